// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/catalogue.h"
#include "model/scan/scanresult.h"

namespace sameinside {

/// One of several equal images: a manifest in a repository, or those of several platforms.
struct DuplicateCopy {
    QString repository;
    std::vector<QString> places; ///< full references, every tag
    qint64 bytes = 0;            ///< compressed

    bool operator==(const DuplicateCopy &) const = default;
};

/// Images of the targets that are equal inside.
struct DuplicateCluster {
    Relation relation = Relation::SameConfig; ///< the weakest over the copies
    QStringList platforms;                    ///< empty names where nobody says
    std::optional<Digest> imageId;            ///< where there is one platform
    std::vector<DuplicateCopy> copies;        ///< two or more
    /// Bytes that all copies take but the largest, each repository counted for itself, as it is
    /// billed and copied.
    qint64 saving = 0;

    bool operator==(const DuplicateCluster &) const = default;
};

struct DuplicatesResult {
    bool isComplete = true; ///< as in ScanResult
    bool isListed = true;   ///< likewise
    QStringList targets;
    std::vector<DuplicateCluster> clusters; ///< largest saving first
    std::vector<UnreadTarget> unread;
    qint64 saving = 0; ///< of all clusters
    qint64 repositories = 0;
    qint64 places = 0;
};

/// Clusters of images with one config, and of artifacts with one manifest, that are in more than
/// one repository or under more than one manifest. Platforms that have the same places are one
/// cluster. Fills clusters and saving.
void findDuplicates(const Catalogue &catalogue, const std::function<QString(Id place)> &placeText,
                    DuplicatesResult &result);

} // namespace sameinside
