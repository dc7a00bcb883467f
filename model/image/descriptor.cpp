// SPDX-License-Identifier: MIT
#include "model/image/descriptor.h"

#include "model/text/words/model/documentwords.h"
#include "model/text/words/speech.h"

#include <QJsonArray>

namespace sameinside {

namespace {

namespace documents = words::documents;

constexpr qint64 largestSize = qint64(1) << 50;

tl::unexpected<Error> broken(const QString &what, const QString &rule)
{
    return failure(ErrorKind::InvalidDocument, said(QStringLiteral("%1: %2"), what, rule));
}

Result<std::optional<Platform>> parsePlatform(const QJsonValue &json, const QString &what)
{
    if (json.isUndefined() || json.isNull())
        return std::nullopt;
    if (!json.isObject())
        return broken(what, documents::notAnObject(u"platform"));
    const QJsonObject object = json.toObject();
    const auto field = [&](QStringView name) { return object.value(name); };
    for (const auto *name : {u"os", u"architecture", u"variant", u"os.version"}) {
        const QJsonValue value = field(QStringView(name));
        if (!value.isUndefined() && !value.isNull() && !value.isString())
            return broken(
                what,
                documents::notAString(QStringLiteral("platform.") + QString::fromUtf16(name)));
    }
    const QString os = field(u"os").toString();
    const QString architecture = field(u"architecture").toString();
    if (os.isEmpty() && architecture.isEmpty())
        return std::nullopt;
    auto platform = Platform::fromFields(os, architecture, field(u"variant").toString(),
                                         field(u"os.version").toString());
    if (!platform) // half of one, or no plain words: the config tells
        return std::nullopt;
    return *platform;
}

// Embedded content is as good as a blob only where its digest can be checked here.
Result<QByteArray> parseData(const QJsonValue &json, const Descriptor &descriptor,
                             const QString &what)
{
    if (json.isUndefined() || json.isNull() || (json.isString() && json.toString().isEmpty()))
        return QByteArray();
    if (!json.isString())
        return broken(what, documents::notAString(u"data"));
    if (!descriptor.digest.isVerifiable())
        return QByteArray();
    auto decoded = QByteArray::fromBase64Encoding(json.toString().toLatin1(),
                                                  QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != descriptor.size
        || !descriptor.digest.matches(decoded.decoded))
        return broken(what, documents::dataIsNotTheDigests());
    return std::move(decoded.decoded);
}

// Go's decoders take null and the empty text for absent, and the peers read on.
Result<MediaType> parseType(const QJsonValue &json)
{
    if (json.isUndefined() || json.isNull() || (json.isString() && json.toString().isEmpty()))
        return MediaType::unstated();
    return MediaType::parse(json.toString());
}

} // namespace

Result<Annotations> parseAnnotations(const QJsonValue &json, const QString &what)
{
    Annotations annotations;
    if (json.isUndefined() || json.isNull())
        return annotations;
    if (!json.isObject())
        return broken(what, documents::annotationsNotAnObject());
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isNull()) // absent, as every optional member
            continue;
        if (!it->isString())
            return broken(what, documents::annotationNotAString(it.key().left(80)));
        annotations.insert(it.key(), it->toString());
    }
    return annotations;
}

Result<Descriptor> Descriptor::parse(const QJsonValue &json, const QString &what)
{
    if (!json.isObject())
        return broken(what, documents::notADescriptor());
    const QJsonObject object = json.toObject();

    const auto mediaType = parseType(object.value(u"mediaType"));
    if (!mediaType)
        return broken(what, documents::mediaTypeMalformed());
    if (!object.value(u"digest").isString())
        return broken(what, documents::digestMissing());
    auto digest = Digest::parse(object.value(u"digest").toString());
    if (!digest)
        return broken(what, digest.error().detail);
    const QJsonValue size = object.value(u"size");
    const qint64 bytes = size.toInteger(-1);
    if (!size.isDouble())
        return broken(what, documents::sizeMissing());
    if (bytes < 0 || bytes > largestSize) {
        return broken(what, documents::sizeOutOfRange(QString::number(size.toDouble(), 'g', 16)));
    }
    Descriptor descriptor{.mediaType = *mediaType, .digest = *std::move(digest), .size = bytes};

    const QJsonValue urls = object.value(u"urls");
    if (!urls.isUndefined() && !urls.isNull() && !urls.isArray())
        return broken(what, documents::notAnArray(u"urls"));
    const QJsonArray listed = urls.toArray();
    for (const auto &url : listed) {
        if (url.isNull())
            continue;
        if (!url.isString())
            return broken(what, documents::holdsOtherThanStrings(u"urls"));
        descriptor.urls.append(url.toString());
    }
    auto annotations = parseAnnotations(object.value(u"annotations"), what);
    if (!annotations)
        return tl::unexpected(annotations.error());
    descriptor.annotations = *std::move(annotations);
    descriptor.artifactType = object.value(u"artifactType").toString();
    auto platform = parsePlatform(object.value(u"platform"), what);
    if (!platform)
        return tl::unexpected(platform.error());
    descriptor.platform = *std::move(platform);

    auto data = parseData(object.value(u"data"), descriptor, what);
    if (!data)
        return tl::unexpected(data.error());
    descriptor.data = *std::move(data);
    return descriptor;
}

bool Descriptor::isAttestation() const
{
    return annotations.contains(QStringLiteral("vnd.docker.reference.type"))
        || (platform && platform->isUnknown());
}

} // namespace sameinside
