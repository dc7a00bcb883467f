// SPDX-License-Identifier: MIT
#include "ui/chain/chaintext.h"

namespace sameinside {

namespace {

// The most characters of text that fit, at least one; never half of a surrogate pair.
qsizetype fitting(const QString &text, double width, const TextWidth &measure)
{
    qsizetype low = 1;
    qsizetype high = text.size();
    while (low < high) {
        const qsizetype middle = (low + high + 1) / 2;
        if (measure(text.left(middle)) <= width)
            low = middle;
        else
            high = middle - 1;
    }
    if (low < text.size() && text.at(low - 1).isHighSurrogate())
        return std::max<qsizetype>(low - 1, 2);
    return low;
}

// Where a line of at most room characters may end: before a space, else behind a mark that parts
// a name or an address, else anywhere.
qsizetype breakOf(const QString &text, qsizetype room)
{
    if (const qsizetype space = text.lastIndexOf(u' ', room); space > 0)
        return space;
    for (qsizetype i = room; i > room / 2; --i) {
        if (QStringView(u"/.:-@,;").contains(text.at(i - 1)))
            return i;
    }
    return room;
}

} // namespace

QString elided(const QString &text, double width, const TextWidth &measure)
{
    if (text.isEmpty() || measure(text) <= width)
        return text;
    const QString dots = QStringLiteral("…");
    const qsizetype length = fitting(text, width - measure(dots), measure);
    return text.left(length).trimmed() + dots;
}

QString elidedStart(const QString &text, double width, const TextWidth &measure)
{
    if (text.isEmpty() || measure(text) <= width)
        return text;
    const QString dots = QStringLiteral("…");
    qsizetype length = text.size() - 1;
    while (length > 1 && measure(dots + text.right(length)) > width)
        --length;
    if (text.right(length).front().isLowSurrogate())
        --length;
    return dots + text.right(length);
}

QStringList wrapped(const QString &text, double width, int maximum, const TextWidth &measure)
{
    QStringList lines;
    QString rest = text.trimmed();
    while (!rest.isEmpty()) {
        if (lines.size() == maximum - 1) {
            lines << elided(rest, width, measure);
            break;
        }
        if (measure(rest) <= width) {
            lines << rest;
            break;
        }
        const qsizetype cut = breakOf(rest, fitting(rest, width, measure));
        lines << rest.left(cut).trimmed();
        rest = rest.mid(cut).trimmed();
    }
    return lines;
}

} // namespace sameinside
