// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What a scan could not read or find.
namespace sameinside::words::scanrun {

QString tooDeep(qint64 depth);
QString notAllAsked(const QString &detail);
QString nobodyHoldsConfig();
QString goneSince(const QString &place);
QString notFoundSoFar();
QString notFoundOneUnread(const QString &reason);
QString notFoundManyUnread(const QString &count, const QString &reason);
QString notChecked();
QString otherPlatforms(const QString &platform, const QString &platforms);

} // namespace sameinside::words::scanrun
