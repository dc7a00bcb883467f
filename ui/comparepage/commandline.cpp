// SPDX-License-Identifier: MIT
#include "ui/comparepage/commandline.h"

#include <algorithm>

namespace sameinside {

QString shellQuoted(const QString &text)
{
    const auto isPlain = [](QChar c) {
        const char16_t u = c.unicode();
        return (u < 0x80 && c.isLetterOrNumber()) || QStringView(u"-_./:@+,=").contains(c);
    };
    if (!text.isEmpty() && std::ranges::all_of(text, isPlain))
        return text;
    QString quoted = text;
    quoted.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + quoted + u'\'';
}

QString compareCommandLine(const PairRequest &pair, const QStringList &options)
{
    QString line = QStringLiteral("sameinside-cli compare ") + shellQuoted(pair.left) + u' '
        + shellQuoted(pair.right);
    if (pair.platform)
        line += QStringLiteral(" --platform ") + shellQuoted(pair.platform->toString());
    if (pair.verify)
        line += QStringLiteral(" --verify");
    else if (pair.deep)
        line += QStringLiteral(" --deep");
    for (const QString &option : options)
        line += u' ' + shellQuoted(option);
    return line;
}

} // namespace sameinside
