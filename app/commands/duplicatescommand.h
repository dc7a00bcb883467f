// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/console.h"
#include "model/scan/scan.h"

namespace sameinside {

struct DuplicatesOptions {
    std::vector<std::string> targets;
    std::string format = "text";
    std::string output; ///< empty: the console
    int jobs = 24;
    bool quiet = false;
};

/// Writes the clusters of equal images inside the targets, largest saving first. Returns as
/// runScan() does.
int runDuplicates(const DuplicatesOptions &options, Scan &scan, Console &console,
                  std::stop_token stop);

} // namespace sameinside
