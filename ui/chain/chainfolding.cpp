// SPDX-License-Identifier: MIT
#include "ui/chain/chainfolding.h"

namespace sameinside {

namespace {

std::vector<ChainLayer> layersOf(const ChainSubject &subject, NodeRef::Side which)
{
    const ChainSubject::Side &side = subject.side(which);
    if (!side.tree || !side.image)
        return {};
    const bool noPair = !subject.platform && subject.left.tree && subject.right.tree;
    return chainLayers(*side.tree, *side.image, which, subject.platform,
                       noPair ? Meaning::OnlyHere : Meaning::Unknown);
}

} // namespace

ChainFolding::ChainFolding(const ChainSubject &subject) :
    m_left(layersOf(subject, NodeRef::Side::Left)), m_right(layersOf(subject, NodeRef::Side::Right))
{
    m_unfolded = runs(Folding::None);
    m_equal = runs(Folding::Equal);
    m_alike = runs(Folding::Runs);
}

ChainFolding::Runs ChainFolding::runs(Folding folding, int keep) const
{
    return {sameinside::folded(m_left, folding, keep), sameinside::folded(m_right, folding, keep)};
}

ChainFolding::Runs ChainFolding::folded(const Fits &fits, int mostKept) const
{
    for (const Runs *runs : {&m_equal, &m_alike}) {
        if (fits(*runs))
            return *runs;
    }
    for (int keep = mostKept; keep > 1; --keep) {
        Runs middle = runs(Folding::Middle, keep);
        if (fits(middle))
            return middle;
    }
    return runs(Folding::Middle, 1);
}

} // namespace sameinside
