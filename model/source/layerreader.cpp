// SPDX-License-Identifier: MIT
#include "model/source/layerreader.h"

#include "model/text/words/model/layerstreamwords.h"

namespace sameinside {

namespace {

/// The stages that a blob runs through, one piece at a time.
class Pipeline {
public:
    Pipeline(QString what, const Descriptor &layer, const LayerReading &reading,
             std::stop_token stop) :
        m_what(std::move(what)),
        m_size(layer.size), m_stop(std::move(stop)), m_progress(reading.progress),
        m_archive(
            m_what, [this](TarEntry entry) { return keep(std::move(entry)); }, reading.archive,
            m_stop),
        m_decompressor(
            m_what, [this](QByteArrayView bytes) { return onContents(bytes); },
            reading.decompression)
    {
        if (reading.withSha512)
            m_sha512.emplace(Hasher::Algorithm::Sha512);
    }
    Pipeline(const Pipeline &) = delete;
    Pipeline &operator=(const Pipeline &) = delete;

    Result<void> add(QByteArrayView bytes)
    {
        if (m_stop.stop_requested())
            return stopped();
        m_blobSize += bytes.size();
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
        if (auto done = m_decompressor.finish(); !done)
            return tl::unexpected(done.error());
        if (auto done = m_archive.finish(); !done)
            return tl::unexpected(done.error());
        m_entries.shrink_to_fit();
        return std::make_shared<const LayerContents>(
            LayerContents{.diffId = m_hasher.finish(),
                          .sha512 = m_sha512 ? std::optional(m_sha512->finish()) : std::nullopt,
                          .contentSize = m_decompressor.contentSize(),
                          .blobSize = m_blobSize,
                          .encoding = m_decompressor.encoding(),
                          .streamEnd = streamEnd(),
                          .entries = std::move(m_entries),
                          .padding = m_archive.padding()});
    }

private:
    Result<void> onContents(QByteArrayView bytes)
    {
        if (m_stop.stop_requested())
            return stopped();
        m_hasher.add(bytes);
        if (m_sha512)
            m_sha512->add(bytes);
        return m_archive.add(bytes);
    }

    // RFC 1952 section 2.3: the checksum and the length stand behind the compressed bytes.
    static constexpr qsizetype trailerLength = 8;
    static constexpr qsizetype endLength = 5;

    void keepEnd(QByteArrayView bytes)
    {
        constexpr qsizetype kept = endLength + trailerLength;
        m_end += bytes.last(std::min(kept, bytes.size()));
        m_end = m_end.last(std::min(kept, m_end.size()));
    }
    QByteArray streamEnd() const
    {
        const bool isGzip = m_decompressor.encoding().format == LayerEncoding::Format::Gzip;
        return isGzip && m_end.size() == endLength + trailerLength ? m_end.first(endLength)
                                                                   : QByteArray();
    }

    Result<void> keep(TarEntry entry)
    {
        m_entries.push_back(std::move(entry));
        return {};
    }

    // Data that makes no sense is often a damaged blob. The source knows at the end of it, so the
    // rest is read, and only then is the layer itself blamed.
    Result<void> orLater(Result<void> result)
    {
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
    std::function<void(qint64)> m_progress;
    qint64 m_blobSize = 0;
    QByteArray m_end; ///< of the blob
    std::optional<Error> m_failure;
    Hasher m_hasher;
    std::optional<Hasher> m_sha512;
    std::vector<TarEntry> m_entries;
    TarWalk m_archive;
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
