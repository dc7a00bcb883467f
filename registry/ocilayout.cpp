// SPDX-License-Identifier: MIT
#include "registry/ocilayout.h"

#include "model/imageconfig.h"
#include "model/imagename.h"
#include "model/json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <map>
#include <vector>

namespace sameinside {

namespace {

constexpr qint64 largestIndexFile = 64 * 1024 * 1024; // names of a whole store
const auto refName = QStringLiteral("org.opencontainers.image.ref.name");
const auto containerdName = QStringLiteral("io.containerd.image.name");

tl::unexpected<Error> cancelled()
{
    return failure(ErrorKind::Cancelled, QStringLiteral("stopped"));
}

// A pipe under the name of a file would let open() wait for ever.
Result<void> openFile(QFile &file)
{
    const QFileInfo info(file.fileName());
    if (info.exists() && !info.isFile())
        return failure(ErrorKind::Io, QStringLiteral("%1 is not a file").arg(file.fileName()));
    if (file.open(QIODevice::ReadOnly))
        return {};
    return failure(file.exists() ? ErrorKind::Io : ErrorKind::NotFound,
                   QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
}

Result<QByteArray> readFile(QFile &file, qint64 limit)
{
    const QString path = file.fileName();
    if (file.size() > limit) {
        return failure(ErrorKind::TooLarge,
                       QStringLiteral("%1: %2 bytes, more than the limit of %3")
                           .arg(path)
                           .arg(file.size())
                           .arg(limit));
    }
    QByteArray bytes = file.read(limit);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return bytes;
}

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (auto opened = openFile(file); !opened)
        return tl::unexpected(opened.error());
    return readFile(file, limit);
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
        return failure(ErrorKind::Corrupt,
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

Result<std::unique_ptr<OciLayout>> OciLayout::open(const QString &directory)
{
    const auto notLayout = [&](const QString &why) {
        return failure(ErrorKind::NotFound,
                       QStringLiteral("%1 is not an OCI layout: %2").arg(directory, why));
    };
    const QFileInfo info(directory);
    if (!info.exists())
        return failure(ErrorKind::NotFound,
                       QStringLiteral("%1: no such directory").arg(directory));
    if (!info.isDir())
        return notLayout(QStringLiteral("it is not a directory"));
    const QDir dir(directory);
    const auto marker = readFile(dir.filePath(QStringLiteral("oci-layout")), 64 * 1024);
    if (!marker) {
        if (marker.error().kind == ErrorKind::NotFound)
            return notLayout(QStringLiteral("the file oci-layout is missing"));
        return tl::unexpected(marker.error());
    }
    const auto header = parseJsonObject(*marker, dir.filePath(QStringLiteral("oci-layout")));
    if (!header)
        return tl::unexpected(header.error());
    const QString version = header->value(u"imageLayoutVersion").toString();
    if (!version.startsWith(u"1.")) {
        return notLayout(QStringLiteral("imageLayoutVersion \"%1\" is not 1.x").arg(version.left(40)));
    }
    const QString indexPath = dir.filePath(QStringLiteral("index.json"));
    auto bytes = readFile(indexPath, largestIndexFile);
    if (!bytes) {
        if (bytes.error().kind == ErrorKind::NotFound)
            return notLayout(QStringLiteral("the file index.json is missing"));
        return tl::unexpected(bytes.error());
    }
    const auto document = ManifestDocument::parse(*std::move(bytes), MediaType::ociIndex(),
                                                  largestIndexFile);
    if (!document) {
        return failure(document.error().kind,
                       QStringLiteral("%1: %2").arg(indexPath, document.error().detail));
    }
    return std::unique_ptr<OciLayout>(new OciLayout(directory, *document->index()));
}

Result<const Descriptor *> OciLayout::find(const Selector &selector) const
{
    const auto &entries = m_index.manifests;
    // As in a registry: the digest says what is meant, a name beside it is for people.
    if (selector.digest) {
        for (const Descriptor &entry : entries) {
            if (entry.digest == *selector.digest)
                return &entry;
        }
        return nullptr;
    }
    if (selector.name.isEmpty()) {
        if (entries.size() == 1)
            return &entries.front();
        return failure(ErrorKind::NotFound,
                       QStringLiteral("%1 holds %2 images: name one of them, for example oci:%1:%3")
                           .arg(m_directory)
                           .arg(entries.size())
                           .arg(entries.empty() ? QStringLiteral("NAME")
                                                : entries.front().annotations.value(
                                                    refName, QStringLiteral("@0"))));
    }
    if (selector.name.startsWith(u'@')) {
        bool isNumber = false;
        const auto position = selector.name.mid(1).toULongLong(&isNumber);
        if (isNumber && position < entries.size())
            return &entries[position];
    }
    for (const QString &key : {refName, containerdName}) {
        for (const Descriptor &entry : entries) {
            if (entry.annotations.value(key) == selector.name)
                return &entry;
        }
    }
    QStringList names;
    for (const Descriptor &entry : entries) {
        if (const QString name = entry.annotations.value(refName);
            !name.isEmpty() && !names.contains(name) && names.size() < 4)
            names.append(name);
    }
    return failure(ErrorKind::NotFound,
                   QStringLiteral("%1 holds no image named \"%2\"%3")
                       .arg(m_directory, selector.name.left(160),
                            names.isEmpty() ? QString()
                                            : QStringLiteral("; it holds ")
                                    + names.join(QStringLiteral(", "))
                                    + (qsizetype(entries.size()) > names.size()
                                           ? QStringLiteral(", …")
                                           : QString())));
}

QString OciLayout::blobPath(const Digest &digest) const
{
    return QStringLiteral("%1/blobs/%2/%3")
        .arg(m_directory, QString::fromLatin1(digest.algorithm()),
             QString::fromLatin1(digest.encoded()));
}

Result<void> OciLayout::openBlob(QFile &file, const Digest &digest) const
{
    // The grammar of digests leaves no way up, neither ".." nor a slash.
    file.setFileName(blobPath(digest));
    auto opened = openFile(file);
    if (!opened && opened.error().kind == ErrorKind::NotFound) {
        return failure(ErrorKind::NotHere,
                       QStringLiteral("%1 does not hold blob %2").arg(m_directory, digest.toString()));
    }
    return opened;
}

Result<QByteArray> OciLayout::readWhole(const Descriptor &descriptor, qint64 limit) const
{
    if (!descriptor.data.isEmpty())
        return descriptor.data;
    const Digest &digest = descriptor.digest;
    QFile file;
    if (auto opened = openBlob(file, digest); !opened)
        return tl::unexpected(opened.error());
    auto bytes = readFile(file, limit);
    if (!bytes)
        return bytes;
    if (!digest.isVerifiable())
        return unverifiable(file.fileName(), digest);
    Hasher hasher = Hasher::matching(digest);
    hasher.add(*bytes);
    if (auto checked = checkDigest(hasher, digest, file.fileName()); !checked)
        return tl::unexpected(checked.error());
    if (auto checked = checkSize(bytes->size(), descriptor, file.fileName()); !checked)
        return tl::unexpected(checked.error());
    return bytes;
}

Result<ManifestDocument> OciLayout::resolve(const Selector &selector, std::stop_token stop)
{
    const auto entry = find(selector);
    if (!entry)
        return tl::unexpected(entry.error());
    if (*entry)
        return manifests(std::span(*entry, 1), stop).front();
    // By digest, and not listed: a child of an index perhaps.
    const Descriptor wanted{.mediaType = MediaType::ociEmpty(), .digest = *selector.digest, .size = -1};
    return manifests(std::span(&wanted, 1), stop).front();
}

std::vector<Result<ManifestDocument>>
OciLayout::manifests(std::span<const Descriptor> descriptors, std::stop_token stop)
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

std::vector<Result<QByteArray>> OciLayout::blobs(std::span<const Descriptor> descriptors,
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

Result<QByteArray> OciLayout::blobStart(const Descriptor &descriptor, qint64 length,
                                        std::stop_token stop)
{
    if (stop.stop_requested())
        return cancelled();
    if (!descriptor.data.isEmpty())
        return descriptor.data.left(length);
    QFile file;
    if (auto opened = openBlob(file, descriptor.digest); !opened)
        return tl::unexpected(opened.error());
    return file.read(length);
}

Result<void> OciLayout::readBlob(const Descriptor &descriptor, const BlobSink &sink,
                                 std::stop_token stop)
{
    if (stop.stop_requested())
        return cancelled();
    if (!descriptor.data.isEmpty())
        return sink(descriptor.data);
    QFile file;
    if (auto opened = openBlob(file, descriptor.digest); !opened)
        return opened;
    const QString path = file.fileName();
    if (!descriptor.digest.isVerifiable())
        return unverifiable(path, descriptor.digest);
    if (auto checked = checkSize(file.size(), descriptor, path); !checked)
        return checked;
    Hasher hasher = Hasher::matching(descriptor.digest);
    std::vector<char> buffer(256 * 1024);
    while (true) {
        if (stop.stop_requested())
            return cancelled();
        const qint64 count = file.read(buffer.data(), qint64(buffer.size()));
        if (count < 0)
            return failure(ErrorKind::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
        if (count == 0)
            break;
        const QByteArrayView bytes(buffer.data(), count);
        hasher.add(bytes);
        if (auto taken = sink(bytes); !taken)
            return taken;
    }
    return checkDigest(hasher, descriptor.digest, path);
}

Result<std::vector<Listed>> OciLayout::list(std::stop_token)
{
    // find() takes the first entry of a name: one that another image has before is no name.
    std::map<QString, Digest> taken;
    std::vector<Listed> listed;
    listed.reserve(m_index.manifests.size());
    for (const Descriptor &entry : m_index.manifests) {
        QString name = entry.annotations.value(refName);
        if (name.isEmpty() || taken.try_emplace(name, entry.digest).first->second != entry.digest)
            name = entry.annotations.value(containerdName);
        listed.push_back({.name = name, .digest = entry.digest, .mediaType = entry.mediaType});
    }
    return listed;
}

Result<std::vector<QString>> OciLayoutStore::repositories(std::stop_token)
{
    const auto layout = OciLayout::open(m_directory);
    if (!layout)
        return tl::unexpected(layout.error());
    return std::vector<QString>{m_directory};
}

Result<std::unique_ptr<ImageSource>> OciLayoutStore::source(const QString &repository)
{
    return OciLayout::open(repository);
}

QString OciLayoutStore::place(const QString &repository, const QString &name,
                              const Digest &digest) const
{
    if (name.isEmpty())
        return ImageName::inLayout(repository, {}, digest).toString();
    return ImageName::inLayout(repository, name).toString();
}

} // namespace sameinside
