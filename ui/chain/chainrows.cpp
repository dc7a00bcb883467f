// SPDX-License-Identifier: MIT
#include "ui/chain/chainrows.h"

#include "ui/chain/chainmiddle.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr double rowGap = ChainFrame::rowGap;
constexpr double rowPadding = ChainFrame::rowPadding;
constexpr double mostRowGap = 40;

} // namespace

const RungExplanation &explanationOf(const ChainSubject &subject, Rung rung)
{
    return subject.rungs[std::size_t(rung)];
}

Meaning meaningAt(const ChainSubject &subject, Rung rung)
{
    const RungExplanation &row = explanationOf(subject, rung);
    const Meaning meaning = meaningOf(row.relation);
    return rung == Rung::Index && meaning == Meaning::OnlyHere && !row.causes.empty()
        ? Meaning::Differs
        : meaning;
}

void ChainRows::add()
{
    for (const RungExplanation &rung : m_subject.rungs)
        addRow(rung);
}

// Equal contents have equal files: that needs no row.
bool ChainRows::saysMore(const RungExplanation &files) const
{
    return files.relation == RungRelation::Differs
        || (files.relation == RungRelation::Same
            && explanationOf(m_subject, Rung::Contents).relation != RungRelation::Same);
}

void ChainRows::addRow(const RungExplanation &rung)
{
    const auto isIndex
        = [](const ChainSubject::Side &side) { return side.tree && side.tree->isIndex(); };
    if (rung.rung == Rung::Index && !isIndex(m_subject.left) && !isIndex(m_subject.right))
        return;
    if (rung.rung == Rung::Files && !saysMore(rung))
        return;
    if (rung.rung > Rung::Manifest && rung.relation == RungRelation::Absent)
        return;
    ChainRow row{.rung = rung.rung, .label = rungLabel(rung.rung), .hint = rungHint(rung.rung)};
    row.meaning = meaningAt(m_subject, rung.rung);
    row.isAbsent = rung.relation == RungRelation::Absent;
    row.isFaint = rung.isConsequence || row.meaning == Meaning::Unknown;
    m_layout.rows.push_back(row);
}

void ChainRows::stack()
{
    fillMiddle();
    placeRows();
    centreMiddle();
}

// As many lines as the room allows, or as are wanted where there is a scroll bar anyway.
void ChainRows::fillMiddle()
{
    const ChainMetrics &metrics = m_frame.metrics();
    const ChainMiddle middle(m_subject, metrics, m_frame.middle());
    for (const int most : {8, 6, 5, 4, 3}) {
        m_middleHeights.clear();
        for (ChainRow &row : m_layout.rows)
            m_middleHeights.push_back(middle.fill(row, most));
        if (metrics.unfolded || naturalHeight() <= metrics.room.height())
            return;
    }
}

std::vector<double> ChainRows::contentHeights() const
{
    const double line = m_frame.metrics().lineHeight;
    std::vector<double> heights;
    for (const ChainRow &row : m_layout.rows) {
        const double boxes
            = m_layout.lineCount(row.rung) * m_frame.linePitch() - ChainFrame::lineGap;
        const double label = row.hint.isEmpty() ? line : 2 * line;
        const double words = m_middleHeights[heights.size()];
        heights.push_back(std::ceil(std::max({boxes, label, words})));
    }
    return heights;
}

double ChainRows::naturalHeight() const
{
    double height = 2 * rowPadding - rowGap;
    for (const double one : contentHeights())
        height += one + rowGap;
    return height;
}

// Rows as high as what stands in them; what room is left goes between them.
void ChainRows::placeRows()
{
    const std::vector<double> heights = contentHeights();
    const double gaps = double(m_layout.rows.size()) - 1;
    const double spare = m_frame.metrics().room.height() - naturalHeight();
    const double gap
        = gaps > 0 ? std::floor(std::clamp(rowGap + spare / gaps, rowGap, mostRowGap)) : 0;
    double y = 0;
    for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
        const double above = i == 0 ? rowPadding : gap / 2;
        const double below = i + 1 == m_layout.rows.size() ? rowPadding : gap / 2;
        ChainRow &row = m_layout.rows[i];
        row.rect = {0, y, m_layout.size.width(), above + heights[i] + below};
        row.axis = std::round(y + above + heights[i] / 2);
        y += row.rect.height();
    }
    m_layout.size.setHeight(std::ceil(y));
    for (QRectF *area :
         {&m_layout.labels, &m_layout.leftSide, &m_layout.middle, &m_layout.rightSide})
        area->setHeight(m_layout.size.height());
}

void ChainRows::centreMiddle()
{
    const double pitch = m_frame.linePitch();
    for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
        ChainRow &row = m_layout.rows[i];
        const double height = m_middleHeights[i];
        // Beside a tall block of layers the words stand at its beginning, where they are seen.
        const double tall = (m_layout.lineCount(row.rung) - 2) * pitch;
        const double rise = tall > 0 ? (tall + pitch) / 2 : 0;
        row.textAxis = std::max(row.axis - rise, row.rect.top() + height / 2 + rowGap / 2);
        const double top = std::round(row.textAxis - height / 2);
        row.symbol.setY(row.textAxis);
        for (ChainLine &line : row.lines)
            line.position.ry() += top;
        for (auto &number : row.numbers)
            number.second.ry() += top;
    }
}

} // namespace sameinside
