// SPDX-License-Identifier: MIT
#include "registry/stored/ocilayout.h"

#include "model/image/imagename.h"
#include "model/image/json.h"
#include "model/text/words/registry/storedwords.h"

#include <QFileInfo>

#include <algorithm>
#include <map>

namespace sameinside {

namespace {

constexpr qint64 largestIndexFile = qint64(64) * 1024 * 1024; // names of a whole store
QString refName()
{
    return QStringLiteral("org.opencontainers.image.ref.name");
}

} // namespace

Result<std::unique_ptr<OciLayout>> OciLayout::open(const QString &directory)
{
    const QFileInfo info(directory);
    if (!info.exists())
        return failure(ErrorKind::NotFound, words::stored::noDirectory(directory));
    if (!info.isDir()) {
        return failure(ErrorKind::NotFound, words::stored::layoutIsNoDirectory(directory));
    }
    return open(std::make_shared<DirectoryStore>(directory), QStringLiteral("oci"));
}

Result<std::unique_ptr<OciLayout>> OciLayout::open(std::shared_ptr<const FileStore> files,
                                                   const QString &transport)
{
    const auto missing = [&](const QString &name) {
        const bool isDockerArchive
            = transport == u"oci-archive" && files->open(QStringLiteral("manifest.json"));
        return failure(ErrorKind::NotFound,
                       isDockerArchive ? words::stored::layoutIsDockerArchive(files->place(), name)
                                       : words::stored::layoutWithoutFile(files->place(), name));
    };
    const auto readDocument = [&](const QString &name, qint64 limit) -> Result<QByteArray> {
        auto bytes = files->read(name, limit);
        if (!bytes && bytes.error().kind == ErrorKind::NotFound)
            return missing(name);
        return bytes;
    };
    const auto marker = readDocument(QStringLiteral("oci-layout"), qint64(64) * 1024);
    if (!marker)
        return tl::unexpected(marker.error());
    const auto header = parseJsonObject(*marker, files->pathOf(QStringLiteral("oci-layout")));
    if (!header)
        return tl::unexpected(header.error());
    const QString version = header->value(u"imageLayoutVersion").toString();
    if (!version.startsWith(u"1.")) {
        return failure(ErrorKind::NotFound,
                       words::stored::otherLayoutVersion(files->place(), version.left(40)));
    }
    auto bytes = readDocument(QStringLiteral("index.json"), largestIndexFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto document
        = ManifestDocument::parse(*std::move(bytes), MediaType::ociIndex(), largestIndexFile);
    if (!document) {
        return failure(document.error().kind,
                       QStringLiteral("%1: %2").arg(files->pathOf(QStringLiteral("index.json")),
                                                    document.error().detail));
    }
    return std::unique_ptr<OciLayout>(
        new OciLayout(std::move(files), transport, *document->index()));
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
    if (entries.empty()) {
        const bool isDockerArchive
            = m_transport == u"oci-archive" && files().open(QStringLiteral("manifest.json"));
        return failure(ErrorKind::NotFound,
                       isDockerArchive ? words::stored::emptyButDockerArchive(files().place())
                                       : words::stored::noImageInIndex(files().place()));
    }
    if (selector.name.isEmpty()) {
        if (entries.size() == 1)
            return &entries.front();
        return failure(ErrorKind::NotFound,
                       words::stored::nameOne(
                           files().place(), qint64(entries.size()), m_transport,
                           entries.front().annotations.value(refName(), QStringLiteral("@0"))));
    }
    if (selector.name.startsWith(u'@')) {
        bool isNumber = false;
        const auto position = QStringView(selector.name).mid(1).toULongLong(&isNumber);
        if (isNumber && position < entries.size())
            return &entries[position];
    }
    for (const QString &key : {refName(), containerdName()}) {
        for (const Descriptor &entry : entries) {
            if (entry.annotations.value(key) == selector.name)
                return &entry;
        }
    }
    QStringList names;
    for (const Descriptor &entry : entries) {
        if (const QString name = entry.annotations.value(refName());
            !name.isEmpty() && !names.contains(name) && names.size() < 4)
            names.append(name);
    }
    const QString place = files().place();
    const QString asked = selector.name.left(160);
    if (names.isEmpty())
        return failure(ErrorKind::NotFound, words::stored::noImageInLayout(place, asked));
    const QString list = names.join(QStringLiteral(", "));
    return failure(ErrorKind::NotFound,
                   qsizetype(entries.size()) > names.size()
                       ? words::stored::noImageAmongMore(place, asked, list)
                       : words::stored::noImageAmong(place, asked, list));
}

QString OciLayout::containerdName()
{
    return QStringLiteral("io.containerd.image.name");
}

QString OciLayout::nameOfBlob(const Digest &digest)
{
    // The grammar of digests leaves no way up, neither ".." nor a slash.
    return QStringLiteral("blobs/%1/%2")
        .arg(QString::fromLatin1(digest.algorithm()), QString::fromLatin1(digest.encoded()));
}

Result<ManifestDocument> OciLayout::resolve(const Selector &selector, std::stop_token stop)
{
    const auto entry = find(selector);
    if (!entry)
        return tl::unexpected(entry.error());
    if (*entry)
        return manifests(std::span(*entry, 1), stop).front();
    // By digest, and not listed: a child of an index perhaps.
    const Descriptor wanted{
        .mediaType = MediaType::ociEmpty(), .digest = *selector.digest, .size = -1};
    return manifests(std::span(&wanted, 1), stop).front();
}

// Entries under the tags that a registry would have, and those that name their subject. What has a
// name of another kind is an image by itself.
Result<std::vector<Companion>> OciLayout::companions(const Digest &subject, std::stop_token stop)
{
    const QString tag = referrersTag(subject);
    std::vector<Descriptor> candidates;
    for (const Descriptor &entry : m_index.manifests) {
        const QString name = entry.annotations.value(refName()).section(u':', -1);
        const bool isOurs = name == tag || name.startsWith(tag + u'.');
        if (entry.digest != subject && (isOurs || name.isEmpty())
            && candidates.size() < mostEntries)
            candidates.push_back(entry);
    }
    std::vector<Companion> found;
    const auto documents = manifests(candidates, stop);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!documents[i])
            return tl::unexpected(documents[i].error());
        const bool isTagged = !candidates[i].annotations.value(refName()).isEmpty();
        const Manifest *manifest = documents[i]->manifest();
        if (isTagged || (manifest && manifest->subject && manifest->subject->digest == subject))
            addCompanions(found, *documents[i]);
    }
    return found;
}

Result<Listing<Listed>> OciLayout::list(std::stop_token)
{
    // find() takes the first entry of a name: one that another image has before is no name.
    std::map<QString, Digest> taken;
    std::vector<Listed> listed;
    listed.reserve(m_index.manifests.size());
    for (const Descriptor &entry : m_index.manifests) {
        QString name = entry.annotations.value(refName());
        if (name.isEmpty() || taken.try_emplace(name, entry.digest).first->second != entry.digest)
            name = entry.annotations.value(containerdName());
        listed.push_back({.name = name, .digest = entry.digest, .mediaType = entry.mediaType});
    }
    return listed;
}

Result<Listing<QString>> OciLayoutStore::repositories(std::stop_token)
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
