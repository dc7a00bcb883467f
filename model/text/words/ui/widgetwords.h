// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What widgets say that stand on several pages.
namespace sameinside::words::widgets {

QString stop();
QString copy();
QString pasteAsLines();
QString notWritten(const QString &path, const QString &reason);
/// number: with its groups of three.
QString exactBytes(const QString &number);

} // namespace sameinside::words::widgets
