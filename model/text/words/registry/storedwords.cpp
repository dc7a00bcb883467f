// SPDX-License-Identifier: MIT
#include "model/text/words/registry/storedwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::stored {

QString otherSize(const QString &path, qint64 size, qint64 promised)
{
    return said(
        QCoreApplication::translate("Stored", "%1 has %2 bytes, but its descriptor says %3"), path,
        size, promised);
}

QString otherBytes(const QString &path, const QString &digest)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1 is damaged: its bytes have digest %2. Copy the image again."),
                path, digest);
}

QString damagedConfig(const QString &path, const QString &digest)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1 is damaged: its bytes have digest %2. Save the image again."),
                path, digest);
}

QString notVerifiable(const QString &path, const QString &algorithm)
{
    return said(
        QCoreApplication::translate("Stored", "%1: the algorithm %2 cannot be verified here"), path,
        algorithm);
}

QString noBlob(const QString &place, const QString &digest)
{
    return said(QCoreApplication::translate("Stored", "%1 does not hold blob %2"), place, digest);
}

QString tooLarge(const QString &path, qint64 size, qint64 limit)
{
    return said(QCoreApplication::translate("Stored", "%1: %2 bytes, more than the limit of %3"),
                path, size, limit);
}

QString notAFile(const QString &path)
{
    return said(QCoreApplication::translate("Stored", "%1 is not a file"), path);
}

QString cutOff()
{
    return QCoreApplication::translate("Stored", "the archive was cut off while it was read");
}

QString decompressFirst(const QString &detail)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1. Where you trust it, decompress it and name the tar."),
                detail);
}

QString saveAgain(const QString &detail)
{
    return said(QCoreApplication::translate("Stored", "%1. Save the image again."), detail);
}

QString notDecompressed(const QString &path, const QString &directory, const QString &reason)
{
    return said(
        QCoreApplication::translate(
            "Stored", "%1 cannot be decompressed in %2: %3. Name another directory in TMPDIR."),
        path, directory, reason);
}

QString notADockerArchive(const QString &place)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1 is not a Docker archive: the file manifest.json is missing"),
                place);
}

QString isAnOciArchive(const QString &place)
{
    return said(QCoreApplication::translate("Stored",
                                            "%1 is not a Docker archive: the file manifest.json is "
                                            "missing. It is an OCI archive: write oci-archive:%1"),
                place);
}

QString noManifest(const QString &place, const QString &digest)
{
    return said(QCoreApplication::translate("Stored", "%1 holds no manifest %2"), place, digest);
}

QString tooManyDocuments(const QString &place)
{
    return said(QCoreApplication::translate("Stored", "%1: index.json leads to too many documents"),
                place);
}

QString otherNumberOfLayers(const QString &path, qint64 diffIds, qint64 layers)
{
    return said(
        QCoreApplication::translate(
            "Stored",
            "%1 lists %2 diff IDs, but manifest.json lists %3 layers. Save the image again."),
        path, diffIds, layers);
}

QString noDirectory(const QString &path)
{
    return said(QCoreApplication::translate("Stored", "%1: no such directory"), path);
}

QString layoutIsNoDirectory(const QString &path)
{
    return said(
        QCoreApplication::translate("Stored", "%1 is not an OCI layout: it is not a directory"),
        path);
}

QString layoutWithoutFile(const QString &place, const QString &name)
{
    return said(
        QCoreApplication::translate("Stored", "%1 is not an OCI layout: the file %2 is missing"),
        place, name);
}

QString layoutIsDockerArchive(const QString &place, const QString &name)
{
    return said(QCoreApplication::translate("Stored",
                                            "%1 is not an OCI layout: the file %2 is missing. It "
                                            "is a Docker archive: write docker-archive:%1"),
                place, name);
}

QString otherLayoutVersion(const QString &place, const QString &version)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1 is not an OCI layout: imageLayoutVersion \"%2\" is not 1.x"),
                place, version);
}

QString nameOne(const QString &place, qint64 images, const QString &transport,
                const QString &example)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1 holds %2 images: name one of them, for example %3:%1:%4"),
                place, images, transport, example);
}

QString noImageInLayout(const QString &place, const QString &name)
{
    return said(QCoreApplication::translate("Stored", "%1 holds no image named \"%2\""), place,
                name);
}

QString noImageAmong(const QString &place, const QString &name, const QString &names)
{
    return said(
        QCoreApplication::translate("Stored", "%1 holds no image named \"%2\"; it holds %3"), place,
        name, names);
}

QString noImageAmongMore(const QString &place, const QString &name, const QString &names)
{
    return said(
        QCoreApplication::translate("Stored", "%1 holds no image named \"%2\"; it holds %3, …"),
        place, name, names);
}

QString namesAndMore(const QString &names, qint64 more)
{
    return said(QCoreApplication::translate("Stored", "%1 and %2 more"), names, more);
}

QString entryIsNoObject(const QString &list, qint64 position)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1: image %2: it is not an object. Save the image again."),
                list, position);
}

QString entryWithoutConfig(const QString &list, qint64 position)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1: image %2: Config is missing. Save the image again."),
                list, position);
}

QString entryWithoutTags(const QString &list, qint64 position)
{
    return said(
        QCoreApplication::translate(
            "Stored", "%1: image %2: RepoTags is not a list of names. Save the image again."),
        list, position);
}

QString entryWithoutLayers(const QString &list, qint64 position)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1: image %2: Layers is not a list of files. Save the image again."),
                list, position);
}

QString configNotInArchive(const QString &archive, const QString &name)
{
    return said(QCoreApplication::translate("Stored",
                                            "%1: the config that manifest.json names is not in the "
                                            "archive: %2. Save the image again."),
                archive, name);
}

QString layerWithoutFile(const QString &list, qint64 position)
{
    return said(QCoreApplication::translate("Stored",
                                            "%1: names no file for layer %2: the archive was saved "
                                            "without it. Save the image again, whole."),
                list, position);
}

QString layerNotInArchive(const QString &archive, qint64 position, const QString &name)
{
    return said(QCoreApplication::translate("Stored",
                                            "%1: layer %2 of manifest.json is not in the archive: "
                                            "%3. Save the image again, whole."),
                archive, position, name);
}

QString emptyButDockerArchive(const QString &archive)
{
    return said(
        QCoreApplication::translate("Stored",
                                    "%1: index.json lists no image, but manifest.json does: "
                                    "pass docker-archive:%1"),
        archive);
}

QString noImageInIndex(const QString &place)
{
    return said(QCoreApplication::translate("Stored", "%1: index.json lists no image"), place);
}

QString noImage(const QString &archive)
{
    return said(QCoreApplication::translate("Stored",
                                            "%1 holds no image. Save one with docker save IMAGE."),
                archive);
}

QString nameOneBehind(const QString &archive, qint64 images, const QString &names)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1 holds %2 images: name one of them behind the file (%3)"),
                archive, images, names);
}

QString severalOfAName(const QString &archive, const QString &name, qint64 last)
{
    return said(
        QCoreApplication::translate(
            "Stored",
            "%1 holds several images named \"%2\": name one by its position, from @0 to @%3"),
        archive, name, last);
}

QString notATarArchive(const QString &path)
{
    return said(QCoreApplication::translate("Stored",
                                            "%1 is not a tar archive. Name a file that docker "
                                            "save, podman save or skopeo copy wrote."),
                path);
}

QString linkToNothing(const QString &path, const QString &target)
{
    return said(
        QCoreApplication::translate(
            "Stored", "%1 is a link to \"%2\", which is not in the archive. Save the image again."),
        path, target);
}

QString notInArchive(const QString &path)
{
    return said(QCoreApplication::translate("Stored", "%1 is not in the archive"), path);
}

QString thereTwice(const QString &path, qint64 times)
{
    return said(QCoreApplication::translate("Stored",
                                            "%1 is in the archive %2 times, and which one counts "
                                            "is not said. Save the image again."),
                path, times);
}

QString linkOut(const QString &path)
{
    return said(QCoreApplication::translate(
                    "Stored", "%1 is a link that leads out of the archive. Save the image again."),
                path);
}

QString linksInACircle(const QString &path, qint64 most)
{
    return said(QCoreApplication::translate("Stored",
                                            "%1 is a link that leads through more than %2 others, "
                                            "or in a circle. Save the image again."),
                path, most);
}

QString sparseFile(const QString &path)
{
    return said(
        QCoreApplication::translate(
            "Stored", "%1 is stored as a sparse file. Write the archive without tar --sparse."),
        path);
}

} // namespace sameinside::words::stored
