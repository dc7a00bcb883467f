// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"
#include "model/source/requestlogentry.h"
#include "ui/chain/noderef.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace sameinside {

/// A pair to click on an empty page.
struct ExamplePair {
    QString title; ///< "An index and one of its manifests"
    PairRequest pair;
};

/// What the windows ask of the rest of the program. The application fills it in; the windows know
/// nothing of registries. Functions block, are called on worker threads, several at once, and end
/// soon after a stop request.
struct Services {
    using Progress = std::function<void(NodeRef::Side side, const LoadStep &step)>;

    std::function<LoadedPair(const PairRequest &pair, const Progress &progress,
                             std::stop_token stop)>
        compare;

    /// How blobs were compressed that hold the same in another encoding: the pair compared again
    /// with that. What compare() found is shown without waiting for it. Nothing where there is
    /// nothing to be learned; may be absent.
    std::function<std::optional<LoadedPair>(const PairRequest &pair, const LoadedPair &loaded,
                                            std::stop_token stop)>
        readHeads;

    /// Calls listener, on any thread, for every request from now on. Called once, on the GUI
    /// thread; may be absent.
    std::function<void(std::function<void(RequestLogEntry)> listener)> watchRequests;

    std::vector<ExamplePair> examples; ///< the bundled ones, the best first
};

} // namespace sameinside
