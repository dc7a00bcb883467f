// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/requestlogentry.h"

namespace sameinside {

/// "GET https://host/v2/… 200 1234 B 12 ms (tried 2 times)", for --verbose.
QString requestLine(const RequestLogEntry &entry);

} // namespace sameinside
