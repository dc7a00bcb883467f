// SPDX-License-Identifier: MIT
#include "ui/chain/chainevidence.h"

#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/ui/chainwords.h"
#include "ui/chain/chaindetails.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace sameinside {

namespace {

constexpr std::size_t mostRows = 300;
constexpr qsizetype longestValue = 400; // characters

using Rows = std::vector<EvidenceRow>;

// The way to a field of the config says nothing that its page does not. Layers count from one, as
// everywhere in the picture.
EvidenceRow namedRow(const QString &field, CauseCode code)
{
    static const QRegularExpression ofLayer(QStringLiteral("^layers\\[([0-9]{1,6})\\]\\.(.+)$"));
    if (code == CauseCode::ConfigFields)
        return {.field = shownText(field.startsWith(u"config.") ? field.mid(7) : field)};
    if (const auto match = ofLayer.match(field); match.hasMatch())
        return {.place = words::chain::layer(match.captured(1).toInt() + 1),
                .field = shownText(match.captured(2))};
    return {.field = shownText(field)};
}

void addFields(Rows &rows, const QJsonArray &fields, CauseCode code)
{
    for (const auto &item : fields) {
        const QJsonObject field = item.toObject();
        const auto side = [&](QStringView key) {
            return field.contains(key) ? valueText(field.value(key)) : QString();
        };
        EvidenceRow row = namedRow(field.value(u"field").toString(), code);
        row.left = side(u"left");
        row.right = side(u"right");
        rows.push_back(std::move(row));
    }
}

QStringList texts(const QJsonValue &array)
{
    QStringList found;
    const QJsonArray items = array.toArray();
    for (const auto &item : items)
        found << shownText(item.toString());
    return found;
}

// What is written differently has no two values to show: only how.
void addWays(Rows &rows, const QJsonObject &evidence)
{
    const QStringList ways = texts(evidence.value(u"ways"));
    if (!ways.isEmpty()) {
        const QString how = ways.join(QStringLiteral(", "));
        rows.push_back(
            {.field = words::chain::writtenWith(), .left = how, .right = how, .isShared = true});
    }
    if (evidence.contains(u"left_size")) {
        rows.push_back({.field = words::chain::size(),
                        .left = exactSize(evidence.value(u"left_size").toInteger()),
                        .right = exactSize(evidence.value(u"right_size").toInteger())});
    }
    for (const auto *key : {u"left_only_fields", u"right_only_fields"}) {
        for (const QString &field : texts(evidence.value(key))) {
            EvidenceRow row{.field = field};
            (QStringView(key).startsWith(u'l') ? row.left : row.right) = words::chain::isThere();
            rows.push_back(row);
        }
    }
}

// In the order in which they tell most.
QString encodingField(const QString &key)
{
    if (key == u"format")
        return words::chain::format();
    if (key == u"xfl")
        return words::chain::gzipLevel();
    if (key == u"mtime")
        return words::chain::gzipTime();
    if (key == u"name")
        return words::chain::gzipName();
    return key == u"os" ? words::chain::gzipSystem() : shownText(key);
}

QString encodingValue(const QString &key, const QJsonValue &value)
{
    if (value.isUndefined() || (key == u"mtime" && value.toInteger() == 0))
        return words::chain::nothing();
    if (key == u"mtime") {
        return QDateTime::fromSecsSinceEpoch(value.toInteger(), Qt::UTC)
            .toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"));
    }
    if (key == u"xfl" && value.toInt() == 2)
        return words::chain::best();
    if (key == u"xfl" && value.toInt() == 4)
        return words::chain::fastest();
    if (key == u"os" && value.toInt() == 3)
        return QStringLiteral("3, Unix");
    if (key == u"os" && value.toInt() == 255)
        return words::chain::unknownSystem();
    return valueText(value);
}

void addEncoding(Rows &rows, const QString &place, const QJsonObject &left,
                 const QJsonObject &right)
{
    QStringList keys{QStringLiteral("format"), QStringLiteral("xfl"), QStringLiteral("mtime"),
                     QStringLiteral("name"), QStringLiteral("os")};
    keys += left.keys() + right.keys();
    keys.removeDuplicates();
    const bool sameFormat = left.value(u"format") == right.value(u"format");
    for (const QString &key : keys) {
        // fields of one format say nothing about another
        if (left.value(key) == right.value(key) || (!sameFormat && key != u"format"))
            continue;
        rows.push_back({place, encodingField(key), encodingValue(key, left.value(key)),
                        encodingValue(key, right.value(key))});
    }
}

void addCompression(Rows &rows, const QJsonArray &layers)
{
    for (const auto &item : layers) {
        if (rows.size() > mostRows)
            return;
        const QJsonObject layer = item.toObject();
        const QString place = words::chain::layer(layer.value(u"layer").toInt() + 1);
        const QJsonObject left = layer.value(u"left").toObject();
        const QJsonObject right = layer.value(u"right").toObject();
        addEncoding(rows, place, left.value(u"encoding").toObject(),
                    right.value(u"encoding").toObject());
        const qint64 before = left.value(u"size").toInteger();
        const qint64 after = right.value(u"size").toInteger();
        const bool needsExact = humanSize(before) == humanSize(after);
        const auto size
            = [&](qint64 bytes) { return needsExact ? exactSize(bytes) : humanSize(bytes); };
        if (before != after)
            rows.push_back({place, words::chain::size(), size(before), size(after)});
        if (left.value(u"mediaType") != right.value(u"mediaType")) {
            rows.push_back({place, QStringLiteral("mediaType"), valueText(left.value(u"mediaType")),
                            valueText(right.value(u"mediaType"))});
        }
    }
}

QString sizeOf(const ComparedLayer &layer)
{
    return layer.size > 0 ? QStringLiteral(" · ") + humanSize(layer.size) : QString();
}

QString layerText(const ComparedLayer &layer)
{
    QString text = layer.blob.shortText() + sizeOf(layer);
    if (!layer.createdBy.isEmpty())
        text += QStringLiteral(" · ") + shownText(layer.createdBy.left(160)).simplified();
    return text;
}

void addLayerSet(Rows &rows, const Cause &cause, const PlatformComparison &platform)
{
    const auto lone = [&](QStringView key, bool isLeft) {
        const QJsonArray positions = cause.evidence.value(key).toArray();
        for (const auto &item : positions) {
            const int position = item.toInt();
            const auto &layers = platform.layersOf(isLeft);
            if (position < 0 || position >= int(layers.size()) || rows.size() > mostRows)
                continue;
            EvidenceRow row{.field = words::chain::layer(position + 1)};
            (isLeft ? row.left : row.right) = layerText(layers[std::size_t(position)]);
            rows.push_back(row);
        }
    };
    const QJsonArray replaced = cause.evidence.value(u"replaced").toArray();
    for (const LayerPair &pair : platform.layers) {
        if (rows.size() > mostRows)
            break;
        const bool isMoved = pair.moved
            && cause.evidence.value(u"moved").toArray().contains(pair.left.value_or(-1));
        if (!pair.left || !pair.right || (!isMoved && !replaced.contains(*pair.left)))
            continue;
        if (isMoved) {
            rows.push_back({.field = platform.leftOf(pair)->blob.shortText(),
                            .left = words::chain::layer(*pair.left + 1),
                            .right = words::chain::layer(*pair.right + 1)});
        } else {
            rows.push_back({.field = words::chain::layer(*pair.left + 1),
                            .left = layerText(*platform.leftOf(pair)),
                            .right = layerText(*platform.rightOf(pair))});
        }
    }
    lone(u"left_only", true);
    lone(u"left_unknown", true);
    lone(u"right_only", false);
    lone(u"right_unknown", false);
}

// What of a file differs: its bytes by size and digest, the rest by name.
QString fileText(const QJsonObject &state)
{
    if (state.isEmpty())
        return {};
    QStringList parts;
    const QString type = state.value(u"type").toString();
    if (state.contains(u"size") && type == u"file")
        parts << humanSize(state.value(u"size").toInteger());
    else
        parts << type;
    for (const auto *key : {u"mode", u"owner", u"target"}) {
        if (const QJsonValue value = state.value(key); !value.isUndefined() && !value.isNull())
            parts << valueText(value);
    }
    if (const auto digest = Digest::parse(state.value(u"digest").toString()))
        parts << digest->shortText();
    return parts.join(QStringLiteral(" · "));
}

void addFiles(Rows &rows, const QJsonArray &files)
{
    for (const auto &item : files) {
        const QJsonObject file = item.toObject();
        rows.push_back({.field = shownText(file.value(u"path").toString()),
                        .left = fileText(file.value(u"left").toObject()),
                        .right = fileText(file.value(u"right").toObject())});
        if (rows.size() > mostRows)
            return;
    }
}

void addArchives(Rows &rows, const QJsonArray &layers)
{
    for (const auto &item : layers) {
        const QJsonObject layer = item.toObject();
        const QString place = words::chain::layer(layer.value(u"layer").toInt() + 1);
        const QJsonArray kinds = layer.value(u"kinds").toArray();
        for (const auto &one : kinds) {
            const QJsonObject kind = one.toObject();
            const auto count = kind.value(u"count").toInteger();
            QString field = kind.value(u"kind").toString().replace(u'-', u' ');
            field = words::chain::entries(field, count);
            if (kind.contains(u"path"))
                field += QStringLiteral(" · ") + shownText(kind.value(u"path").toString());
            rows.push_back(
                {place, field, valueText(kind.value(u"left")), valueText(kind.value(u"right"))});
        }
        if (rows.size() > mostRows)
            return;
    }
}

void addNames(Rows &rows, const QString &field, const QJsonObject &evidence, QStringView leftKey,
              QStringView rightKey)
{
    const QStringList left = texts(evidence.value(leftKey));
    const QStringList right = texts(evidence.value(rightKey));
    const auto joined = [](const QStringList &names) {
        return names.isEmpty() ? QString() : names.join(QStringLiteral(", "));
    };
    if (!left.isEmpty() || !right.isEmpty())
        rows.push_back({.field = field, .left = joined(left), .right = joined(right)});
}

} // namespace

ChainFacts ChainFacts::of(const ChainSubject &subject)
{
    ChainFacts facts{.layers = layerSlots(subject)};
    const std::size_t causes = subject.causes ? subject.causes->size() : 0;
    for (std::size_t i = 0; i < causes; ++i)
        facts.evidence.push_back(evidenceRows((*subject.causes)[i], subject));
    return facts;
}

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return shownText(value.toString().left(longestValue)).simplified();
    if (value.isUndefined() || value.isNull())
        return words::chain::nothing();
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    const QByteArray json = value.isArray()
        ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
        : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    return shownText(QString::fromUtf8(json.left(longestValue * 4)).left(longestValue))
        .simplified();
}

std::vector<EvidenceRow> evidenceRows(const Cause &cause, const ChainSubject &subject)
{
    Rows rows;
    const QJsonObject &evidence = cause.evidence;
    switch (cause.code) {
    case CauseCode::ConfigFields:
    case CauseCode::MediaTypes:
    case CauseCode::ManifestMetadata:
    case CauseCode::IndexMetadata:
        addFields(rows, evidence.value(u"fields").toArray(), cause.code);
        break;
    case CauseCode::Serialization:
    case CauseCode::ConfigSerialization:
        addWays(rows, evidence);
        break;
    case CauseCode::Compression:
        addCompression(rows, evidence.value(u"layers").toArray());
        break;
    case CauseCode::LayerSet:
        if (subject.platform)
            addLayerSet(rows, cause, *subject.platform);
        break;
    case CauseCode::FileContents:
        addFiles(rows, evidence.value(u"files").toArray());
        break;
    case CauseCode::TarMetadata:
        addArchives(rows, evidence.value(u"layers").toArray());
        break;
    case CauseCode::PlatformSet:
        addNames(rows, words::chain::platforms(), evidence, u"left_only", u"right_only");
        break;
    case CauseCode::Attestations:
        addNames(rows, words::chain::attestations(), evidence, u"left", u"right");
        break;
    case CauseCode::IndexVsManifest: {
        const QString index = evidence.value(u"index").toString();
        const QString manifest = evidence.value(u"manifest").toString();
        const bool isLeft = evidence.value(u"index_side").toString() == u"left";
        rows.push_back(
            {.field = words::chain::tagNames(),
             .left = isLeft ? words::chain::anIndex(index) : words::chain::aManifest(manifest),
             .right = isLeft ? words::chain::aManifest(manifest) : words::chain::anIndex(index)});
        break;
    }
    }
    if (rows.size() > mostRows)
        rows.resize(mostRows);
    return rows;
}

} // namespace sameinside
