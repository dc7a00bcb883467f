// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/console.h"
#include "model/load/pairloader.h"

namespace sameinside {

struct InspectOptions {
    std::string source;
    std::string platform = "all";
    std::string format = "tree";
    bool raw = false; ///< the bytes of the manifest as they are
};

/// Prints an image. Returns 0, 2 where it could not be read, 130 stopped.
int runInspect(const InspectOptions &options, const SourceFactory &open, Console &console,
               std::stop_token stop);

} // namespace sameinside
