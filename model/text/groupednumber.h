// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// "1,004", for people.
QString groupedNumber(qint64 value);

} // namespace sameinside
