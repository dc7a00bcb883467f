// SPDX-License-Identifier: MIT
#include "model/text/words/model/layerwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::layers {

QString contents()
{
    return QCoreApplication::translate("Layers", "Contents");
}

QString asMediaTypeSays()
{
    return QCoreApplication::translate("Layers", "as its media type says");
}

QString diffIdHashed()
{
    return QCoreApplication::translate("Layers", "diff ID, hashed here");
}

QString diffIdHashedElsewhere()
{
    return QCoreApplication::translate("Layers", "diff ID, hashed on the other side");
}

QString contentsKnownSince(const QString &time)
{
    return said(QCoreApplication::translate("Layers", "known since %1"), time);
}

QString diffIdClaimed()
{
    return QCoreApplication::translate("Layers", "diff ID, as the config says");
}

QString holdsNoFile()
{
    return QCoreApplication::translate("Layers", "empty layer");
}
QString emptyLayer()
{
    return QCoreApplication::translate("Layers", "Empty layer");
}

QString moved()
{
    return QCoreApplication::translate("Layers", "moved");
}

QString allMerged()
{
    return QCoreApplication::translate("Layers", "All layers merged");
}

QString unreadOtherSide()
{
    return QCoreApplication::translate("Layers", "not known: one side is missing");
}

QString notCompared()
{
    return QCoreApplication::translate("Layers", "not compared");
}

QString imageIdNote()
{
    return QCoreApplication::translate("Layers", "This is the image ID.");
}

QString sameBlob()
{
    return QCoreApplication::translate("Layers", "The same blob on both sides");
}

QString compressedAgain()
{
    return QCoreApplication::translate("Layers", "The same contents, compressed again");
}

QString otherContents()
{
    return QCoreApplication::translate("Layers", "Other contents");
}

QString anotherBlob()
{
    return QCoreApplication::translate("Layers",
                                       "Another blob; whether the contents differ is not known");
}

QString notThere()
{
    return QCoreApplication::translate(
        "Layers", "Not on the other side; whether its contents are is not known");
}

QString onlyHere()
{
    return QCoreApplication::translate("Layers", "Only on this side");
}

QString hashedHere()
{
    return QCoreApplication::translate("Layers", "Hashed here");
}

QString hashedElsewhere()
{
    return QCoreApplication::translate(
        "Layers", "The copy of the other side was hashed; this one was only asked for");
}

QString knownSince(const QString &time)
{
    return said(QCoreApplication::translate(
                    "Layers", "Known since %1, and not read again: this copy was only asked for"),
                time);
}

QString howToVerify()
{
    return QCoreApplication::translate("Layers",
                                       "To verify it, load the contents of the layers (Ctrl+L).");
}

QString clickToShow()
{
    return QCoreApplication::translate("Layers", "Click to show each layer");
}

QString layer(qint64 number)
{
    return said(QCoreApplication::translate("Layers", "Layer %1"), number);
}

QString layerAndPartner(qint64 number, qint64 partner)
{
    return said(QCoreApplication::translate("Layers", "Layer %1 ↔ %2"), number, partner);
}

QString layerOnlyPublic(qint64 number)
{
    return said(QCoreApplication::translate("Layers", "Layer %1, only public"), number);
}

QString layerOnlyPrivate(qint64 number)
{
    return said(QCoreApplication::translate("Layers", "Layer %1, only private"), number);
}

QString withInstruction(const QString &name, const QString &instruction)
{
    return said(QCoreApplication::translate("Layers", "%1 · %2"), name, instruction);
}

QString movedTo(const QString &relation, qint64 number)
{
    return said(QCoreApplication::translate("Layers", "%1, at another place (layer %2)"), relation,
                number);
}

QString files(qint64 count)
{
    return plural("Layers", "%n file", QT_TRANSLATE_N_NOOP("Layers", "%n files"), count);
}

QString asConfigClaims()
{
    return said(QCoreApplication::translate("Layers", "As the config claims. %1"), howToVerify());
}

QString layerOf(qint64 number, qint64 all)
{
    return said(QCoreApplication::translate("Layers", "Layer %1 of %2"), number, all);
}

QString blob(const QString &digest)
{
    return said(QCoreApplication::translate("Layers", "Blob %1"), digest);
}

QString diffId(const QString &digest)
{
    return said(QCoreApplication::translate("Layers", "Diff ID %1"), digest);
}

QString config(const QString &digest)
{
    return said(QCoreApplication::translate("Layers", "Config %1"), digest);
}

QString index(const QString &digest)
{
    return said(QCoreApplication::translate("Layers", "Index %1"), digest);
}

QString manifest(const QString &digest)
{
    return said(QCoreApplication::translate("Layers", "Manifest %1"), digest);
}

QString error(const QString &why)
{
    return said(QCoreApplication::translate("Layers", "Error: %1"), why);
}

QString cause(qint64 number, const QString &text)
{
    return said(QCoreApplication::translate("Layers", "Cause %1: %2"), number, text);
}

QString platforms(qint64 count, const QString &names)
{
    return plural("Layers", "%n platform: %1", QT_TRANSLATE_N_NOOP("Layers", "%n platforms: %1"),
                  count, names);
}

QString bytes(const QString &grouped)
{
    return said(QCoreApplication::translate("Layers", "%1 bytes"), grouped);
}

QString sizeAndBytes(const QString &size, const QString &exact)
{
    return said(QCoreApplication::translate("Layers", "%1 (%2)"), size, exact);
}

QString more(qint64 rest)
{
    return said(QCoreApplication::translate("Layers", "… %1 more"), rest);
}

QString foldedUnequal(qint64 unequal, qint64 all)
{
    return said(QCoreApplication::translate("Layers", "%1 of %2 unequal"), unequal, all);
}

QString foldedSomeDiffer(qint64 unequal, qint64 all)
{
    return said(unequal == 1 ? QCoreApplication::translate("Layers", "%1 of %2 differs")
                             : QCoreApplication::translate("Layers", "%1 of %2 differ"),
                unequal, all);
}

QString foldedEqual(qint64 layers)
{
    return said(QCoreApplication::translate("Layers", "%1 equal"), layers);
}

QString foldedDiffer(qint64 layers)
{
    return said(QCoreApplication::translate("Layers", "%1 differ"), layers);
}

QString foldedOnlyHere(qint64 layers)
{
    return said(QCoreApplication::translate("Layers", "%1 only here"), layers);
}

QString foldedSomeNotKnown(qint64 unknown, qint64 all)
{
    return said(QCoreApplication::translate("Layers", "%1 of %2 not known"), unknown, all);
}

QString foldedSomeDamaged(qint64 damaged, qint64 all)
{
    return said(QCoreApplication::translate("Layers", "%1 of %2 damaged"), damaged, all);
}

QString foldedDamaged(qint64 layers)
{
    return said(QCoreApplication::translate("Layers", "%1 damaged"), layers);
}

QString foldedNotKnown(qint64 layers)
{
    return said(QCoreApplication::translate("Layers", "%1 not known"), layers);
}

} // namespace sameinside::words::layers
