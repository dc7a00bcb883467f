// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"

namespace sameinside {

/// The sameinside-cli call that answers the same question, quoted for a POSIX shell.
QString compareCommandLine(const PairRequest &pair);

/// text as one word for a POSIX shell.
QString shellQuoted(const QString &text);

} // namespace sameinside
