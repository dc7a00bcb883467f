// SPDX-License-Identifier: MIT
#include "model/source/layerreader.h"

#include "model/text/words/model/layerstreamwords.h"

namespace sameinside {

namespace {

/// What is learned from the contents of a layer, which come in order.
class ContentsReading {
public:
    ContentsReading(const QString &what, const LayerReading &reading, std::stop_token stop) :
        m_stop(std::move(stop)),
        m_archive(
            what, [this](TarEntry entry) { return keep(std::move(entry)); }, reading.archive,
            m_stop)
    {
        if (reading.withSha512)
            m_sha512.emplace(Hasher::Algorithm::Sha512);
    }
    ContentsReading(const ContentsReading &) = delete;
    ContentsReading &operator=(const ContentsReading &) = delete;

    Result<void> add(QByteArrayView bytes)
    {
        if (m_stop.stop_requested())
            return stopped();
        m_hasher.add(bytes);
        if (m_sha512)
            m_sha512->add(bytes);
        return m_archive.add(bytes);
    }

    /// Without what only the blob tells.
    Result<LayerContents> finish()
    {
        if (auto done = m_archive.finish(); !done)
            return tl::unexpected(done.error());
        m_entries.shrink_to_fit();
        return LayerContents{.diffId = m_hasher.finish(),
                             .sha512 = m_sha512 ? std::optional(m_sha512->finish()) : std::nullopt,
                             .entries = std::move(m_entries),
                             .padding = m_archive.padding()};
    }

private:
    Result<void> keep(TarEntry entry)
    {
        m_entries.push_back(std::move(entry));
        return {};
    }

    std::stop_token m_stop;
    Hasher m_hasher;
    std::optional<Hasher> m_sha512;
    std::vector<TarEntry> m_entries;
    TarWalk m_archive;
};

/// Both halves in one thread.
class ShortWay : public ContentsPassage {
public:
    explicit ShortWay(Taker take) : m_take(std::move(take)), m_room(std::size_t(256) * 1024) {}

    std::span<char> room() override { return m_room; }
    Result<void> give(QByteArrayView contents) override { return m_take(contents); }
    Result<void> finish() override { return {}; }

private:
    Taker m_take;
    std::vector<char> m_room;
};

/// The stages that a blob runs through, one piece at a time.
class Pipeline {
public:
    Pipeline(QString what, const Descriptor &layer, const LayerReading &reading,
             std::stop_token stop) :
        m_what(std::move(what)),
        m_size(layer.size), m_stop(stop), m_onStop(stop, [this] { m_end.request_stop(); }),
        m_progress(reading.progress), m_contents(m_what, reading, m_end.get_token()),
        m_passage(passageFor(reading)),
        m_decompressor(
            m_what, [this](QByteArrayView bytes) { return m_passage->give(bytes); },
            reading.decompression)
    {
        m_decompressor.writeInto([this] { return m_passage->room(); });
        m_decompressor.useGzip(reading.gzip);
        if (layer.digest.algorithm() != "sha256")
            m_blobSha256.emplace();
    }
    // The other half may be in the middle of something long.
    ~Pipeline() { m_end.request_stop(); }
    Pipeline(const Pipeline &) = delete;
    Pipeline &operator=(const Pipeline &) = delete;

    Result<void> add(QByteArrayView bytes)
    {
        if (m_stop.stop_requested())
            return stopped();
        m_blobSize += bytes.size();
        if (m_blobSha256)
            m_blobSha256->add(bytes);
        keepEnd(bytes);
        if (m_size >= 0 && m_blobSize > m_size)
            return corrupt(words::layerstreams::moreThanDescribed(m_what, m_size));
        if (m_progress)
            m_progress(bytes.size());
        if (m_failure)
            return {};
        return orLater(m_decompressor.add(bytes));
    }

    Result<std::shared_ptr<const LayerContents>> finish()
    {
        if (m_size >= 0 && m_blobSize != m_size)
            return corrupt(words::layerstreams::otherThanDescribed(m_what, m_blobSize, m_size));
        if (m_failure)
            return tl::unexpected(*m_failure);
        if (auto done = orEarlier(m_decompressor.finish()); !done)
            return tl::unexpected(done.error());
        if (auto taken = m_passage->finish(); !taken)
            return tl::unexpected(taken.error());
        auto contents = m_contents.finish();
        if (!contents)
            return tl::unexpected(contents.error());
        if (m_blobSha256)
            contents->blobSha256 = m_blobSha256->finish();
        contents->contentSize = m_decompressor.contentSize();
        contents->blobSize = m_blobSize;
        contents->encoding = m_decompressor.encoding();
        contents->streamEnd = streamEnd();
        return std::make_shared<const LayerContents>(*std::move(contents));
    }

private:
    std::unique_ptr<ContentsPassage> passageFor(const LayerReading &reading)
    {
        ContentsPassage::Taker take
            = [this](QByteArrayView bytes) { return m_contents.add(bytes); };
        if (reading.passage)
            return reading.passage(std::move(take));
        return std::make_unique<ShortWay>(std::move(take));
    }

    // RFC 1952 section 2.3: the checksum and the length stand behind the compressed bytes.
    static constexpr qsizetype trailerLength = 8;
    static constexpr qsizetype endLength = 5;

    void keepEnd(QByteArrayView bytes)
    {
        constexpr qsizetype kept = endLength + trailerLength;
        m_last += bytes.last(std::min(kept, bytes.size()));
        m_last = m_last.last(std::min(kept, m_last.size()));
    }
    QByteArray streamEnd() const
    {
        const bool isGzip = m_decompressor.encoding().format == LayerEncoding::Format::Gzip;
        return isGzip && m_last.size() == endLength + trailerLength ? m_last.first(endLength)
                                                                    : QByteArray();
    }

    // What is wrong with the contents so far was there before what ends them, whoever is faster.
    Result<void> orEarlier(Result<void> result)
    {
        if (result)
            return result;
        if (auto taken = m_passage->finish(); !taken)
            return taken;
        return result;
    }

    // Data that makes no sense is often a damaged blob. The source knows at the end of it, so the
    // rest is read, and only then is the layer itself blamed.
    Result<void> orLater(Result<void> result)
    {
        result = orEarlier(std::move(result));
        if (result
            || (result.error().kind != ErrorKind::InvalidDocument
                && result.error().kind != ErrorKind::Unsupported))
            return result;
        m_failure = result.error();
        return {};
    }

    static tl::unexpected<Error> corrupt(const QString &detail)
    {
        return failure(ErrorKind::Corrupt, detail);
    }

    QString m_what;
    qint64 m_size; ///< as the descriptor says; negative where it does not
    std::stop_token m_stop;
    std::stop_source m_end; ///< for the half behind the passage
    std::stop_callback<std::function<void()>> m_onStop;
    std::function<void(qint64)> m_progress;
    qint64 m_blobSize = 0;
    QByteArray m_last; ///< bytes of the blob
    std::optional<Error> m_failure;
    std::optional<Hasher> m_blobSha256;
    ContentsReading m_contents;
    std::unique_ptr<ContentsPassage> m_passage;
    Decompressor m_decompressor;
};

} // namespace

Result<std::shared_ptr<const LayerContents>> readLayer(ImageSource &source, const Descriptor &layer,
                                                       const LayerReading &reading,
                                                       std::stop_token stop)
{
    const QString what = reading.what.isEmpty()
        ? words::layerstreams::layerOf(layer.digest.shortText())
        : reading.what;
    if (layer.mediaType.bytes().endsWith("+encrypted")) {
        return failure(ErrorKind::Unsupported, words::layerstreams::encrypted(what));
    }
    Pipeline pipeline(what, layer, reading, stop);
    const BlobSink sink = [&](QByteArrayView bytes) { return pipeline.add(bytes); };
    // What a descriptor embeds was verified with it.
    const auto read = layer.data.isEmpty() ? source.readBlob(layer, sink, stop) : sink(layer.data);
    if (!read)
        return tl::unexpected(read.error());
    return pipeline.finish();
}

} // namespace sameinside
