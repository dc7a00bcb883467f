// SPDX-License-Identifier: MIT
#include "ui/chain/chainplacing.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/chainwords.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr double mostSpread = 200; // between two rows
constexpr double wordsGap = 8;     // between two statements

} // namespace

void ChainPlacing::place()
{
    m_layout.size.setWidth(m_frame.width());
    m_layout.labels = m_frame.labels();
    m_layout.leftSide = m_frame.column(NodeRef::Side::Left).area;
    m_layout.middle = m_frame.middle();
    m_layout.rightSide = m_frame.column(NodeRef::Side::Right).area;
    m_layout.headingHeight = m_frame.headingHeight();
    placeRows();
    for (const ChainRow &row : std::as_const(m_layout.rows)) {
        placeBoxes(row);
        placeStatements(row);
    }
    placeHeadings();
}

double ChainPlacing::boxesHeight(Rung rung) const
{
    double height = 0;
    for (const ChainBox &box : m_layout.boxes) {
        if (box.rung == rung && (box.node || !box.isPage()))
            height = std::max(height, m_frame.heightOf(box));
    }
    const ChainRow *row = m_layout.rowOf(rung);
    const double label = (row->hint.isEmpty() ? 1 : 2) * m_frame.metrics().lineHeight;
    return std::max({height, label, m_frame.boxHeight()});
}

double ChainPlacing::wordsHeight(Rung rung) const
{
    double height = 0;
    for (const ChainStatement &statement : m_layout.statements) {
        if (statement.rung == rung) {
            height += double(statement.words.size()) * m_frame.metrics().lineHeight
                + (height > 0 ? wordsGap : 0);
        }
    }
    return height;
}

// Room for arrows that turn between the rows.
double ChainPlacing::leastGap(std::size_t row) const
{
    const bool turns = row + 1 < m_layout.rows.size() && m_layout.rows[row + 1].rung >= Rung::Blobs;
    return ChainFrame::leastGap + (turns ? 6 : 0);
}

void ChainPlacing::placeRows()
{
    std::vector<double> boxes;
    std::vector<double> pitches;
    double total = m_frame.headingHeight() + m_frame.legendHeight();
    for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
        const Rung rung = m_layout.rows[i].rung;
        boxes.push_back(std::ceil(boxesHeight(rung)));
        const double gap = i + 1 < m_layout.rows.size() ? leastGap(i) : 6;
        pitches.push_back(std::ceil(std::max(boxes.back() + gap, wordsHeight(rung) + wordsGap)));
        total += pitches.back();
    }
    const double spare = m_frame.metrics().room.height() - total;
    m_layout.fits = spare >= -0.5;
    m_layout.leastHeight = total;
    // above the first row and below the last a little, too
    const double gaps = double(m_layout.rows.size()) + 0.5;
    const double more = std::floor(std::clamp(spare / gaps, 0.0, mostSpread));
    double y = m_frame.headingHeight() + std::floor(std::min(more / 2, 16.0));
    for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
        ChainRow &row = m_layout.rows[i];
        row.rect = {0, y, m_frame.width(), pitches[i] + more};
        row.axis = y + boxes[i] / 2;
        y = row.rect.bottom();
    }
    const double end
        = std::max(y + m_frame.legendHeight(), m_layout.fits ? m_frame.metrics().room.height() : 0);
    m_layout.legend = {ChainFrame::margin, end - m_frame.legendHeight(),
                       m_frame.width() - 2 * ChainFrame::margin, m_frame.legendHeight()};
    m_layout.size.setHeight(m_layout.fits ? end : std::ceil(end));
    for (QRectF *area :
         {&m_layout.labels, &m_layout.leftSide, &m_layout.middle, &m_layout.rightSide}) {
        area->setTop(m_frame.headingHeight());
        area->setBottom(m_layout.legend.top());
    }
}

// Pages begin at the top of their row; boxes stand around its axis.
void ChainPlacing::placeBoxes(const ChainRow &row)
{
    for (ChainBox &box : m_layout.boxes) {
        if (box.rung != row.rung)
            continue;
        const QRectF &pages = m_frame.column(box.side).pages;
        const double height = m_frame.heightOf(box);
        const bool isSmall = box.slot >= 0;
        const bool isRowOfBoxes = row.rung == Rung::Blobs || row.rung == Rung::Contents;
        const double top = isRowOfBoxes ? std::round(row.axis - height / 2) : row.rect.top();
        box.rect = {isSmall ? box.rect.left() : pages.left(), top,
                    isSmall ? box.rect.width() : pages.width(), height};
        box.headHeight = box.isPage() ? m_frame.headHeight() : height;
        box.lineHeight = m_frame.pageLineHeight();
    }
}

void ChainPlacing::placeStatements(const ChainRow &row)
{
    const double line = m_frame.metrics().lineHeight;
    const double height = wordsHeight(row.rung);
    const double boxes = 2 * (row.axis - row.rect.top());
    const bool isRowOfBoxes = row.rung == Rung::Blobs || row.rung == Rung::Contents;
    double y = row.rect.top() + (isRowOfBoxes ? std::max(0.0, (boxes - height) / 2) : 3);
    for (ChainStatement &statement : m_layout.statements) {
        if (statement.rung != row.rung)
            continue;
        const double own = double(statement.words.size()) * line;
        for (ChainWords &words : statement.words)
            words.position.ry() += std::round(y);
        statement.rect = {m_frame.middle().left(), y, m_frame.middle().width(), own};
        statement.sign = {m_frame.middle().left() + 11, std::round(y) + line / 2};
        y += own + wordsGap;
    }
}

ChainHeading ChainPlacing::heading(NodeRef::Side side, const QString &words) const
{
    const QRectF &pages = m_frame.column(side).pages;
    const double end = side == NodeRef::Side::Left
        ? m_frame.middle().left() + m_frame.middle().width() * 0.3
        : m_frame.width() - ChainFrame::margin;
    ChainHeading heading{.side = words,
                         .rect = {pages.left(), 0, end - pages.left(), m_frame.headingHeight()}};
    if (const ImageTree *tree = m_subject.side(side).tree) {
        heading.whole = shownText(tree->name.toString());
        heading.name = heading.whole;
    }
    return heading;
}

void ChainPlacing::placeHeadings()
{
    m_layout.leftHeading = heading(NodeRef::Side::Left, words::chain::publicSide());
    m_layout.rightHeading = heading(NodeRef::Side::Right, words::chain::privateSide());
    const auto *image = m_subject.left.image ? m_subject.left.image : m_subject.right.image;
    if (image && image->platform) // an artifact has none
        m_layout.platform = shownText(m_subject.platformName);
    m_layout.platformRect
        = {m_frame.middle().left(), 0, m_frame.middle().width(), m_frame.headingHeight()};
}

} // namespace sameinside
