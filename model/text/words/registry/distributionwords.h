// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What registries answer. what names what was asked for; why is what a registry says, with a space
/// in front and in brackets, or empty; login is a command.
namespace sameinside::words::distribution {

QString otherSize(const QString &what, qint64 size, qint64 promised);
QString isOfOtherSize(qint64 size, qint64 promised);
QString largerThanPromised(qint64 promised);
QString otherBytes(const QString &what, const QString &asked, const QString &sent);
QString otherDigestNamed(const QString &what, const QString &named, const QString &sent);
QString notVerifiable(const QString &what, const QString &algorithm);
QString noManifest(const QString &what);
QString manifestTooLarge(const QString &what, qint64 size);
QString configTooLarge(const QString &what, qint64 size);
QString otherPart(const QString &what, const QString &host);
QString continuesElsewhere(qint64 offset, const QString &host);
QString partsDoNotFit(const QString &what, const QString &asked, const QString &sent);
QString endsElsewhere(qint64 offset, const QString &host);
QString blobOf(const QString &repository, const QString &digest);
QString foreignLayer(const QString &detail);
QString notATag(const QString &text);
QString noSuchTag(const QString &what);
QString noSuchDigest(const QString &what);
QString denied(const QString &host, const QString &why, const QString &login);
QString notFound(const QString &host, const QString &why);
QString noSuchRepository(const QString &host, const QString &why);
QString notThere(const QString &host, const QString &why);
QString storageDenied(const QString &host, const QString &status, const QString &why);
QString limited(const QString &host, const QString &why, const QString &login);
QString notSupported(const QString &host, const QString &status, const QString &why);
QString failed(const QString &host, const QString &status, const QString &why);
QString otherStatus(const QString &host, const QString &status, const QString &why);
QString webPage(const QString &host);
QString listWithoutEnd(const QString &what, qint64 pages, qint64 names);
QString noList(const QString &what, const QString &member);
QString nothingNew(const QString &what);
QString nextPageIsNoAddress(const QString &what);
QString nextPageElsewhere(const QString &what, const QString &host);
QString pagesInACircle(const QString &what);
QString repeatsItself(const QString &what, qint64 names);
QString onlyRepository(const QString &detail, const QString &repository);
QString hubHasNoCatalogue(const QString &target);
QString hubTakenAsRepository(const QString &target);
QString takenAsRepository(const QString &host, const QString &name);
QString loginOrPass(const QString &detail, const QString &host);
QString catalogDenied(const QString &host, const QString &detail);

} // namespace sameinside::words::distribution
