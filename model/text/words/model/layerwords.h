// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Layers in the picture, the tree and the list of files; and what the picture says of a node.
namespace sameinside::words::layers {

QString contents();
QString asMediaTypeSays();
QString diffIdHashed();
QString diffIdHashedElsewhere();
QString diffIdClaimed();
QString contentsKnownSince(const QString &time);
QString emptyLayer();
QString holdsNoFile();
QString moved();
QString allMerged();
QString unreadOtherSide();
QString notCompared();
QString imageIdNote();
QString sameBlob();
QString compressedAgain();
QString otherContents();
QString anotherBlob();
QString notThere();
QString onlyHere();
QString hashedHere();
QString hashedElsewhere();
QString knownSince(const QString &time);
QString howToVerify();
QString clickToShow();
QString layer(qint64 number);
QString layerAndPartner(qint64 number, qint64 partner);
QString layerOnlyPublic(qint64 number);
QString layerOnlyPrivate(qint64 number);
QString withInstruction(const QString &name, const QString &instruction);
QString movedTo(const QString &relation, qint64 number);
QString files(qint64 count);
QString asConfigClaims();
QString layerOf(qint64 number, qint64 all);
QString blob(const QString &digest);
QString diffId(const QString &digest);
QString config(const QString &digest);
QString index(const QString &digest);
QString manifest(const QString &digest);
QString error(const QString &why);
QString cause(qint64 number, const QString &text);
QString platforms(qint64 count, const QString &names);
QString bytes(const QString &grouped);
QString sizeAndBytes(const QString &size, const QString &exact);
QString more(qint64 rest);
QString foldedUnequal(qint64 unequal, qint64 all);
QString foldedSomeDiffer(qint64 unequal, qint64 all);
QString foldedEqual(qint64 layers);
QString foldedDiffer(qint64 layers);
QString foldedOnlyHere(qint64 layers);
QString foldedSomeNotKnown(qint64 unknown, qint64 all);
QString foldedSomeDamaged(qint64 damaged, qint64 all);
QString foldedDamaged(qint64 layers);
QString foldedNotKnown(qint64 layers);

} // namespace sameinside::words::layers
