// SPDX-License-Identifier: MIT
#include "app/commands/requestline.h"

#include "model/text/plaintext.h"

namespace sameinside {

// All at once: addresses have "%2F".
QString requestLine(const RequestLogEntry &entry)
{
    const QString line
        = QStringLiteral("%1 %2 %3 %4 B %5 ms")
              .arg(entry.method, entry.url, QString::number(entry.status),
                   QString::number(entry.bytes), QString::number(entry.milliseconds));
    return shownText(entry.note.isEmpty() ? line : line + QStringLiteral(" (%1)").arg(entry.note));
}

} // namespace sameinside
