// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What reports of scans and of duplicates say; keys of CSV and JSON and the layout of the text
/// report are formats and no words.
namespace sameinside::words::scanreport {

QString notAFormat(const QString &name);

// Remarks in the text report, and messages in the CSV
QString presentInPart(const QString &platforms);
QString notChecked(const QString &reason);
QString notRead(const QString &what);
QString unknownPlatform();
QString incompleteLine();
QString incompleteMessage();

// Duplicates
QString equalImages(qint64 clusters);
QString equalImagesAndSaving(qint64 clusters, const QString &saving);
QString clusterHead(qint64 number, const QString &relation, const QString &saving);

// The HTML page
QString scanOf(const QString &targets);
QString equalImagesIn(const QString &targets);
QString imagesInTheList(qint64 count);
QString repositories(qint64 count);
QString searched(const QString &targets, qint64 tags, qint64 inRepositories,
                 const QString &relation);
QString searchedForEqual(const QString &targets, qint64 tags);
QString incompleteTitle();
QString incompleteDetail();
QString alreadyThere();
QString thereInPart();
QString missing();
QString errors();
QString toCopy();
QString inTheTargets();
QString toSave();
QString presentLabel();
QString partialLabel();
QString missingLabel();
QString errorLabel();
QString platformsPresent(int present, qint64 all);
QString lineColumn();
QString imageColumn();
QString platformsColumn();
QString verdictColumn();
QString foundAtColumn();
QString whyColumn();
QString toCopyColumn();
QString equalByColumn();
QString placesColumn();
QString toSaveColumn();
QString notReadInTargets();
QString whereColumn();
QString whatHappenedColumn();

} // namespace sameinside::words::scanreport
