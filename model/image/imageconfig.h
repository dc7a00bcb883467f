// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/descriptor.h"

#include <span>
#include <vector>

namespace sameinside {

/// The largest config that is read, in bytes.
inline constexpr qint64 largestConfig = qint64(4) * 1024 * 1024;

/// An image config (image-spec config.md). The digest of its bytes is the image ID.
class ImageConfig {
public:
    struct HistoryEntry {
        QString created;
        QString createdBy;
        QString comment;
        QString author;
        bool emptyLayer = false;
    };
    /// A field that two configs do not have in common; undefined where a side lacks it.
    struct Difference {
        QString field; ///< as a path: "created", "config.Env", "config.Labels.version", "history"
        QJsonValue left;
        QJsonValue right;
    };

    /// Errors: InvalidDocument, TooLarge; each names the document by its digest and the rule.
    static Result<ImageConfig> parse(QByteArray bytes);

    /// What is odd in it, and was read as the peers read it: for people, each names the document.
    const QStringList &notes() const { return m_notes; }
    const QByteArray &bytes() const { return m_bytes; }
    const Digest &digest() const { return m_digest; }
    const QJsonObject &json() const { return m_json; }
    const std::optional<Platform> &platform() const { return m_platform; }
    const std::vector<Digest> &diffIds() const { return m_diffIds; } ///< base first
    const std::vector<HistoryEntry> &history() const { return m_history; }

    /// The history entry that made each of count layers; shorter where the history does not say.
    /// Empty where it names more layers than there are (facts: inconsistent, show unmapped).
    std::vector<const HistoryEntry *> layerHistory(std::size_t count) const;

    /// What the config says, once parsed: null and zero values are absent, a
    /// text where Docker takes a text or a list is a list of one, and fields that only
    /// Docker's builder uses are left out. Equal values mean equal images.
    QJsonObject meaning() const;

    /// Fields whose meaning differs, in the order of their names.
    static std::vector<Difference> differences(const ImageConfig &left, const ImageConfig &right);

private:
    ImageConfig(QByteArray bytes, Digest digest) :
        m_bytes(std::move(bytes)), m_digest(std::move(digest))
    {
    }
    QByteArray m_bytes;
    Digest m_digest;
    QJsonObject m_json;
    std::optional<Platform> m_platform;
    std::vector<Digest> m_diffIds;
    std::vector<HistoryEntry> m_history;
    QStringList m_notes;
};

/// The layer that old Docker versions wrote for each step that changed no file: 1,024 zero bytes,
/// by its diff ID or by the blob that they compressed it to. Says nothing about kinship.
std::span<const Digest> emptyLayers();
bool isEmptyLayer(const Digest &digest);

/// The chain ID over diffIds (image-spec config.md, "Layer ChainID"); nothing for no layers.
std::optional<Digest> chainId(std::span<const Digest> diffIds);

} // namespace sameinside
