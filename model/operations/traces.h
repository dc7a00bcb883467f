// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/jsonwriting.h"

#include <QFlags>
#include <QJsonArray>

#include <map>
#include <optional>

namespace sameinside {

/// The causes that the rules tell apart, by their names: "compression"; what enters at the index
/// under a name that other documents have too: "serialization@index".
enum class Trace : quint32 {
    IndexVsManifest = 1U << 0,
    PlatformSet = 1U << 1,
    Attestations = 1U << 2,
    IndexMetadata = 1U << 3,
    MediaTypes = 1U << 4,
    ManifestMetadata = 1U << 5,
    Serialization = 1U << 6,
    SerializationAtIndex = 1U << 7,
    ConfigSerialization = 1U << 8,
    ConfigFields = 1U << 9,
    Compression = 1U << 10,
    LayerSet = 1U << 11,
    TarMetadata = 1U << 12,
    FileContents = 1U << 13,
};
Q_DECLARE_FLAGS(TraceSet, Trace)
Q_DECLARE_OPERATORS_FOR_FLAGS(TraceSet)

std::optional<Trace> traceNamed(QStringView name);

/// How the three documents of a side are written; nothing where it has none, or none was read.
struct Writings {
    std::optional<JsonWriting> index;
    std::optional<JsonWriting> manifest;
    std::optional<JsonWriting> config;
};

/// What tells how one image was made from the other: the causes with their evidence, and how the
/// documents are written. Rules speak of before and after; the left side is the one before, unless
/// the traces were turned round.
class Traces {
public:
    void add(Trace trace, const QJsonObject &evidence);
    void setWritings(const Writings &left, const Writings &right);
    /// Another platform has causes of its own: the digests in the index differ in any case.
    void setOthersDiffer() { m_othersDiffer = true; }

    Traces turnedRound() const;
    bool isTurnedRound() const { return m_isTurned; }

    /// Without what follows from a manifest that differs.
    TraceSet set() const { return m_set; }
    bool has(Trace trace) const { return m_set.testFlag(trace); }
    QJsonObject evidence(Trace trace) const;
    /// What was left out of the set because it follows from one side's being an index.
    TraceSet following() const { return m_following; }
    /// A manifest that differs forces another index; it is one that the index before does not list.
    bool tookOnePlatform() const { return m_tookOnePlatform; }
    /// Leaves out of the set what follows from a manifest that differs.
    Traces withoutForced() const;

    QJsonValue before(const QJsonObject &pair) const
    {
        return pair.value(m_isTurned ? right : left);
    }
    QJsonValue after(const QJsonObject &pair) const
    {
        return pair.value(m_isTurned ? left : right);
    }
    const Writings &before() const { return m_isTurned ? m_right : m_left; }
    const Writings &after() const { return m_isTurned ? m_left : m_right; }
    QJsonArray onlyBefore(const QJsonObject &lists, const QString &ending = {}) const;
    QJsonArray onlyAfter(const QJsonObject &lists, const QString &ending = {}) const;
    /// A side is named in evidence by a word: whether it is the one before.
    bool isBefore(const QJsonValue &side) const;

private:
    static constexpr QStringView left = u"left";
    static constexpr QStringView right = u"right";

    std::map<Trace, QJsonObject> m_evidence;
    TraceSet m_set;
    TraceSet m_following;
    Writings m_left;
    Writings m_right;
    bool m_othersDiffer = false;
    bool m_isTurned = false;
    bool m_tookOnePlatform = false;
};

} // namespace sameinside
