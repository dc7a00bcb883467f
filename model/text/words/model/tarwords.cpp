// SPDX-License-Identifier: MIT
#include "model/text/words/model/tarwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::tar {

QString placed(const QString &archive, qint64 entry, qint64 position, const QString &rule)
{
    return said(QCoreApplication::translate("Tar", "%1, tar entry %2 at byte %3: %4"), archive,
                entry, position, rule);
}

QString breaksOff()
{
    return QCoreApplication::translate("Tar", "the archive breaks off");
}

QString entryBehindZeroBlock()
{
    return QCoreApplication::translate("Tar", "an entry follows on a zero block");
}

QString wrongChecksum()
{
    return QCoreApplication::translate("Tar", "this is no tar header (the checksum is wrong)");
}

QString notANumber(QStringView field)
{
    return said(QCoreApplication::translate("Tar", "%1 is not a number"), field);
}

QString sizeIsNegative()
{
    return QCoreApplication::translate("Tar", "the size is negative");
}

QString sizeCannotBe(qint64 bytes)
{
    return said(QCoreApplication::translate("Tar", "a size of %1 bytes cannot be"), bytes);
}

QString unknownType(const QString &hex)
{
    return said(QCoreApplication::translate("Tar", "entry type 0x%1 is not known"), hex);
}

QString withoutName()
{
    return QCoreApplication::translate("Tar", "an entry without a name");
}

QString pathLeadsOut(const QString &path)
{
    return said(QCoreApplication::translate("Tar", "the path \"%1\" leads out of its directory"),
                path);
}

QString hardLinkLeadsOut(const QString &path, const QString &target)
{
    return said(QCoreApplication::translate(
                    "Tar", "the hard link \"%1\" leads out of its directory, to \"%2\""),
                path, target);
}

QString extensionTooLarge(qint64 bytes, qint64 limit)
{
    return said(
        QCoreApplication::translate("Tar", "an extended header of %1 bytes, the limit is %2"),
        bytes, limit);
}

QString globalHeadersTooLarge()
{
    return QCoreApplication::translate("Tar", "the global headers are too large");
}

QString tooManyEntries(qint64 limit)
{
    return said(QCoreApplication::translate("Tar", "more than %1 entries"), limit);
}

QString tooMuchMetadata(qint64 limit)
{
    return said(QCoreApplication::translate("Tar", "more than %1 bytes of names and attributes"),
                limit);
}

QString pathTooLong(qint64 limit)
{
    return said(QCoreApplication::translate("Tar", "a path of more than %1 bytes"), limit);
}

QString tooManyRecords(qint64 limit)
{
    return said(QCoreApplication::translate("Tar", "more than %1 PAX records"), limit);
}

QString recordLengthWrong()
{
    return QCoreApplication::translate("Tar", "a PAX record has a wrong length");
}

QString recordNotKeyValue()
{
    return QCoreApplication::translate("Tar", "a PAX record is not written as key=value");
}

QString recordKeyHoldsZero()
{
    return QCoreApplication::translate("Tar", "the key of a PAX record holds a zero byte");
}

QString recordHoldsZero(const QString &key)
{
    return said(QCoreApplication::translate("Tar", "the PAX record %1 holds a zero byte"), key);
}

QString recordNotANumber(const QString &key)
{
    return said(QCoreApplication::translate("Tar", "the PAX record %1 is not a number"), key);
}

QString recordNotATime(const QString &key)
{
    return said(QCoreApplication::translate("Tar", "the PAX record %1 is not a time"), key);
}

QString sparseMapUnreadable()
{
    return QCoreApplication::translate("Tar", "the map of the sparse file is not readable");
}

QString sparseMapTooLarge()
{
    return QCoreApplication::translate("Tar", "the map of a sparse file is too large");
}

QString sparseMapBreaksOff()
{
    return QCoreApplication::translate("Tar", "the map of the sparse file breaks off");
}

QString sparseMapLongerThanFile()
{
    return QCoreApplication::translate("Tar", "the map of the sparse file is longer than the file");
}

QString sparseMapOutOfOrder()
{
    return QCoreApplication::translate("Tar", "the map of the sparse file is out of order");
}

QString sparseMapDoesNotFit()
{
    return QCoreApplication::translate("Tar", "the map of the sparse file does not fit its data");
}

QString sparseWithoutMap()
{
    return QCoreApplication::translate("Tar", "the sparse file has no map");
}

QString sparseWithoutSize()
{
    return QCoreApplication::translate("Tar", "the sparse file has no size");
}

QString sparseSizeIsNegative()
{
    return QCoreApplication::translate("Tar", "the size of the sparse file is negative");
}

QString tooManyHoles(qint64 limit)
{
    return said(QCoreApplication::translate("Tar", "sparse files hold more than %1 bytes of holes"),
                limit);
}

} // namespace sameinside::words::tar
