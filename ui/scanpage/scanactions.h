// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/backgroundscan.h"

#include <QAction>

namespace sameinside {

/// What can be done on the page, for a menu: open, new, type lines, start, pause, stop, export.
class ScanActions final : public QObject {
    Q_OBJECT

public:
    explicit ScanActions(QObject *parent = nullptr);

    /// In the order of a menu.
    const QList<QAction *> &all() const { return m_all; }

    /// What can be done now.
    void setState(ScanState state, bool canStart, bool hasResults);

Q_SIGNALS:
    /// Any of them, and before what it asks for.
    void chosen();
    void openRequested();
    void newRequested();
    void editRequested();
    void startRequested();
    void pauseToggled();
    void stopRequested();
    void exportRequested();

private:
    QAction *add(const QString &name, const QString &text, void (ScanActions::*asks)());

    QList<QAction *> m_all;
    QAction *m_open;
    QAction *m_new;
    QAction *m_edit;
    QAction *m_start;
    QAction *m_pause;
    QAction *m_stop;
    QAction *m_export;
};

} // namespace sameinside
