// SPDX-License-Identifier: MIT
#include "ui/chain/hashchainlayout.h"

#include "model/text/words/ui/chainwords.h"
#include "model/text/words/ui/picturewords.h"
#include "ui/chain/chainarrows.h"
#include "ui/chain/chainpages.h"
#include "ui/chain/chainplacing.h"
#include "ui/chain/chainstatements.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sameinside {

namespace {

// From all there is to the least that still tells something.
constexpr std::array allLimits{
    ChainLimits{},
    ChainLimits{.fields = 5, .layers = 9, .entries = 5, .evidence = 3},
    ChainLimits{.fields = 4, .layers = 6, .entries = 4, .evidence = 2},
    ChainLimits{.fields = 3, .layers = 4, .entries = 3, .evidence = 1},
    ChainLimits{.fields = 2, .layers = 2, .entries = 2, .evidence = 1},
};

constexpr std::size_t leastLimits = allLimits.size() - 1;
constexpr std::size_t whereScrolled = 2;

void walk(const HashChainLayout &layout, int box, bool isUp, std::set<int> &seen)
{
    for (const ChainArrow &arrow : layout.arrows) {
        const int here = isUp ? arrow.from : arrow.to;
        const int next = isUp ? arrow.to : arrow.from;
        if (here == box && seen.insert(next).second)
            walk(layout, next, isUp, seen);
    }
}

QString spokenLine(const ChainLine &line)
{
    if (line.isNote)
        return line.label;
    return line.label + u' ' + line.value + u' ' + symbol(line.meaning);
}

QString spokenBox(const ChainBox &box)
{
    QStringList parts{(box.title + u' ' + box.text).trimmed()};
    if (box.node)
        parts.back() += u' ' + symbol(box.meaning);
    for (const ChainLine &line : box.lines) {
        if (!line.isBlank)
            parts << spokenLine(line);
    }
    return parts.join(QStringLiteral("; "));
}

QString sideText(const HashChainLayout &layout, Rung rung, NodeRef::Side side)
{
    QStringList texts;
    for (const ChainBox &box : layout.boxes) {
        if (box.rung == rung && box.side == side)
            texts << spokenBox(box);
    }
    return texts.isEmpty() ? words::picture::none() : texts.join(QStringLiteral(", "));
}

bool isBeyond(const ChainBox &from, const ChainBox &to, Qt::Key key)
{
    switch (key) {
    case Qt::Key_Left:
        return to.rung == from.rung && to.rect.center().x() < from.rect.center().x();
    case Qt::Key_Right:
        return to.rung == from.rung && to.rect.center().x() > from.rect.center().x();
    case Qt::Key_Up:
        return to.side == from.side && to.rect.bottom() <= from.rect.top();
    case Qt::Key_Down:
        return to.side == from.side && to.rect.top() >= from.rect.bottom();
    default:
        return false;
    }
}

} // namespace

int HashChainLayout::boxAt(QPointF position) const
{
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].rect.contains(position))
            return int(i);
    }
    return -1;
}

int HashChainLayout::causeAt(QPointF position) const
{
    const auto found = std::ranges::find_if(statements, [&](const ChainStatement &statement) {
        return statement.cause >= 0 && statement.rect.contains(position);
    });
    return found == statements.end() ? -1 : found->cause;
}

int HashChainLayout::boxOf(const NodeRef &node) const
{
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const ChainBox &box = boxes[i];
        if (!box.node || box.node->side != node.side || box.node->kind != node.kind)
            continue;
        if (box.node->layer == node.layer || std::ranges::count(box.layers, node.layer))
            return int(i);
    }
    return -1;
}

std::vector<int> HashChainLayout::boxesOf(NodeRef::Side side, Rung rung) const
{
    std::vector<int> found;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const ChainBox &box = boxes[i];
        if (box.side == side && box.rung == rung && box.node)
            found.push_back(int(i));
    }
    return found;
}

const ChainRow *HashChainLayout::rowOf(Rung rung) const
{
    const auto found = std::ranges::find(rows, rung, &ChainRow::rung);
    return found == rows.end() ? nullptr : &*found;
}

std::vector<int> HashChainLayout::path(int box) const
{
    if (box < 0)
        return {};
    std::set<int> seen;
    walk(*this, box, true, seen);
    walk(*this, box, false, seen);
    seen.insert(box);
    return {seen.begin(), seen.end()};
}

int HashChainLayout::neighbour(int box, Qt::Key key) const
{
    if (box < 0 || box >= int(boxes.size()))
        return -1;
    const ChainBox &from = this->box(box);
    int best = box;
    double nearest = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].node || !isBeyond(from, boxes[i], key))
            continue;
        const QPointF away = boxes[i].rect.center() - from.rect.center();
        const bool isVertical = key == Qt::Key_Up || key == Qt::Key_Down;
        // Up and down prefer the next row, then what stands nearest to straight above or below.
        const double distance
            = isVertical ? std::abs(away.y()) * 1000 + std::abs(away.x()) : std::abs(away.x());
        if (best == box || distance < nearest) {
            best = int(i);
            nearest = distance;
        }
    }
    return best;
}

QString HashChainLayout::description() const
{
    QString text;
    for (const ChainRow &row : rows) {
        text += words::picture::row(row.label, row.isAbsent ? QString() : symbol(row.meaning),
                                    sideText(*this, row.rung, NodeRef::Side::Left),
                                    sideText(*this, row.rung, NodeRef::Side::Right));
        QStringList said;
        for (const ChainStatement &statement : statements) {
            if (statement.rung != row.rung)
                continue;
            said << (statement.cause < 0
                         ? statement.whole
                         : QStringLiteral("(%1) ").arg(statement.cause + 1) + statement.whole);
        }
        text += said.join(QStringLiteral("; ")) + u'\n';
    }
    return text;
}

QString HashChainLayout::description(int box) const
{
    if (box < 0 || box >= int(boxes.size()))
        return {};
    const ChainBox &one = this->box(box);
    const ChainRow *row = rowOf(one.rung);
    QString text = words::picture::box(
        one.side == NodeRef::Side::Left ? words::picture::left() : words::picture::right(),
        row ? row->label : QString(), one.text, meaningName(one.meaning));
    if (one.isClaimed)
        text = words::picture::claimed(text);
    return one.isStrong() ? words::picture::cause(text) : text;
}

HashChainLayout layOutHashChain(const ChainSubject &subject, const ChainMetrics &metrics)
{
    return layOutHashChain(subject, ChainFacts::of(subject), metrics);
}

HashChainLayout layOutHashChain(const ChainSubject &subject, const ChainFacts &facts,
                                const ChainMetrics &metrics)
{
    if (subject.isEmpty())
        return {};
    const ChainFrame frame(metrics);
    const auto layOut = [&](std::size_t leftOut) {
        HashChainLayout layout;
        const ChainLimits &limits = allLimits[leftOut];
        ChainPages(layout, subject, facts, frame, limits).add();
        ChainStatements(layout, subject, facts, frame, limits).add();
        ChainPlacing(layout, subject, frame).place();
        layout.leftOut = int(leftOut);
        return layout;
    };
    HashChainLayout layout = layOut(0);
    const auto last
        = metrics.unfolded ? 0 : std::min(std::size_t(metrics.mostLeftOut), leastLimits);
    for (std::size_t i = 1; i <= last && !layout.fits; ++i)
        layout = layOut(i);
    if (!layout.fits && last == leastLimits)
        layout = layOut(whereScrolled); // who scrolls anyway need not do with the least
    ChainArrows(layout, frame).add();
    return layout;
}

} // namespace sameinside
