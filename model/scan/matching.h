// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/nearimages.h"
#include "model/scan/scanresult.h"

namespace sameinside {

struct MatchOptions {
    Relation wanted = Relation::SameConfig;
    std::optional<Platform> platform; ///< only this one
    /// Empty, or why an image that was not found may be there all the same: some of the targets
    /// could not be read. What is not found then is an error, and not missing.
    QString doubt;
    Open doubtReason = Open::Unread;
};

/// Judges sources against the places of a catalogue, from what it holds; reads nothing. The cost
/// of a source does not depend on the number of targets, but on the number of its matches.
///
/// Configs are not needed for same-config and above. For anything weaker they are:
/// * where the wanted relation is weaker, of every source image, and of every target image that may
///   have the platform and the number of layers of one (any number for shared-layers);
/// * otherwise, of a source image that was not found, and of the few target images that are likely
///   near to it: at most 20 that share its blobs, and 4 that have the last part of its repository's
///   name and its number of layers; and only to tell relations or platforms apart.
class Matcher {
public:
    /// Gives the full reference of a place.
    using PlaceText = std::function<QString(Id place)>;

    Matcher(const Catalogue &catalogue, MatchOptions options, PlaceText placeText);

    /// Takes in the configs and places that came since.
    void refresh();
    void setDoubt(const QString &doubt, Open reason)
    {
        m_options.doubt = doubt;
        m_options.doubtReason = reason;
    }

    /// The platforms of the source whose name was resolved to root, and where they are.
    std::vector<PlatformResult> judge(Id root, const Likeness &likeness) const;
    /// The same without a look for what is near: cheap enough to be repeated while reading.
    std::vector<PlatformResult> judgeQuickly(Id root) const;

    /// Documents whose configs would tell more about one source. Call again, after refresh(), when
    /// they were read: it is empty after a few times.
    std::vector<Id> wantedConfigs(Id root, const Likeness &likeness) const;
    /// Documents whose configs the wanted relation needs, for all sources at once.
    std::vector<Id> wantedConfigs(const std::vector<Id> &roots) const;

    /// Tells the bytes to copy of sources that were judged, each blob for the first that needs it,
    /// and their sums.
    void addBytes(std::vector<SourceResult> &sources, ScanSummary &summary) const;

private:
    struct Place {
        Relation relation = Relation::Different;
        int sharedLayers = 0;
    };
    using Places = std::map<Id, Place>;

    bool mustRead(const Catalogue::Document &document) const;
    std::vector<ImageLeaf> wantedLeaves(Id root) const;
    PlatformResult judgeLeaf(Id root, const ImageLeaf &leaf, const Likeness *likeness) const;
    void describe(const ImageLeaf &leaf, PlatformResult &result) const;
    void setMissing(const ImageLeaf &leaf, PlatformResult &result) const;
    QString doubtOf(const ImageLeaf &leaf) const;
    QString doubtOfConfigs(const ImageLeaf &leaf) const;
    QString doubtOfTypes(const ImageLeaf &leaf) const;
    QString otherCount(const QString &place, Id document) const;
    QString firstPlace(Id document) const;
    QString doubtOfAlgorithms(const ImageLeaf &leaf) const;
    bool isKnownBySha256(Id document) const;
    bool isConfigInDoubt(Id document) const;

    Places strongPlaces(Id root, const ImageLeaf &leaf) const;
    Places wantedPlaces(Id root, const ImageLeaf &leaf) const;
    void addPlaces(Places &places, Id root, const ImageLeaf &leaf, Id document,
                   const Grade &grade) const;
    bool mayBeRelabelled(Id root, const ImageLeaf &leaf, Id place, Id theirs) const;
    std::optional<FoundPlace> nearest(Id root, const ImageLeaf &leaf,
                                      const Likeness &likeness) const;
    std::vector<FoundPlace> found(const Places &places) const;
    FoundPlace found(Id place, const Place &how) const;

    const Catalogue &m_catalogue;
    MatchOptions m_options;
    PlaceText m_placeText;
    NearImages m_near;
    std::vector<Id> m_otherAlgorithms; ///< documents of targets that isKnownBySha256() denies
    std::vector<Id> m_openConfigs; ///< documents of targets whose config was asked for in vain, or
                                   ///< is not that of their layers
    std::vector<Id> m_unclear;     ///< documents of targets that may be images
};

} // namespace sameinside
