// SPDX-License-Identifier: MIT
#include "model/text/words/ui/chainwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::chain {

namespace {

constexpr char context[] = "Chain";

} // namespace

QString index()
{
    return QCoreApplication::translate("Chain", "index");
}

QString manifest()
{
    return QCoreApplication::translate("Chain", "manifest");
}

QString config()
{
    return QCoreApplication::translate("Chain", "config");
}

QString layer(qint64 number)
{
    return said(QCoreApplication::translate("Chain", "layer %1"), number);
}

QString layers(qint64 first, qint64 last)
{
    return said(QCoreApplication::translate("Chain", "layers %1–%2"), first, last);
}

QString diffId(qint64 number)
{
    return said(QCoreApplication::translate("Chain", "diff ID %1"), number);
}

QString diffIds(qint64 first, qint64 last)
{
    return said(QCoreApplication::translate("Chain", "diff IDs %1–%2"), first, last);
}

QString movedTo(const QString &line, qint64 number)
{
    return said(QCoreApplication::translate("Chain", "%1 → %2"), line, number);
}

QString movedFrom(const QString &line, qint64 number)
{
    return said(QCoreApplication::translate("Chain", "%1 ← %2"), line, number);
}

QString noPlatform()
{
    return QCoreApplication::translate("Chain", "no platform");
}

QString attestations()
{
    return QCoreApplication::translate("Chain", "attestations");
}

QString platforms()
{
    return QCoreApplication::translate("Chain", "platforms");
}

QString morePlatforms(qint64 count)
{
    return plural(context, "%n more platform", QT_TRANSLATE_N_NOOP("Chain", "%n more platforms"),
                  count);
}

QString howMany(qint64 count, bool areEqual)
{
    return areEqual ? said(QCoreApplication::translate("Chain", "%1 equal"), count)
                    : QString::number(count);
}

QString moreFields(qint64 count)
{
    return plural(context, "%n more field", QT_TRANSLATE_N_NOOP("Chain", "%n more fields"), count);
}

QString configNotRead()
{
    return QCoreApplication::translate("Chain", "The config could not be read");
}

QString isLoading()
{
    return QCoreApplication::translate("Chain", "being read …");
}

QString otherSideLoading()
{
    return QCoreApplication::translate("Chain", "not known yet: one side is still being read");
}

QString follows()
{
    return QCoreApplication::translate("Chain", "follows");
}

QString namesOthers(const QString &what)
{
    return said(QCoreApplication::translate("Chain", "it names %1, so its sha256 differs too"),
                what);
}

QString followsFrom(const QString &what)
{
    return said(QCoreApplication::translate("Chain", "follows: it names %1"), what);
}

QString andFollows(const QString &what)
{
    return said(QCoreApplication::translate("Chain", "and follows: it names %1"), what);
}

QString theConfig()
{
    return QCoreApplication::translate("Chain", "the config");
}

QString theLayers(const QString &numbers, bool isOne)
{
    return said(isOne ? QCoreApplication::translate("Chain", "layer %1")
                      : QCoreApplication::translate("Chain", "layers %1"),
                numbers);
}

QString contentsOf(const QString &numbers, bool isOne)
{
    return said(isOne ? QCoreApplication::translate("Chain", "the contents of layer %1")
                      : QCoreApplication::translate("Chain", "the contents of layers %1"),
                numbers);
}

QString otherLayers()
{
    return QCoreApplication::translate("Chain", "other layers");
}

QString otherContents()
{
    return QCoreApplication::translate("Chain", "layers with other contents");
}

QString blobsAreOneSided()
{
    return QCoreApplication::translate("Chain",
                                       "follows: they hold contents that only one side has");
}

QString manifestOf(const QString &platform)
{
    return said(QCoreApplication::translate("Chain", "the manifest of %1"), platform);
}

QString at(const QString &place, const QString &field)
{
    return said(QCoreApplication::translate("Chain", "%1: %2"), place, field);
}

QString moreBelow(qint64 count)
{
    return plural(context, "%n more: select the number",
                  QT_TRANSLATE_N_NOOP("Chain", "%n more: select the number"), count);
}

QString nothing()
{
    return QCoreApplication::translate("Chain", "none");
}

QString isThere()
{
    return QCoreApplication::translate("Chain", "is there");
}

QString size()
{
    return QCoreApplication::translate("Chain", "size");
}

QString writtenWith()
{
    return QCoreApplication::translate("Chain", "written differently");
}

QString format()
{
    return QCoreApplication::translate("Chain", "format");
}

QString gzipLevel()
{
    return QCoreApplication::translate("Chain", "gzip level (XFL)");
}

QString gzipTime()
{
    return QCoreApplication::translate("Chain", "gzip time");
}

QString gzipName()
{
    return QCoreApplication::translate("Chain", "gzip name");
}

QString gzipSystem()
{
    return QCoreApplication::translate("Chain", "gzip system");
}

QString best()
{
    return QCoreApplication::translate("Chain", "2, best");
}

QString fastest()
{
    return QCoreApplication::translate("Chain", "4, fastest");
}

QString unknownSystem()
{
    return QCoreApplication::translate("Chain", "255, unknown");
}

QString entries(const QString &kind, qint64 count)
{
    return plural(context, "%1 of %n entry", QT_TRANSLATE_N_NOOP("Chain", "%1 of %n entries"),
                  count, kind);
}

QString tagNames()
{
    return QCoreApplication::translate("Chain", "the tag names");
}

QString anIndex(const QString &digest)
{
    return said(QCoreApplication::translate("Chain", "index %1"), digest);
}

QString aManifest(const QString &digest)
{
    return said(QCoreApplication::translate("Chain", "manifest %1"), digest);
}

QString publicSide()
{
    return QCoreApplication::translate("Chain", "PUBLIC");
}

QString privateSide()
{
    return QCoreApplication::translate("Chain", "PRIVATE");
}

QString howToRead()
{
    return QCoreApplication::translate("Chain", "How to read it");
}

QString climbing()
{
    return QCoreApplication::translate("Chain", "a difference, climbing");
}

QString notClimbing()
{
    return QCoreApplication::translate("Chain", "equal, so nothing climbs");
}

QString entersHere()
{
    return QCoreApplication::translate("Chain", "thick: where it enters");
}

QString claimed()
{
    return QCoreApplication::translate("Chain", "dashed: claimed, not read");
}

QString onlyOnThisSide()
{
    return QCoreApplication::translate("Chain", "only on this side");
}

QString causeNumber(int number)
{
    return said(QCoreApplication::translate("Chain", "Cause %1"), number);
}

QString enters(const QString &where)
{
    return said(QCoreApplication::translate("Chain", "enters at %1"), where);
}

QString entersAndClimbs(const QString &where, const QString &rungs)
{
    return said(QCoreApplication::translate("Chain", "enters at %1, climbs to %2"), where, rungs);
}

QString theIndex()
{
    return QCoreApplication::translate("Chain", "the index");
}

QString theManifest()
{
    return QCoreApplication::translate("Chain", "the manifest");
}

QString theBlobs()
{
    return QCoreApplication::translate("Chain", "the layer blobs");
}

QString theContents()
{
    return QCoreApplication::translate("Chain", "the contents");
}

QString theFiles()
{
    return QCoreApplication::translate("Chain", "the files");
}

QString publicColumn()
{
    return QCoreApplication::translate("Chain", "public");
}

QString privateColumn()
{
    return QCoreApplication::translate("Chain", "private");
}

QString usuallyTitle()
{
    return QCoreApplication::translate("Chain", "What usually does this");
}

QString keepsTitle()
{
    return QCoreApplication::translate("Chain", "What keeps the digest");
}

QString showInJson()
{
    return QCoreApplication::translate("Chain", "Show in JSON");
}

QString showFiles()
{
    return QCoreApplication::translate("Chain", "Show files");
}

QString copyEvidence()
{
    return QCoreApplication::translate("Chain", "Copy");
}

QString close()
{
    return QCoreApplication::translate("Chain", "Close");
}

QString detailsOfCause()
{
    return QCoreApplication::translate("Chain", "Details of the cause");
}

QString copyPicture()
{
    return QCoreApplication::translate("Chain", "Copy picture");
}

QString lightGround()
{
    return QCoreApplication::translate("Chain", "On a light ground");
}

QString saveAs()
{
    return QCoreApplication::translate("Chain", "Save as…");
}

QString copiedPicture()
{
    return QCoreApplication::translate("Chain", "The picture is in the clipboard.");
}

} // namespace sameinside::words::chain
