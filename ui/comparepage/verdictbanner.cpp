// SPDX-License-Identifier: MIT
#include "ui/comparepage/verdictbanner.h"

#include "model/text/words/ui/comparepagewords.h"
#include "model/text/words/ui/widgetwords.h"
#include "ui/chain/chaindetails.h"
#include "ui/comparepage/rungchip.h"
#include "ui/widgets/plaintip.h"

#include <QEvent>
#include <QPainter>

namespace sameinside {

namespace {

constexpr int textWidthWanted = 360;

QLabel *plainLabel(const QString &objectName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

Meaning meaningOf(PlatformStand stand)
{
    switch (stand) {
    case PlatformStand::Same:
        return Meaning::Same;
    case PlatformStand::Unknown:
        return Meaning::Unknown;
    case PlatformStand::Damaged:
        return Meaning::Error;
    case PlatformStand::Differs:
        break;
    }
    return Meaning::Differs;
}

VerdictBanner::VerdictBanner(QWidget *parent) :
    QFrame(parent), m_symbol(plainLabel(QStringLiteral("verdictSymbol"))),
    m_title(plainLabel(QStringLiteral("verdictTitle"))),
    m_sentence(plainLabel(QStringLiteral("verdictSentence"))), m_chips(new QWidget),
    m_example(new Chip(words::comparepage::exampleChip())),
    m_stop(new QPushButton(words::widgets::stop()))
{
    setObjectName(QStringLiteral("verdictBanner"));
    QFont strong = font();
    strong.setBold(true);
    strong.setPointSizeF(strong.pointSizeF() * 1.15);
    m_title->setFont(strong);
    strong.setPointSizeF(strong.pointSizeF() * 1.25);
    m_symbol->setFont(strong);
    m_symbol->setFixedWidth(24);
    m_symbol->setAlignment(Qt::AlignCenter);
    for (QLabel *label : {m_title, m_sentence})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel *label : {m_title, m_sentence})
        label->setWordWrap(true);
    m_example->setObjectName(QStringLiteral("exampleChip"));
    m_example->hide();
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setToolTip(words::comparepage::stopTip());
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, this, &VerdictBanner::stopRequested);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addStretch();
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_example, 0, Qt::AlignVCenter);
    head->addWidget(m_title, 1);
    texts->addLayout(head);
    texts->addWidget(m_sentence);
    texts->addStretch();
    auto *words = new QHBoxLayout;
    words->setSpacing(12);
    words->addWidget(m_symbol);
    words->addLayout(texts, 1);
    words->addWidget(m_stop, 0, Qt::AlignVCenter);
    auto *chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(8);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(16, 8, 16, 8);
    m_layout->setSpacing(8);
    m_layout->addLayout(words, 1);
    m_layout->addWidget(m_chips, 0, Qt::AlignVCenter);
    showNothing();
}

void VerdictBanner::setTexts(const QString &mark, const QString &title, const QString &sentence,
                             std::optional<Meaning> meaning)
{
    m_meaning = meaning;
    m_symbol->setText(mark);
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    applyColours();
    arrange();
}

void VerdictBanner::setChips(const PlatformComparison *platform)
{
    while (QLayoutItem *item = m_chips->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (platform) {
        for (const RungExplanation &rung : explainRungs(*platform)) {
            const auto chip = rungChipText(*platform, rung.rung);
            if (!chip)
                continue;
            auto *widget = new RungChip(chip->text, chip->meaning, chip->isClaimed);
            widget->setObjectName(QStringLiteral("chip ") + rungName(rung.rung));
            const QString text = chip->isClaimed ? rung.text + u'\n' + howToVerify() : rung.text;
            widget->setToolTip(plainToolTip(words::comparepage::goesTo(text)));
            widget->setAccessibleDescription(text);
            connect(widget, &RungChip::clicked, this,
                    [this, which = rung.rung] { Q_EMIT rungChosen(which); });
            m_chips->layout()->addWidget(widget);
        }
    }
    m_hasChips = platform != nullptr;
    arrange();
}

void VerdictBanner::showVerdict(const Verdict &verdict, Meaning meaning,
                                const PlatformComparison *platform)
{
    offerStop(false);
    setTexts(meaning == Meaning::Same ? QStringLiteral("✔") : symbol(meaning), verdict.title,
             verdict.sentence, meaning);
    setChips(platform);
}

void VerdictBanner::showNote(const QString &title, const QString &sentence, Meaning meaning)
{
    offerStop(false);
    setTexts(symbol(meaning), title, sentence, meaning);
    setChips(nullptr);
}

void VerdictBanner::showBusy(const QString &title, const QString &what)
{
    setTexts(QStringLiteral("…"), title, what, std::nullopt);
    setChips(nullptr);
}

void VerdictBanner::showNothing()
{
    offerStop(false);
    setTexts({}, {}, {}, std::nullopt);
    setChips(nullptr);
}

void VerdictBanner::offerStop(bool offered)
{
    m_stop->setVisible(offered);
}

void VerdictBanner::markExample(bool isExample)
{
    m_example->setVisible(isExample);
    arrange();
}

void VerdictBanner::setCompact(bool isCompact)
{
    if (std::exchange(m_isCompact, isCompact) != isCompact)
        arrange();
}

void VerdictBanner::arrange()
{
    const int chips = m_hasChips ? m_chips->sizeHint().width() : 0;
    const bool beside = width() - chips - 80 >= textWidthWanted;
    m_chips->setVisible(m_hasChips && (beside || !m_isCompact));
    m_layout->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_layout->setAlignment(m_chips, beside ? Qt::AlignVCenter : Qt::AlignLeft);
    // under the words, chips begin where the words do
    m_chips->layout()->setContentsMargins(beside ? 0 : 36, 0, 0, 0);
    // room for a title and two lines, so that most verdicts move nothing when they come
    const int usual = 16 + QFontMetrics(m_title->font()).height() + 2 * fontMetrics().height();
    m_layout->invalidate();
    setMinimumHeight(std::max(usual, m_layout->totalHeightForWidth(width())));
}

void VerdictBanner::applyColours()
{
    const QColor text = palette().color(QPalette::Text);
    setInk(m_title, text);
    setInk(m_sentence, text);
    setInk(m_symbol, m_meaning ? coloursOf(*m_meaning, palette()).text : text);
    update();
}

void VerdictBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen border(hairline(palette()), 1);
    QColor ground = palette().color(QPalette::Base);
    if (m_meaning) {
        const MeaningColours colours = coloursOf(*m_meaning, palette());
        border = QPen(colours.border, 1, colours.dashed ? Qt::DashLine : Qt::SolidLine);
        ground = colours.ground;
    }
    painter.setPen(border);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void VerdictBanner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void VerdictBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

} // namespace sameinside
