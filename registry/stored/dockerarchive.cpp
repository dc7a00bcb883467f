// SPDX-License-Identifier: MIT
#include "registry/stored/dockerarchive.h"

#include "model/image/imageconfig.h"
#include "model/layer/encoding.h"
#include "model/text/words/registry/storedwords.h"
#include "registry/stored/derivedmanifest.h"

#include <algorithm>

namespace sameinside {

namespace {

constexpr qint64 largestList = qint64(16) * 1024 * 1024;
constexpr qint64 sniffLength = 512;

// The digest that the name of a config's file tells: "<hex>.json", "sha256:<hex>", "…/<hex>".
std::optional<Digest> digestInName(const QString &name)
{
    QString encoded = name.section(u'/', -1);
    if (encoded.endsWith(u".json"))
        encoded.chop(5);
    for (const auto *algorithm : {u"", u"sha256:", u"sha512:"}) {
        const auto digest = Digest::parse(QString::fromUtf16(algorithm) + encoded);
        if (digest && digest->isVerifiable())
            return *digest;
    }
    return std::nullopt;
}

// A layout that is none, or broken.
bool isUseless(ErrorKind kind)
{
    return kind == ErrorKind::NotFound || kind == ErrorKind::InvalidDocument
        || kind == ErrorKind::TooLarge;
}

} // namespace

/// For the documents of index.json that lead to a config.
struct DockerArchive::Search {
    const Digest &imageId;
    const QByteArray &config;
    const std::stop_token &stop;
    int documents = 4096; ///< that may still be read: indexes can list one another in circles
};

DockerArchive::DockerArchive(std::shared_ptr<const FileStore> files, std::vector<SavedImage> images,
                             std::unique_ptr<OciLayout> layout) :
    StoredSource(std::move(files)),
    m_images(std::move(images)), m_layout(std::move(layout))
{
}

Result<std::unique_ptr<DockerArchive>> DockerArchive::open(std::shared_ptr<const FileStore> files)
{
    const QString listName = QStringLiteral("manifest.json");
    const auto list = files->read(listName, largestList);
    auto layout = OciLayout::open(files, QStringLiteral("oci-archive"));
    if (!list && list.error().kind == ErrorKind::NotFound) {
        const QString place = files->place();
        return failure(ErrorKind::NotFound,
                       layout ? words::stored::isAnOciArchive(place)
                              : words::stored::notADockerArchive(place));
    }
    if (!list)
        return tl::unexpected(list.error());
    auto images = parseSavedImages(*list, files->pathOf(listName));
    if (!images)
        return tl::unexpected(images.error());
    // docker load, podman and crane go by manifest.json alone: what is beside it may be of no use.
    if (!layout && !isUseless(layout.error().kind))
        return tl::unexpected(layout.error());
    return std::unique_ptr<DockerArchive>(new DockerArchive(std::move(files), *std::move(images),
                                                            layout ? *std::move(layout) : nullptr));
}

Result<ManifestDocument> DockerArchive::resolve(const Selector &selector, std::stop_token stop)
{
    if (stop.stop_requested())
        return stopped();
    if (selector.digest)
        return resolveDigest(*selector.digest, stop);
    const auto image = chooseImage(m_images, selector.name, files().place());
    return image ? documentOf(*image, stop) : tl::unexpected(image.error());
}

Result<ManifestDocument> DockerArchive::resolveDigest(const Digest &digest,
                                                      const std::stop_token &stop)
{
    if (m_layout) {
        auto document = m_layout->resolve({.digest = digest}, stop);
        if (document || document.error().kind != ErrorKind::NotHere)
            return document;
    }
    std::optional<Error> problem;
    for (const SavedImage &image : m_images) {
        auto document = documentOf(image, stop);
        const bool isAsked = document ? document->digest() == digest
                                      : document.error().kind == ErrorKind::Cancelled;
        if (isAsked)
            return document;
        if (!document && !problem)
            problem = document.error();
    }
    if (problem) // a damaged one may be it, but hides no other
        return tl::unexpected(*problem);
    return failure(ErrorKind::NotHere,
                   words::stored::noManifest(files().place(), digest.toString()));
}

Result<ManifestDocument> DockerArchive::documentOf(const SavedImage &image,
                                                   const std::stop_token &stop)
{
    const auto config = readConfig(image.config);
    if (!config)
        return tl::unexpected(config.error());
    const Digest imageId = Digest::sha256Of(*config);
    if (m_layout) {
        auto listed = listedDocument(image, {imageId, *config, stop});
        if (!listed)
            return tl::unexpected(listed.error());
        if (*listed)
            return **std::move(listed);
    }
    remember(imageId, image.config);
    return derive(image, *config, stop);
}

// Those with a name of the image come first.
Result<std::optional<ManifestDocument>> DockerArchive::listedDocument(const SavedImage &image,
                                                                      Search search)
{
    std::vector<Descriptor> entries = m_layout->index().manifests;
    std::stable_partition(entries.begin(), entries.end(), [&](const Descriptor &entry) {
        return image.isNamed(entry.annotations.value(OciLayout::containerdName()));
    });
    std::optional<Error> problem;
    for (const Descriptor &entry : entries) {
        auto found = leading(entry, search, 0);
        if (found ? found->has_value() : found.error().kind == ErrorKind::Cancelled)
            return found;
        if (!found && !problem)
            problem = found.error();
    }
    if (problem) // it may be the one
        return tl::unexpected(*problem);
    return std::nullopt;
}

// The document of entry, if it is or lists the manifest with the config.
Result<std::optional<ManifestDocument>> DockerArchive::leading(const Descriptor &entry,
                                                               Search &search, int depth)
{
    if (--search.documents < 0 || depth > deepestIndex) {
        return failure(ErrorKind::TooLarge, words::stored::tooManyDocuments(files().place()));
    }
    auto document = m_layout->manifests(std::span(&entry, 1), search.stop).front();
    if (!document && document.error().kind == ErrorKind::NotHere)
        return std::nullopt; // other platforms may be missing
    if (!document)
        return tl::unexpected(document.error());
    const Manifest *manifest = document->manifest();
    bool isFound = manifest && manifest->config
        && (manifest->config->digest == search.imageId
            || (manifest->config->digest.algorithm() == "sha512"
                && manifest->config->digest.matches(search.config)));
    const auto children
        = document->index() ? document->index()->manifests : std::vector<Descriptor>();
    for (std::size_t i = 0; i < children.size() && !isFound; ++i) {
        const auto below = leading(children[i], search, depth + 1);
        if (!below)
            return tl::unexpected(below.error());
        isFound = below->has_value();
    }
    return isFound ? std::optional(*std::move(document)) : std::nullopt;
}

Result<QByteArray> DockerArchive::readConfig(const QString &name) const
{
    auto config = files().read(name, largestConfig);
    if (!config && config.error().kind == ErrorKind::NotFound)
        return failure(ErrorKind::NotFound,
                       words::stored::configNotInArchive(files().place(), name));
    if (!config)
        return config;
    const auto claimed = digestInName(name);
    if (claimed && !claimed->matches(*config)) {
        return failure(ErrorKind::Corrupt,
                       words::stored::damagedConfig(files().pathOf(name),
                                                    Digest::sha256Of(*config).toString()));
    }
    return config;
}

Result<ManifestDocument> DockerArchive::derive(const SavedImage &image, const QByteArray &config,
                                               const std::stop_token &stop)
{
    const QString path = files().pathOf(image.config);
    const auto parsed = ImageConfig::parse(config);
    if (!parsed)
        return failure(parsed.error().kind,
                       QStringLiteral("%1: %2").arg(path, parsed.error().detail));
    const auto &diffIds = parsed->diffIds();
    if (diffIds.size() != std::size_t(image.layers.size())) {
        return failure(ErrorKind::InvalidDocument,
                       words::stored::otherNumberOfLayers(path, qint64(diffIds.size()),
                                                          qint64(image.layers.size())));
    }
    std::vector<Descriptor> layers;
    for (qsizetype i = 0; i < image.layers.size(); ++i) {
        if (image.layers.at(i).isEmpty()) {
            return failure(ErrorKind::InvalidDocument,
                           words::stored::layerWithoutFile(
                               files().pathOf(QStringLiteral("manifest.json")), i + 1));
        }
        auto layer = describeLayer(image.layers.at(i), diffIds[std::size_t(i)], stop);
        if (!layer && layer.error().kind == ErrorKind::NotFound) {
            return failure(
                ErrorKind::NotFound,
                words::stored::layerNotInArchive(files().place(), i + 1, image.layers.at(i)));
        }
        if (!layer)
            return tl::unexpected(layer.error());
        layers.push_back(*std::move(layer));
    }
    return derivedManifest(config, layers);
}

// A plain tar is a blob whose digest is the diff ID (Docker, podman, skopeo); a compressed one
// (crane) is hashed, since nothing in the archive tells its digest.
Result<Descriptor> DockerArchive::describeLayer(const QString &name, const Digest &diffId,
                                                const std::stop_token &stop)
{
    if (stop.stop_requested())
        return stopped();
    const auto file = files().open(name);
    if (!file)
        return tl::unexpected(file.error());
    const auto format = LayerEncoding::sniff((*file)->read(sniffLength)).format;
    const MediaType type = dockerLayerType(format);
    Digest digest = diffId;
    if (format != LayerEncoding::Format::None || !diffId.isVerifiable()) {
        Hasher hasher;
        (*file)->seek(0);
        const auto take = [&](QByteArrayView bytes) -> Result<void> {
            hasher.add(bytes);
            return {};
        };
        if (auto read = readPieces(**file, files().pathOf(name), take, stop); !read)
            return tl::unexpected(read.error());
        digest = hasher.finish();
    }
    remember(digest, name);
    return Descriptor{.mediaType = type, .digest = digest, .size = (*file)->size()};
}

void DockerArchive::remember(const Digest &digest, const QString &name)
{
    const std::lock_guard lock(m_mutex);
    m_names.insert(digest, name);
}

QString DockerArchive::blobName(const Digest &digest) const
{
    const std::lock_guard lock(m_mutex);
    return m_names.value(digest, OciLayout::nameOfBlob(digest));
}

Result<Listing<Listed>> DockerArchive::list(std::stop_token)
{
    std::vector<Listed> listed;
    for (std::size_t i = 0; i < m_images.size(); ++i) {
        if (m_images[i].tags.isEmpty())
            listed.push_back({.name = QStringLiteral("@%1").arg(i)});
        for (const QString &tag : m_images[i].tags)
            listed.push_back({.name = tag});
    }
    return listed;
}

} // namespace sameinside
