// SPDX-License-Identifier: MIT
#include "model/text/wrappedtext.h"

#include <QStringList>

namespace sameinside {

QString wrappedText(const QString &text, qsizetype width, qsizetype indent)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && indent + line.size() + 1 + word.size() > width) {
            lines << line;
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    lines << line;
    return lines.join(u'\n' + QString(indent, u' '));
}

} // namespace sameinside
