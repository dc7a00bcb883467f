// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/verifieddigests.h"

#include "model/text/words/ui/imagetreewords.h"

#include <QSet>

namespace sameinside {

namespace {

struct Counted {
    QSet<Digest> named;
    QSet<Digest> verified;
    QSet<Digest> broken; // a side's bytes are others, or are not there

    void add(const Digest &digest, bool isVerified, bool isBroken)
    {
        named.insert(digest);
        if (isVerified)
            verified.insert(digest);
        if (isBroken)
            broken.insert(digest);
    }
};

void count(const ImageTree &tree, const ManifestNode &node, Counted &counted)
{
    counted.add(node.digest, node.availability == Availability::Present, node.error.has_value());
    for (const ManifestNode &child : node.children)
        count(tree, child, counted);
    const Manifest *manifest = node.manifest();
    if (!manifest)
        return;
    if (manifest->config)
        counted.add(manifest->config->digest, node.configAvailability == Availability::Present,
                    node.configError.has_value());
    for (const Descriptor &layer : manifest->layers) {
        const auto facts = tree.layers.constFind(layer.digest);
        const bool isKnown = facts != tree.layers.constEnd();
        counted.add(layer.digest, isKnown && facts->contents && !facts->knownSince,
                    isKnown && facts->error);
    }
}

} // namespace

VerifiedDigests VerifiedDigests::of(const LoadedPair &pair)
{
    Counted counted;
    for (const LoadedPair::Side &side : {pair.left, pair.right}) {
        if (side)
            count(**side, (*side)->root, counted);
    }
    counted.verified.subtract(counted.broken);
    return {int(counted.verified.size()), int(counted.named.size())};
}

QString VerifiedDigests::toText() const
{
    return words::imagetree::verified(named, verified);
}

} // namespace sameinside
