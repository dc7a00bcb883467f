// SPDX-License-Identifier: MIT
#include "registry/http/servertext.h"

#include "model/image/json.h"
#include "model/text/plaintext.h"

#include <QJsonArray>

namespace sameinside {

namespace {

constexpr qsizetype longest = 200;

QString plainText(const QString &text)
{
    const QString plain = replacingHidden(QStringView(text).left(4 * longest), [](char32_t) {
                              return QStringLiteral(" ");
                          }).simplified();
    if (plain.size() <= longest)
        return plain;
    const bool endsInPair = plain.at(longest - 2).isHighSurrogate();
    return plain.left(longest - (endsInPair ? 2 : 1)) + QChar(0x2026);
}

bool looksLikePage(const Response &response)
{
    return response.header("Content-Type").contains("html")
        || response.body.trimmed().startsWith('<');
}

// The shapes of token services, which have no common one.
QString messageOf(const QJsonObject &object)
{
    for (const auto &name : {u"error_description", u"details", u"message", u"error"}) {
        if (const QString text = object.value(QStringView(name)).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

QString plainText(QByteArrayView utf8)
{
    return plainText(QString::fromUtf8(utf8.first(qMin(utf8.size(), 4 * longest))));
}

Refusal Refusal::of(const Response &response)
{
    Refusal refusal;
    if (response.body.isEmpty() || looksLikePage(response))
        return refusal;
    const auto object = parseJsonObject(response.body, {});
    if (!object) {
        // Plain text of a proxy or a limiter; anything else is nothing for people.
        if (response.header("Content-Type").startsWith("text/plain"))
            refusal.message = plainText(QByteArrayView(response.body));
        return refusal;
    }
    const auto errors = object->value(u"errors").toArray();
    if (errors.isEmpty()) {
        refusal.message = plainText(messageOf(*object));
        return refusal;
    }
    const auto first = errors.first().toObject();
    refusal.isRegistryError = true;
    refusal.code = plainText(first.value(u"code").toString());
    refusal.message = plainText(first.value(u"message").toString());
    return refusal;
}

QString Refusal::inBrackets() const
{
    QStringList parts;
    for (const QString &part : {code, message}) {
        if (!part.isEmpty())
            parts += part;
    }
    return parts.isEmpty() ? QString()
                           : QStringLiteral(" (%1)").arg(parts.join(QStringLiteral(": ")));
}

} // namespace sameinside
