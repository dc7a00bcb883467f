// SPDX-License-Identifier: MIT
#include "model/text/plaintext.h"

#include <algorithm>

namespace sameinside {

namespace {

bool isHidden(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7f && u <= 0x9f) // control characters
        || u == 0x00ad || u == 0x061c           // soft hyphen, Arabic letter mark
        || (u >= 0x200b && u <= 0x200f)         // zero width, marks of direction
        || (u >= 0x2028 && u <= 0x202e)         // separators, embedding and override
        || (u >= 0x2060 && u <= 0x206f)         // invisible operators, isolates
        || u == 0xfeff || (u >= 0xfff0 && u <= 0xfffb) || c.isSurrogate();
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\n':
        return QStringLiteral("\\n");
    case u'\r':
        return QStringLiteral("\\r");
    case u'\t':
        return QStringLiteral("\\t");
    case 0x1b:
        return QStringLiteral("\\e");
    default:
        return QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
}

} // namespace

bool hasHiddenCharacters(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text.at(i).isHighSurrogate() && i + 1 < text.size()
            && text.at(i + 1).isLowSurrogate();
        if (pair)
            ++i;
        else if (isHidden(text.at(i)))
            return true;
    }
    return false;
}

QString shownText(const QString &text)
{
    if (!hasHiddenCharacters(text))
        return text;
    QString shown;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            shown += c;
            shown += text.at(++i);
        } else if (isHidden(c)) {
            shown += escaped(c);
        } else {
            shown += c;
        }
    }
    return shown;
}

QString withoutPassword(QStringView name)
{
    qsizetype at = name.lastIndexOf(u'@');
    const QStringView behind = name.sliced(at + 1);
    if (at > 0 && (behind.startsWith(u"sha256:") || behind.startsWith(u"sha512:")))
        at = name.lastIndexOf(u'@', at - 1);
    if (at < 0)
        return name.toString();
    const qsizetype scheme = name.indexOf(u"//");
    const QStringView kept = scheme < 0 || scheme > at ? QStringView() : name.first(scheme + 2);
    return kept.toString() + QStringLiteral("***") + name.sliced(at).toString();
}

} // namespace sameinside
