// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanbar.h"

#include "model/text/words/ui/scanpagewords.h"
#include "ui/widgets/menubutton.h"

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int wideEnough = 900; // below, the fields need the room of the words between them

} // namespace

ScanBar::ScanBar(QSettings *settings, QWidget *parent) :
    QWidget(parent), m_list(new ListField), m_between(new PlainLabel(Ink::Faint, say::searchIn())),
    m_targets(new TargetsField), m_optionsButton(new MenuButton),
    m_options(new ScanOptionsMenu(settings, this))
{
    setObjectName(QStringLiteral("scanBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_list, 9);
    layout->addWidget(m_between);
    layout->addWidget(m_targets, 14);
    m_optionsButton->setObjectName(QStringLiteral("optionsButton"));
    m_optionsButton->setText(QStringLiteral("⋯"));
    m_optionsButton->setMenu(m_options);
    m_optionsButton->setToolTip(say::optionsTip());
    m_optionsButton->setAccessibleName(say::scanOptions());
    m_optionsButton->setFixedSize(fieldHeight(*this), fieldHeight(*this));
    layout->addWidget(m_optionsButton);
    m_start = addButton(QStringLiteral("startButton"), say::startButton(), {});
    m_pause = addButton(QStringLiteral("pauseButton"), say::pauseButton(), say::goOnButton());
    m_stop = addButton(QStringLiteral("stopButton"), say::stopButton(), {});
    m_export = addButton(QStringLiteral("exportButton"), say::exportButton(), {});
    connect(m_start, &QPushButton::clicked, this, &ScanBar::startRequested);
    connect(m_pause, &QPushButton::clicked, this,
            [this] { Q_EMIT pauseRequested(m_state == ScanState::Running); });
    connect(m_stop, &QPushButton::clicked, this, &ScanBar::stopRequested);
    connect(m_export, &QPushButton::clicked, this, &ScanBar::exportRequested);
    setState(ScanState::Idle, say::openAList(), false);
}

QPushButton *ScanBar::addButton(const QString &name, const QString &text, const QString &longest)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setFixedHeight(fieldHeight(*this));
    // a fixed width, so that no button moves when one changes its word
    const int words
        = std::max(fontMetrics().horizontalAdvance(text), fontMetrics().horizontalAdvance(longest));
    button->setFixedWidth(words + 22);
    layout()->addWidget(button);
    return button;
}

void ScanBar::setState(ScanState state, const QString &missing, bool hasResults)
{
    m_state = state;
    const bool isIdle = state == ScanState::Idle;
    m_start->setEnabled(isIdle && missing.isEmpty());
    m_start->setDefault(isIdle);
    m_start->setToolTip(isIdle ? missing : QString());
    m_pause->setEnabled(state == ScanState::Running || state == ScanState::Paused);
    m_pause->setText(state == ScanState::Paused ? say::goOnButton() : say::pauseButton());
    m_stop->setEnabled(state == ScanState::Running || state == ScanState::Paused);
    m_export->setEnabled(hasResults);
    m_export->setToolTip(!hasResults  ? say::nothingFoundYet()
                             : isIdle ? say::saveResult()
                                      : say::saveSoFar());
    m_list->setEnabled(isIdle);
    m_targets->setEnabled(isIdle);
    m_optionsButton->setEnabled(isIdle);
}

void ScanBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_between->setVisible(width() >= wideEnough);
    m_list->setShort(width() < wideEnough);
}

} // namespace sameinside
