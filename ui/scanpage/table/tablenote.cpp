// SPDX-License-Identifier: MIT
#include "ui/scanpage/table/tablenote.h"

#include "ui/widgets/fieldframe.h"

#include <QVBoxLayout>

namespace sameinside {

TableNote::TableNote(QWidget *parent) :
    QWidget(parent), m_title(new PlainLabel(Ink::Strong)), m_detail(new PlainLabel(Ink::Faint)),
    m_action(new QPushButton)
{
    setObjectName(QStringLiteral("tableNote"));
    m_title->setObjectName(QStringLiteral("noteTitle"));
    m_title->setAlignment(Qt::AlignCenter);
    m_detail->setAlignment(Qt::AlignCenter);
    m_action->setObjectName(QStringLiteral("noteAction"));
    m_action->setAutoDefault(false);
    connect(m_action, &QPushButton::clicked, this, &TableNote::actionRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addSpacing(8);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
}

void TableNote::showNote(const QString &title, const QString &detail, const QString &action)
{
    m_title->setText(title);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_action->setText(action);
    giveRoom(*m_action);
    show();
}

} // namespace sameinside
