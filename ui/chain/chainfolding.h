// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainlayers.h"
#include "ui/chain/chainsubject.h"

#include <functional>

namespace sameinside {

/// The layers of both sides, folded as far as there is no room for them. Of a thousand layers,
/// what does not depend on the room is worked out once: a window that is resized asks again.
class ChainFolding {
public:
    struct Runs {
        std::vector<LayerRun> left;
        std::vector<LayerRun> right;
        const std::vector<LayerRun> &of(NodeRef::Side side) const
        {
            return side == NodeRef::Side::Left ? left : right;
        }
    };
    using Fits = std::function<bool(const Runs &)>;

    ChainFolding() = default;
    explicit ChainFolding(const ChainSubject &subject);

    /// Every layer has a box of its own.
    const Runs &unfolded() const { return m_unfolded; }
    /// The first that fits, from little folded to much; at the end all is in one box. No more
    /// than mostKept boxes stay where the middle is folded.
    Runs folded(const Fits &fits, int mostKept) const;

private:
    Runs runs(Folding folding, int keep = 1) const;

    std::vector<ChainLayer> m_left;
    std::vector<ChainLayer> m_right;
    Runs m_unfolded;
    Runs m_equal; ///< Folding::Equal
    Runs m_alike; ///< Folding::Runs
};

} // namespace sameinside
