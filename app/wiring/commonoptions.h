// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QStringList>

namespace CLI {
class App;
}

namespace sameinside {

/// Options that every command takes.
struct CommonOptions {
    std::vector<std::string> plainHttpHosts;
    std::string caFile;
    std::string authFile;
    std::string cacheDirectory;
    int requests = 48; ///< at once; scan and duplicates have --jobs
    bool noCache = false;
    bool offline = false;
    bool verbose = false;
    bool quiet = false;
};

/// The options as they are typed, but for those about what is said on the way.
QStringList typedOptions(const CommonOptions &options);

void addCommonOptions(CLI::App &command, CommonOptions &options);

} // namespace sameinside
