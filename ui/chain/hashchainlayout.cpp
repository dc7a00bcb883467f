// SPDX-License-Identifier: MIT
#include "ui/chain/hashchainlayout.h"

#include "model/text/words/ui/picturewords.h"
#include "ui/chain/chainarrows.h"
#include "ui/chain/chainboxes.h"
#include "ui/chain/chainrows.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sameinside {

namespace {

void walk(const HashChainLayout &layout, int box, bool isUp, std::set<int> &seen)
{
    for (const ChainArrow &arrow : layout.arrows) {
        const int here = isUp ? arrow.to : arrow.from;
        const int next = isUp ? arrow.from : arrow.to;
        if (here == box && seen.insert(next).second)
            walk(layout, next, isUp, seen);
    }
}

QString sideText(const HashChainLayout &layout, Rung rung, NodeRef::Side side)
{
    QStringList texts;
    for (const ChainBox &box : layout.boxes) {
        if (box.rung != rung || box.side != side)
            continue;
        texts << box.lines.join(u' ')
                + (box.isPlaceholder() ? QString() : u' ' + symbol(box.meaning));
    }
    return texts.isEmpty() ? words::picture::none() : texts.join(QStringLiteral(", "));
}

bool isBeyond(const ChainBox &from, const ChainBox &to, Qt::Key key)
{
    switch (key) {
    case Qt::Key_Left:
        return to.rung == from.rung && to.rect.center().y() == from.rect.center().y()
            && to.rect.center().x() < from.rect.center().x();
    case Qt::Key_Right:
        return to.rung == from.rung && to.rect.center().y() == from.rect.center().y()
            && to.rect.center().x() > from.rect.center().x();
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

int HashChainLayout::boxOf(const NodeRef &node) const
{
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const ChainBox &box = boxes[i];
        if (!box.node || box.node->side != node.side || box.node->kind != node.kind)
            continue;
        if (box.node->layer == node.layer || std::ranges::count(box.folded, node.layer))
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

double HashChainLayout::lineCount(Rung rung) const
{
    double lines = 1;
    for (const ChainBox &box : boxes) {
        if (box.rung == rung)
            lines = std::max(lines, box.rect.y() + 1);
    }
    return lines;
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
        for (const auto &number : row.numbers)
            text += QStringLiteral("(%1) ").arg(number.first);
        text += row.wholeText + u'\n';
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
        row ? row->label : QString(), one.lines.join(u' '), meaningName(one.meaning));
    if (one.isClaimed)
        text = words::picture::claimed(text);
    return one.isStrong ? words::picture::cause(text) : text;
}

HashChainLayout layOutHashChain(const ChainSubject &subject, const ChainMetrics &metrics)
{
    return layOutHashChain(subject, ChainFolding(subject), metrics);
}

HashChainLayout layOutHashChain(const ChainSubject &subject, const ChainFolding &folding,
                                const ChainMetrics &metrics)
{
    HashChainLayout layout;
    if (subject.isEmpty())
        return layout;
    const ChainFrame frame(metrics);
    frame.apply(layout);
    ChainRows rows(layout, subject, frame);
    rows.add();
    ChainBoxes boxes(layout, subject, folding, frame);
    boxes.add();
    rows.stack();
    boxes.place();
    ChainArrows(layout, frame).add();
    return layout;
}

} // namespace sameinside
