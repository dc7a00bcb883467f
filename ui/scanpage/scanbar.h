// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/backgroundscan.h"
#include "ui/scanpage/fields/listfield.h"
#include "ui/scanpage/fields/scanoptions.h"
#include "ui/scanpage/fields/targetsfield.h"

#include <QPushButton>

namespace sameinside {

/// The row of the tool bar where a scan is set up, started, held and stopped.
class ScanBar final : public QWidget {
    Q_OBJECT

public:
    explicit ScanBar(QSettings *settings, QWidget *parent = nullptr);

    ListField *list() const { return m_list; }
    TargetsField *targets() const { return m_targets; }
    ScanOptionsMenu *options() const { return m_options; }

    /// What can be done now. missing says what is missing to start; nothing where all is there.
    void setState(ScanState state, const QString &missing, bool hasResults);

Q_SIGNALS:
    void startRequested();
    void pauseRequested(bool paused);
    void stopRequested();
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *addButton(const QString &name, const QString &text, const QString &longest);

    ListField *m_list;
    PlainLabel *m_between;
    TargetsField *m_targets;
    QToolButton *m_optionsButton;
    ScanOptionsMenu *m_options;
    QPushButton *m_start = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_export = nullptr;
    ScanState m_state = ScanState::Idle;
};

} // namespace sameinside
