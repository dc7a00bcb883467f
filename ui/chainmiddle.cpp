// SPDX-License-Identifier: MIT
#include "ui/chainbuilder.h"

#include "model/plaintext.h"

#include <cmath>

// The middle column: the symbol of each row, and the words.

namespace sameinside {

namespace {

constexpr double numberColumn = 24;
constexpr double symbolColumn = 24;
constexpr double causeGap = 4;

struct Parts {
    QString head;
    QString rest;
};

// "2 layers were compressed again; the contents are the same" has its point before the semicolon.
Parts partsOf(const QString &text)
{
    qsizetype end = -1;
    qsizetype skip = 0;
    for (const QStringView mark : {u"; ", u": ", u" ("}) {
        const qsizetype found = text.indexOf(mark);
        if (found > 0 && (end < 0 || found < end)) {
            end = found;
            skip = mark.back() == u'(' ? 1 : 2;
        }
    }
    Parts parts{text, {}};
    if (end > 0)
        parts = {text.left(end), text.mid(end + skip)};
    if (!parts.head.isEmpty())
        parts.head[0] = parts.head[0].toUpper();
    return parts;
}

} // namespace

void ChainBuilder::fillMiddle()
{
    const double text = m_layout.middle.left() + numberColumn + symbolColumn;
    const double width = m_layout.middle.right() - text;
    for (ChainRow &one : m_layout.rows) {
        const RungExplanation &words = explanation(one.rung);
        one.symbol = {m_layout.middle.left() + numberColumn + symbolColumn / 2 - 2, 0};
        one.wholeText = shownText(words.text);
        double height = 0;
        const bool isTight = m_metrics.room.height() < 300;
        const int most = words.causes.size() > 1 ? 2 : isTight ? 3 : 4;
        for (const int cause : words.causes) {
            fillCause(one, cause + 1, shownText((*m_subject.causes)[std::size_t(cause)].text), most,
                      height);
        }
        if (words.causes.empty()) {
            const auto style = one.isFaint || one.isAbsent ? ChainLine::Style::Faint : ChainLine::Style::Normal;
            for (const QString &line : wrapped(one.wholeText, width, 2, m_metrics.text)) {
                one.lines.push_back({{text, height}, line, style});
                height += m_metrics.lineHeight;
            }
        }
        m_middleHeights.push_back(height);
    }
}

void ChainBuilder::fillCause(ChainRow &row, int number, const QString &text, int most, double &height)
{
    const double x = m_layout.middle.left() + numberColumn + symbolColumn;
    const double width = m_layout.middle.right() - x;
    if (height > 0)
        height += causeGap;
    const double start = height;
    const Parts parts = partsOf(text);
    const QStringList head = wrapped(parts.head, width, most - (parts.rest.isEmpty() ? 0 : 1), m_metrics.boldText);
    for (const QString &line : head) {
        row.lines.push_back({{x, height}, line, ChainLine::Style::Cause});
        height += m_metrics.lineHeight;
    }
    for (const QString &line : wrapped(parts.rest, width, most - int(head.size()), m_metrics.text)) {
        row.lines.push_back({{x, height}, line, ChainLine::Style::Normal});
        height += m_metrics.lineHeight;
    }
    row.numbers.emplace_back(number, QPointF(m_layout.middle.left() + 10, (start + height) / 2));
}

} // namespace sameinside
