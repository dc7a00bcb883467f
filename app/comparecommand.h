// SPDX-License-Identifier: MIT
#pragma once

#include "app/console.h"
#include "app/pairloader.h"

namespace sameinside {

struct CompareOptions {
    std::string left;
    std::string right;
    std::string platform = "all";
    std::string match = "same-config";
    std::string format = "text";
};

/// Prints the comparison. Returns 0 related at least as strongly as match, 1 not, 2 could not
/// tell, 130 stopped.
int runCompare(const CompareOptions &options, const SourceFactory &open, Console &console,
               std::stop_token stop);

} // namespace sameinside
