// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Why text is no name of an image, a place, a platform, a digest or a media type.
namespace sameinside::words::names {

/// What notAnImageName() says before the colon.
QString noImageName(const QString &name);
QString notAnImageName(const QString &name, const QString &why);
QString emptyImageName();
QString spaceAtColumn(qint64 column);
QString urlIsNoImageName();
QString noPasswordHere();
QString imageIdIsNoName();
QString notATag(QStringView tag);
QString notAHost(QStringView host);
QString notARepository(QStringView path);
QString repositoryMissing();
QString repositoryNotLowerCase();
QString repositoryTooLong();
QString hostTooLong();

QString nothingBehind(QStringView prefix);
QString pathMissing();
QString notAPlace(const QString &name, const QString &why);
QString directoryMissing();

QString notAPlatform(QStringView text);
QString notPlainWords(const QString &os, const QString &architecture);

QString notADigest(QStringView text, const QString &why);
QString digestWithoutAlgorithm();
QString algorithmMalformed();
QString hexDigitsExpected(qint64 count);
QString encodedMalformed();
QString digestTooShort();

QString notAMediaType(QStringView text);

} // namespace sameinside::words::names
