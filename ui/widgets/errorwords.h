// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

namespace sameinside {

/// A title for people above an error's detail: "Not found".
QString errorTitle(ErrorKind kind);

} // namespace sameinside
