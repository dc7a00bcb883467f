// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/grading.h"
#include "model/scan/likeness.h"

#include <unordered_map>

namespace sameinside {

/// Finds target images that may be near to a source image, and the configs that would tell. Looks
/// at a bounded number of images for each source: those that share rare things first, of these
/// those with as many layers, and of these always the same ones, in whatever order they were read.
class NearImages {
public:
    explicit NearImages(const Catalogue &catalogue) : m_catalogue(catalogue) {}

    /// Takes in configs and places that came since.
    void refresh();

    /// Documents of targets that share contents, config meaning or blobs with the leaf; at most
    /// most, or all that there are.
    std::vector<Id> candidates(const ImageLeaf &leaf, std::size_t most) const;
    std::vector<Id> allCandidates(const ImageLeaf &leaf) const;

    /// Documents whose configs have to be read to grade what is near to the leaf.
    std::vector<Id> wishes(const ImageLeaf &leaf, const Likeness &likeness) const;

    /// Whether a path to the document has the platform, or (possible) may have it.
    bool hasPlatform(Id document, Id platform, bool possible) const;
    /// The config is one that can still be read.
    bool isConfigOpen(Id id) const;

private:
    bool isAllShared(const ImageLeaf &leaf, Id candidate) const;
    std::vector<Id> closest(const ImageLeaf &leaf, const std::vector<Id> &candidates) const;
    std::vector<Id> namesakes(const ImageLeaf &leaf, const Likeness &likeness, Id platform) const;

    using Users = std::unordered_map<Id, std::vector<Id>>; // its elements stay where they are
    const std::vector<Id> &layerless() const;
    const std::vector<Id> &usersOfBlob(Id blob) const;
    const std::vector<Id> &usersOfDiffId(Id diffId) const;
    std::vector<Id> usersOfConfigs(const std::vector<Id> &configs) const;
    void sort(std::vector<Id> &documents) const;
    quint32 rank(Id document) const;
    quint32 rankOfPlace(Id place) const;
    std::vector<Id> firstPlaces(std::vector<Id> places) const;
    const std::vector<Id> &firstNamed(const QString &name) const;

    const Catalogue &m_catalogue;
    std::size_t m_configsSeen = 0;
    std::size_t m_placesSeen = 0;
    QHash<Id, std::vector<Id>> m_byMeaning;   ///< configs
    QHash<Id, std::vector<Id>> m_byContents;  ///< configs
    QHash<Id, std::vector<Id>> m_byDiffId;    ///< configs
    QHash<QString, std::vector<Id>> m_byName; ///< places
    QMultiHash<Likeness, Id> m_byLikeness;    ///< places
    // What was sorted once; forgotten by refresh() when something came.
    mutable std::vector<quint32> m_ranks;               ///< of documents, by digest
    mutable std::optional<std::vector<Id>> m_layerless; ///< documents, smallest digest first
    mutable Users m_blobUsers;
    mutable Users m_diffIdUsers;
    mutable QHash<QString, std::vector<Id>> m_firstByName; ///< places
};

} // namespace sameinside
