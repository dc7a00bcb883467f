// SPDX-License-Identifier: MIT
#include "registry/distribution/linkheader.h"

#include <QList>

namespace sameinside {

namespace {

// Up to the separator, outside quotes.
qsizetype endOfPart(QByteArrayView text, qsizetype from, QByteArrayView separators)
{
    bool inQuotes = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == '"')
            inQuotes = !inQuotes;
        else if (text[i] == '\\' && inQuotes)
            ++i;
        else if (!inQuotes && separators.contains(text[i]))
            return i;
    }
    return text.size();
}

// Behind the target of the link that begins at from. Without brackets it may hold commas all the
// same.
qsizetype endOfTarget(QByteArrayView header, qsizetype from)
{
    if (header[from] == '<') {
        if (const qsizetype close = header.indexOf('>', from); close >= 0)
            return close + 1;
    }
    qsizetype end = endOfPart(header, from, ";,");
    while (end + 1 < header.size() && header[end] == ',' && header[end + 1] != ' '
           && header[end + 1] != '<')
        end = endOfPart(header, end + 1, ";,");
    return end;
}

QByteArray withoutBrackets(QByteArrayView target)
{
    target = target.trimmed();
    if (target.startsWith('<'))
        target = target.sliced(1);
    if (target.endsWith('>'))
        target.chop(1);
    return target.trimmed().toByteArray();
}

// The relations that a parameter names; nothing where it is another one.
std::optional<QList<QByteArray>> relations(QByteArrayView parameter)
{
    const qsizetype equals = parameter.indexOf('=');
    if (equals < 0 || parameter.first(equals).trimmed().compare("rel", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    QByteArray value = parameter.sliced(equals + 1).trimmed().toByteArray();
    value.replace('"', QByteArrayView()).replace('\'', QByteArrayView());
    return value.toLower().split(' ');
}

} // namespace

std::optional<QByteArray> nextLink(QByteArrayView header)
{
    std::optional<QByteArray> unrelated;
    qsizetype at = 0;
    while (at < header.size()) {
        if (header[at] == ',' || header[at] == ' ') {
            ++at;
            continue;
        }
        const qsizetype begin = at;
        at = endOfTarget(header, begin);
        const QByteArray target = withoutBrackets(header.sliced(begin, at - begin));
        // Parameters run up to the comma of the next link.
        const qsizetype end = endOfPart(header, at, ",");
        bool isRelated = false;
        while (at < end) {
            const qsizetype stop = endOfPart(header, at, ";,");
            const auto names = relations(header.sliced(at, stop - at));
            if (names && names->contains("next"))
                return target;
            isRelated = isRelated || names;
            at = stop + 1;
        }
        at = end + 1;
        if (!isRelated && !unrelated)
            unrelated = target;
    }
    return unrelated;
}

} // namespace sameinside
