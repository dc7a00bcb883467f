// SPDX-License-Identifier: MIT
#include "ui/chain/chainsubject.h"

#include "model/text/words/model/layerwords.h"
#include "model/text/words/ui/chainwords.h"

namespace sameinside {

namespace {

// Nothing is known at any rung; text says so once.
std::vector<RungExplanation> unknownRungs(const QString &text)
{
    std::vector<RungExplanation> rungs;
    using enum Rung;
    for (const Rung rung : {Index, Manifest, Config, Blobs, Contents, Files})
        rungs.push_back({.rung = rung, .relation = RungRelation::Unknown});
    rungs[std::size_t(Manifest)].text = text;
    return rungs;
}

ChainSubject::Side wholeSide(const LoadedPair::Side &side)
{
    if (!side) {
        const Error &error = side.error();
        return {.error = error.detail,
                .isLoading = error.kind == ErrorKind::Cancelled && error.detail.isEmpty()};
    }
    const auto images = (*side)->images();
    return {.tree = side->get(), .image = images.empty() ? &(*side)->root : images.front()};
}

const ManifestNode *firstOf(const std::vector<const ManifestNode *> &nodes, const ImageTree &tree)
{
    if (!nodes.empty())
        return nodes.front();
    return tree.isIndex() ? nullptr : &tree.root;
}

ChainSubject unpaired(const Comparison &comparison)
{
    ChainSubject subject;
    subject.comparison = &comparison;
    subject.left = {comparison.left.get(), firstOf(comparison.leftOnly, *comparison.left)};
    subject.right = {comparison.right.get(), firstOf(comparison.rightOnly, *comparison.right)};
    subject.causes = &comparison.indexCauses;
    subject.rungs = unknownRungs(words::layers::notCompared());
    RungExplanation &index = subject.rungs.front();
    for (std::size_t i = 0; i < comparison.indexCauses.size(); ++i)
        index.causes.push_back(int(i));
    index.relation = comparison.isUnknown() ? RungRelation::Unknown : RungRelation::Differs;
    index.text = verdict(comparison).sentence;
    return subject;
}

// An image without a counterpart.
ChainSubject alone(const Comparison &comparison, const ManifestNode &image, bool isLeft)
{
    ChainSubject subject = unpaired(comparison);
    subject.left.image = isLeft ? &image : nullptr;
    subject.right.image = isLeft ? nullptr : &image;
    subject.platformName = image.platformText();
    return subject;
}

} // namespace

ChainSubject ChainSubject::of(const Comparison &comparison, int platform)
{
    if (const int beyond = platform - int(comparison.platforms.size());
        beyond >= 0 && !comparison.platforms.empty()) {
        const auto &left = comparison.leftOnly;
        const auto &right = comparison.rightOnly;
        if (beyond < int(left.size()))
            return alone(comparison, *left[std::size_t(beyond)], true);
        if (beyond < int(left.size() + right.size()))
            return alone(comparison, *right[std::size_t(beyond) - left.size()], false);
    }
    if (platform < 0 || platform >= int(comparison.platforms.size()))
        return unpaired(comparison);
    const PlatformComparison &one = comparison.platforms[std::size_t(platform)];
    ChainSubject subject;
    subject.comparison = &comparison;
    subject.left = {comparison.left.get(), one.left};
    subject.right = {comparison.right.get(), one.right};
    subject.platform = &one;
    subject.platformName = one.platform;
    subject.causes = &one.causes;
    subject.rungs = explainRungs(one);
    return subject;
}

ChainSubject ChainSubject::of(const LoadedPair &pair, int platform)
{
    if (pair.comparison)
        return of(*pair.comparison, platform);
    ChainSubject subject;
    subject.left = wholeSide(pair.left);
    subject.right = wholeSide(pair.right);
    const auto &read = subject.left.image ? subject.left : subject.right;
    if (read.image)
        subject.platformName = read.image->platformText();
    const bool isLoading = subject.left.isLoading || subject.right.isLoading;
    subject.rungs = unknownRungs(isLoading ? words::chain::otherSideLoading()
                                           : words::layers::unreadOtherSide());
    return subject;
}

} // namespace sameinside
