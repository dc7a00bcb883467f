// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

#include <QMetaType>

namespace sameinside {

/// How a line of the list stands. Partial: some of its platforms are there.
enum class ScanStatus { Present, Partial, Missing, Error };

QString scanStatusName(ScanStatus status);

/// Why an Error is no fault of the image: it was looked for in vain, but not everywhere.
enum class Open {
    No,
    Stopped, ///< the scan was stopped before
    Unread   ///< a part of the targets could not be read
};

/// An image of the targets that a source image relates to.
struct FoundPlace {
    QString target;               ///< full reference, as compare takes it
    std::optional<Digest> digest; ///< that the tag names
    Relation relation = Relation::Different;
    int sharedLayers = 0;

    bool operator==(const FoundPlace &) const = default;
};

/// One platform of a source, and where it was found.
struct PlatformResult {
    QString platform;                        ///< empty where nobody says
    ScanStatus status = ScanStatus::Missing; ///< never Partial
    Relation relation = Relation::Different; ///< the strongest that was found
    std::vector<FoundPlace> places;          ///< at the wanted level, strongest first, every tag
    std::optional<FoundPlace> nearest;       ///< the best weaker one, where there are no places
    std::optional<Digest> manifest;
    std::optional<Digest> imageId; ///< of the config; nothing for an artifact
    std::optional<int> layers;
    std::optional<qint64> bytes; ///< compressed; nothing where the manifest does not say
    /// Of that, blobs that are nowhere in the targets and no line before needs; 0 where it is
    /// there. Nothing until all lines were judged, and where it is not known.
    std::optional<qint64> bytesToCopy;
    QString message;      ///< for Error, what happened
    Open open = Open::No; ///< for Error

    bool operator==(const PlatformResult &) const = default;
};

/// What came of one line of the list.
struct SourceResult {
    int line = 0;
    QString source; ///< as the line says
    ScanStatus status = ScanStatus::Error;
    std::optional<Digest> digest; ///< that the tag names
    std::vector<PlatformResult> platforms;
    QString message;
    Open open = Open::No;             ///< for Error
    std::optional<ErrorKind> problem; ///< where the source itself could not be read

    /// The strongest relation over the platforms; nothing where none could be checked.
    std::optional<Relation> relation() const;
    /// How many platforms are there.
    int presentPlatforms() const;
    /// Of the platforms that are not there, blobs that are nowhere in the targets, in bytes.
    qint64 bytesToCopy() const;
    /// Where it was found, each place once, in order.
    std::vector<QString> targets() const;
    /// The status that the platforms add up to.
    void summarise();

    bool operator==(const SourceResult &) const = default;
};

/// An image or repository of a target that could not be read.
struct UnreadTarget {
    QString target;
    Error error;

    /// "target: what happened"; the target once.
    QString text() const;
    bool operator==(const UnreadTarget &) const = default;
};

struct ScanSummary {
    int present = 0;
    int partial = 0;
    int missing = 0;
    int errors = 0;
    qint64 bytesToCopy = 0;  ///< each blob once, of the platforms that are not there
    qint64 bytesThere = 0;   ///< each blob once, of all sources, that the targets hold
    qint64 repositories = 0; ///< of the targets
    qint64 places = 0;       ///< tags and untagged images of the targets

    int sources() const { return present + partial + missing + errors; }
    bool operator==(const ScanSummary &) const = default;
};

/// A whole scan.
struct ScanResult {
    bool isComplete = true; ///< false where it was stopped
    bool isListed = true;   ///< false where a target lists more than could be read of its list
    QStringList targets;    ///< as they were given
    Relation wanted = Relation::SameConfig;
    std::vector<SourceResult> sources; ///< in the order of the list
    std::vector<UnreadTarget> unread;
    ScanSummary summary;

    /// Some line or image could not be read.
    bool hasErrors() const;
    void countStatuses();
};

/// Why a line is judged as it is, in one sentence.
QString reasonText(const SourceResult &result);

} // namespace sameinside
