// SPDX-License-Identifier: MIT
#include "model/layer/decompressor.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/images/blobencoding.h"

using namespace sameinside;

namespace {

constexpr qint64 mostContents = 1 << 22;

struct Outcome {
    bool isGood = false;
    LayerEncoding encoding;
    QByteArray contents;
};

Outcome read(QByteArrayView blob, qsizetype piece)
{
    Outcome outcome;
    Decompressor decompressor(QStringLiteral("layer"),
                              [&](QByteArrayView bytes) -> Result<void> {
                                  outcome.contents += bytes;
                                  return {};
                              },
                              {.contents = mostContents});
    Result<void> result;
    for (qsizetype at = 0; at < blob.size() && result; at += piece)
        result = decompressor.add(blob.sliced(at, qMin(piece, blob.size() - at)));
    if (result)
        result = decompressor.finish();
    outcome.isGood = result.has_value();
    outcome.encoding = decompressor.encoding();
    expect(outcome.contents.size() <= mostContents);
    expect(outcome.contents.size() <= decompressor.contentSize());
    return outcome;
}

void checkEncoding(QByteArrayView bytes)
{
    const LayerEncoding encoding = LayerEncoding::sniff(bytes);
    expect(!encoding.description().isEmpty());
    expect(!encoding.toJson().isEmpty());
    // More bytes tell more of a name, and change nothing else.
    const LayerEncoding start
        = LayerEncoding::sniff(bytes.first(qMin(bytes.size(), qsizetype(12))));
    expect(start.format == encoding.format && start.modified == encoding.modified);
}

} // namespace

// A stream is the same in pieces of any size, never gives more than it may, and what an encoder
// writes comes back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::uint8_t choice = choiceFrom(data, size);
    const QByteArrayView bytes = viewOf(data, size);
    checkEncoding(bytes);
    const Outcome whole = read(bytes, qMax(bytes.size(), qsizetype(1)));
    const Outcome pieces = read(bytes, 1 + choice);
    expect(whole.isGood == pieces.isGood);
    expect(!whole.isGood
           || (whole.contents == pieces.contents && whole.encoding == pieces.encoding));

    BlobEncoding encoding = choice % 2 == 0 ? BlobEncoding::goGzip(1) : BlobEncoding::zstd(1);
    encoding.members = 1 + choice % 5;
    const Outcome back = read(encoding.encode(bytes.toByteArray()), 1 + choice);
    expect(back.isGood && back.contents == bytes);
    return 0;
}
