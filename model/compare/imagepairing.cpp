// SPDX-License-Identifier: MIT
#include "model/compare/imagepairing.h"

#include "model/compare/pairfacts.h"
#include "model/image/platformpositions.h"

#include <algorithm>

namespace sameinside {

namespace {

using Nodes = ImagePairing::Nodes;

// A lone manifest whose config is not here takes its platform from the entry that names it.
std::vector<std::optional<Platform>> platformsOf(const Nodes &nodes, const Nodes &others)
{
    QHash<Digest, Platform> declared;
    for (const ManifestNode *other : others) {
        if (other->platform && !declared.contains(other->digest))
            declared.insert(other->digest, *other->platform);
    }
    std::vector<std::optional<Platform>> platforms;
    platforms.reserve(nodes.size());
    for (const ManifestNode *node : nodes) {
        platforms.push_back(node->platform);
        if (const auto found = declared.constFind(node->digest);
            !node->platform && found != declared.constEnd())
            platforms.back() = *found;
    }
    return platforms;
}

/// The images of one side that have no partner yet, found by what they name.
class Waiting {
public:
    Waiting(const Nodes &nodes, const Nodes &others) :
        m_nodes(nodes), m_platforms(platformsOf(nodes, others))
    {
        for (int i = 0; i < int(nodes.size()); ++i) {
            m_left.insert(i);
            m_byDigest[nodes[std::size_t(i)]->digest].insert(i);
            if (const auto config = configDigest(*nodes[std::size_t(i)]))
                m_byConfig[*config].insert(i);
            if (const auto &platform = m_platforms[std::size_t(i)])
                m_byPlatform.add(*platform, i);
        }
    }

    const std::set<int> &all() const { return m_left; }
    const ManifestNode &node(int position) const { return *m_nodes[std::size_t(position)]; }
    const std::optional<Platform> &platform(int position) const
    {
        return m_platforms[std::size_t(position)];
    }
    Nodes nodes() const
    {
        Nodes nodes;
        for (const int position : m_left)
            nodes.push_back(m_nodes[std::size_t(position)]);
        return nodes;
    }

    /// A manifest by itself, as a name finds it.
    bool isAlone() const { return m_nodes.size() == 1 && !m_nodes.front()->descriptor; }

    std::optional<int> withDigest(const Digest &digest) const { return first(m_byDigest, digest); }
    /// The same, where its platform matches or one of the two is not known.
    std::optional<int> sameFor(const std::optional<Platform> &wanted, const Digest &digest) const
    {
        const auto found = m_byDigest.constFind(digest);
        if (found == m_byDigest.constEnd())
            return std::nullopt;
        const auto fits = [&](int position) {
            const auto &own = platform(position);
            return !own || !wanted || own->matches(*wanted);
        };
        const auto fitting = std::ranges::find_if(*found, fits);
        return fitting == found->end() ? std::nullopt : std::optional(*fitting);
    }
    std::optional<int> withConfig(const ManifestNode &image) const
    {
        const auto config = configDigest(image);
        return config ? first(m_byConfig, *config) : std::nullopt;
    }
    std::optional<int> forPlatform(const Platform &platform) const
    {
        return m_byPlatform.first(platform);
    }

    void take(int position)
    {
        m_left.erase(position);
        m_byDigest[node(position).digest].erase(position);
        if (const auto config = configDigest(node(position)))
            m_byConfig[*config].erase(position);
        if (platform(position))
            m_byPlatform.remove(*platform(position), position);
    }

private:
    using Positions = QHash<Digest, std::set<int>>;
    static std::optional<int> first(const Positions &positions, const Digest &digest)
    {
        const auto found = positions.constFind(digest);
        return found == positions.constEnd() || found->empty() ? std::nullopt
                                                               : std::optional(*found->begin());
    }

    const Nodes &m_nodes;
    std::vector<std::optional<Platform>> m_platforms;
    std::set<int> m_left;
    Positions m_byDigest;
    Positions m_byConfig;
    PlatformPositions m_byPlatform;
};

class Pairer {
public:
    Pairer(const Nodes &left, const Nodes &right, const std::stop_token &stop) :
        m_left(left, right), m_right(right, left), m_stop(stop)
    {
    }

    ImagePairing run()
    {
        // One digest for one platform comes before platforms that only match, and a manifest alone
        // is wherever an index lists it. Of several entries for one platform the first counts
        // (image-spec image-index.md).
        const bool anyAlone = m_left.isAlone() || m_right.isAlone();
        joinEach(m_left, m_right, [&](const Waiting &side, int position, const Waiting &others) {
            return anyAlone ? others.withDigest(side.node(position).digest)
                            : others.sameFor(side.platform(position), side.node(position).digest);
        });
        joinEach(m_left, m_right, [](const Waiting &side, int position, const Waiting &others) {
            const auto &platform = side.platform(position);
            return platform ? others.forPlatform(*platform) : std::nullopt;
        });
        dropFurtherEntries();
        // Indexes label platforms wrongly: what is left may still be one image (product.md,
        // section 2).
        joinEach(m_left, m_right, [](const Waiting &side, int position, const Waiting &others) {
            return others.withDigest(side.node(position).digest);
        });
        joinEach(m_left, m_right, [](const Waiting &side, int position, const Waiting &others) {
            return others.withConfig(side.node(position));
        });
        joinUnknown([](const Waiting &, int, const Waiting &others) {
            return others.all().size() == 1 ? std::optional(*others.all().begin()) : std::nullopt;
        });
        return finished();
    }

private:
    template <class Find>
    void joinEach(Waiting &side, Waiting &others, Find find)
    {
        for (const int position : std::set<int>(side.all())) {
            if (m_stop.stop_requested())
                return;
            const std::optional<int> partner = find(side, position, others);
            if (!partner)
                continue;
            m_pairs.insert(&side == &m_left ? std::pair(position, *partner)
                                            : std::pair(*partner, position));
            side.take(position);
            others.take(*partner);
        }
    }

    // An image whose platform nobody knows may stand for one of the other side.
    template <class Find>
    void joinUnknown(Find find)
    {
        const auto ifUnknown = [&](const Waiting &side, int position, const Waiting &others) {
            return side.node(position).platform ? std::nullopt : find(side, position, others);
        };
        joinEach(m_left, m_right, ifUnknown);
        joinEach(m_right, m_left, ifUnknown);
    }

    // Further entries of a platform that has its pair are no platforms of their own.
    void dropFurtherEntries()
    {
        PlatformPositions paired;
        for (const auto &[l, r] : m_pairs) {
            const auto &platform
                = m_left.node(l).platform ? m_left.node(l).platform : m_right.node(r).platform;
            if (platform)
                paired.add(*platform, l);
        }
        for (Waiting *side : {&m_left, &m_right}) {
            for (const int position : std::set<int>(side->all())) {
                const auto &platform = side->node(position).platform;
                if (platform && paired.first(*platform))
                    side->take(position);
            }
        }
    }

    ImagePairing finished() const
    {
        ImagePairing pairing{.leftOnly = m_left.nodes(), .rightOnly = m_right.nodes()};
        for (const auto &[l, r] : m_pairs)
            pairing.pairs.emplace_back(&m_left.node(l), &m_right.node(r));
        const auto isUnknown = [](const ManifestNode *node) { return !node->platform; };
        pairing.isUncertain = !pairing.leftOnly.empty() && !pairing.rightOnly.empty()
            && (std::ranges::any_of(pairing.leftOnly, isUnknown)
                || std::ranges::any_of(pairing.rightOnly, isUnknown));
        return pairing;
    }

    Waiting m_left;
    Waiting m_right;
    std::set<std::pair<int, int>> m_pairs; ///< in the order of the left
    std::stop_token m_stop;
};

} // namespace

bool ImagePairing::isRelabelled(const Pair &pair)
{
    const auto &[left, right] = pair;
    return left->platform && right->platform && !left->platform->matches(*right->platform);
}

ImagePairing ImagePairing::of(const Nodes &left, const Nodes &right, const std::stop_token &stop)
{
    return Pairer(left, right, stop).run();
}

} // namespace sameinside
