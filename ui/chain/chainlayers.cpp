// SPDX-License-Identifier: MIT
#include "ui/chain/chainlayers.h"

#include "model/text/words/model/layerwords.h"

#include <algorithm>
#include <set>

namespace sameinside {

namespace {

using Side = NodeRef::Side;

constexpr std::size_t shortestFold = 3;

// Of the digests that documents name. Two blobs are the same only by their digest.
Meaning blobNameOf(const LayerPair &pair)
{
    if (!pair.left || !pair.right)
        return Meaning::OnlyHere;
    return pair.relation == LayerRelation::Same && !pair.isBlobOpen ? Meaning::Same
                                                                    : Meaning::Differs;
}

std::vector<ChainLayer> plainLayers(const ChainSubject &subject, Side which)
{
    const ChainSubject::Side &side = subject.side(which);
    if (!side.tree || !side.image || !side.image->document)
        return {};
    const std::vector<ComparedLayer> compared = subject.platform
        ? subject.platform->layersOf(which == Side::Left)
        : comparedLayers(*side.image, *side.tree);
    const bool isAlone = !subject.platform && subject.left.tree && subject.right.tree;
    const Meaning meaning = isAlone ? Meaning::OnlyHere : Meaning::Unknown;
    std::vector<ChainLayer> layers;
    layers.reserve(compared.size());
    for (const ComparedLayer &known : compared) {
        const Meaning contents = known.diffId ? meaning : Meaning::Unknown;
        layers.push_back({.position = int(layers.size()),
                          .count = int(compared.size()),
                          .blob = known.blob,
                          .size = known.mediaType ? std::optional(known.size) : std::nullopt,
                          .diffId = known.diffId,
                          .encoding = known.encoding ? known.encoding->description() : QString(),
                          .createdBy = known.createdBy,
                          .blobMeaning = meaning,
                          .contentsMeaning = contents,
                          .blobNamed = meaning,
                          .contentsNamed = contents,
                          .isClaimed = !known.isVerified() || known.isReadElsewhere,
                          .isReadElsewhere = known.isReadElsewhere,
                          .knownSince = known.knownSince,
                          .error = known.error ? known.error->detail : QString()});
    }
    return layers;
}

void mark(ChainLayer &layer, const LayerPair &pair, bool isLeft)
{
    layer.relation = pair.relation;
    layer.blobMeaning = blobMeaningOf(pair, isLeft);
    layer.contentsMeaning = contentsMeaningOf(pair.relationOfContents());
    layer.blobNamed = blobNameOf(pair);
    layer.contentsNamed = contentsMeaningOf(pair.relation);
    layer.partner = (isLeft ? pair.right : pair.left).value_or(-1);
    layer.moved = pair.moved;
    layer.isClaimed = (isLeft ? pair.leftState : pair.rightState) != LayerState::Verified;
}

/// The layers of both sides of a platform, marked with what the comparison says of them.
struct BothLayers {
    std::vector<ChainLayer> left;
    std::vector<ChainLayer> right;

    std::vector<ChainLayer> &of(bool isLeft) { return isLeft ? left : right; }
    ChainLayer *at(std::optional<int> position, bool isLeft)
    {
        auto &layers = of(isLeft);
        return position && *position >= 0 && *position < int(layers.size())
            ? &layers[std::size_t(*position)]
            : nullptr;
    }
};

void markCause(BothLayers &both, const LayerPair &pair, int number, Rung rung)
{
    for (const bool isLeft : {true, false}) {
        ChainLayer *layer = both.at(isLeft ? pair.left : pair.right, isLeft);
        if (!layer)
            continue;
        (rung == Rung::Blobs ? layer->blobCauses : layer->contentsCauses).push_back(number);
    }
}

std::set<int> positions(const QJsonObject &evidence, std::initializer_list<QStringView> keys)
{
    std::set<int> found;
    for (const QStringView key : keys) {
        const QJsonArray numbers = evidence.value(key).toArray();
        for (const auto &number : numbers)
            found.insert(number.toInt());
    }
    return found;
}

/// The layers at which a cause enters.
class NamedLayers {
public:
    // Causes name positions on the left, and those of layers that only the right has apart.
    explicit NamedLayers(const Cause &cause)
    {
        if (cause.code != CauseCode::LayerSet) {
            m_pairs.insert(cause.layers.begin(), cause.layers.end());
            return;
        }
        m_pairs = positions(cause.evidence, {u"replaced"});
        m_left = positions(cause.evidence, {u"left_only", u"left_unknown"});
        m_right = positions(cause.evidence, {u"right_only", u"right_unknown"});
    }
    bool contain(const LayerPair &pair) const
    {
        if (pair.left && pair.right)
            return m_pairs.contains(*pair.left);
        return pair.left ? m_left.contains(*pair.left) || m_pairs.contains(*pair.left)
                         : m_right.contains(*pair.right);
    }

private:
    std::set<int> m_pairs; ///< positions on the left
    std::set<int> m_left;
    std::set<int> m_right;
};

void markCauses(BothLayers &both, const PlatformComparison &platform)
{
    for (std::size_t i = 0; i < platform.causes.size(); ++i) {
        const Cause &cause = platform.causes[i];
        if (cause.rung != Rung::Blobs && cause.rung != Rung::Contents)
            continue;
        const NamedLayers named(cause);
        for (const LayerPair &pair : platform.layers) {
            if (named.contain(pair))
                markCause(both, pair, int(i), cause.rung);
        }
    }
}

std::vector<LayerSlot> inOwnOrder(const BothLayers &both)
{
    std::vector<LayerSlot> result(std::max(both.left.size(), both.right.size()));
    for (std::size_t i = 0; i < both.left.size(); ++i)
        result[i].left = both.left[i];
    for (std::size_t i = 0; i < both.right.size(); ++i)
        result[i].right = both.right[i];
    return result;
}

bool isAlikeRun(std::span<const LayerSlot> members)
{
    return std::ranges::all_of(
        members, [&](const LayerSlot &slot) { return slot.standsAlike(members.front()); });
}

// Runs that stand alike; those that may not fold are single.
std::vector<LayerGroup> runsOf(std::span<const LayerSlot> members, std::size_t shortest,
                               bool onlyEqual)
{
    std::vector<LayerGroup> groups;
    for (std::size_t begin = 0; begin < members.size();) {
        std::size_t end = begin + 1;
        while (end < members.size() && members[end].standsAlike(members[begin]))
            ++end;
        const bool folds = end - begin >= shortest && (!onlyEqual || members[begin].isEqual());
        const std::size_t step = folds ? end - begin : 1;
        for (std::size_t i = begin; i < end; i += step)
            groups.push_back({members.subspan(i, step)});
        begin = end;
    }
    return groups;
}

// Keeps the first groups and the last one; with room for two the first, with room for one none.
std::vector<LayerGroup> foldedMiddle(std::span<const LayerSlot> members,
                                     const std::vector<LayerGroup> &groups, std::size_t keep)
{
    if (groups.size() <= keep)
        return groups;
    const std::size_t first = keep < 3 ? keep - 1 : keep - 2;
    const std::size_t last = keep < 3 ? groups.size() : groups.size() - 1;
    std::size_t begin = 0;
    std::size_t length = 0;
    for (std::size_t i = 0; i < last; ++i)
        (i < first ? begin : length) += groups[i].members.size();
    std::vector<LayerGroup> kept(groups.begin(), groups.begin() + std::ptrdiff_t(first));
    kept.push_back({members.subspan(begin, length)});
    kept.insert(kept.end(), groups.begin() + std::ptrdiff_t(last), groups.end());
    return kept;
}

} // namespace

bool ChainLayer::standsAlike(const ChainLayer &other) const
{
    return blobMeaning == other.blobMeaning && contentsMeaning == other.contentsMeaning
        && blobNamed == other.blobNamed && contentsNamed == other.contentsNamed
        && moved == other.moved && isClaimed == other.isClaimed && blobCauses == other.blobCauses
        && contentsCauses == other.contentsCauses;
}

bool ChainLayer::isEqual() const
{
    return blobMeaning == Meaning::Same && blobNamed == Meaning::Same
        && contentsMeaning != Meaning::Error && !moved;
}

bool LayerSlot::standsAlike(const LayerSlot &other) const
{
    const auto alike
        = [](const std::optional<ChainLayer> &one, const std::optional<ChainLayer> &two) {
        return one.has_value() == two.has_value() && (!one || one->standsAlike(*two));
    };
    return alike(left, other.left) && alike(right, other.right);
}

bool LayerSlot::isEqual() const
{
    return left && right && left->isEqual() && right->isEqual();
}

std::vector<LayerSlot> layerSlots(const ChainSubject &subject)
{
    BothLayers both{plainLayers(subject, Side::Left), plainLayers(subject, Side::Right)};
    const PlatformComparison *platform = subject.platform;
    if (!platform || platform->layers.empty())
        return inOwnOrder(both);
    for (const LayerPair &pair : platform->layers) {
        for (const bool isLeft : {true, false}) {
            if (ChainLayer *layer = both.at(isLeft ? pair.left : pair.right, isLeft))
                mark(*layer, pair, isLeft);
        }
    }
    markCauses(both, *platform);
    if (std::ranges::any_of(platform->layers, &LayerPair::moved))
        return inOwnOrder(both);
    std::vector<LayerSlot> result;
    result.reserve(platform->layers.size());
    for (const LayerPair &pair : platform->layers) {
        LayerSlot slot;
        if (const ChainLayer *layer = both.at(pair.left, true))
            slot.left = *layer;
        if (const ChainLayer *layer = both.at(pair.right, false))
            slot.right = *layer;
        result.push_back(std::move(slot));
    }
    return result;
}

std::vector<const ChainLayer *> LayerGroup::of(NodeRef::Side side) const
{
    std::vector<const ChainLayer *> layers;
    for (const LayerSlot &slot : members) {
        if (const auto &layer = slot.of(side))
            layers.push_back(&*layer);
    }
    return layers;
}

Meaning commonMeaning(const std::vector<const ChainLayer *> &layers, Meaning ChainLayer::*meaning)
{
    const auto is = [&](Meaning wanted) {
        return [meaning, wanted](const ChainLayer *layer) { return layer->*meaning == wanted; };
    };
    const Meaning first = layers.front()->*meaning;
    if (std::ranges::all_of(layers, is(first)))
        return first;
    // what is not known is no difference
    if (std::ranges::any_of(layers, is(Meaning::Differs))
        || std::ranges::any_of(layers, is(Meaning::OnlyHere)))
        return Meaning::Differs;
    return std::ranges::any_of(layers, is(Meaning::Error)) ? Meaning::Error : Meaning::Unknown;
}

QString foldedText(const std::vector<const ChainLayer *> &layers, Meaning ChainLayer::*meaning)
{
    const auto count = [&](Meaning wanted) {
        return std::ranges::count_if(
            layers, [&](const ChainLayer *layer) { return layer->*meaning == wanted; });
    };
    const auto all = qint64(layers.size());
    const auto unequal = all - count(Meaning::Same);
    // how many stand out: a fold that only said how many it holds would hide them
    if (count(layers.front()->*meaning) != all) {
        if (count(Meaning::Differs) == unequal)
            return words::layers::foldedSomeDiffer(unequal, all);
        if (count(Meaning::Unknown) == unequal)
            return words::layers::foldedSomeNotKnown(unequal, all);
        return count(Meaning::Error) == unequal ? words::layers::foldedSomeDamaged(unequal, all)
                                                : words::layers::foldedUnequal(unequal, all);
    }
    switch (layers.front()->*meaning) {
    case Meaning::Differs:
        return words::layers::foldedDiffer(all);
    case Meaning::OnlyHere:
        return words::layers::foldedOnlyHere(all);
    case Meaning::Same:
        return words::layers::foldedEqual(all);
    case Meaning::Error:
        return words::layers::foldedDamaged(all);
    case Meaning::Unknown:
        break;
    }
    return words::layers::foldedNotKnown(all);
}

std::vector<LayerGroup> grouped(std::span<const LayerSlot> members, std::optional<int> capacity)
{
    if (!capacity)
        return runsOf(members, members.size() + 1, true);
    const auto most = std::size_t(std::max(*capacity, 1));
    std::vector<LayerGroup> groups = runsOf(members, shortestFold, true);
    if (groups.size() <= most)
        return groups;
    groups = runsOf(members, 2, true);
    if (groups.size() <= most)
        return groups;
    groups = runsOf(members, 2, false);
    if (groups.size() <= most)
        return groups;
    if (isAlikeRun(members))
        return {{members}};
    return foldedMiddle(members, groups, most);
}

} // namespace sameinside
