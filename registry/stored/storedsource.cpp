// SPDX-License-Identifier: MIT
#include "registry/stored/storedsource.h"

#include "model/image/imageconfig.h"
#include "model/image/verification.h"
#include "model/text/words/registry/storedwords.h"

#include <vector>

namespace sameinside {

namespace {

tl::unexpected<Error> unverifiable(const QString &path, const Digest &digest)
{
    return failure(ErrorKind::Unsupported,
                   words::stored::notVerifiable(path, QString::fromLatin1(digest.algorithm())));
}

Error otherSize(qint64 size, const Descriptor &descriptor, const QString &path)
{
    return {ErrorKind::Corrupt, words::stored::otherSize(path, size, descriptor.size)};
}

Error otherBytes(const Mismatch &mismatch, const Descriptor &descriptor, const QString &path)
{
    if (!mismatch.digest)
        return otherSize(*mismatch.size, descriptor, path);
    return {ErrorKind::Corrupt, words::stored::otherBytes(path, mismatch.digest->toString())};
}

} // namespace

Result<void> readPieces(QIODevice &file, const QString &path, const BlobSink &take,
                        const std::stop_token &stop)
{
    std::vector<char> buffer(256 * 1024);
    while (true) {
        if (stop.stop_requested())
            return stopped();
        const qint64 count = file.read(buffer.data(), qint64(buffer.size()));
        if (count < 0)
            return failure(ErrorKind::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
        if (count == 0)
            return {};
        if (auto taken = take(QByteArrayView(buffer.data(), count)); !taken)
            return taken;
    }
}

Result<std::unique_ptr<QIODevice>> StoredSource::openBlob(const Digest &digest) const
{
    auto file = m_files->open(blobName(digest));
    if (!file && file.error().kind == ErrorKind::NotFound) {
        return failure(ErrorKind::NotHere,
                       words::stored::noBlob(m_files->place(), digest.toString()));
    }
    return file;
}

Result<QByteArray> StoredSource::readWhole(const Descriptor &descriptor, qint64 limit) const
{
    if (!descriptor.data.isEmpty())
        return descriptor.data;
    const Digest &digest = descriptor.digest;
    const auto file = openBlob(digest);
    if (!file)
        return tl::unexpected(file.error());
    const QString path = m_files->pathOf(blobName(digest));
    auto bytes = readFile(**file, path, limit);
    if (!bytes)
        return bytes;
    if (!digest.isVerifiable())
        return unverifiable(path, digest);
    if (const auto found = verify(descriptor, *bytes))
        return tl::unexpected(otherBytes(*found, descriptor, path));
    return bytes;
}

std::vector<Result<ManifestDocument>> StoredSource::manifests(
    std::span<const Descriptor> descriptors, std::stop_token stop)
{
    std::vector<Result<ManifestDocument>> documents;
    documents.reserve(descriptors.size());
    for (const Descriptor &descriptor : descriptors) {
        if (stop.stop_requested()) {
            documents.emplace_back(stopped());
            continue;
        }
        auto bytes = readWhole(descriptor, largestManifest);
        if (!bytes) {
            documents.emplace_back(tl::unexpected(bytes.error()));
            continue;
        }
        auto document = ManifestDocument::parse(*std::move(bytes), descriptor.mediaType);
        if (document)
            document = (*std::move(document)).namedBy(descriptor.digest);
        documents.push_back(std::move(document));
    }
    return documents;
}

std::vector<Result<QByteArray>> StoredSource::blobs(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop)
{
    std::vector<Result<QByteArray>> contents;
    contents.reserve(descriptors.size());
    for (const Descriptor &descriptor : descriptors) {
        if (stop.stop_requested())
            contents.emplace_back(stopped());
        else
            contents.push_back(readWhole(descriptor, largestConfig));
    }
    return contents;
}

Result<QByteArray> StoredSource::blobStart(const Descriptor &descriptor, qint64 length,
                                           std::stop_token stop)
{
    if (stop.stop_requested())
        return stopped();
    if (!descriptor.data.isEmpty())
        return descriptor.data.left(length);
    const auto file = openBlob(descriptor.digest);
    if (!file)
        return tl::unexpected(file.error());
    return (*file)->read(length);
}

Result<void> StoredSource::checkBlob(const Descriptor &descriptor, std::stop_token stop)
{
    if (stop.stop_requested())
        return stopped();
    const auto file = openBlob(descriptor.digest);
    if (!file)
        return tl::unexpected(file.error());
    if (const qint64 size = (*file)->size(); !hasSize(descriptor, size))
        return tl::unexpected(
            otherSize(size, descriptor, m_files->pathOf(blobName(descriptor.digest))));
    return {};
}

Result<void> StoredSource::readBlob(const Descriptor &descriptor, const BlobSink &sink,
                                    std::stop_token stop)
{
    if (stop.stop_requested())
        return stopped();
    if (!descriptor.data.isEmpty())
        return sink(descriptor.data);
    const auto file = openBlob(descriptor.digest);
    if (!file)
        return tl::unexpected(file.error());
    const QString path = m_files->pathOf(blobName(descriptor.digest));
    if (!descriptor.digest.isVerifiable())
        return unverifiable(path, descriptor.digest);
    if (const qint64 size = (*file)->size(); !hasSize(descriptor, size))
        return tl::unexpected(otherSize(size, descriptor, path));
    Hasher hasher = Hasher::matching(descriptor.digest);
    qint64 size = 0;
    const auto take = [&](QByteArrayView bytes) {
        hasher.add(bytes);
        size += bytes.size();
        return sink(bytes);
    };
    if (auto read = readPieces(**file, path, take, stop); !read)
        return read;
    if (const auto found = verify(descriptor, size, hasher))
        return tl::unexpected(otherBytes(*found, descriptor, path));
    return {};
}

} // namespace sameinside
