// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanrow.h"
#include "ui/scanpage/rows/shownplace.h"
#include "ui/widgets/labels.h"

#include <QListWidget>
#include <QPushButton>

namespace sameinside {

/// The selected line: why it is judged so, where it was found, and the way to both images side by
/// side.
class SelectionPane final : public QWidget {
    Q_OBJECT

public:
    explicit SelectionPane(QWidget *parent = nullptr);

    /// Nothing for no line.
    void showRow(const ScanRow *row);
    /// The place that a comparison would take; null where there is none.
    const ShownPlace *chosenPlace() const;
    /// The caller places it, where it is always in sight.
    QPushButton *compareButton() const { return m_compare; }

Q_SIGNALS:
    void compareRequested();

private:
    void fillPlaces(const SourceResult &result);

    PlainLabel *m_title;
    ShortenedLabel *m_name;
    PlainLabel *m_verdict;
    PlainLabel *m_reason;
    PlainLabel *m_placesTitle;
    QListWidget *m_list;
    QPushButton *m_compare;
    std::vector<ShownPlace> m_places;
    int m_line = 0;
};

} // namespace sameinside
