// SPDX-License-Identifier: MIT
#include "ui/scanpage/details/summarypane.h"

#include "model/text/groupednumber.h"
#include "model/text/numbers.h"
#include "model/text/words/ui/scandetailwords.h"
#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/rows/statuslook.h"

#include <QGridLayout>
#include <QPainter>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr std::array legendStates{RowState::Present, RowState::Partial, RowState::Missing,
                                  RowState::Error, RowState::Unknown};
constexpr int swatchSize = 12;

/// A coloured square with the symbol's state in a legend.
class Swatch final : public QWidget {
public:
    explicit Swatch(RowState state) : m_state(state) { setFixedSize(swatchSize, swatchSize); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(blockColour(m_state, palette()));
        painter.drawRoundedRect(rect(), 3, 3);
    }

private:
    RowState m_state;
};

PlainLabel *numberLabel(Ink ink, const QString &name)
{
    auto *label = new PlainLabel(ink);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return label;
}

QGridLayout *denseGrid(QWidget *widget)
{
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    return grid;
}

} // namespace

SummaryPane::SummaryPane(QWidget *parent) :
    QWidget(parent), m_title(new PlainLabel(Ink::Strong)),
    m_checked(numberLabel(Ink::Faint, QStringLiteral("summaryChecked"))), m_shares(new ThinBar(16))
{
    m_title->setObjectName(QStringLiteral("summaryTitle"));
    m_shares->setAccessibleName(say::sharesOfTheList());
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(m_checked);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_shares);
    layout->addWidget(buildLegend());
    layout->addSpacing(8);
    layout->addWidget(buildBytes());
    setTotals({}, false);
}

QWidget *SummaryPane::buildLegend()
{
    auto *legend = new QWidget;
    QGridLayout *grid = denseGrid(legend);
    int row = 0;
    for (const RowState state : legendStates) {
        PlainLabel *&count = m_counts[std::size_t(state)];
        count = numberLabel(Ink::Strong, QStringLiteral("count") + stateName(state));
        const QString word = state == RowState::Error ? countWord(state) : stateWord(state);
        const QWidgetList cells{new Swatch(state), new PlainLabel(Ink::Plain, word), count};
        for (int column = 0; column < int(cells.size()); ++column)
            grid->addWidget(cells.at(column), row, column);
        if (state == RowState::Unknown)
            m_unknown = cells;
        ++row;
    }
    grid->setColumnStretch(1, 1);
    return legend;
}

QWidget *SummaryPane::buildBytes()
{
    auto *box = new QWidget;
    QGridLayout *grid = denseGrid(box);
    m_bytesTitle = new PlainLabel(Ink::Strong);
    m_bytesTitle->setObjectName(QStringLiteral("bytesTitle"));
    m_bytes = new ThinBar(16);
    m_bytes->setAccessibleName(say::neededOfAll());
    m_needed = numberLabel(Ink::Strong, QStringLiteral("bytesNeeded"));
    m_there = numberLabel(Ink::Faint, QStringLiteral("bytesThere"));
    grid->addWidget(m_bytesTitle, 0, 0, 1, 2);
    grid->setRowMinimumHeight(1, 24);
    grid->addWidget(m_bytes, 1, 0, 1, 2);
    grid->addWidget(new PlainLabel(Ink::Plain, say::needed()), 2, 0);
    grid->addWidget(m_needed, 2, 1);
    auto *there = new PlainLabel(Ink::Faint, say::alreadyThere());
    grid->addWidget(there, 3, 0);
    grid->addWidget(m_there, 3, 1);
    grid->setColumnStretch(0, 1);
    return box;
}

void SummaryPane::setTotals(const ScanTotals &totals, bool isScanned)
{
    const int all = totals.all();
    m_title->setText(say::imagesInTheList(all));
    m_checked->setText(isScanned && totals.checked() < all ? say::checked(totals.checked())
                                                           : QString());
    std::vector<ThinBar::Block> blocks;
    QStringList words;
    for (const RowState state : legendStates) {
        m_counts[std::size_t(state)]->setText(groupedNumber(totals.of(state)));
        words.append(say::wordAndCount(countWord(state), groupedNumber(totals.of(state))));
        blocks.push_back(
            {all > 0 ? double(totals.of(state)) / all : 0,
             [state](const QPalette &palette) { return blockColour(state, palette); }});
    }
    for (QWidget *widget : std::as_const(m_unknown))
        widget->setVisible(totals.of(RowState::Unknown) > 0);
    m_shares->setBlocks(std::move(blocks));
    m_shares->setAccessibleDescription(words.join(QStringLiteral(", ")));
    if (totals.priced == 0) {
        setNoBytes();
        return;
    }
    setBytes(say::bytesToCopySoFar(), say::bytesOfLines(totals.priced), totals.toCopy,
             totals.there);
}

void SummaryPane::setFinalBytes(qint64 needed, qint64 there)
{
    setBytes(say::bytesToCopy(), say::eachBlobOnce(), needed, there);
}

void SummaryPane::setBytes(const QString &title, const QString &tip, qint64 needed, qint64 there)
{
    m_bytesTitle->setText(title);
    m_bytesTitle->setToolTip(tip);
    m_needed->setText(humanSize(needed));
    m_needed->setToolTip(say::bytes(needed));
    m_there->setText(humanSize(there));
    m_there->setToolTip(say::bytes(there));
    const qint64 all = saturatedSum(needed, there);
    m_bytes->setFraction(all > 0 ? double(needed) / double(all) : 0);
}

void SummaryPane::setNoBytes()
{
    m_bytesTitle->setText(say::bytesToCopy());
    m_bytesTitle->setToolTip(say::aScanTells());
    for (PlainLabel *label : {m_needed, m_there}) {
        label->setText(QStringLiteral("—"));
        label->setToolTip({});
    }
    m_bytes->setFraction(0);
}

} // namespace sameinside
