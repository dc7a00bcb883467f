// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"

#include <QTemporaryDir>

namespace sameinside {

/// Pairs on disk for the tests of windows: the bundled ones, and some that are hard to show.
class TestPairs {
public:
    TestPairs();

    /// As the program finds the bundled example.
    QString exampleDirectory() const { return m_directory.filePath(QStringLiteral("example")); }
    PairRequest bundled(const QString &publicName, const QString &privateName) const;

    PairRequest walkThrough() const;
    PairRequest recompressed() const;
    PairRequest rebuilt() const;
    PairRequest unrelated() const;
    /// An index of four platforms against one of its images, compressed again.
    PairRequest fourPlatforms() const;
    /// Indexes of two platforms; on arm64 a layer was compressed again.
    PairRequest twoPlatforms() const;
    /// Three platforms: one is the same, one differs, one is missing on the right.
    PairRequest threePlatforms() const;
    /// 120 layers, one in the middle compressed again.
    PairRequest oneOfMany() const;
    /// Two manifests of Docker schema 1, of which one layer is another.
    PairRequest schema1() const;
    /// Two versions of a Helm chart.
    PairRequest chart() const;
    /// 120 layers, three of them compressed again.
    PairRequest manyLayers() const;
    /// Labels, annotations and history with HTML, control and direction characters.
    PairRequest hostile() const;
    /// One layer each, with files added, changed and removed, and a hostile file name.
    PairRequest files() const;
    /// The right one is not there.
    PairRequest missingRight() const;
    /// One image; the right copy lacks a layer, and another layer has a wrong bit.
    PairRequest brokenCopy() const;
    /// One index of two platforms; the right copy's arm64 has a layer with a wrong bit.
    PairRequest brokenPlatform() const;
    /// The blob of the right one has a wrong bit.
    PairRequest damagedRight() const;

    QString settingsFile() const { return m_directory.filePath(QStringLiteral("settings.ini")); }

private:
    PairRequest extra(const QString &name) const;
    QTemporaryDir m_directory;
};

} // namespace sameinside
