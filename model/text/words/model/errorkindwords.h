// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Titles above the detail of an error.
namespace sameinside::words::errorkinds {

QString notAnImageName();
QString documentBreaksRules();
QString notFound();
QString notHere();
QString damaged();
QString tooLarge();
QString signInNeeded();
QString accessDenied();
QString tooManyRequests();
QString notReachable();
QString notTrusted();
QString noAnswerInTime();
QString serverFailed();
QString notSupported();
QString offline();
QString notReadable();
QString stopped();

} // namespace sameinside::words::errorkinds
