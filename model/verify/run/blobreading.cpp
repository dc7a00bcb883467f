// SPDX-License-Identifier: MIT
#include "model/verify/run/blobreading.h"

#include "model/layer/decompressor.h"
#include "model/text/words/model/layerstreamwords.h"

#include <algorithm>

namespace sameinside {

namespace {

// One for each algorithm that is asked for.
std::vector<Hasher> hashersFor(std::span<const Digest> diffIds)
{
    std::vector<Hasher> hashers;
    std::vector<QByteArrayView> algorithms;
    for (const Digest &diffId : diffIds) {
        if (!diffId.isVerifiable() || std::ranges::count(algorithms, diffId.algorithm()) > 0)
            continue;
        algorithms.push_back(diffId.algorithm());
        hashers.push_back(Hasher::matching(diffId));
    }
    return hashers;
}

} // namespace

Result<BlobReading::Found> BlobReading::of(ImageSource &source, const Descriptor &blob,
                                           std::span<const Digest> diffIds,
                                           const std::function<void(qint64)> &progress,
                                           const std::stop_token &stop)
{
    Found found;
    std::vector<Hasher> hashers = hashersFor(diffIds);
    const auto hash = [&](QByteArrayView contents) -> Result<void> {
        for (Hasher &hasher : hashers)
            hasher.add(contents);
        return stop.stop_requested() ? Result<void>(stopped()) : Result<void>();
    };
    Decompressor decompressor(words::layerstreams::layerOf(blob.digest.shortText()), hash);
    const auto note = [&](const Result<void> &decompressed) {
        if (!decompressed)
            found.noContents = decompressed.error();
    };
    // Data that makes no sense is often a damaged blob, which the source knows at its end.
    const BlobSink take = [&](QByteArrayView bytes) -> Result<void> {
        found.size += bytes.size();
        progress(bytes.size());
        if (!hashers.empty() && !found.noContents)
            note(decompressor.add(bytes));
        return {};
    };
    if (auto read = source.readBlob(blob, take, stop); !read)
        return tl::unexpected(read.error());
    if (!hashers.empty() && !found.noContents)
        note(decompressor.finish());
    if (found.noContents && found.noContents->kind == ErrorKind::Cancelled)
        return tl::unexpected(*found.noContents);
    for (Hasher &hasher : hashers) {
        if (!found.noContents)
            found.contents.push_back(hasher.finish());
    }
    return found;
}

} // namespace sameinside
