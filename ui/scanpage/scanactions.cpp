// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanactions.h"

#include "model/text/words/ui/scanpagewords.h"

namespace sameinside {

namespace say = words::scanpage;

ScanActions::ScanActions(QObject *parent) :
    QObject(parent),
    m_open(add(QStringLiteral("scanOpen"), say::openMenu(), &ScanActions::openRequested)),
    m_new(add(QStringLiteral("scanNew"), say::newMenu(), &ScanActions::newRequested)),
    m_edit(add(QStringLiteral("scanEdit"), say::editMenu(), &ScanActions::editRequested)),
    m_start(add(QStringLiteral("scanStart"), say::startMenu(), &ScanActions::startRequested)),
    m_pause(add(QStringLiteral("scanPause"), say::pauseMenu(), &ScanActions::pauseToggled)),
    m_stop(add(QStringLiteral("scanStop"), say::stopMenu(), &ScanActions::stopRequested)),
    m_export(add(QStringLiteral("scanExport"), say::exportMenu(), &ScanActions::exportRequested))
{
}

QAction *ScanActions::add(const QString &name, const QString &text, void (ScanActions::*asks)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, &ScanActions::chosen);
    connect(action, &QAction::triggered, this, asks);
    m_all.append(action);
    return action;
}

void ScanActions::setState(ScanState state, bool canStart, bool hasResults)
{
    const bool isIdle = state == ScanState::Idle;
    const bool canHold = state == ScanState::Running || state == ScanState::Paused;
    m_open->setEnabled(isIdle);
    m_new->setEnabled(isIdle);
    m_edit->setEnabled(isIdle);
    m_start->setEnabled(isIdle && canStart);
    m_pause->setEnabled(canHold);
    m_stop->setEnabled(canHold);
    m_export->setEnabled(hasResults);
}

} // namespace sameinside
