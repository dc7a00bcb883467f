// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

/// What widgets say that stand on several pages.
namespace sameinside::words::widgets {

QString stop();
QString copy();
QString pasteAsLines();
QString notWritten(const QString &path, const QString &reason);
QString unknownEnding(const QString &path, const QString &ending, const QStringList &known);
QString isThereAlready(const QString &path);
QString savedAs(const QString &path);
QString openSaved();
QString showInFolder();
QString close();
/// number: with its groups of three.
QString exactBytes(const QString &number);

} // namespace sameinside::words::widgets
