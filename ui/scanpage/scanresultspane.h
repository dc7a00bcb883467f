// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/scansession.h"

#include <QSettings>
#include <QSplitter>

namespace sameinside {

class FilterBar;
class ScanTable;
class SelectionPane;
class SummaryPane;
class TableNote;

/// The lines of a session, a filter above them, and beside them what they add up to and what is
/// known of the current one.
class ScanResultsPane final : public QSplitter {
    Q_OBJECT

public:
    /// settings keep the widths, or are absent.
    ScanResultsPane(ScanSession *session, QSettings *settings, QWidget *parent = nullptr);
    ~ScanResultsPane() override;

    void showTotals();
    /// Another list is shown: nothing is filtered and selected.
    void forget();
    void focusTable();
    void focusFilter();
    /// The page may be too narrow for the details.
    void showDetails(bool shown);

Q_SIGNALS:
    /// platform is empty for all.
    void compareRequested(const QString &left, const QString &right, const QString &platform);
    /// The list names no images, and some are to be typed.
    void linesWanted();

private:
    QWidget *buildLines();
    QWidget *buildDetails();
    void showNote();
    void followNote();
    void compareCurrent();

    ScanSession *m_session;
    QSettings *m_settings;
    FilterBar *m_filter;
    ScanTable *m_table;
    TableNote *m_note;
    SummaryPane *m_summary;
    SelectionPane *m_selection;
};

} // namespace sameinside
