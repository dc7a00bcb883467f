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
QString equalLayers(const QString &rung, qint64 equal, qint64 all);
QString claimed(const QString &rung);

// tabs
QString details();
QString why();
QString json();
QString exportButton();
QString exportTip();

} // namespace sameinside::words::comparepage
