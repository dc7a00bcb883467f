// SPDX-License-Identifier: MIT
#include "registry/stored/storedsource.h"

#include "model/image/imageconfig.h"

#include <vector>

namespace sameinside {

namespace {

tl::unexpected<Error> cancelled()
{
    return failure(ErrorKind::Cancelled, QStringLiteral("stopped"));
}

tl::unexpected<Error> unverifiable(const QString &path, const Digest &digest)
{
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("%1: the algorithm %2 cannot be verified here")
                       .arg(path, QString::fromLatin1(digest.algorithm())));
}

Result<void> checkDigest(Hasher &hasher, const Digest &digest, const QString &path)
{
    if (const Digest actual = hasher.finish(); actual != digest) {
        return failure(
            ErrorKind::Corrupt,
            QStringLiteral("%1 is damaged: its bytes have digest %2. Copy the image again.")
                .arg(path, actual.toString()));
    }
    return {};
}

// A size below zero is not known.
Result<void> checkSize(qint64 size, const Descriptor &descriptor, const QString &path)
{
    if (descriptor.size >= 0 && size != descriptor.size) {
        return failure(ErrorKind::Corrupt,
                       QStringLiteral("%1 has %2 bytes, but its descriptor says %3")
                           .arg(path)
                           .arg(size)
                           .arg(descriptor.size));
    }
    return {};
}

} // namespace

Result<void> readPieces(QIODevice &file, const QString &path, const BlobSink &take,
                        const std::stop_token &stop)
{
    std::vector<char> buffer(256 * 1024);
    while (true) {
        if (stop.stop_requested())
            return cancelled();
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
        return failure(
            ErrorKind::NotHere,
            QStringLiteral("%1 does not hold blob %2").arg(m_files->place(), digest.toString()));
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
    Hasher hasher = Hasher::matching(digest);
    hasher.add(*bytes);
    if (auto checked = checkDigest(hasher, digest, path); !checked)
        return tl::unexpected(checked.error());
    if (auto checked = checkSize(bytes->size(), descriptor, path); !checked)
        return tl::unexpected(checked.error());
    return bytes;
}

std::vector<Result<ManifestDocument>> StoredSource::manifests(
    std::span<const Descriptor> descriptors, std::stop_token stop)
{
    std::vector<Result<ManifestDocument>> documents;
    documents.reserve(descriptors.size());
    for (const Descriptor &descriptor : descriptors) {
        if (stop.stop_requested()) {
            documents.emplace_back(cancelled());
            continue;
        }
        auto bytes = readWhole(descriptor, largestManifest);
        if (!bytes) {
            documents.emplace_back(tl::unexpected(bytes.error()));
            continue;
        }
        documents.push_back(ManifestDocument::parse(*std::move(bytes), descriptor.mediaType));
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
            contents.emplace_back(cancelled());
        else
            contents.push_back(readWhole(descriptor, largestConfig));
    }
    return contents;
}

Result<QByteArray> StoredSource::blobStart(const Descriptor &descriptor, qint64 length,
                                           std::stop_token stop)
{
    if (stop.stop_requested())
        return cancelled();
    if (!descriptor.data.isEmpty())
        return descriptor.data.left(length);
    const auto file = openBlob(descriptor.digest);
    if (!file)
        return tl::unexpected(file.error());
    return (*file)->read(length);
}

Result<void> StoredSource::readBlob(const Descriptor &descriptor, const BlobSink &sink,
                                    std::stop_token stop)
{
    if (stop.stop_requested())
        return cancelled();
    if (!descriptor.data.isEmpty())
        return sink(descriptor.data);
    const auto file = openBlob(descriptor.digest);
    if (!file)
        return tl::unexpected(file.error());
    const QString path = m_files->pathOf(blobName(descriptor.digest));
    if (!descriptor.digest.isVerifiable())
        return unverifiable(path, descriptor.digest);
    if (auto checked = checkSize((*file)->size(), descriptor, path); !checked)
        return checked;
    Hasher hasher = Hasher::matching(descriptor.digest);
    const auto take = [&](QByteArrayView bytes) {
        hasher.add(bytes);
        return sink(bytes);
    };
    if (auto read = readPieces(**file, path, take, stop); !read)
        return read;
    return checkDigest(hasher, descriptor.digest, path);
}

} // namespace sameinside
