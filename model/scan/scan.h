// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/imagename.h"
#include "model/scan/duplicates.h"
#include "model/scan/listfile.h"
#include "model/scan/progress.h"
#include "model/scan/scanresult.h"

#include <stop_token>

namespace sameinside {

/// What to look for, and where.
struct ScanRequest {
    std::vector<ListEntry> list;
    std::vector<TargetName> targets;
    std::optional<Platform> platform;       ///< only this one
    Relation wanted = Relation::SameConfig; ///< neither same-files nor different: see checkWanted()
    int jobs = 24; ///< images read at a time, of sources and targets together
};

/// Errors: Unsupported for a relation that a scan cannot tell, with what to do instead.
Result<void> checkWanted(Relation wanted);

/// Hears of a scan while it runs; called from the thread that runs it, at most ten times a second
/// each. A line may come several times: what was found grows.
struct ScanEvents {
    std::function<void(const ScanProgress &)> progress = [](const ScanProgress &) {};
    std::function<void(const std::vector<SourceResult> &)> sources
        = [](const std::vector<SourceResult> &) {};
};

/// The port to who reads registries for a scan. One run at a time.
class Scan {
public:
    virtual ~Scan() = default;

    /// Blocks until all is read, or stop is requested: then what was found comes, marked
    /// incomplete. What cannot be read is named in the result.
    /// Errors: Unsupported (checkWanted); that of the first target, where none can be opened.
    virtual Result<ScanResult> run(const ScanRequest &request, const ScanEvents &events,
                                   std::stop_token stop)
        = 0;
    /// Equal images inside the targets; the list and the wanted relation are not looked at.
    virtual Result<DuplicatesResult> findDuplicates(const ScanRequest &request,
                                                    const ScanEvents &events, std::stop_token stop)
        = 0;

    /// Holds back further requests, or lets them go on. May be called from any thread.
    virtual void setPaused(bool paused) = 0;
};

} // namespace sameinside
