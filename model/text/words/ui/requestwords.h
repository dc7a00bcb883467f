// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The log of what was asked of registries.
namespace sameinside::words::requests {

QString title();
QString nothingAsked();
QString requests(qint64 count);
QString summary(const QString &requests, const QString &size, const QString &seconds);
/// Instead of a status: no answer came.
QString noStatus();
QString milliseconds(qint64 count);

// headings
QString method();
QString address();
QString status();
QString size();
QString time();
QString note();

} // namespace sameinside::words::requests
