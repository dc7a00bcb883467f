// SPDX-License-Identifier: MIT
#include "model/image/manifest.h"

#include "model/image/json.h"
#include "model/text/numbers.h"
#include "model/text/words/model/documentwords.h"
#include "model/text/words/model/mediatypewords.h"
#include "model/text/words/speech.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace sameinside {

namespace {

namespace documents = words::documents;
using Role = MediaType::Role;

tl::unexpected<Error> broken(const QString &what, const QString &rule)
{
    return failure(ErrorKind::InvalidDocument, said(QStringLiteral("%1: %2"), what, rule));
}

// Go's decoders take null for absent.
bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

bool holds(const QJsonObject &json, QStringView key)
{
    return !isAbsent(json.value(key));
}

Result<void> checkLayers(qsizetype count, const QString &what)
{
    if (count <= qsizetype(mostLayers))
        return {};
    return failure(ErrorKind::TooLarge, documents::tooManyLayers(what, count, qint64(mostLayers)));
}

Result<void> checkEntries(qsizetype count, const QString &what)
{
    if (count <= qsizetype(mostEntries))
        return {};
    return failure(ErrorKind::TooLarge,
                   documents::tooManyEntries(what, count, qint64(mostEntries)));
}

Result<std::vector<Descriptor>> parseDescriptors(const QJsonObject &json, QStringView key,
                                                 const QString &what)
{
    std::vector<Descriptor> descriptors;
    const QJsonValue value = json.value(key);
    if (isAbsent(value))
        return descriptors;
    if (!value.isArray())
        return broken(what, documents::notAnArray(key));
    const QJsonArray array = value.toArray();
    if (auto counted
        = key == u"manifests" ? checkEntries(array.size(), what) : checkLayers(array.size(), what);
        !counted)
        return tl::unexpected(counted.error());
    descriptors.reserve(std::size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto descriptor
            = Descriptor::parse(array.at(i), said(QStringLiteral("%1: %2[%3]"), what, key, i));
        if (!descriptor)
            return tl::unexpected(descriptor.error());
        descriptors.push_back(*std::move(descriptor));
    }
    return descriptors;
}

// The members that manifests and indexes have in common.
template <class T>
Result<void> parseCommon(T &target, const QJsonObject &json, const QString &what)
{
    target.artifactType = json.value(u"artifactType").toString();
    auto annotations = parseAnnotations(json.value(u"annotations"), what);
    if (!annotations)
        return tl::unexpected(annotations.error());
    target.annotations = *std::move(annotations);
    const QJsonValue subject = json.value(u"subject");
    if (isAbsent(subject))
        return {};
    auto descriptor = Descriptor::parse(subject, what + QStringLiteral(": subject"));
    if (!descriptor)
        return tl::unexpected(descriptor.error());
    target.subject = *std::move(descriptor);
    return {};
}

Result<ManifestDocument::Content> parseManifest(const QJsonObject &json, const MediaType &type,
                                                const QString &what)
{
    Manifest manifest{.mediaType = type};
    const bool withdrawn = type.role() == Role::ArtifactManifest;
    if (!withdrawn) {
        auto config = Descriptor::parse(json.value(u"config"), what + QStringLiteral(": config"));
        if (!config)
            return tl::unexpected(config.error());
        manifest.config = *std::move(config);
    }
    auto layers = parseDescriptors(json, withdrawn ? u"blobs" : u"layers", what);
    if (!layers)
        return tl::unexpected(layers.error());
    manifest.layers = *std::move(layers);
    if (auto common = parseCommon(manifest, json, what); !common)
        return tl::unexpected(common.error());
    return manifest;
}

Result<ManifestDocument::Content> parseIndex(const QJsonObject &json, const MediaType &type,
                                             const QString &what)
{
    Index index{.mediaType = type};
    auto manifests = parseDescriptors(json, u"manifests", what);
    if (!manifests)
        return tl::unexpected(manifests.error());
    index.manifests = *std::move(manifests);
    if (auto common = parseCommon(index, json, what); !common)
        return tl::unexpected(common.error());
    return index;
}

Result<ManifestDocument::Content> parseSchema1(const QJsonObject &json, const MediaType &type,
                                               const QString &what)
{
    Schema1Manifest manifest{.mediaType = type};
    manifest.name = json.value(u"name").toString();
    manifest.tag = json.value(u"tag").toString();
    if (!json.value(u"fsLayers").isArray())
        return broken(what, documents::missingOrNotAnArray(u"fsLayers"));
    const QJsonArray blobs = json.value(u"fsLayers").toArray();
    if (auto counted = checkLayers(blobs.size(), what); !counted)
        return tl::unexpected(counted.error());
    const QJsonArray history = json.value(u"history").toArray();
    QString os = QStringLiteral("linux");
    QString architecture = json.value(u"architecture").toString();
    for (qsizetype i = 0; i < blobs.size(); ++i) {
        auto blob = Digest::parse(blobs.at(i).toObject().value(u"blobSum").toString());
        if (!blob)
            return broken(what,
                          said(QStringLiteral("fsLayers[%1].blobSum: %2"), i, blob.error().detail));
        Schema1Manifest::Layer layer{.blob = *std::move(blob)};
        const QByteArray v1
            = history.at(i).toObject().value(u"v1Compatibility").toString().toUtf8();
        if (const auto compatibility = parseJsonObject(v1, what)) {
            layer.empty = compatibility->value(u"throwaway").toBool();
            const QJsonArray cmd
                = compatibility->value(u"container_config").toObject().value(u"Cmd").toArray();
            layer.createdBy = cmd.isEmpty() ? QString() : cmd.last().toString();
            if (i == 0) {
                os = compatibility->value(u"os").toString(os);
                architecture = compatibility->value(u"architecture").toString(architecture);
            }
        }
        manifest.layers.push_back(std::move(layer));
    }
    std::ranges::reverse(manifest.layers);
    if (auto platform = Platform::fromFields(os, architecture))
        manifest.platform = *std::move(platform);
    return manifest;
}

// facts section 2.5: the declared type, else what the members say.
std::optional<MediaType> guessType(const QJsonObject &json)
{
    const int version = json.value(u"schemaVersion").toInt();
    if (version == 1 || holds(json, u"fsLayers"))
        return holds(json, u"signatures") ? MediaType::schema1Signed() : MediaType::schema1();
    if (version != 2)
        return std::nullopt;
    if (const QJsonValue manifests = json.value(u"manifests"); manifests.isArray()) {
        const QString first = manifests.toArray().at(0).toObject().value(u"mediaType").toString();
        return first == MediaType::dockerManifest().toString() ? MediaType::dockerList()
                                                               : MediaType::ociIndex();
    }
    if (holds(json, u"config")) {
        const QString config = json.value(u"config").toObject().value(u"mediaType").toString();
        return config == MediaType::dockerConfig().toString() ? MediaType::dockerManifest()
                                                              : MediaType::ociManifest();
    }
    return std::nullopt;
}

bool isManifestRole(Role role)
{
    return role == Role::Index || role == Role::Manifest || role == Role::Schema1
        || role == Role::ArtifactManifest;
}

bool isOfOneKind(const MediaType &one, const MediaType &other)
{
    return one.role() == other.role()
        && (one.role() == Role::Manifest || one.role() == Role::Index);
}

// The digest of a signed schema 1 manifest covers the payload, not the signatures around it.
QByteArray schema1Payload(const QByteArray &bytes, const QJsonObject &json)
{
    const QJsonObject signature = json.value(u"signatures").toArray().at(0).toObject();
    constexpr auto base64url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray header
        = QByteArray::fromBase64(signature.value(u"protected").toString().toLatin1(), base64url);
    const auto fields = parseJsonObject(header, QStringLiteral("signature"));
    if (!fields)
        return bytes;
    const qint64 length = fields->value(u"formatLength").toInteger(-1);
    if (length < 0 || length > bytes.size())
        return bytes;
    return bytes.first(length)
        + QByteArray::fromBase64(fields->value(u"formatTail").toString().toLatin1(), base64url);
}

// Signatures, attestations and SBOMs come under an image's config, but no file system is text.
bool isDocument(const Descriptor &layer)
{
    const QByteArrayView type = layer.mediaType.bytes();
    return type.startsWith("text/") || type.endsWith("+json") || type.endsWith("+xml");
}

// Docker reads a generic type as that of an image config under schema 2; elsewhere layers tell.
bool isConfigOfImage(const Manifest &manifest)
{
    const MediaType &type = manifest.config->mediaType;
    if (type.role() == Role::Config || type.isUnstated())
        return true;
    const bool isSchema2 = manifest.mediaType.family() == MediaType::Family::Docker;
    const auto isLayer
        = [](const Descriptor &layer) { return layer.mediaType.role() == Role::Layer; };
    return type.isGeneric()
        && (isSchema2
            || (!manifest.layers.empty() && std::ranges::all_of(manifest.layers, isLayer)));
}

/// Collects what a document holds that is odd, and was read all the same.
class Oddities {
public:
    void ofManifest(const Manifest &manifest)
    {
        if (!manifest.isImage() || manifest.config->mediaType.role() == Role::Config)
            return;
        const MediaType &type = manifest.config->mediaType;
        note(type.isUnstated() ? documents::configWithoutType()
                               : documents::oldConfigType(type.toString()));
    }
    void ofIndex(const Index &index, const QJsonObject &json)
    {
        const QJsonArray entries = json.value(u"manifests").toArray();
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const QJsonObject platform = entries.at(i).toObject().value(u"platform").toObject();
            const bool isNamed = !platform.value(u"os").toString().isEmpty()
                || !platform.value(u"architecture").toString().isEmpty();
            if (isNamed && !index.manifests[std::size_t(i)].platform)
                note(documents::platformUnusable(QStringLiteral("manifests[%1]").arg(i)));
        }
    }
    void ofEntries(const std::vector<Descriptor> &entries, QStringView key)
    {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].mediaType.isUnstated())
                note(documents::entryWithoutType(QStringLiteral("%1[%2]").arg(key).arg(i)));
        }
    }
    void ofAnnotations(const QJsonObject &json)
    {
        const QJsonObject annotations = json.value(u"annotations").toObject();
        for (auto it = annotations.begin(); it != annotations.end(); ++it) {
            if (it->isNull())
                note(documents::annotationNull(it.key().left(80)));
        }
        for (const auto *key : {u"manifests", u"layers"}) {
            const QJsonArray entries = json.value(QStringView(key)).toArray();
            for (const auto &entry : entries)
                ofAnnotations(entry.toObject());
        }
        if (const QJsonObject config = json.value(u"config").toObject(); !config.isEmpty())
            ofAnnotations(config);
    }
    void note(const QString &rule)
    {
        constexpr qsizetype most = 8; // of a document, whatever it holds
        if (m_notes.size() < most && !m_notes.contains(rule))
            m_notes.append(rule);
    }
    QStringList of(const QString &name) const
    {
        QStringList notes;
        for (const QString &rule : m_notes)
            notes.append(said(QStringLiteral("%1: %2"), name, rule));
        return notes;
    }

private:
    QStringList m_notes;
};

QStringList odditiesOf(const ManifestDocument::Content &content, const QJsonObject &json,
                       const std::optional<MediaType> &announced, const QString &name)
{
    Oddities odd;
    const auto *manifest = std::get_if<Manifest>(&content);
    const auto *index = std::get_if<Index>(&content);
    if (announced && manifest)
        odd.note(documents::announcedAs(manifest->mediaType.toString(), announced->toString()));
    if (announced && index)
        odd.note(documents::announcedAs(index->mediaType.toString(), announced->toString()));
    if (manifest) {
        odd.ofManifest(*manifest);
        odd.ofEntries(manifest->layers, u"layers");
    }
    if (index) {
        odd.ofIndex(*index, json);
        odd.ofEntries(index->manifests, u"manifests");
    }
    if (manifest || index)
        odd.ofAnnotations(json);
    return odd.of(name);
}

} // namespace

bool Manifest::isImage() const
{
    return config && isConfigOfImage(*this) && artifactType.isEmpty()
        && std::ranges::none_of(layers, isDocument);
}

bool Manifest::isUnclear() const
{
    const auto mayBeLayer = [](const Descriptor &layer) {
        return layer.mediaType.isGeneric() || layer.mediaType.role() == Role::Layer;
    };
    return config && config->mediaType.isGeneric() && artifactType.isEmpty() && !isImage()
        && std::ranges::none_of(layers, isDocument) && std::ranges::all_of(layers, mayBeLayer);
}

QString Manifest::artifactDescription() const
{
    QStringList types{artifactType};
    if (config)
        types << config->artifactType << config->mediaType.toString();
    if (!layers.empty())
        types << layers.front().mediaType.toString();
    for (const QString &type : types) {
        if (QString kind = words::mediatypes::artifactOf(type.toUtf8()); !kind.isEmpty())
            return kind;
    }
    if (!artifactType.isEmpty())
        return artifactType;
    return config ? config->mediaType.toString() : documents::artifact();
}

qint64 Manifest::totalSize() const
{
    qint64 sum = config ? config->size : 0;
    for (const Descriptor &layer : layers)
        sum = saturatedSum(sum, layer.size);
    return sum;
}

Result<ManifestDocument> ManifestDocument::parse(QByteArray bytes,
                                                 const std::optional<MediaType> &type, qint64 limit)
{
    Digest digest = Digest::sha256Of(bytes);
    const QString name = documents::manifestOf(digest.shortText());
    if (bytes.size() > limit) {
        return failure(ErrorKind::TooLarge, documents::tooLarge(name, bytes.size(), limit));
    }
    const auto json = parseJsonObject(bytes, name);
    if (!json)
        return tl::unexpected(json.error());

    // CVE-2021-41190: one document must not be read as a manifest here and as an index there.
    const bool holdsManifest
        = holds(*json, u"layers") || holds(*json, u"config") || holds(*json, u"fsLayers");
    if (holds(*json, u"manifests") && holdsManifest) {
        return broken(name, documents::bothManifestAndIndex());
    }
    std::optional<MediaType> declared;
    const QJsonValue value = json->value(u"mediaType");
    if (!isAbsent(value) && !(value.isString() && value.toString().isEmpty())) {
        auto parsed = MediaType::parse(value.toString());
        if (!parsed)
            return broken(name, documents::mediaTypeMalformed());
        declared = *std::move(parsed);
    }
    std::optional<MediaType> effective;
    if (type && isManifestRole(type->role()))
        effective = type;
    std::optional<MediaType> announced;
    if (effective && declared && *declared != *effective && isOfOneKind(*declared, *effective)) {
        // Docker's name and OCI's are written for one another, and all read both.
        announced = std::exchange(effective, declared);
    }
    if (effective && declared && *declared != *effective && effective->role() != Role::Schema1) {
        return broken(name, documents::announcedAs(declared->toString(), effective->toString()));
    }
    if (!effective)
        effective = declared ? declared : guessType(*json);
    if (!effective || !isManifestRole(effective->role())) {
        return ManifestDocument(std::move(bytes), std::move(digest),
                                UnknownManifest{effective ? effective : type});
    }

    const Role role = effective->role();
    if (role != Role::Schema1 && role != Role::ArtifactManifest
        && json->value(u"schemaVersion").toInt() != 2) {
        return broken(name, documents::schemaVersionNot2());
    }
    if (role == Role::Index && holdsManifest)
        return broken(name, documents::announcedAsIndex());
    if (role == Role::Manifest && holds(*json, u"manifests"))
        return broken(name, documents::announcedAsManifest());
    if (role == Role::Schema1 && effective->bytes() == MediaType::schema1Signed().bytes())
        digest = Digest::sha256Of(schema1Payload(bytes, *json));
    auto content = role == Role::Index ? parseIndex(*json, *effective, name)
        : role == Role::Schema1        ? parseSchema1(*json, *effective, name)
                                       : parseManifest(*json, *effective, name);
    if (!content)
        return tl::unexpected(content.error());
    ManifestDocument document(std::move(bytes), std::move(digest), *std::move(content));
    document.m_notes = odditiesOf(document.m_content, *json, announced, name);
    document.m_announced = std::move(announced);
    return document;
}

std::optional<MediaType> ManifestDocument::mediaType() const
{
    return std::visit(
        [](const auto &content) -> std::optional<MediaType> { return content.mediaType; },
        m_content);
}

} // namespace sameinside
