// SPDX-License-Identifier: MIT
#include "model/plaintext.h"

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
    const qsizetype scheme = name.indexOf(u"//");
    const qsizetype start = scheme < 0 ? 0 : scheme + 2;
    const qsizetype slash = name.indexOf(u'/', start);
    if (scheme < 0 && slash < 0)
        return name.toString(); // name:tag@digest
    const QStringView authority = name.sliced(start, (slash < 0 ? name.size() : slash) - start);
    const qsizetype colon = authority.indexOf(u':');
    const qsizetype at = authority.lastIndexOf(u'@');
    if (colon < 0 || at < colon)
        return name.toString();
    return name.first(start + colon + 1).toString() + QStringLiteral("***")
        + name.sliced(start + at).toString();
}

} // namespace sameinside
