// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The page that compares two images.
namespace sameinside::words::comparepage {

// the tool bar
QString publicChip();
QString privateChip();
QString publicImage();
QString privateImage();
QString nameHint();
QString compare();
QString swapSides();
QString platform();
QString platformTip();
QString allPlatforms();
QString nameBoth();
QString namePublic();
QString namePrivate();

// the empty page
QString question();
QString lead();
QString whatToType();
QString dockerHub();
QString anyRegistry();
QString ociLayout();
QString ociArchive();
QString orExample();

// what is being done, and what came of it
QString reading();
QString publicStep(const QString &what);
QString privateStep(const QString &what);
QString stopTip();
QString stopped();
QString stoppedEarly();
QString nothingCompared();
QString notKnown();
QString neitherRead();
QString publicNotRead();
QString privateNotRead();
QString whatHappened();
QString tryAgain();
QString editName();
QString exportTitle();
QString notExported();

// files and directories that are opened
QString lookingIn();
QString notOpened();
QString noLayout(const QString &path);
/// Of a pipe, a device, a socket.
QString neitherFile(const QString &path);

// chips
QString claimed(const QString &rung);

// tabs
QString details();
QString why();
QString json();
QString exportButton();
QString exportTip();

// the table of platforms
QString platforms();
QString verdict();
QString indexEntry();
QString size();
QString onlyInPublic();
QString onlyInPrivate();
QString lacksPlatform(const QString &platform);
QString attestationOf(const QString &subject);
QString attestation();
QString signature();
QString otherArtifact();
QString notLookedFor();

// chips
QString equalOf(qint64 equal, qint64 all);
QString chip(const QString &rung, const QString &standing);
QString goesTo(const QString &words);

// remedies
QString whichImage();
QString holdsImages(const QString &place, qint64 images);
QString imagesThere();
QString trustFile();
QString trustTip(const QString &host);
QString chooseCaFile(const QString &host);
QString caFiles();
QString notTrusted();
QString signIn();
QString signInTip(const QString &host);
QString signInTitle(const QString &host);
QString signInNote();
QString userName();
QString password();
QString copyCommand();
QString copyCommandTip(const QString &command);

// the last pair
QString goOn();
QString exampleChip();

// names of the images
QString names();
QString nameOf();
QString shownBy();
QString nameOfTag();
QString nameOfManifest();
QString nameOfManifestOf(const QString &platform);
QString nameOfConfig();
QString nameOfConfigOf(const QString &platform);
QString copiesDigest(const QString &digest);

} // namespace sameinside::words::comparepage
