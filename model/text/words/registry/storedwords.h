// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Images in files: OCI layouts and archives. place and path are as the user wrote them.
namespace sameinside::words::stored {

QString otherSize(const QString &path, qint64 size, qint64 promised);
QString otherBytes(const QString &path, const QString &digest);
QString damagedConfig(const QString &path, const QString &digest);
QString notVerifiable(const QString &path, const QString &algorithm);
QString noBlob(const QString &place, const QString &digest);
QString tooLarge(const QString &path, qint64 size, qint64 limit);
QString notAFile(const QString &path);
QString cutOff();
QString decompressFirst(const QString &detail);
QString saveAgain(const QString &detail);
QString notDecompressed(const QString &path, const QString &directory, const QString &reason);
QString notADockerArchive(const QString &place);
QString isAnOciArchive(const QString &place);
QString noManifest(const QString &place, const QString &digest);
QString tooManyDocuments(const QString &place);
QString otherNumberOfLayers(const QString &path, qint64 diffIds, qint64 layers);
QString noDirectory(const QString &path);
QString layoutIsNoDirectory(const QString &path);
QString layoutWithoutFile(const QString &place, const QString &name);
QString layoutIsDockerArchive(const QString &place, const QString &name);
QString otherLayoutVersion(const QString &place, const QString &version);
QString nameOne(const QString &place, qint64 images, const QString &transport,
                const QString &example);
QString noImageInLayout(const QString &place, const QString &name);
QString noImageAmong(const QString &place, const QString &name, const QString &names);
QString noImageAmongMore(const QString &place, const QString &name, const QString &names);
QString namesAndMore(const QString &names, qint64 more);
QString entryIsNoObject(const QString &list, qint64 position);
QString entryWithoutConfig(const QString &list, qint64 position);
QString entryWithoutTags(const QString &list, qint64 position);
QString entryWithoutLayers(const QString &list, qint64 position);
QString configNotInArchive(const QString &archive, const QString &name);
/// position counts from 1.
QString layerWithoutFile(const QString &list, qint64 position);
QString layerNotInArchive(const QString &archive, qint64 position, const QString &name);
QString emptyButDockerArchive(const QString &archive);
QString noImageInIndex(const QString &place);
QString noImage(const QString &archive);
QString nameOneBehind(const QString &archive, qint64 images, const QString &names);
QString severalOfAName(const QString &archive, const QString &name, qint64 last);
QString notATarArchive(const QString &path);
QString linkToNothing(const QString &path, const QString &target);
QString notInArchive(const QString &path);
QString thereTwice(const QString &path, qint64 times);
QString linkOut(const QString &path);
QString linksInACircle(const QString &path, qint64 most);
QString sparseFile(const QString &path);

} // namespace sameinside::words::stored
