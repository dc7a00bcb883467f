// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What lists and scans say, in commands and in the window.
namespace sameinside::words::scan {

// A list that cannot be read, or a line of it
QString ofFile(const QString &path, const QString &reason);
QString noFile(const QString &path, const QString &kind);
QString aPipe();
QString aSocket();
QString aDevice();
QString listTooLarge(const QString &path);
QString listIsUtf16();
QString lineTooLong(qint64 bytes);
QString lineNotUtf8();

QString notChecked();

} // namespace sameinside::words::scan
