// SPDX-License-Identifier: MIT
#pragma once

#include "model/verify/verifyresult.h"

#include <QJsonObject>

namespace sameinside {

/// A line for each fault and one that sums up. Names of others are escaped.
QString verifyText(const VerifyResult &result);
/// "sameinside.verify/1".
QJsonObject verifyJson(const VerifyResult &result);

} // namespace sameinside
