// SPDX-License-Identifier: MIT
#include "model/text/words/model/reportwords.h"

#include "model/text/words/model/listwords.h"
#include "model/text/words/speech.h"

namespace sameinside::words::reports {

QString rungColumn()
{
    return QCoreApplication::translate("Reports", "rung");
}

QString publicColumn()
{
    return QCoreApplication::translate("Reports", "public");
}

QString privateColumn()
{
    return QCoreApplication::translate("Reports", "private");
}

QString relationLabel()
{
    return QCoreApplication::translate("Reports", "relation");
}

QString absentValue()
{
    return QCoreApplication::translate("Reports", "(absent)");
}

QString imageId()
{
    return QCoreApplication::translate("Reports", "image ID");
}

QString onlyPublic()
{
    return QCoreApplication::translate("Reports", "only public");
}

QString onlyPrivate()
{
    return QCoreApplication::translate("Reports", "only private");
}

QString notKnown()
{
    return QCoreApplication::translate("Reports", "not known");
}

QString brokenOnPublic(bool isMissing)
{
    return isMissing ? QCoreApplication::translate("Reports", "not here: public")
                     : QCoreApplication::translate("Reports", "corrupt: public");
}

QString brokenOnPrivate(bool isMissing)
{
    return isMissing ? QCoreApplication::translate("Reports", "not here: private")
                     : QCoreApplication::translate("Reports", "corrupt: private");
}

QString chainId()
{
    return QCoreApplication::translate("Reports", "chain ID");
}

QString chainIdVerified()
{
    return QCoreApplication::translate("Reports", "chain ID, verified");
}

QString unknown()
{
    return QCoreApplication::translate("Reports", "unknown");
}

QString causesHead()
{
    return QCoreApplication::translate("Reports", "Causes");
}

QString causesLowestFirst()
{
    return QCoreApplication::translate("Reports", "Causes, lowest first");
}

QString odd()
{
    return QCoreApplication::translate("Reports", "Odd, and read all the same");
}

QString keptElsewhere()
{
    return QCoreApplication::translate("Reports", "Kept elsewhere, by design");
}

QString numberedEmptyLayer(qint64 number)
{
    return said(QCoreApplication::translate("Reports", "%1 (empty layer)"), number);
}

QString emptyLayer()
{
    return QCoreApplication::translate("Reports", "empty layer");
}

QString notRead()
{
    return QCoreApplication::translate("Reports", "Not read");
}

QString layerStates()
{
    return QCoreApplication::translate("Reports", "What is known of the layers");
}

QString verifiedLayers(qint64 layers)
{
    return said(QCoreApplication::translate("Reports", "%1 verified"), layers);
}

QString claimedLayers(qint64 layers)
{
    return said(QCoreApplication::translate("Reports", "%1 claimed"), layers);
}

QString missingLayers(qint64 layers)
{
    return said(QCoreApplication::translate("Reports", "%1 not here"), layers);
}

QString corruptLayers(qint64 layers)
{
    return said(QCoreApplication::translate("Reports", "%1 corrupt"), layers);
}

QString unknownLayers(qint64 layers)
{
    return said(QCoreApplication::translate("Reports", "%1 not known"), layers);
}

QString knownSince(qint64 layers, const QString &time)
{
    return plural(
        "Reports", "%n layer is known since %1, and was not read again",
        QT_TRANSLATE_N_NOOP("Reports", "%n layers are known since %1, and were not read again"),
        layers, time);
}

QString onlyInPublicImage()
{
    return QCoreApplication::translate("Reports", "Only in the public image:");
}

QString onlyInPrivateImage()
{
    return QCoreApplication::translate("Reports", "Only in the private image:");
}

QString unknownPlatform()
{
    return QCoreApplication::translate("Reports", "unknown platform");
}

QString attestation()
{
    return QCoreApplication::translate("Reports", "attestation");
}

QString artifact()
{
    return QCoreApplication::translate("Reports", "artifact");
}

QString unknownDocument()
{
    return QCoreApplication::translate("Reports", "unknown document");
}

QString index()
{
    return QCoreApplication::translate("Reports", "index");
}

QString config()
{
    return QCoreApplication::translate("Reports", "config");
}

QString configImageId()
{
    return QCoreApplication::translate("Reports", "config (image ID)");
}

QString markSame()
{
    return QCoreApplication::translate("Reports", "= same");
}

QString markDiffers()
{
    return QCoreApplication::translate("Reports", "≠ differs");
}

QString markLeftOnly()
{
    return QCoreApplication::translate("Reports", "+ left only");
}

QString markRightOnly()
{
    return QCoreApplication::translate("Reports", "+ right only");
}

QString markNone()
{
    return QCoreApplication::translate("Reports", "none");
}

QString markNotKnown()
{
    return QCoreApplication::translate("Reports", "? not known");
}

QString left()
{
    return QCoreApplication::translate("Reports", "Left");
}

QString right()
{
    return QCoreApplication::translate("Reports", "Right");
}

QString image()
{
    return QCoreApplication::translate("Reports", "Image");
}

QString digest()
{
    return QCoreApplication::translate("Reports", "Digest");
}

QString kind()
{
    return QCoreApplication::translate("Reports", "Kind");
}

QString rung()
{
    return QCoreApplication::translate("Reports", "Rung");
}

QString why()
{
    return QCoreApplication::translate("Reports", "Why");
}

QString evidence()
{
    return QCoreApplication::translate("Reports", "Evidence");
}

QString leftBlob()
{
    return QCoreApplication::translate("Reports", "Left blob");
}

QString rightBlob()
{
    return QCoreApplication::translate("Reports", "Right blob");
}

QString diffId()
{
    return QCoreApplication::translate("Reports", "Diff ID");
}

QString equalInAnotherOrder(qint64 all)
{
    return said(QCoreApplication::translate("Reports", "all %1 equal, in another order"), all);
}

QString equalOf(qint64 equal, qint64 all)
{
    return said(QCoreApplication::translate("Reports", "%1 of %2 equal"), equal, all);
}

QString layers(qint64 count)
{
    return plural("Reports", "%n layer", QT_TRANSLATE_N_NOOP("Reports", "%n layers"), count);
}

QString entries(qint64 count)
{
    return plural("Reports", "%n entry", QT_TRANSLATE_N_NOOP("Reports", "%n entries"), count);
}

QString andMore(qint64 rest)
{
    return said(QCoreApplication::translate("Reports", "and %1 more"), rest);
}

QString fieldChanged(const QString &field, const QString &before, const QString &after)
{
    return said(QCoreApplication::translate("Reports", "%1: %2 → %3"), field, before, after);
}

QString enters(const QString &rung_, const QStringList &reaches)
{
    return reaches.isEmpty()
        ? said(QCoreApplication::translate("Reports", "enters at the %1"), rung_)
        : said(QCoreApplication::translate("Reports", "enters at the %1, climbs to %2"), rung_,
               lists::enumerated(reaches));
}

QString entersSentence(const QString &rung_, const QStringList &reaches)
{
    return reaches.isEmpty()
        ? said(QCoreApplication::translate("Reports", "Enters at the %1."), rung_)
        : said(QCoreApplication::translate("Reports", "Enters at the %1, climbs to %2."), rung_,
               reaches.join(QCoreApplication::translate("Reports", " and ")));
}

QString causeNumbers(const QStringList &numbers)
{
    return said(QCoreApplication::translate("Reports", "cause %1"), lists::joined(numbers));
}

QString moved(const QString &relation)
{
    return said(QCoreApplication::translate("Reports", "%1, moved"), relation);
}

QString withEntries(const QString &type, qint64 count)
{
    return said(QCoreApplication::translate("Reports", "%1, %2"), type, entries(count));
}

QString withType(const QString &name, const QString &type)
{
    return said(QCoreApplication::translate("Reports", "%1, %2"), name, type);
}

QString madeHere(const QString &platform)
{
    return said(QCoreApplication::translate("Reports", "%1, no manifest in the archive: made here"),
                platform);
}

QString notHere(const QString &document)
{
    return said(QCoreApplication::translate("Reports", "%1 (not here)"), document);
}

QString announcedAs(const QString &text, const QString &type)
{
    return said(QCoreApplication::translate("Reports", "%1, announced as %2"), text, type);
}

QString notReadable(const QString &document)
{
    return said(QCoreApplication::translate("Reports", "%1 (not readable)"), document);
}

QString configNotHere(const QString &config_)
{
    return said(QCoreApplication::translate("Reports", "%1, not here"), config_);
}

QString configNotReadable(const QString &config_, const QString &why_)
{
    return said(QCoreApplication::translate("Reports", "%1, not readable: %2"), config_, why_);
}

QString layerNumber(qint64 number)
{
    return said(QCoreApplication::translate("Reports", "layer %1"), number);
}

QString layerMadeBy(qint64 number, const QString &size, const QString &step)
{
    const QString name = size.isEmpty()
        ? said(QCoreApplication::translate("Reports", "layer %1"), number)
        : said(QCoreApplication::translate("Reports", "layer %1, %2"), number, size);
    return step.isEmpty() ? name
                          : said(QCoreApplication::translate("Reports", "%1: %2"), name, step);
}

QString usually(const QString &sentence)
{
    return said(QCoreApplication::translate("Reports", "How this happens: %1"), sentence);
}

QString keepsDigest(const QString &sentence)
{
    return said(QCoreApplication::translate("Reports", "To keep the digest: %1"), sentence);
}

} // namespace sameinside::words::reports
