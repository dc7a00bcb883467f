// SPDX-License-Identifier: MIT
#include "model/compare/layeralignment.h"

#include <algorithm>

namespace sameinside {

namespace {

using Layers = std::span<const ComparedLayer>;

/// Digests as small numbers, which the long table compares often.
struct LayerKey {
    int blob = 0;
    int diffId = -1; ///< -1: not known
    int sha256 = -1; ///< of the contents, where the diff ID is of another algorithm

    bool holdsSame(const LayerKey &other) const
    {
        return blob == other.blob || (diffId >= 0 && diffId == other.diffId)
            || (sha256 >= 0 && sha256 == other.sha256);
    }
};
using Keys = std::vector<LayerKey>;

class Numbers {
public:
    Keys of(Layers layers)
    {
        Keys keys;
        keys.reserve(layers.size());
        for (const ComparedLayer &layer : layers) {
            const auto sha256 = layer.sha256();
            keys.push_back({number(layer.blob), layer.diffId ? number(*layer.diffId) : -1,
                            sha256 ? number(*sha256) : -1});
        }
        return keys;
    }

private:
    int number(const Digest &digest)
    {
        const auto known = m_numbers.constFind(digest);
        return known != m_numbers.constEnd() ? *known
                                             : *m_numbers.insert(digest, int(m_numbers.size()));
    }
    QHash<Digest, int> m_numbers;
};

// The algorithms by which the contents of a layer are known. Digests of two say nothing of one
// another.
unsigned algorithmsOf(const ComparedLayer &layer)
{
    constexpr unsigned sha256 = 1;
    constexpr unsigned sha512 = 2;
    constexpr unsigned other = 4;
    unsigned known = layer.sha256() ? sha256 : 0;
    if (layer.diffId && layer.diffId->algorithm() != "sha256")
        known |= layer.diffId->algorithm() == "sha512" ? sha512 : other;
    return known;
}

/// Finds which layers of the two sides belong together.
class Alignment {
public:
    Alignment(Layers left, Layers right) :
        m_left(left), m_right(right), m_partnerOfLeft(left.size()), m_partnerOfRight(right.size()),
        m_moved(left.size(), false)
    {
        Numbers numbers;
        m_leftKeys = numbers.of(left);
        m_rightKeys = numbers.of(right);
    }

    std::vector<LayerPair> run()
    {
        const auto anchors = commonSequence();
        for (const auto &[l, r] : anchors)
            join(l, r);
        joinMoved(&LayerKey::blob);
        joinMoved(&LayerKey::diffId);
        joinMoved(&LayerKey::sha256);
        std::pair<int, int> from{0, 0};
        for (const auto &[l, r] : anchors) {
            joinGap(from, {l, r});
            from = {l + 1, r + 1};
        }
        joinGap(from, {int(m_left.size()), int(m_right.size())});
        findOpen();
        return pairs();
    }

private:
    using Places = std::pair<int, int>; ///< on the left and on the right

    bool holdsSame(std::size_t l, std::size_t r) const
    {
        return m_leftKeys[l].holdsSame(m_rightKeys[r]);
    }
    void join(int l, int r)
    {
        m_partnerOfLeft[std::size_t(l)] = r;
        m_partnerOfRight[std::size_t(r)] = l;
    }

    std::vector<Places> commonSequence() const;
    void addMiddle(std::vector<Places> &pairs, std::size_t first, std::size_t last) const;
    bool leftComesFirst(std::size_t l, std::size_t r) const;
    void joinMoved(int LayerKey::*key);
    void joinGap(Places from, Places to);
    void findOpen();
    LayerPair pairOf(int l, int r) const;
    LayerPair loneOf(int position, bool isLeft) const;
    std::vector<LayerPair> pairs() const;

    /// Layers of one side that are not proven to be on the other.
    struct Open {
        bool any = false;
        bool anyUnknown = false;   ///< one of them holds nobody knows what
        unsigned algorithms = ~0U; ///< in which each of them is known, as algorithmsOf() says
    };

    Layers m_left;
    Layers m_right;
    Keys m_leftKeys;
    Keys m_rightKeys;
    std::vector<std::optional<int>> m_partnerOfLeft;
    std::vector<std::optional<int>> m_partnerOfRight;
    std::vector<bool> m_moved; ///< by left position
    Open m_openLeft;
    Open m_openRight;
};

// The longest common subsequence, as pairs of positions. Equal ends need no table.
std::vector<Alignment::Places> Alignment::commonSequence() const
{
    std::vector<Places> pairs;
    const std::size_t shorter = std::min(m_left.size(), m_right.size());
    std::size_t first = 0;
    while (first < shorter && holdsSame(first, first)) {
        pairs.emplace_back(int(first), int(first));
        ++first;
    }
    std::size_t last = 0;
    while (last < shorter - first && holdsSame(m_left.size() - 1 - last, m_right.size() - 1 - last))
        ++last;
    addMiddle(pairs, first, last);
    for (std::size_t i = last; i-- > 0;)
        pairs.emplace_back(int(m_left.size() - 1 - i), int(m_right.size() - 1 - i));
    return pairs;
}

// The table is bounded, as the layers of a manifest are (mostLayers).
void Alignment::addMiddle(std::vector<Places> &pairs, std::size_t first, std::size_t last) const
{
    constexpr std::size_t largestTable = mostLayers * mostLayers;
    const std::size_t rows = m_left.size() - first - last;
    const std::size_t columns = m_right.size() - first - last;
    if (rows == 0 || columns == 0 || rows * columns > largestTable)
        return;
    const std::size_t width = columns + 1;
    std::vector<quint16> length((rows + 1) * width, 0);
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
            length[i * width + j] = holdsSame(first + i, first + j)
                ? quint16(length[(i + 1) * width + j + 1] + 1)
                : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
        }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        const auto below = length[(i + 1) * width + j];
        const auto beside = length[i * width + j + 1];
        if (holdsSame(first + i, first + j)) {
            pairs.emplace_back(int(first + i), int(first + j));
            ++i;
            ++j;
        } else if (below > beside || (below == beside && leftComesFirst(first + i, first + j))) {
            ++i;
        } else {
            ++j;
        }
    }
}

// Of two ways that are equally long, the same is taken with the sides turned round.
bool Alignment::leftComesFirst(std::size_t l, std::size_t r) const
{
    const auto name = [](const ComparedLayer &layer) { return layer.diffId.value_or(layer.blob); };
    return name(m_right[r]) < name(m_left[l]);
}

// The same contents elsewhere in the order.
void Alignment::joinMoved(int LayerKey::*key)
{
    QHash<int, std::vector<int>> free; // from the last to the first
    for (std::size_t r = m_right.size(); r-- > 0;) {
        if (!m_partnerOfRight[r] && m_rightKeys[r].*key >= 0)
            free[m_rightKeys[r].*key].push_back(int(r));
    }
    for (std::size_t l = 0; l < m_left.size(); ++l) {
        if (m_partnerOfLeft[l])
            continue;
        if (m_leftKeys[l].*key < 0)
            continue;
        const auto found = free.find(m_leftKeys[l].*key);
        if (found == free.end() || found->empty())
            continue;
        join(int(l), found->back());
        found->pop_back();
        m_moved[l] = true;
    }
}

// Between two anchors, as many on one side as on the other: each stands for its counterpart.
void Alignment::joinGap(Places from, Places to)
{
    std::vector<int> left;
    std::vector<int> right;
    for (int l = from.first; l < to.first; ++l) {
        if (!m_partnerOfLeft[std::size_t(l)])
            left.push_back(l);
    }
    for (int r = from.second; r < to.second; ++r) {
        if (!m_partnerOfRight[std::size_t(r)])
            right.push_back(r);
    }
    for (std::size_t i = 0; left.size() == right.size() && i < left.size(); ++i)
        join(left[i], right[i]);
}

void Alignment::findOpen()
{
    const auto add = [](Open &open, const ComparedLayer &layer) {
        open.any = true;
        open.anyUnknown = open.anyUnknown || !layer.diffId;
        open.algorithms &= algorithmsOf(layer);
    };
    for (std::size_t l = 0; l < m_left.size(); ++l) {
        if (!m_partnerOfLeft[l] || !holdsSame(l, std::size_t(*m_partnerOfLeft[l])))
            add(m_openLeft, m_left[l]);
    }
    for (std::size_t r = 0; r < m_right.size(); ++r) {
        if (!m_partnerOfRight[r] || !holdsSame(std::size_t(*m_partnerOfRight[r]), r))
            add(m_openRight, m_right[r]);
    }
}

LayerState stateOf(const ComparedLayer &layer, LayerRelation relation)
{
    if (layer.isCorrupt() || (layer.error && layer.error->kind == ErrorKind::Corrupt))
        return LayerState::Corrupt;
    if (layer.error)
        return isAbsent(layer.error->kind) ? LayerState::Missing : LayerState::Unknown;
    if (layer.computed && !layer.isReadElsewhere)
        return LayerState::Verified;
    // Where the relation rests on blobs, the manifest claims all that it needs.
    return layer.diffId || relation != LayerRelation::Unknown ? LayerState::Claimed
                                                              : LayerState::Unknown;
}

LayerPair Alignment::pairOf(int l, int r) const
{
    const ComparedLayer &a = m_left[std::size_t(l)];
    const ComparedLayer &b = m_right[std::size_t(r)];
    LayerPair pair{.left = l, .right = r, .relation = LayerRelation::Unknown};
    const auto isSameBlob = a.isSameBlob(b);
    const auto isSame = isSameBlob == true ? isSameBlob : a.holdsSame(b);
    if (isSameBlob == true) {
        pair.relation = LayerRelation::Same;
    } else if (isSame && a.diffId && b.diffId) {
        pair.relation = !*isSame ? LayerRelation::Differs
            : isSameBlob         ? LayerRelation::Recompressed
                                 : LayerRelation::Same;
        pair.isBlobOpen = *isSame && !isSameBlob;
    }
    if (a.diffId == b.diffId)
        pair.diffId = a.diffId;
    else if (a.blob != b.blob && pair.isShared())
        pair.diffId = a.sha256() ? a.sha256() : b.sha256();
    pair.moved = m_moved[std::size_t(l)];
    pair.leftState = stateOf(a, pair.relation);
    pair.rightState = stateOf(b, pair.relation);
    return pair;
}

// It may be on the other side after all, in a layer that holds nobody knows what.
LayerPair Alignment::loneOf(int position, bool isLeft) const
{
    const ComparedLayer &layer = (isLeft ? m_left : m_right)[std::size_t(position)];
    const Open &others = isLeft ? m_openRight : m_openLeft;
    LayerPair pair{.relation = isLeft ? LayerRelation::LeftOnly : LayerRelation::RightOnly,
                   .diffId = layer.diffId};
    const bool isComparable = (algorithmsOf(layer) & others.algorithms) != 0;
    if (others.any && (!layer.diffId || others.anyUnknown || !isComparable))
        pair.relation = LayerRelation::Unknown;
    (isLeft ? pair.left : pair.right) = position;
    (isLeft ? pair.leftState : pair.rightState) = stateOf(layer, pair.relation);
    return pair;
}

std::vector<LayerPair> Alignment::pairs() const
{
    std::vector<LayerPair> pairs;
    std::size_t nextRight = 0;
    const auto lonesUpTo = [&](std::size_t end) {
        for (; nextRight < end; ++nextRight) {
            if (!m_partnerOfRight[nextRight])
                pairs.push_back(loneOf(int(nextRight), false));
        }
    };
    for (std::size_t l = 0; l < m_left.size(); ++l) {
        if (!m_partnerOfLeft[l]) {
            pairs.push_back(loneOf(int(l), true));
            continue;
        }
        const int r = *m_partnerOfLeft[l];
        if (!m_moved[l])
            lonesUpTo(std::size_t(r));
        pairs.push_back(pairOf(int(l), r));
    }
    lonesUpTo(m_right.size());
    return pairs;
}

} // namespace

void shareDiffIds(std::vector<ComparedLayer> &left, std::vector<ComparedLayer> &right)
{
    QHash<Digest, Digest> known;
    for (const auto *side : {&left, &right}) {
        for (const ComparedLayer &layer : *side) {
            if (layer.diffId)
                known.insert(layer.blob, *layer.diffId);
        }
    }
    for (auto *side : {&left, &right}) {
        for (ComparedLayer &layer : *side) {
            if (const auto found = known.constFind(layer.blob);
                !layer.diffId && found != known.constEnd())
                layer.claim(*found);
        }
    }
}

std::vector<LayerPair> alignLayers(Layers left, Layers right)
{
    return Alignment(left, right).run();
}

} // namespace sameinside
