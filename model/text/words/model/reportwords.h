// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

/// The comparison and the tree of an image, as a terminal and a page print them.
namespace sameinside::words::reports {

QString rungColumn();
QString publicColumn();
QString privateColumn();
QString relationLabel();
QString absentValue();
QString imageId();
QString onlyPublic();
QString onlyPrivate();
QString notKnown();
QString brokenOnPublic(bool isMissing);
QString brokenOnPrivate(bool isMissing);
QString chainId();
QString chainIdVerified();
QString unknown();
QString causesHead();
QString causesLowestFirst();
QString notRead();
QString layerStates();
QString verifiedLayers(qint64 layers);
QString claimedLayers(qint64 layers);
QString missingLayers(qint64 layers);
QString corruptLayers(qint64 layers);
QString unknownLayers(qint64 layers);
QString knownSince(qint64 layers, const QString &time);
/// Above what is odd in the documents, and was read all the same.
QString odd();
/// Above layers that are not held by design.
QString keptElsewhere();
QString emptyLayer();
QString numberedEmptyLayer(qint64 number);
QString onlyInPublicImage();
QString onlyInPrivateImage();
QString unknownPlatform();
QString attestation();
QString artifact();
QString unknownDocument();
QString index();
QString config();
QString configImageId();
QString markSame();
QString markDiffers();
QString markLeftOnly();
QString markRightOnly();
QString markNone();
QString markNotKnown();
QString left();
QString right();
QString image();
QString digest();
QString kind();
QString rung();
QString why();
QString evidence();
QString leftBlob();
QString rightBlob();
QString diffId();
QString equalInAnotherOrder(qint64 all);
QString equalOf(qint64 equal, qint64 all);
QString layers(qint64 count);
QString entries(qint64 count);
QString andMore(qint64 rest);
QString fieldChanged(const QString &field, const QString &before, const QString &after);
QString enters(const QString &rung_, const QStringList &reaches);
QString entersSentence(const QString &rung_, const QStringList &reaches);
QString causeNumbers(const QStringList &numbers);
QString moved(const QString &relation);
QString withEntries(const QString &type, qint64 count);
QString withType(const QString &name, const QString &type);
QString madeHere(const QString &platform);
QString notHere(const QString &document);
QString announcedAs(const QString &text, const QString &type);
QString notReadable(const QString &document);
QString configNotHere(const QString &config_);
QString configNotReadable(const QString &config_, const QString &why_);
QString layerNumber(qint64 number);
/// size and step may be empty.
QString layerMadeBy(qint64 number, const QString &size, const QString &step);
QString usually(const QString &sentence);
QString keepsDigest(const QString &sentence);

} // namespace sameinside::words::reports
