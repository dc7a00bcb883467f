// SPDX-License-Identifier: MIT
#include "model/text/instruction.h"

namespace sameinside {

QString instruction(const QString &createdBy)
{
    static const QString shell = QStringLiteral("/bin/sh -c ");
    static const QString nop = QStringLiteral("#(nop) ");
    static const QString buildkit = QStringLiteral(" # buildkit");
    QString text = createdBy.trimmed();
    if (text.endsWith(buildkit))
        text.chop(buildkit.size());
    if (text.startsWith(shell + nop))
        return text.sliced(shell.size() + nop.size()).trimmed();
    if (text.startsWith(QStringLiteral("RUN ") + shell))
        return QStringLiteral("RUN ") + text.sliced(4 + shell.size());
    if (text.startsWith(shell))
        return QStringLiteral("RUN ") + text.sliced(shell.size());
    return text;
}

} // namespace sameinside
