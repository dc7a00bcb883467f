// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"

namespace sameinside {

/// The sameinside-cli call that answers the same question, quoted for a POSIX shell. options are
/// what the session was told beside the pair: "--ca-file", "ca.pem".
QString compareCommandLine(const PairRequest &pair, const QStringList &options = {});

/// text as one word for a POSIX shell.
QString shellQuoted(const QString &text);

} // namespace sameinside
