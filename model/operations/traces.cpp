// SPDX-License-Identifier: MIT
#include "model/operations/traces.h"

#include <array>

namespace sameinside {

namespace {

using enum Trace;

struct TraceName {
    QStringView name;
    Trace trace;
};

constexpr std::array<TraceName, 14> traceNames{{{u"index-vs-manifest", IndexVsManifest},
                                                {u"platform-set", PlatformSet},
                                                {u"attestations", Attestations},
                                                {u"index-metadata", IndexMetadata},
                                                {u"media-type", MediaTypes},
                                                {u"manifest-metadata", ManifestMetadata},
                                                {u"serialization", Serialization},
                                                {u"serialization@index", SerializationAtIndex},
                                                {u"config-serialization", ConfigSerialization},
                                                {u"config-fields", ConfigFields},
                                                {u"compression", Compression},
                                                {u"layer-set", LayerSet},
                                                {u"tar-metadata", TarMetadata},
                                                {u"file-contents", FileContents}}};

constexpr TraceSet ofIndexes
    = IndexVsManifest | PlatformSet | Attestations | IndexMetadata | SerializationAtIndex;

bool isOfTypeAlone(const QJsonObject &evidence)
{
    const QJsonArray fields = evidence.value(u"fields").toArray();
    return fields.size() == 1
        && fields.first().toObject().value(u"field").toString() == u"mediaType";
}

} // namespace

std::optional<Trace> traceNamed(QStringView name)
{
    const auto found = std::ranges::find(traceNames, name, &TraceName::name);
    return found == traceNames.end() ? std::nullopt : std::optional(found->trace);
}

void Traces::add(Trace trace, const QJsonObject &evidence)
{
    m_set |= trace;
    m_evidence[trace] = evidence;
}

void Traces::setWritings(const Writings &ofLeft, const Writings &ofRight)
{
    m_left = ofLeft;
    m_right = ofRight;
}

Traces Traces::turnedRound() const
{
    Traces turned = *this;
    turned.m_isTurned = !m_isTurned;
    return turned;
}

QJsonObject Traces::evidence(Trace trace) const
{
    const auto found = m_evidence.find(trace);
    return found == m_evidence.end() ? QJsonObject() : found->second;
}

Traces Traces::withoutForced() const
{
    Traces kept = *this;
    const QJsonObject versus = evidence(IndexVsManifest);
    const bool isIndexBefore = has(IndexVsManifest) && isBefore(versus.value(u"index_side"));
    // The index has platforms that one manifest cannot have.
    const QJsonObject platforms = evidence(PlatformSet);
    const QJsonArray ofManifest = isIndexBefore ? onlyAfter(platforms) : onlyBefore(platforms);
    if (has(IndexVsManifest) && ofManifest.isEmpty()) {
        kept.m_following = m_set & TraceSet(PlatformSet);
        kept.m_set.setFlag(PlatformSet, false);
    }

    const TraceSet own = m_set & ~ofIndexes;
    if (own.toInt() == 0 && !m_othersDiffer)
        return kept;
    // A mirror that writes every document anew is told by both.
    if (own != TraceSet(Serialization))
        kept.m_set.setFlag(SerializationAtIndex, false);
    // So is a copy that changes all types.
    if (isOfTypeAlone(evidence(IndexMetadata)) && has(MediaTypes) && own != TraceSet(MediaTypes))
        kept.m_set.setFlag(IndexMetadata, false);
    if (isIndexBefore && !versus.value(u"contains").toBool()) {
        kept.m_set.setFlag(IndexVsManifest, false);
        kept.m_set.setFlag(Attestations, false);
        kept.m_tookOnePlatform = true;
    }
    const QJsonObject attestations = evidence(Attestations);
    if (!before(attestations).toArray().isEmpty() && !after(attestations).toArray().isEmpty())
        kept.m_set.setFlag(Attestations, false);
    return kept;
}

QJsonArray Traces::onlyBefore(const QJsonObject &lists, const QString &ending) const
{
    return lists
        .value((m_isTurned ? QStringLiteral("right_only") : QStringLiteral("left_only")) + ending)
        .toArray();
}

QJsonArray Traces::onlyAfter(const QJsonObject &lists, const QString &ending) const
{
    return lists
        .value((m_isTurned ? QStringLiteral("left_only") : QStringLiteral("right_only")) + ending)
        .toArray();
}

bool Traces::isBefore(const QJsonValue &side) const
{
    return side.toString() == (m_isTurned ? right : left);
}

} // namespace sameinside
