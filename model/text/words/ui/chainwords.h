// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What the picture of why says in its pages, between them and around them. Names and values are
/// written as they are given: escape what is foreign first (shownText).
namespace sameinside::words::chain {

// pages
QString index();
QString manifest();
QString config();
QString layer(qint64 number);
QString layers(qint64 first, qint64 last);
QString diffId(qint64 number);
QString diffIds(qint64 first, qint64 last);
QString movedTo(const QString &line, qint64 number);
QString movedFrom(const QString &line, qint64 number);
QString noPlatform();
QString attestations();
QString platforms();
QString morePlatforms(qint64 count);
QString howMany(qint64 count, bool areEqual);
QString moreFields(qint64 count);
QString configNotRead();
QString isLoading();
QString otherSideLoading();

// what is said between the sides
QString follows();
QString namesOthers(const QString &what);
QString followsFrom(const QString &what);
QString andFollows(const QString &what);
QString theConfig();
QString theLayers(const QString &numbers, bool isOne);
QString contentsOf(const QString &numbers, bool isOne);
QString otherLayers();
QString otherContents();
QString blobsAreOneSided();
QString manifestOf(const QString &platform);
QString at(const QString &place, const QString &field);
QString moreBelow(qint64 count);

// evidence
QString nothing();
QString isThere();
QString size();
QString writtenWith();
QString format();
QString gzipLevel();
QString gzipTime();
QString gzipName();
QString gzipSystem();
QString best();
QString fastest();
QString unknownSystem();
QString entries(const QString &kind, qint64 count);
QString tagNames();
QString anIndex(const QString &digest);
QString aManifest(const QString &digest);

// around the picture
QString publicSide();
QString privateSide();
QString howToRead();
QString climbing();
QString notClimbing();
QString entersHere();
QString claimed();
QString onlyOnThisSide();

// the strip of a cause
QString causeNumber(int number);
QString enters(const QString &where);
QString entersAndClimbs(const QString &where, const QString &rungs);
QString theIndex();
QString theManifest();
QString theBlobs();
QString theContents();
QString theFiles();
QString publicColumn();
QString privateColumn();
QString usuallyTitle();
QString keepsTitle();
QString showInJson();
QString showFiles();
QString copyEvidence();
QString close();
QString detailsOfCause();

// exports
QString copyPicture();
QString lightGround();
QString saveAs();
QString copiedPicture();

} // namespace sameinside::words::chain
