// SPDX-License-Identifier: MIT
#include "model/text/words/model/verifywords.h"

#include "model/text/groupednumber.h"
#include "model/text/words/speech.h"

namespace sameinside::words::verify {

QString readingDocuments(qint64 documents)
{
    return said(QCoreApplication::translate("Verify", "reading manifests and configs, %1 so far"),
                groupedNumber(documents));
}

QString readingBlobs(qint64 done, qint64 all, const QString &bytes, const QString &allBytes)
{
    return said(QCoreApplication::translate("Verify", "reading blobs, %1 of %2 · %3 of %4"),
                groupedNumber(done), groupedNumber(all), bytes, allBytes);
}

QString faultsSoFar(qint64 faults)
{
    return plural("Verify", " · %n fault", QT_TRANSLATE_N_NOOP("Verify", " · %n faults"), faults);
}

QString damaged()
{
    return QCoreApplication::translate("Verify", "damaged");
}

QString notHere()
{
    return QCoreApplication::translate("Verify", "not here");
}

QString notKnown()
{
    return QCoreApplication::translate("Verify", "not known");
}

QString documentOf(const QString &image, const QString &digest)
{
    return said(QCoreApplication::translate("Verify", "%1, manifest %2"), image, digest);
}

QString configOf(const QString &image, const QString &digest)
{
    return said(QCoreApplication::translate("Verify", "%1, config %2"), image, digest);
}

QString layerOf(const QString &image, qint64 layer, const QString &digest)
{
    return said(QCoreApplication::translate("Verify", "%1, layer %2 (%3)"), image, layer, digest);
}

QString blobOf(const QString &image, const QString &digest)
{
    return said(QCoreApplication::translate("Verify", "%1, blob %2"), image, digest);
}

QString alsoIn(const QString &part, qint64 images)
{
    return plural("Verify", "%1, which %n more image names",
                  QT_TRANSLATE_N_NOOP("Verify", "%1, which %n more images name"), images, part);
}

QString faultLine(const QString &kind, const QString &part, const QString &detail,
                  const QString &advice)
{
    return said(QCoreApplication::translate("Verify", "%1: %2: %3. %4"), kind, part, detail,
                advice);
}

QString moreLike(const QString &line, qint64 count)
{
    return plural("Verify", "%1 (and %n more like it)",
                  QT_TRANSLATE_N_NOOP("Verify", "%1 (and %n more like it)"), count, line);
}

QString copyAgain()
{
    return QCoreApplication::translate("Verify", "Copy the image again.");
}

QString copyOrDelete()
{
    return QCoreApplication::translate("Verify", "Copy the image again, or delete what names it.");
}

QString copyOrRename()
{
    return QCoreApplication::translate("Verify", "Copy the image again, or check its name.");
}

QString tryAgain()
{
    return QCoreApplication::translate("Verify", "It may be sound: try again.");
}

QString otherDiffId(const QString &computed, const QString &claimed)
{
    return said(QCoreApplication::translate("Verify",
                                            "its contents have diff ID %1, but the config says %2"),
                computed, claimed);
}

QString otherSize(qint64 size, qint64 promised)
{
    return said(QCoreApplication::translate("Verify", "it has %1 bytes, but the manifest says %2"),
                size, promised);
}

QString noContents(const QString &why)
{
    return said(QCoreApplication::translate("Verify",
                                            "its bytes are whole, but cannot be decompressed: %1"),
                why);
}

QString encryptedLayer()
{
    return QCoreApplication::translate(
        "Verify", "it is encrypted, so that its contents cannot be checked; its bytes can");
}

QString unknownDocument(const QString &mediaType)
{
    return mediaType.isEmpty()
        ? QCoreApplication::translate(
            "Verify", "its kind is not known here, so that what it names was not read")
        : said(QCoreApplication::translate("Verify",
                                           "what it names was not read: %1 is not known here"),
               mediaType);
}

QString offline(const QString &name)
{
    return said(QCoreApplication::translate("Verify",
                                            "%1 cannot be verified offline, since what the cache "
                                            "holds is no proof; leave out --offline"),
                name);
}

QString sound(qint64 images, qint64 documents, qint64 blobs, const QString &size)
{
    const QString read
        = plural("Verify", "%n image", QT_TRANSLATE_N_NOOP("Verify", "%n images"), images);
    const QString named
        = plural("Verify", "%n manifest or index",
                 QT_TRANSLATE_N_NOOP("Verify", "%n manifests and indexes"), documents);
    const QString blobsText
        = plural("Verify", "%n blob", QT_TRANSLATE_N_NOOP("Verify", "%n blobs"), blobs);
    return said(QCoreApplication::translate("Verify", "%1: %2, %3, %4 read"), read, named,
                blobsText, size);
}

QString withForeign(const QString &summary, qint64 layers)
{
    return plural("Verify", "%1; %n layer is kept elsewhere by design, and was not read",
                  QT_TRANSLATE_N_NOOP(
                      "Verify", "%1; %n layers are kept elsewhere by design, and were not read"),
                  layers, summary);
}

QString notSound(const QString &read, qint64 damaged, qint64 notHere, qint64 notKnown)
{
    return said(QCoreApplication::translate("Verify", "%1; %2 damaged, %3 not here, %4 not known"),
                read, damaged, notHere, notKnown);
}

QString stoppedEarly(const QString &summary)
{
    return said(QCoreApplication::translate("Verify",
                                            "stopped early: %1. Run it again to go on from there."),
                summary);
}

QString remembered(qint64 blobs, const QString &date)
{
    return plural("Verify",
                  "%n blob was read by the run that was interrupted at %1, and only asked for now; "
                  "--restart reads it again",
                  QT_TRANSLATE_N_NOOP("Verify",
                                      "%n blobs were read by the run that was interrupted at %1, "
                                      "and only asked for now; --restart reads them again"),
                  blobs, date);
}

} // namespace sameinside::words::verify
