// SPDX-License-Identifier: MIT
#include "model/text/plaintext.h"

#include <algorithm>

namespace sameinside {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Letters, marks and symbols that are drawn as nothing, or not at all: those that Unicode calls
// Default_Ignorable_Code_Point (DerivedCoreProperties.txt) and the blanks among the symbols.
constexpr Range blanks[] = {
    {0x034f, 0x034f},   // combining grapheme joiner
    {0x115f, 0x1160},   // Hangul fillers
    {0x17b4, 0x17b5},   // Khmer inherent vowels
    {0x180b, 0x180f},   // Mongolian selectors, vowel separator
    {0x2800, 0x2800},   // Braille without a dot
    {0x3164, 0x3164},   // Hangul filler
    {0xfe00, 0xfe0f},   // variation selectors
    {0xffa0, 0xffa0},   // Hangul filler, half width
    {0xfffc, 0xfffc},   // in the place of an object
    {0x13441, 0x13442}, // blanks between hieroglyphs
    {0x16fe4, 0x16fe4}, // Khitan filler
    {0x1d159, 0x1d159}, // a note without a head
    {0xe0000, 0xe0fff}, // tags, further variation selectors
};

// The code point at a position, which is moved behind it. Half a pair stands for itself.
char32_t nextCodePoint(QStringView text, qsizetype &at)
{
    const QChar c = text[at++];
    if (!c.isHighSurrogate() || at == text.size() || !text[at].isLowSurrogate())
        return c.unicode();
    return QChar::surrogateToUcs4(c, text[at++]);
}

QString escaped(char32_t c)
{
    switch (c) {
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    case 0x1b:
        return QStringLiteral("\\e");
    default:
        return c > 0xffff ? QStringLiteral("\\U%1").arg(quint32(c), 8, 16, QLatin1Char('0'))
                          : QStringLiteral("\\u%1").arg(quint32(c), 4, 16, QLatin1Char('0'));
    }
}

} // namespace

bool isHiddenCharacter(char32_t c)
{
    if (c >= 0x20 && c < 0x7f) // most of all text
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // what turns a line around, joins, and has no width
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned: // noncharacters too
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return std::ranges::any_of(
            blanks, [&](Range range) { return c >= range.first && c <= range.last; });
    }
}

bool hasHiddenCharacters(const QString &text)
{
    for (qsizetype at = 0; at < text.size();) {
        if (isHiddenCharacter(nextCodePoint(text, at)))
            return true;
    }
    return false;
}

QString replacingHidden(QStringView text, const std::function<QString(char32_t)> &replacement)
{
    QString seen;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype before = at;
        const char32_t c = nextCodePoint(text, at);
        if (isHiddenCharacter(c))
            seen += replacement(c);
        else
            seen += text.sliced(before, at - before);
    }
    return seen;
}

QString shownText(const QString &text)
{
    return hasHiddenCharacters(text) ? replacingHidden(text, escaped) : text;
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
