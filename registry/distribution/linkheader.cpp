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

bool namesNext(QByteArrayView parameter)
{
    const qsizetype equals = parameter.indexOf('=');
    if (equals < 0 || parameter.first(equals).trimmed().compare("rel", Qt::CaseInsensitive) != 0)
        return false;
    QByteArray value = parameter.sliced(equals + 1).trimmed().toByteArray();
    value.replace('"', QByteArrayView());
    const auto relations = value.toLower().split(' ');
    return relations.contains("next");
}

} // namespace

std::optional<QByteArray> nextLink(QByteArrayView header)
{
    qsizetype at = 0;
    while ((at = header.indexOf('<', at)) >= 0) {
        const qsizetype close = header.indexOf('>', at);
        if (close < 0)
            return std::nullopt;
        const QByteArrayView target = header.sliced(at + 1, close - at - 1);
        at = close + 1;
        // Parameters run up to the comma of the next link.
        const qsizetype end = endOfPart(header, at, ",");
        while (at < end) {
            const qsizetype stop = endOfPart(header, at, ";,");
            if (namesNext(header.sliced(at, stop - at)))
                return target.toByteArray();
            at = stop + 1;
        }
    }
    return std::nullopt;
}

} // namespace sameinside
