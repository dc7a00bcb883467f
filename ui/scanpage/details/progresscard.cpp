// SPDX-License-Identifier: MIT
#include "ui/scanpage/details/progresscard.h"

#include "model/text/words/ui/scandetailwords.h"
#include "ui/scanpage/details/progresswords.h"

#include <QGridLayout>

namespace sameinside {

namespace say = words::scanpage;

namespace {

QString percentText(std::optional<int> percent)
{
    return percent ? say::percent(*percent) : QString();
}

} // namespace

ProgressCard::ProgressCard(QWidget *parent) :
    Card(parent), m_phase(new PlainLabel), m_counts(new ShortenedLabel(Ink::Faint, Qt::ElideRight)),
    m_pace(new PlainLabel(Ink::Faint)), m_percent(new PlainLabel(Ink::Faint)), m_bar(new ThinBar(8))
{
    setObjectName(QStringLiteral("progressCard"));
    m_phase->setObjectName(QStringLiteral("progressPhase"));
    m_counts->setObjectName(QStringLiteral("progressCounts"));
    m_pace->setObjectName(QStringLiteral("progressPace"));
    m_percent->setObjectName(QStringLiteral("progressPercent"));
    m_bar->setObjectName(QStringLiteral("progressBar"));
    m_bar->setAccessibleName(say::progress());
    m_pace->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // wide enough for what comes, so that the bar keeps its length
    m_percent->setMinimumWidth(fontMetrics().horizontalAdvance(say::percent(100)) + 4);

    auto *words = new QHBoxLayout;
    words->setSpacing(12);
    words->addWidget(m_phase);
    words->addWidget(m_counts, 1);
    words->addWidget(m_pace);
    auto *progress = new QHBoxLayout;
    progress->setSpacing(12);
    progress->addWidget(m_bar, 1);
    progress->addWidget(m_percent);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(4);
    layout->addStretch();
    layout->addLayout(words);
    layout->addLayout(progress);
    layout->addStretch();
}

void ProgressCard::setTexts(const QString &title, const QString &detail, const QString &pace,
                            const QString &percent)
{
    m_phase->setText(title);
    m_counts->setFullText(detail);
    m_pace->setText(pace);
    m_percent->setText(percent);
    m_bar->setAccessibleDescription(percent);
}

void ProgressCard::showReady(const QString &title, const QString &detail)
{
    setTexts(title, detail, {}, {});
    m_bar->setBlocks({});
}

void ProgressCard::showProgress(const ScanProgress &progress)
{
    setTexts(phaseWords(progress), countWords(progress), paceWords(progress),
             percentText(progress.percent()));
    if (const auto percent = progress.percent())
        m_bar->setFraction(*percent / 100.0);
    else if (!progress.isPaused)
        m_bar->setBusy();
    else
        m_bar->setFraction(0);
}

void ProgressCard::showEnd(const QString &title, const QString &detail, std::optional<int> percent)
{
    setTexts(title, detail, {}, percentText(percent));
    m_bar->setFraction(percent.value_or(0) / 100.0);
}

} // namespace sameinside
