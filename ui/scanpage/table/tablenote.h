// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/labels.h"

#include <QPushButton>

namespace sameinside {

/// Stands where a table has no rows: why, and a button for what to do about it.
class TableNote final : public QWidget {
    Q_OBJECT

public:
    explicit TableNote(QWidget *parent = nullptr);

    void showNote(const QString &title, const QString &detail, const QString &action);

Q_SIGNALS:
    void actionRequested();

private:
    PlainLabel *m_title;
    PlainLabel *m_detail;
    QPushButton *m_action;
};

} // namespace sameinside
