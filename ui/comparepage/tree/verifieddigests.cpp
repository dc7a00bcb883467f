// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/verifieddigests.h"

#include "model/text/words/ui/imagetreewords.h"

#include <QSet>

namespace sameinside {

namespace {

struct Counted {
    QSet<Digest> named;
    QSet<Digest> verified;

    void add(const Digest &digest, bool isVerified)
    {
        named.insert(digest);
        if (isVerified)
            verified.insert(digest);
    }
};

void count(const ImageTree &tree, const ManifestNode &node, Counted &counted)
{
    counted.add(node.digest, node.availability == Availability::Present);
    for (const ManifestNode &child : node.children)
        count(tree, child, counted);
    const Manifest *manifest = node.manifest();
    if (!manifest)
        return;
    if (manifest->config)
        counted.add(manifest->config->digest, node.configAvailability == Availability::Present);
    for (const Descriptor &layer : manifest->layers) {
        const auto facts = tree.layers.constFind(layer.digest);
        counted.add(layer.digest, facts != tree.layers.constEnd() && facts->contents);
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
    return {int(counted.verified.size()), int(counted.named.size())};
}

QString VerifiedDigests::toText() const
{
    return words::imagetree::verified(named, verified);
}

} // namespace sameinside
