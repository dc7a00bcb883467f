// SPDX-License-Identifier: MIT
#include "model/layer/contentsdifference.h"
#include "model/layer/decompressor.h"
#include "model/layer/tarwalk.h"
#include "tests/fuzz/checksums.h"
#include "tests/fuzz/fuzz.h"

using namespace sameinside;

namespace {

struct Outcome {
    bool isGood = false;
    std::shared_ptr<LayerContents> layer
        = std::make_shared<LayerContents>(LayerContents{.diffId = Digest::sha256Of({})});
};

Outcome read(QByteArrayView blob, qsizetype piece)
{
    Outcome outcome;
    const TarWalk::Limits small{
        .extension = 64 * 1024, .entries = 10'000, .metadata = 1 << 20, .holes = 1 << 20};
    TarWalk walk(
        QStringLiteral("layer"),
        [&](TarEntry entry) -> Result<void> {
            outcome.layer->entries.push_back(std::move(entry));
            return {};
        },
        small);
    Decompressor decompressor(QStringLiteral("layer"),
                              [&](QByteArrayView bytes) { return walk.add(bytes); },
                              {.contents = 1 << 22});
    Result<void> result;
    for (qsizetype at = 0; at < blob.size() && result; at += piece)
        result = decompressor.add(blob.sliced(at, qMin(piece, blob.size() - at)));
    if (result)
        result = decompressor.finish();
    if (result)
        result = walk.finish();
    outcome.isGood = result.has_value();
    outcome.layer->padding = walk.padding();
    return outcome;
}

} // namespace

// Whatever the bytes are: no crash, the same answer in other pieces, and merged files in order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray blob = withChecksums(bytesOf(data, size));
    const Outcome whole = read(blob, qMax(blob.size(), qsizetype(1)));
    const Outcome pieces = read(blob, 7);
    expect(whole.isGood == pieces.isGood);
    if (!whole.isGood)
        return 0;
    const FileList left = layerFiles(whole.layer);
    const FileList right = layerFiles(pieces.layer);
    expect(ContentsDifference::between(left, right).files.isEmpty());
    const std::vector<std::shared_ptr<const LayerContents>> once{whole.layer};
    const std::vector<std::shared_ptr<const LayerContents>> twice{whole.layer, pieces.layer};
    if (const auto merged = mergedFiles(once)) {
        for (std::size_t i = 1; i < merged->files.size(); ++i)
            expect(PathOrder()(merged->files[i - 1].path, merged->files[i].path));
    }
    (void)mergedFiles(twice);
    return 0;
}
