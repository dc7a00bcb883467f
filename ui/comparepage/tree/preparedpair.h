// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"
#include "ui/comparepage/tree/rowwalk.h"

namespace sameinside {

/// A pair with all that the trees need, made ready away from the GUI thread.
struct PreparedPair {
    std::shared_ptr<const LoadedPair> pair;
    std::vector<TreeNode> left; ///< empty where the side failed
    std::vector<TreeNode> right;
    std::vector<WalkStep> walk;

    static PreparedPair of(LoadedPair pair, const std::stop_token &stop);
};

} // namespace sameinside
