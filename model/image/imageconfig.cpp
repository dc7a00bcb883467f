// SPDX-License-Identifier: MIT
#include "model/image/imageconfig.h"

#include "model/image/json.h"
#include "model/text/words/model/documentwords.h"
#include "model/text/words/speech.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace sameinside {

namespace {

namespace documents = words::documents;

tl::unexpected<Error> broken(const QString &what, const QString &rule)
{
    return failure(ErrorKind::InvalidDocument, said(QStringLiteral("%1: %2"), what, rule));
}

// Left by Docker's builder, without meaning for who runs the image.
bool isBuildField(QStringView name)
{
    static constexpr std::array<QStringView, 5> fields{u"container", u"container_config",
                                                       u"docker_version", u"id", u"parent"};
    return std::ranges::find(fields, name) != fields.end();
}

bool isBuildSetting(QStringView name)
{
    static constexpr std::array<QStringView, 12> fields{
        u"Hostname",     u"Domainname", u"AttachStdin", u"AttachStdout",
        u"AttachStderr", u"Tty",        u"OpenStdin",   u"StdinOnce",
        u"Image",        u"OnBuild",    u"Shell",       u"MacAddress"};
    return std::ranges::find(fields, name) != fields.end();
}

// Go leaves zero values out when it writes a config again, so they say nothing.
bool isZero(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return true;
    case QJsonValue::Bool:
        return !value.toBool();
    case QJsonValue::Double:
        return value.toDouble() == 0;
    case QJsonValue::String:
        return value.toString().isEmpty();
    case QJsonValue::Array:
        return value.toArray().isEmpty();
    case QJsonValue::Object:
        return value.toObject().isEmpty();
    }
    return false;
}

QJsonObject withoutZeros(const QJsonObject &object)
{
    QJsonObject kept;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!isZero(*it))
            kept.insert(it.key(), *it);
    }
    return kept;
}

QJsonObject withoutNulls(const QJsonObject &object)
{
    QJsonObject kept;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it->isNull())
            kept.insert(it.key(), *it);
    }
    return kept;
}

// 12:00:00.500000Z and 12:00:00.5Z are one instant, and Go writes the second; so are +00:00 and Z.
QString canonicalTime(QString time)
{
    if (time.endsWith(u"+00:00") || time.endsWith(u"-00:00"))
        time = time.chopped(6) + u'Z';
    if (!time.endsWith(u'Z') || !time.contains(u'.'))
        return time;
    QString kept = time.chopped(1);
    while (kept.endsWith(u'0'))
        kept.chop(1);
    if (kept.endsWith(u'.'))
        kept.chop(1);
    return kept + u'Z';
}

void canonicalizeTime(QJsonObject &object)
{
    if (const QJsonValue created = object.value(u"created"); created.isString())
        object.insert(QStringLiteral("created"), canonicalTime(created.toString()));
}

QString setting(const char16_t *name)
{
    return QStringLiteral("config.") + QString::fromUtf16(name);
}

// Docker takes a text or a list (moby/moby#14198).
bool isCommand(QStringView name)
{
    return name == u"Entrypoint" || name == u"Cmd";
}

// What the settings of a config say, in the form that Go writes again.
QJsonObject canonicalSettings(const QJsonObject &given)
{
    QJsonObject settings = withoutZeros(given);
    for (const QString &key : settings.keys()) {
        const QJsonValue value = settings.value(key);
        if (isBuildSetting(key))
            settings.remove(key);
        else if (isCommand(key) && value.isString())
            settings.insert(key, QJsonArray{value});
        else if (key == u"Healthcheck" && value.isObject())
            settings.insert(key, withoutZeros(value.toObject()));
        else if (key == u"Labels")
            settings.insert(key, withoutNulls(value.toObject()));
    }
    return withoutZeros(settings);
}

Result<void> checkStrings(const QJsonObject &config, const QString &what)
{
    const auto isText = [](const QJsonValue &value) {
        return value.isString() || value.isNull() || value.isUndefined();
    };
    for (const auto *name : {u"User", u"WorkingDir", u"StopSignal"}) {
        if (!isText(config.value(QStringView(name))))
            return broken(what, documents::notAString(setting(name)));
    }
    for (const auto *name : {u"Env", u"Cmd", u"Entrypoint"}) {
        const QJsonValue value = config.value(QStringView(name));
        if (value.isNull() || value.isUndefined())
            continue;
        if (isCommand(name) && value.isString())
            continue;
        if (!value.isArray())
            return broken(what, documents::notAnArray(setting(name)));
        const QJsonArray items = value.toArray();
        if (!std::ranges::all_of(items, isText))
            return broken(what, documents::holdsOtherThanStrings(setting(name)));
    }
    for (const auto *name : {u"Labels", u"Volumes", u"ExposedPorts"}) {
        const QJsonValue value = config.value(QStringView(name));
        if (!value.isNull() && !value.isUndefined() && !value.isObject())
            return broken(what, documents::notAnObject(setting(name)));
    }
    const QJsonObject labels = config.value(u"Labels").toObject();
    if (!std::ranges::all_of(labels, isText))
        return broken(what, documents::holdsOtherThanStrings(u"config.Labels"));
    return {};
}

void addDifferences(std::vector<ImageConfig::Difference> &differences, const QString &prefix,
                    const QJsonObject &left, const QJsonObject &right)
{
    QStringList keys = left.keys() + right.keys();
    keys.sort();
    keys.removeDuplicates();
    for (const QString &key : keys) {
        const QJsonValue a = left.value(key);
        const QJsonValue b = right.value(key);
        if (a == b)
            continue;
        const QString path = prefix + key;
        const bool descends = path == u"config" || path == u"config.Labels";
        if (descends && (a.isObject() || a.isUndefined()) && (b.isObject() || b.isUndefined()))
            addDifferences(differences, path + u'.', a.toObject(), b.toObject());
        else
            differences.push_back({path, a, b});
    }
}

} // namespace

Result<ImageConfig> ImageConfig::parse(QByteArray bytes)
{
    Digest digest = Digest::sha256Of(bytes);
    const QString name = documents::configOf(digest.shortText());
    if (bytes.size() > largestConfig) {
        return failure(ErrorKind::TooLarge, documents::configTooLarge(name, bytes.size()));
    }
    auto json = parseJsonObject(bytes, name);
    if (!json)
        return tl::unexpected(json.error());
    ImageConfig config(std::move(bytes), std::move(digest));
    config.m_json = *std::move(json);

    for (const auto *key :
         {u"os", u"architecture", u"variant", u"os.version", u"created", u"author"}) {
        const QJsonValue value = config.m_json.value(QStringView(key));
        if (!value.isString() && !value.isNull() && !value.isUndefined())
            return broken(name, documents::notAString(key));
    }
    const auto text = [&](QStringView key) { return config.m_json.value(key).toString(); };
    if (!text(u"os").isEmpty() || !text(u"architecture").isEmpty()) {
        auto platform = Platform::fromFields(text(u"os"), text(u"architecture"), text(u"variant"),
                                             text(u"os.version"));
        if (platform)
            config.m_platform = *std::move(platform);
        else
            config.m_notes.append(
                said(QStringLiteral("%1: %2"), name, documents::platformIncomplete()));
    }
    const QJsonValue settings = config.m_json.value(u"config");
    if (!settings.isObject() && !settings.isNull() && !settings.isUndefined())
        return broken(name, documents::notAnObject(u"config"));
    if (auto checked = checkStrings(settings.toObject(), name); !checked)
        return tl::unexpected(checked.error());
    for (const auto *key : {u"Entrypoint", u"Cmd"}) {
        if (settings.toObject().value(QStringView(key)).isString())
            config.m_notes.append(
                said(QStringLiteral("%1: %2"), name, documents::textTakenAsList(setting(key))));
    }

    const QJsonValue rootfs = config.m_json.value(u"rootfs");
    if (!rootfs.isObject() && !rootfs.isNull() && !rootfs.isUndefined())
        return broken(name, documents::notAnObject(u"rootfs"));
    const QJsonValue diffIds = rootfs.toObject().value(u"diff_ids");
    if (!diffIds.isArray() && !diffIds.isNull() && !diffIds.isUndefined())
        return broken(name, documents::notAnArray(u"rootfs.diff_ids"));
    const QJsonArray listed = diffIds.toArray();
    for (const auto &value : listed) {
        auto diffId = Digest::parse(value.toString());
        if (!diffId)
            return broken(name, QStringLiteral("rootfs.diff_ids: ") + diffId.error().detail);
        config.m_diffIds.push_back(*std::move(diffId));
    }
    const QJsonValue history = config.m_json.value(u"history");
    if (!history.isArray() && !history.isNull() && !history.isUndefined())
        return broken(name, documents::notAnArray(u"history"));
    const QJsonArray steps = history.toArray();
    for (const auto &value : steps) {
        if (!value.isObject() && !value.isNull())
            return broken(
                name,
                documents::notAnObject(QStringLiteral("history[%1]").arg(config.m_history.size())));
        const QJsonObject entry = value.toObject();
        config.m_history.push_back({.created = entry.value(u"created").toString(),
                                    .createdBy = entry.value(u"created_by").toString(),
                                    .comment = entry.value(u"comment").toString(),
                                    .author = entry.value(u"author").toString(),
                                    .emptyLayer = entry.value(u"empty_layer").toBool()});
    }
    return config;
}

std::vector<const ImageConfig::HistoryEntry *> ImageConfig::layerHistory(std::size_t count) const
{
    std::vector<const HistoryEntry *> entries;
    for (const HistoryEntry &entry : m_history) {
        if (!entry.emptyLayer)
            entries.push_back(&entry);
    }
    if (entries.size() > count)
        entries.clear();
    return entries;
}

QJsonObject ImageConfig::meaning() const
{
    QJsonObject kept;
    for (auto it = m_json.begin(); it != m_json.end(); ++it) {
        if (isBuildField(it.key()))
            continue;
        QJsonValue value = *it;
        if (it.key() == u"config") {
            value = canonicalSettings(value.toObject());
        } else if (it.key() == u"history") {
            QJsonArray entries;
            const QJsonArray given = value.toArray();
            for (const auto &entry : given) {
                QJsonObject canonical = withoutZeros(entry.toObject());
                canonicalizeTime(canonical);
                entries.append(canonical);
            }
            value = entries;
        } else if (it.key() == u"rootfs") {
            QJsonObject rootfs = withoutZeros(value.toObject());
            if (rootfs.value(u"type").toString() == u"layers") // there is no other
                rootfs.remove(u"type");
            value = rootfs;
        }
        if (!isZero(value))
            kept.insert(it.key(), value);
    }
    canonicalizeTime(kept);
    return kept;
}

std::vector<ImageConfig::Difference> ImageConfig::differences(const ImageConfig &left,
                                                              const ImageConfig &right)
{
    std::vector<Difference> differences;
    addDifferences(differences, {}, left.meaning(), right.meaning());
    return differences;
}

std::span<const Digest> emptyLayers()
{
    static const QByteArray zeros(1024, '\0');
    static const std::array digests{
        Digest::sha256Of(zeros), Digest::sha512Of(zeros),
        *Digest::parse(u"sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4")};
    return digests;
}

bool isEmptyLayer(const Digest &digest)
{
    const auto digests = emptyLayers();
    return std::ranges::find(digests, digest) != digests.end();
}

std::optional<Digest> chainId(std::span<const Digest> diffIds)
{
    std::optional<Digest> chain;
    for (const Digest &diffId : diffIds) {
        chain = chain ? Digest::sha256Of((chain->toString() + u' ' + diffId.toString()).toLatin1())
                      : diffId;
    }
    return chain;
}

} // namespace sameinside
