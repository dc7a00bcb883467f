// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

namespace sameinside::example {

/// Writes what resources/example holds into directory: the layouts public and private, and
/// input.txt, the list for a scan. Errors: Io.
Result<void> write(const QString &directory);

} // namespace sameinside::example
