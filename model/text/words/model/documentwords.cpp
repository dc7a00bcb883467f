// SPDX-License-Identifier: MIT
#include "model/text/words/model/documentwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::documents {

QString manifestOf(const QString &digest)
{
    return said(QCoreApplication::translate("Documents", "manifest %1"), digest);
}

QString configOf(const QString &digest)
{
    return said(QCoreApplication::translate("Documents", "config %1"), digest);
}

QString artifact()
{
    return QCoreApplication::translate("Documents", "artifact");
}

QString configTooLarge(const QString &document, qint64 bytes)
{
    return said(QCoreApplication::translate(
                    "Documents", "%1: %2 bytes, more than the 4 MiB that a config may have"),
                document, bytes);
}

QString tooLarge(const QString &document, qint64 bytes, qint64 limit)
{
    return said(
        QCoreApplication::translate("Documents", "%1: %2 bytes, more than the %3 that it may have"),
        document, bytes, limit);
}

QString tooManyLayers(const QString &document, qint64 count, qint64 limit)
{
    return said(
        QCoreApplication::translate("Documents", "%1: %2 layers, more than the limit of %3"),
        document, count, limit);
}

QString tooManyEntries(const QString &document, qint64 count, qint64 limit)
{
    return said(
        QCoreApplication::translate("Documents", "%1: %2 entries, more than the limit of %3"),
        document, count, limit);
}

QString notJson(qint64 position)
{
    return said(QCoreApplication::translate("Documents", "not valid JSON at byte %1"), position);
}

QString keyOccursTwice(const QString &key)
{
    return said(
        QCoreApplication::translate("Documents", "the key \"%1\" occurs twice in one object"), key);
}

QString nestedDeeper(qint64 levels)
{
    return said(QCoreApplication::translate("Documents", "nested deeper than %1 levels"), levels);
}

QString beginsWithByteOrderMark()
{
    return QCoreApplication::translate("Documents", "begins with a byte order mark");
}

QString objectExpected(const QString &document)
{
    return said(QCoreApplication::translate("Documents", "%1: expected a JSON object"), document);
}

QString arrayExpected(const QString &document)
{
    return said(QCoreApplication::translate("Documents", "%1: expected a JSON array"), document);
}

QString notAnObject(QStringView what)
{
    return said(QCoreApplication::translate("Documents", "%1 is not an object"), what);
}

QString notAnArray(QStringView what)
{
    return said(QCoreApplication::translate("Documents", "%1 is not an array"), what);
}

QString notAString(QStringView what)
{
    return said(QCoreApplication::translate("Documents", "%1 is not a string"), what);
}

QString holdsOtherThanStrings(QStringView what)
{
    return said(QCoreApplication::translate("Documents", "%1 holds other than strings"), what);
}

QString missingOrNotAnArray(QStringView what)
{
    return said(QCoreApplication::translate("Documents", "%1 is missing or not an array"), what);
}

QString annotationsNotAnObject()
{
    return QCoreApplication::translate("Documents", "annotations are not an object");
}

QString annotationNotAString(const QString &key)
{
    return said(QCoreApplication::translate("Documents", "annotation \"%1\" is not a string"), key);
}

QString notADescriptor()
{
    return QCoreApplication::translate("Documents", "not a descriptor object");
}

QString mediaTypeMalformed()
{
    return QCoreApplication::translate("Documents", "mediaType is malformed");
}

QString digestMissing()
{
    return QCoreApplication::translate("Documents", "digest is missing");
}

QString sizeMissing()
{
    return QCoreApplication::translate("Documents", "size is missing or not a number");
}

QString sizeOutOfRange(const QString &size)
{
    return said(
        QCoreApplication::translate("Documents", "size %1 is not a number of bytes from 0 to 2^50"),
        size);
}

QString dataIsNotTheDigests()
{
    return QCoreApplication::translate("Documents",
                                       "the embedded data is not what the digest names");
}

QString indexBreaks(const QString &digest, const QString &rule)
{
    return said(QCoreApplication::translate("Documents", "index %1: %2"), digest, rule);
}

QString moreEntriesInAll(qint64 limit)
{
    return said(QCoreApplication::translate("Documents", "more than %1 entries in all"), limit);
}

QString listsItself()
{
    return QCoreApplication::translate("Documents", "it lists itself");
}

QString bothManifestAndIndex()
{
    return QCoreApplication::translate(
        "Documents", "holds both manifests and layers or config, which no specification allows");
}

QString announcedAs(const QString &mediaType, const QString &announced)
{
    return said(
        QCoreApplication::translate("Documents", "its mediaType is %1, but it was announced as %2"),
        mediaType, announced);
}

QString announcedAsManifest()
{
    return QCoreApplication::translate("Documents", "announced as a manifest, but it is an index");
}

QString schemaVersionNot2()
{
    return QCoreApplication::translate("Documents", "schemaVersion must be 2");
}

QString announcedAsIndex()
{
    return QCoreApplication::translate("Documents", "announced as an index, but it is a manifest");
}

QString oldConfigType(const QString &mediaType)
{
    return said(QCoreApplication::translate("Documents",
                                            "its config has the media type %1, as old registries "
                                            "wrote it; read as the config of an image"),
                mediaType);
}

QString configWithoutType()
{
    return QCoreApplication::translate(
        "Documents", "its config has no media type; read as the config of an image");
}

QString entryWithoutType(const QString &entry)
{
    return said(QCoreApplication::translate("Documents", "%1 has no media type"), entry);
}

QString annotationNull(const QString &key)
{
    return said(
        QCoreApplication::translate("Documents", "annotation \"%1\" is null; read as absent"), key);
}

QString platformUnusable(const QString &entry)
{
    return said(QCoreApplication::translate("Documents",
                                            "the platform of %1 is incomplete or malformed; read "
                                            "as absent"),
                entry);
}

QString platformIncomplete()
{
    return QCoreApplication::translate("Documents",
                                       "its platform is incomplete or malformed; read as absent");
}

QString textTakenAsList(QStringView what)
{
    return said(QCoreApplication::translate("Documents", "%1 is a string; read as a list of one"),
                what);
}

} // namespace sameinside::words::documents
