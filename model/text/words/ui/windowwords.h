// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Menus, titles and notes of the window and its pages.
namespace sameinside::words::window {

// The window
QString titleOf(const QString &about);
QString tools();
QString fileMenu();
QString editMenu();
QString viewMenu();
QString helpMenu();
QString quit();
QString back();
QString about();
QString aboutQt();
QString aboutTitle();
QString aboutText(const QString &version);
QString example(const QString &title);

// The page of the comparison
QString comparePage();
/// What the window is about.
QString pairTitle(const QString &publicImage, const QString &privateImage);
QString saved(const QString &path);
QString newComparison();
QString openLeftLayout();
QString openRightLayout();
QString openLeftArchive();
QString openRightArchive();
QString recentPairs();
QString clearRecent();
QString reload();
QString exportComparison();
QString copyDigest();
QString copyRow();
QString copyCommandLine();
QString follow();
QString expandAll();
QString collapseAll();
QString compareMenu();
QString compare();
QString stop();
QString loadContents();
QString verifyBoth();
QString swapSides();
QString nextDifference();
QString previousDifference();
QString noDifferenceAfter();
QString noDifferenceBefore();
QString copiedDigest(const QString &digest);
QString copiedCommandLine(const QString &line);
QString chooseLayout();
QString chooseArchive();
/// As QFileDialog takes it.
QString archiveFiles();

// The bundled pairs
QString indexPair();
QString recompressedPair();
QString rebuiltPair();
QString builtOnPair();
QString reorderedPair();
QString platformsPair();
QString damagedPair();
QString unsignedPair();

// The page of the scan
QString exampleTitle(const QString &title);
QString noDigestHere();
QString find();
QString zoomIn();
QString zoomOut();
QString zoomActual();
QString zoomFit();
QString typesPair();
QString zstdPair();
QString replacedPair();
QString configPair();
QString unrelatedPair();
QString attestedPair();
QString onePlatformPair();
QString equalPair();

} // namespace sameinside::words::window
