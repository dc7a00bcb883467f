// SPDX-License-Identifier: MIT
#include "registry/http/httpmessage.h"

#include <limits>

namespace sameinside {

qint64 largestAnswer(AnswerKind kind)
{
    constexpr qint64 mebibyte = qint64(1024) * 1024;
    switch (kind) {
    case AnswerKind::Manifest:
    case AnswerKind::Config:
        return 4 * mebibyte;
    case AnswerKind::Token:
        return mebibyte;
    case AnswerKind::Page:
        return 16 * mebibyte;
    case AnswerKind::Blob:
        break;
    }
    return std::numeric_limits<qint64>::max();
}

QByteArray Request::methodName() const
{
    switch (method) {
    case Method::Get:
        break;
    case Method::Head:
        return QByteArrayLiteral("HEAD");
    case Method::Post:
        return QByteArrayLiteral("POST");
    }
    return QByteArrayLiteral("GET");
}

QByteArray Response::header(QByteArrayView name) const
{
    QByteArray joined;
    for (const auto &[field, value] : headers) {
        if (field.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (!joined.isEmpty())
            joined += ", ";
        joined += value;
    }
    return joined;
}

} // namespace sameinside
