// SPDX-License-Identifier: MIT
#include "model/compare/documentdifference.h"

#include "model/image/json.h"
#include "model/image/platformpositions.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace sameinside {

namespace {

QJsonObject jsonOf(const ManifestDocument &document)
{
    return parseJsonObject(document.bytes(), QString()).value_or(QJsonObject());
}

// The part of a neutral name that tells the thing, without how it is compressed.
QByteArray thing(const MediaType &type)
{
    const QByteArray neutral = type.neutral();
    const qsizetype encoding = neutral.indexOf('+');
    return type.role() == MediaType::Role::Layer && encoding >= 0 ? neutral.left(encoding)
                                                                  : neutral;
}

// Files a difference between two values of a media type field where it belongs.
void compareType(DocumentDifference &difference, const QString &field, const QString &left,
                 const QString &right, bool recompressed = false)
{
    if (left == right)
        return;
    const auto a = MediaType::parse(left);
    const auto b = MediaType::parse(right);
    const bool sameThing = a && b && thing(*a) == thing(*b);
    if (sameThing && a->family() != b->family())
        difference.mediaTypes.append(fieldDifference(field, left, right));
    else if (!(sameThing && recompressed)) // the encoding in the name follows from the blob
        difference.metadata.append(fieldDifference(field, left, right));
}

void compareFields(DocumentDifference &difference, const QString &prefix, const QJsonObject &left,
                   const QJsonObject &right, std::span<const QStringView> except)
{
    QStringList keys = left.keys() + right.keys();
    keys.sort();
    keys.removeDuplicates();
    for (const QString &key : keys) {
        if (std::ranges::find(except, QStringView(key)) != except.end())
            continue;
        const QJsonValue a = left.value(key);
        const QJsonValue b = right.value(key);
        if (a == b)
            continue;
        if (key == u"annotations" && !a.isArray() && !b.isArray())
            compareFields(difference, prefix + key + u'.', a.toObject(), b.toObject(), {});
        else
            difference.metadata.append(fieldDifference(prefix + key, a, b));
    }
}

constexpr std::array<QStringView, 4> childFields{u"mediaType", u"digest", u"size", u"data"};

// One thing may be named by two algorithms.
void compareAlgorithms(DocumentDifference &difference, const QString &field,
                       const QJsonObject &left, const QJsonObject &right)
{
    const auto algorithm = [](const QJsonObject &descriptor) {
        return descriptor.value(u"digest").toString().section(u':', 0, 0);
    };
    if (algorithm(left) != algorithm(right))
        difference.metadata.append(fieldDifference(field + QStringLiteral("digest.algorithm"),
                                                   algorithm(left), algorithm(right)));
}

void compareDescriptors(DocumentDifference &difference, const QString &field,
                        const QJsonObject &left, const QJsonObject &right, bool recompressed)
{
    compareType(difference, field + QStringLiteral(".mediaType"),
                left.value(u"mediaType").toString(), right.value(u"mediaType").toString(),
                recompressed);
    compareAlgorithms(difference, field + u'.', left, right);
    compareFields(difference, field + u'.', left, right, childFields);
}

// Entries of two images may differ in all that follows from the images.
void compareEntries(DocumentDifference &difference, const QString &prefix, const QJsonObject &left,
                    const QJsonObject &right)
{
    compareAlgorithms(difference, prefix, left, right);
    compareFields(difference, prefix, left, right, childFields);
    if (left.value(u"digest") == right.value(u"digest")) {
        compareType(difference, prefix + QStringLiteral("mediaType"),
                    left.value(u"mediaType").toString(), right.value(u"mediaType").toString());
    }
}

// The document's own type. OCI lets it out, and leaving it out is the document's own affair.
void compareOwnType(DocumentDifference &difference, const ManifestDocument &left,
                    const ManifestDocument &right, const QJsonObject &a, const QJsonObject &b)
{
    const QString field = QStringLiteral("mediaType");
    const auto text = [](const ManifestDocument &document) {
        return document.mediaType() ? document.mediaType()->toString() : QString();
    };
    if (text(left) != text(right))
        compareType(difference, field, text(left), text(right));
    else if (a.contains(field) != b.contains(field))
        difference.metadata.append(fieldDifference(field, a.value(field), b.value(field)));
}

bool isChildStep(JsonPath path, std::size_t depth)
{
    return path.size() == depth
        && std::ranges::find(childFields, QStringView(path.back().key)) != childFields.end();
}

// The value of a document without what isMasked.
QJsonValue unmasked(const QJsonValue &value, std::vector<JsonStep> &path,
                    const std::function<bool(JsonPath)> &isMasked)
{
    if (isMasked(path))
        return {};
    if (value.isArray()) {
        QJsonArray kept;
        const QJsonArray all = value.toArray();
        for (int i = 0; i < int(all.size()); ++i) {
            path.push_back({{}, i});
            kept.append(unmasked(all.at(i), path, isMasked));
            path.pop_back();
        }
        return kept;
    }
    if (!value.isObject())
        return value;
    QJsonObject kept;
    const QJsonObject all = value.toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        path.push_back({it.key(), -1});
        kept.insert(it.key(), unmasked(it.value(), path, isMasked));
        path.pop_back();
    }
    return kept;
}

// Only of one value it can be said that it is written in two ways.
void compareBytes(DocumentDifference &difference, const ManifestDocument &left,
                  const ManifestDocument &right, const std::function<bool(JsonPath)> &isMasked)
{
    if (!difference.mediaTypes.isEmpty() || !difference.metadata.isEmpty())
        return;
    std::vector<JsonStep> path;
    if (unmasked(jsonOf(left), path, isMasked) != unmasked(jsonOf(right), path, isMasked))
        return;
    const QByteArray a = maskedJson(left.bytes(), isMasked);
    const QByteArray b = maskedJson(right.bytes(), isMasked);
    if (a != b)
        difference.serialization = serializationDifferences(a, b);
}

// Image entries of one index with the positions they have in it.
std::vector<std::pair<int, const Descriptor *>> imageEntries(const Index &index)
{
    std::vector<std::pair<int, const Descriptor *>> entries;
    for (std::size_t i = 0; i < index.manifests.size(); ++i) {
        const Descriptor &entry = index.manifests[i];
        if (!entry.isAttestation() && entry.artifactType.isEmpty())
            entries.emplace_back(int(i), &entry);
    }
    return entries;
}

/// The entries of the right side that stand for none of the left yet.
class FreeEntries {
public:
    explicit FreeEntries(const std::vector<std::pair<int, const Descriptor *>> &entries)
    {
        for (const auto &[position, entry] : entries) {
            m_entries.insert(position, entry);
            m_byDigest[entry->digest].insert(position);
            if (entry->platform)
                m_byPlatform.add(*entry->platform, position);
            else
                m_bare[entry->digest].insert(position);
        }
    }

    const Descriptor &at(int position) const { return *m_entries.value(position); }

    // The first whose platform matches; where one of the two says none, the first of one digest.
    std::optional<int> take(const Descriptor &left)
    {
        const auto partner = find(left);
        if (!partner)
            return partner;
        const Descriptor &right = at(*partner);
        m_byDigest[right.digest].erase(*partner);
        if (right.platform)
            m_byPlatform.remove(*right.platform, *partner);
        else
            m_bare[right.digest].erase(*partner);
        return partner;
    }

private:
    using Positions = QHash<Digest, std::set<int>>;
    static std::optional<int> first(const Positions &positions, const Digest &digest)
    {
        const auto found = positions.constFind(digest);
        return found == positions.constEnd() || found->empty() ? std::nullopt
                                                               : std::optional(*found->begin());
    }
    std::optional<int> find(const Descriptor &left) const
    {
        if (!left.platform)
            return first(m_byDigest, left.digest);
        const auto matching = m_byPlatform.first(*left.platform);
        const auto bare = first(m_bare, left.digest);
        if (!matching || !bare)
            return matching ? matching : bare;
        return std::min(*matching, *bare);
    }

    QHash<int, const Descriptor *> m_entries;
    Positions m_byDigest;
    Positions m_bare; ///< those that say no platform
    PlatformPositions m_byPlatform;
};

} // namespace

QJsonObject fieldDifference(const QString &field, const QJsonValue &left, const QJsonValue &right)
{
    QJsonObject json{{QStringLiteral("field"), field}};
    if (!left.isUndefined())
        json.insert(QStringLiteral("left"), left);
    if (!right.isUndefined())
        json.insert(QStringLiteral("right"), right);
    return json;
}

DocumentDifference manifestDifference(const ManifestDocument &left, const ManifestDocument &right,
                                      std::span<const LayerPair> pairs)
{
    DocumentDifference difference;
    const QJsonObject a = jsonOf(left);
    const QJsonObject b = jsonOf(right);
    compareOwnType(difference, left, right, a, b);
    static constexpr std::array<QStringView, 4> structure{u"mediaType", u"config", u"layers",
                                                          u"blobs"};
    compareFields(difference, {}, a, b, structure);
    if (a.contains(u"config") && b.contains(u"config")) {
        compareDescriptors(difference, QStringLiteral("config"), a.value(u"config").toObject(),
                           b.value(u"config").toObject(), false);
    }
    const QJsonArray leftLayers = a.value(u"layers").toArray();
    const QJsonArray rightLayers = b.value(u"layers").toArray();
    bool sameSet = leftLayers.size() == rightLayers.size();
    for (const LayerPair &pair : pairs) {
        sameSet = sameSet && pair.left && pair.right && pair.left == pair.right;
        if (!pair.left || !pair.right)
            continue;
        compareDescriptors(difference, QStringLiteral("layers[%1]").arg(*pair.left),
                           leftLayers.at(*pair.left).toObject(),
                           rightLayers.at(*pair.right).toObject(),
                           pair.relation != LayerRelation::Same);
    }
    if (!sameSet)
        return difference; // layers of one side only, or another order: not one value
    compareBytes(difference, left, right, [&](JsonPath path) {
        return (isChildStep(path, 2) && path[0].key == u"config")
            || (isChildStep(path, 3) && path[0].key == u"layers");
    });
    return difference;
}

DocumentDifference indexDifference(const ManifestDocument &left, const ManifestDocument &right,
                                   const std::stop_token &stop)
{
    DocumentDifference difference;
    const QJsonObject a = jsonOf(left);
    const QJsonObject b = jsonOf(right);
    compareOwnType(difference, left, right, a, b);
    static constexpr std::array<QStringView, 2> structure{u"mediaType", u"manifests"};
    compareFields(difference, {}, a, b, structure);

    const auto leftEntries = imageEntries(*left.index());
    const auto rightEntries = imageEntries(*right.index());
    const QJsonArray leftJson = a.value(u"manifests").toArray();
    const QJsonArray rightJson = b.value(u"manifests").toArray();
    FreeEntries free(rightEntries);
    std::vector<int> order; // positions on the right, in the order of the left
    for (const auto &[l, entry] : leftEntries) {
        if (stop.stop_requested())
            return difference;
        if (const auto partner = free.take(*entry)) {
            order.push_back(*partner);
            compareEntries(difference, QStringLiteral("manifests[%1].").arg(l),
                           leftJson.at(l).toObject(), rightJson.at(*partner).toObject());
        }
    }
    if (!std::ranges::is_sorted(order)) {
        difference.metadata.append(fieldDifference(QStringLiteral("order of manifests"),
                                                   QJsonValue::Undefined, QJsonValue::Undefined));
    }
    const bool sameEntries = order.size() == leftEntries.size()
        && order.size() == rightEntries.size() && leftJson.size() == rightJson.size();
    if (!sameEntries)
        return difference; // platforms or attestations of one side only: not one value
    QSet<int> images;
    for (const auto &entry : leftEntries)
        images.insert(entry.first);
    compareBytes(difference, left, right, [&](JsonPath path) {
        if (path.empty() || path[0].key != u"manifests")
            return false;
        const int position = path.size() > 1 ? path[1].position : -1;
        return images.contains(position) ? isChildStep(path, 3) : path.size() == 2;
    });
    return difference;
}

} // namespace sameinside
