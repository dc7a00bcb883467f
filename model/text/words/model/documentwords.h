// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Manifests, indexes, configs and descriptors, and the rules that they break.
namespace sameinside::words::documents {

QString manifestOf(const QString &digest);
QString configOf(const QString &digest);
QString artifact();

QString configTooLarge(const QString &document, qint64 bytes);
QString tooManyLayers(const QString &document, qint64 count, qint64 limit);
QString tooManyEntries(const QString &document, qint64 count, qint64 limit);
QString tooLarge(const QString &document, qint64 bytes, qint64 limit);

// JSON: what is a path to a value, "config.Env".
QString notJson(qint64 position);
QString keyOccursTwice(const QString &key);
QString nestedDeeper(qint64 levels);
QString beginsWithByteOrderMark();
QString objectExpected(const QString &document);
QString arrayExpected(const QString &document);
QString notAnObject(QStringView what);
QString notAnArray(QStringView what);
QString notAString(QStringView what);
QString holdsOtherThanStrings(QStringView what);
QString missingOrNotAnArray(QStringView what);
QString annotationsNotAnObject();
QString annotationNotAString(const QString &key);

QString notADescriptor();
QString mediaTypeMalformed();
QString digestMissing();
QString sizeMissing();
QString sizeOutOfRange(const QString &size);
QString dataIsNotTheDigests();

QString indexBreaks(const QString &digest, const QString &rule);
QString moreEntriesInAll(qint64 limit);
QString listsItself();

QString bothManifestAndIndex();
QString announcedAs(const QString &mediaType, const QString &announced);
QString announcedAsManifest();
QString announcedAsIndex();
QString schemaVersionNot2();

// Odd, and read all the same: notes behind the name of a document.
QString oldConfigType(const QString &mediaType);
QString configWithoutType();
QString entryWithoutType(const QString &entry);
QString annotationNull(const QString &key);
QString platformUnusable(const QString &entry);
QString platformIncomplete();
QString textTakenAsList(QStringView what);

} // namespace sameinside::words::documents
