// SPDX-License-Identifier: MIT
#include "ui/chain/chainarrows.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr double tip = 2;  // between an arrow and what it points at
constexpr double rail = 7; // of equal contents, below their boxes
constexpr double turnStep = 5;

double sharp(double value)
{
    return std::floor(value) + 0.5;
}

} // namespace

void ChainArrows::add()
{
    addSide(Side::Left);
    addSide(Side::Right);
}

void ChainArrows::addSide(Side side)
{
    m_blobLanes = 0;
    m_contentsLanes = 0;
    for (std::size_t i = 0; i < m_layout.boxes.size(); ++i) {
        const ChainBox &box = m_layout.box(int(i));
        if (box.side != side || !box.isPage())
            continue;
        for (std::size_t line = 0; line < box.lines.size(); ++line) {
            if (box.lines[line].names)
                addLine(int(i), int(line));
        }
    }
    addColumns(side);
    addFiles(side);
}

ChainArrow ChainArrows::arrow(int from, int to, int line) const
{
    const ChainBox &page = m_layout.box(to);
    const ChainBox &named = m_layout.box(from);
    const ChainLine &names = page.lines[std::size_t(line)];
    // a line that is another only by its place in the list names the same
    const Meaning meaning = named.meaning == Meaning::Error ? Meaning::Error
        : names.isOwn                                       ? named.meaning
                                                            : names.meaning;
    return {.from = from, .to = to, .line = line, .meaning = meaning, .isDashed = named.isClaimed};
}

void ChainArrows::addLine(int page, int line)
{
    const ChainBox &box = m_layout.box(page);
    const ChainLine &names = box.lines[std::size_t(line)];
    switch (*names.names) {
    case NodeRef::Kind::Layer:
        addBlobs(page, line);
        return;
    case NodeRef::Kind::Contents:
        addContents(page, line);
        return;
    case NodeRef::Kind::Index:
        return;
    case NodeRef::Kind::Manifest:
    case NodeRef::Kind::Config:
        break;
    }
    const NodeRef node{box.side, *names.names, {}, -1};
    const int named = m_layout.boxOf(node);
    // the picture shows one platform of an index
    if (named >= 0
        && (*names.names == NodeRef::Kind::Config
            || names.platform == m_layout.box(named).node->platform
            || names.value == m_layout.box(named).text))
        addDocument(named, page, line);
}

// Along the left of both pages.
void ChainArrows::addDocument(int from, int page, int line)
{
    ChainArrow one = arrow(from, page, line);
    const ChainBox &named = m_layout.box(from);
    const ChainBox &upper = m_layout.box(page);
    const double lane = m_frame.leftLane(named.side, 0);
    const double start = sharp(named.headRect().center().y());
    const double end = sharp(upper.lineRect(std::size_t(line)).center().y());
    one.way = QPolygonF{
        {named.rect.left(), start}, {lane, start}, {lane, end}, {upper.rect.left() - tip, end}};
    m_layout.arrows.push_back(std::move(one));
}

std::vector<int> ChainArrows::holders(Side side, Rung rung, const std::vector<int> &layers) const
{
    std::vector<int> found;
    for (const int box : m_layout.boxesOf(side, rung)) {
        const auto &held = m_layout.box(box).layers;
        if (std::ranges::any_of(layers, [&](int layer) { return std::ranges::count(held, layer); }))
            found.push_back(box);
    }
    return found;
}

// Lane 0 is of what does not climb; then those of blobs, then those of contents.
double ChainArrows::laneFor(Side side, Rung rung, Meaning meaning)
{
    if (meaning != Meaning::Differs && meaning != Meaning::OnlyHere)
        return m_frame.rightLane(side, 0);
    const int lanes = m_frame.rightLanes();
    const int blobs = lanes / 2; // 1 of 3, 3 of 6
    const bool isBlob = rung == Rung::Blobs;
    const int own = isBlob ? blobs : lanes - 1 - blobs;
    int &taken = isBlob ? m_blobLanes : m_contentsLanes;
    const int lane = std::min(taken++, own - 1);
    return m_frame.rightLane(side, (isBlob ? 1 : 1 + blobs) + lane);
}

// Out of the top of a box, along the right, and into the line.
void ChainArrows::addRight(ChainArrow one, double x, double lane, double turn)
{
    const ChainBox &named = m_layout.box(one.from);
    const ChainBox &page = m_layout.box(one.to);
    const double end = sharp(page.lineRect(std::size_t(one.line)).center().y());
    one.way = QPolygonF{{sharp(x), named.rect.top()},
                        {sharp(x), sharp(turn)},
                        {lane, sharp(turn)},
                        {lane, end},
                        {page.rect.right() + tip, end}};
    m_layout.arrows.push_back(std::move(one));
}

void ChainArrows::addBlobs(int page, int line)
{
    const ChainBox &box = m_layout.box(page);
    for (const int from : holders(box.side, Rung::Blobs, box.lines[std::size_t(line)].layers)) {
        ChainArrow one = arrow(from, page, line);
        const QRectF rect = m_layout.box(from).rect;
        const double lane = laneFor(box.side, Rung::Blobs, one.meaning);
        const double step = one.climbs() ? double(std::min(m_blobLanes, 3)) * turnStep : 0;
        addRight(std::move(one), rect.center().x(), lane, rect.top() - 5 - step);
    }
}

// Contents that differ climb past the blobs, to the diff ID; what is equal runs below its boxes
// and up on the left.
void ChainArrows::addContents(int page, int line)
{
    const ChainBox &box = m_layout.box(page);
    const auto from = holders(box.side, Rung::Contents, box.lines[std::size_t(line)].layers);
    const auto all = m_layout.boxesOf(box.side, Rung::Contents);
    for (const int number : from) {
        ChainArrow one = arrow(number, page, line);
        const QRectF rect = m_layout.box(number).rect;
        if (!one.climbs()) {
            addRail(std::move(one), number == all.front());
            continue;
        }
        const double lane = laneFor(box.side, Rung::Contents, one.meaning);
        const double step = double(std::min(m_contentsLanes, 2)) * turnStep;
        addRight(std::move(one), rect.right() - 10, lane, rect.top() - 2 - step);
    }
}

void ChainArrows::addRail(ChainArrow one, bool isOutermost)
{
    const ChainBox &named = m_layout.box(one.from);
    const ChainBox &page = m_layout.box(one.to);
    const double lane = m_frame.leftLane(named.side, 1);
    const double end = sharp(page.lineRect(std::size_t(one.line)).center().y());
    const double middle = sharp(named.rect.center().y());
    const double below = sharp(named.rect.bottom() + rail);
    const double x = sharp(named.rect.center().x());
    if (isOutermost)
        one.way << QPointF(named.rect.left(), middle) << QPointF(lane, middle);
    else
        one.way << QPointF(x, named.rect.bottom()) << QPointF(x, below) << QPointF(lane, below);
    one.way << QPointF(lane, end) << QPointF(page.rect.left() - tip, end);
    m_layout.arrows.push_back(std::move(one));
}

// From contents to the blob that holds them. The blob of equal contents may be another one all the
// same: nothing climbs to it.
void ChainArrows::addColumns(Side side)
{
    for (const int number : m_layout.boxesOf(side, Rung::Contents)) {
        const ChainBox &contents = m_layout.box(number);
        for (const int blob : holders(side, Rung::Blobs, contents.layers)) {
            const ChainBox &upper = m_layout.box(blob);
            ChainArrow one{.from = number,
                           .to = blob,
                           .meaning = contents.meaning,
                           .isDashed = contents.isClaimed};
            const double x = sharp(contents.rect.center().x());
            one.way = QPolygonF{{x, contents.rect.top()}, {x, upper.rect.bottom() + tip}};
            m_layout.arrows.push_back(std::move(one));
        }
    }
}

// The files of all layers are those of the merged file system.
void ChainArrows::addFiles(Side side)
{
    const auto files = m_layout.boxesOf(side, Rung::Files);
    if (files.empty())
        return;
    const ChainBox &merged = m_layout.box(files.front());
    for (const int number : m_layout.boxesOf(side, Rung::Contents)) {
        const ChainBox &contents = m_layout.box(number);
        ChainArrow one{.from = files.front(),
                       .to = number,
                       .meaning
                       = contents.meaning == Meaning::Differs ? merged.meaning : contents.meaning,
                       .isDashed = merged.isClaimed};
        const double x = sharp(contents.rect.center().x());
        one.way = QPolygonF{{x, merged.rect.top()}, {x, contents.rect.bottom() + tip}};
        m_layout.arrows.push_back(std::move(one));
    }
}

} // namespace sameinside
