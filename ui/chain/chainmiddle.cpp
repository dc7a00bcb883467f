// SPDX-License-Identifier: MIT
#include "ui/chain/chainmiddle.h"

#include "model/text/plaintext.h"
#include "ui/chain/chainrows.h"

#include <cmath>

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
    return parts;
}

} // namespace

double ChainMiddle::textLeft() const
{
    return m_area.left() + numberColumn + symbolColumn;
}

double ChainMiddle::fill(ChainRow &row, int most) const
{
    const double text = textLeft();
    const double width = m_area.right() - text;
    const RungExplanation &words = explanationOf(m_subject, row.rung);
    row.lines.clear();
    row.numbers.clear();
    row.symbol = {m_area.left() + numberColumn + symbolColumn / 2 - 2, 0};
    row.wholeText = shownText(words.text);
    double height = 0;
    for (const int cause : words.causes)
        fillCause(row, cause, most, height);
    if (!words.causes.empty())
        return height;
    const bool isFaint = row.isFaint || row.isAbsent;
    for (const QString &line : wrapped(row.wholeText, width, std::min(most, 3), m_metrics.text)) {
        row.lines.push_back(
            {{text, height}, line, isFaint ? ChainLine::Style::Faint : ChainLine::Style::Normal});
        height += m_metrics.lineHeight;
    }
    return height;
}

void ChainMiddle::fillCause(ChainRow &row, int number, int most, double &height) const
{
    const double x = textLeft();
    const double width = m_area.right() - x;
    if (height > 0)
        height += causeGap;
    const double start = height;
    const Cause &cause = (*m_subject.causes)[std::size_t(number)];
    Parts parts = partsOf(shownText(cause.text));
    // A sentence that begins with the name of a field or a platform keeps it as it is written.
    const bool beginsWithName
        = cause.code == CauseCode::ConfigFields || cause.code == CauseCode::PlatformSet;
    if (!beginsWithName && !parts.head.isEmpty())
        parts.head[0] = parts.head[0].toUpper();
    const int headLines = std::max(1, most - (parts.rest.isEmpty() ? 0 : 1));
    const QStringList head = wrapped(parts.head, width, headLines, m_metrics.boldText);
    for (const QString &line : head) {
        row.lines.push_back({{x, height}, line, ChainLine::Style::Cause});
        height += m_metrics.lineHeight;
    }
    for (const QString &line :
         wrapped(parts.rest, width, most - int(head.size()), m_metrics.text)) {
        row.lines.push_back({{x, height}, line, ChainLine::Style::Normal});
        height += m_metrics.lineHeight;
    }
    row.numbers.emplace_back(number + 1, QPointF(m_area.left() + 10, (start + height) / 2));
}

} // namespace sameinside
