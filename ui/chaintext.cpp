// SPDX-License-Identifier: MIT
#include "ui/chaintext.h"

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

} // namespace

QString elided(const QString &text, double width, const TextWidth &measure)
{
    if (text.isEmpty() || measure(text) <= width)
        return text;
    const QString dots = QStringLiteral("…");
    const qsizetype length = fitting(text, width - measure(dots), measure);
    return text.left(length).trimmed() + dots;
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
        const qsizetype room = fitting(rest, width, measure);
        const qsizetype space = rest.lastIndexOf(u' ', room);
        const qsizetype cut = space > 0 ? space : room;
        lines << rest.left(cut).trimmed();
        rest = rest.mid(cut).trimmed();
    }
    return lines;
}

} // namespace sameinside
