// SPDX-License-Identifier: MIT
#include "model/layer/gzipdecoder.h"
#include "tests/fuzz/fuzz.h"

#include <QtEndian>

#include <zlib.h>

#include <vector>

using namespace sameinside;

namespace {

constexpr qsizetype mostContents = 1 << 20;

class Collected : public StreamDecoder::Output {
public:
    explicit Collected(std::size_t room) : m_room(room) {}
    std::span<char> room() override { return m_room; }
    Result<void> written(qsizetype count) override
    {
        contents.append(m_room.data(), count);
        return contents.size() > mostContents
            ? Result<void>(failure(ErrorKind::TooLarge, QStringLiteral("enough")))
            : Result<void>();
    }

    QByteArray contents;

private:
    std::vector<char> m_room;
};

struct Answer {
    bool isGood = false;
    bool isWhole = true; ///< not ended for its size
    QByteArray contents;
};

Answer answerOf(GzipEngine engine, QByteArrayView blob, qsizetype piece, std::size_t room)
{
    Collected output(room);
    const auto decoder = gzipDecoder(QStringLiteral("layer"), engine);
    Result<void> result;
    for (qsizetype at = 0; at < blob.size() && result; at += piece)
        result = decoder->add(blob.sliced(at, qMin(piece, blob.size() - at)), output);
    return {.isGood = result && decoder->isAtEnd(),
            .isWhole = result || result.error().kind != ErrorKind::TooLarge,
            .contents = output.contents};
}

// Every engine answers as zlib does, in pieces and room of any size.
Answer agreed(QByteArrayView blob, std::uint8_t choice)
{
    const Answer reference
        = answerOf(GzipEngine::Zlib, blob, qMax(blob.size(), qsizetype(1)), 65536);
    for (const GzipEngine engine : gzipEngines()) {
        const Answer answer
            = answerOf(engine, blob, 1 + choice % 64, std::size_t(1) + choice * choice);
        expect(!answer.isWhole || !reference.isWhole || answer.isGood == reference.isGood);
        expect(!answer.isGood || !reference.isGood || answer.contents == reference.contents);
    }
    return reference;
}

} // namespace

// As it is; and as one deflate stream with the trailer that its contents want, since no chance
// finds a checksum.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::uint8_t choice = choiceFrom(data, size);
    agreed(viewOf(data, size), choice);

    QByteArray member = QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + bytesOf(data, size);
    for (const GzipEngine engine : gzipEngines()) {
        const Answer raw = answerOf(engine, member, member.size(), 65536);
        QByteArray trailer(8, '\0');
        qToLittleEndian(quint32(crc32(0, reinterpret_cast<const Bytef *>(raw.contents.constData()),
                                      uInt(raw.contents.size()))),
                        trailer.data());
        qToLittleEndian(quint32(raw.contents.size()), trailer.data() + 4);
        agreed(member + trailer, choice);
    }
    return 0;
}
