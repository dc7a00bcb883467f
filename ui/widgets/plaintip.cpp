// SPDX-License-Identifier: MIT
#include "ui/widgets/plaintip.h"

namespace sameinside {

namespace {

QString toolTip(const QString &text, const QString &space)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style=\"white-space:%1; margin:0\">").arg(space)
        + text.toHtmlEscaped() + QStringLiteral("</p>");
}

} // namespace

QString plainToolTip(const QString &text)
{
    return toolTip(text, QStringLiteral("pre-wrap"));
}

QString wholeToolTip(const QString &text)
{
    return toolTip(text, QStringLiteral("pre"));
}

} // namespace sameinside
