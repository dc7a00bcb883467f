// SPDX-License-Identifier: MIT
#include "ui/plaintip.h"

namespace sameinside {

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style=\"white-space:pre-wrap; margin:0\">") + text.toHtmlEscaped()
        + QStringLiteral("</p>");
}

} // namespace sameinside
