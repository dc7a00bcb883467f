// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Rules of the tar format that an archive breaks.
namespace sameinside::words::tar {

QString placed(const QString &archive, qint64 entry, qint64 position, const QString &rule);
QString breaksOff();
QString entryBehindZeroBlock();
QString wrongChecksum();
QString notANumber(QStringView field);
QString sizeIsNegative();
QString sizeCannotBe(qint64 bytes);
QString unknownType(const QString &hex);
QString withoutName();
QString pathLeadsOut(const QString &path);
QString hardLinkLeadsOut(const QString &path, const QString &target);

QString extensionTooLarge(qint64 bytes, qint64 limit);
QString globalHeadersTooLarge();
QString tooManyEntries(qint64 limit);
QString tooMuchMetadata(qint64 limit);
QString pathTooLong(qint64 limit);
QString tooManyRecords(qint64 limit);

QString recordLengthWrong();
QString recordNotKeyValue();
QString recordKeyHoldsZero();
QString recordHoldsZero(const QString &key);
QString recordNotANumber(const QString &key);
QString recordNotATime(const QString &key);

QString sparseMapUnreadable();
QString sparseMapTooLarge();
QString sparseMapBreaksOff();
QString sparseMapLongerThanFile();
QString sparseMapOutOfOrder();
QString sparseMapDoesNotFit();
QString sparseWithoutMap();
QString sparseWithoutSize();
QString sparseSizeIsNegative();
QString tooManyHoles(qint64 limit);

} // namespace sameinside::words::tar
