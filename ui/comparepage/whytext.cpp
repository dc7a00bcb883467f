// SPDX-License-Identifier: MIT
#include "ui/comparepage/whytext.h"

#include "model/plaintext.h"
#include "ui/comparepage/rungchip.h"
#include "ui/plaintip.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>

namespace sameinside {

namespace {

QLabel *textLabel(const QString &text, const QColor &ink, bool strong = false)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    if (!text.isEmpty())
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, ink);
    label->setPalette(palette);
    QFont font = label->font();
    font.setBold(strong);
    label->setFont(font);
    return label;
}

QLabel *digestLabel(const std::optional<Digest> &digest, const QColor &ink)
{
    QLabel *label = textLabel(digest ? digest->shortText() : QStringLiteral("–"), ink);
    label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    if (digest)
        label->setToolTip(plainToolTip(digest->toString()));
    return label;
}

QString reachText(const Cause &cause)
{
    QString text = QStringLiteral("enters at ") + rungTitle(cause.rung).toLower();
    QStringList reached;
    for (const Rung rung : cause.reaches)
        reached += rungTitle(rung).toLower();
    if (!reached.isEmpty())
        text += QStringLiteral(", climbs to ") + reached.join(QStringLiteral(", "));
    return text;
}

} // namespace

WhyText::WhyText(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("whyText"));
    setAccessibleName(QStringLiteral("Why, in words"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setBackgroundRole(QPalette::Base);
}

void WhyText::setPlatform(const PlatformComparison *platform)
{
    m_platform = platform ? std::optional(*platform) : std::nullopt;
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    if (m_platform) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(24);
        grid->setVerticalSpacing(8);
        addRungs(grid, *m_platform);
        layout->addLayout(grid);
        addCauses(layout, *m_platform);
    }
    layout->addStretch();
    setWidget(page);
}

void WhyText::addRungs(QGridLayout *grid, const PlatformComparison &platform)
{
    const QColor muted = mutedText(palette());
    const QColor text = palette().color(QPalette::Text);
    int row = 0;
    for (const RungExplanation &rung : explainRungs(platform)) {
        const RungState &state = platform.rung(rung.rung);
        const auto meaning = meaningOf(rung.rung, rung.relation);
        const QColor ink = meaning ? coloursOf(*meaning, palette()).text : muted;
        const bool isCause = !rung.causes.empty();
        QLabel *symbol = textLabel(meaning ? symbolOf(*meaning) : QString(), ink, true);
        if (meaning)
            symbol->setAccessibleName(wordOf(*meaning));
        QLabel *words = textLabel(rung.text, isCause ? text : muted);
        words->setWordWrap(true);
        grid->addWidget(textLabel(rungTitle(rung.rung), text, true), row, 0, Qt::AlignTop);
        grid->addWidget(digestLabel(state.left, text), row, 1, Qt::AlignTop);
        grid->addWidget(symbol, row, 2, Qt::AlignTop | Qt::AlignHCenter);
        grid->addWidget(digestLabel(state.right, text), row, 3, Qt::AlignTop);
        grid->addWidget(words, row, 4);
        ++row;
    }
    grid->setColumnStretch(4, 1);
}

void WhyText::addCauses(QVBoxLayout *layout, const PlatformComparison &platform)
{
    const QColor muted = mutedText(palette());
    const QColor strong = coloursOf(Meaning::Differs, palette()).text;
    const QColor text = palette().color(QPalette::Text);
    if (platform.causes.empty())
        return;
    layout->addSpacing(4);
    layout->addWidget(textLabel(QStringLiteral("Where the difference enters"), text, true));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int number = 0;
    for (const Cause &cause : platform.causes) {
        ++number;
        auto *words = textLabel(shownText(cause.text), text);
        words->setObjectName(QStringLiteral("cause ") + causeName(cause.code));
        words->setWordWrap(true);
        auto *reach = textLabel(reachText(cause), muted);
        reach->setWordWrap(true);
        grid->addWidget(textLabel(QString::number(number), strong, true), 2 * number, 0,
                        Qt::AlignTop);
        grid->addWidget(words, 2 * number, 1);
        grid->addWidget(reach, 2 * number + 1, 1);
    }
    layout->addLayout(grid);
}

void WhyText::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_platform) {
        const PlatformComparison kept = *m_platform;
        setPlatform(&kept);
    }
}

} // namespace sameinside
