// SPDX-License-Identifier: MIT
#include "model/text/spreadsheettext.h"

namespace sameinside {

namespace {

bool isTabOrLine(QChar c)
{
    return c == u'\t' || c == u'\r' || c == u'\n';
}

// ASCII, full-width and small forms.
bool isOperator(QChar c)
{
    return QStringView(u"=+-@＝＋－＠﹦﹢﹣﹫").contains(c);
}

bool isBlank(char32_t c)
{
    switch (c) {
    case 0x115f: // fillers: letters that show nothing
    case 0x1160:
    case 0x3164:
    case 0xffa0:
        return true;
    default:
        break;
    }
    const QChar::Category category = QChar::category(c);
    return QChar::isSpace(c) || category == QChar::Other_Control || category == QChar::Other_Format;
}

QStringView withoutBlanks(QStringView text)
{
    while (!text.isEmpty()) {
        const bool isPair
            = text.size() > 1 && text[0].isHighSurrogate() && text[1].isLowSurrogate();
        const char32_t c = isPair ? QChar::surrogateToUcs4(text[0], text[1]) : text[0].unicode();
        if (!isBlank(c))
            break;
        text = text.sliced(isPair ? 2 : 1);
    }
    return text;
}

} // namespace

// The characters that OWASP names under "CSV Injection".
bool mayRunInSpreadsheet(QStringView text)
{
    if (text.isEmpty())
        return false;
    if (isTabOrLine(text.front()) || text.front() == u'\'')
        return true;
    const QStringView rest = withoutBlanks(text);
    return !rest.isEmpty() && isOperator(rest.front());
}

QString spreadsheetText(const QString &text)
{
    return mayRunInSpreadsheet(text) ? u'\'' + text : text;
}

} // namespace sameinside
