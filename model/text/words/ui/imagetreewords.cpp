// SPDX-License-Identifier: MIT
#include "model/text/words/ui/imagetreewords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::imagetree {

namespace {

constexpr char context[] = "ImageTree";

} // namespace

QString state()
{
    return QCoreApplication::translate("ImageTree", "State");
}

QString digest()
{
    return QCoreApplication::translate("ImageTree", "Digest");
}

QString size()
{
    return QCoreApplication::translate("ImageTree", "Size");
}

QString imageId()
{
    return QCoreApplication::translate("ImageTree", "image ID");
}

QString statement()
{
    return QCoreApplication::translate("ImageTree", "Statement");
}

QString blob()
{
    return QCoreApplication::translate("ImageTree", "Blob");
}

QString attestation()
{
    return QCoreApplication::translate("ImageTree", "Attestation");
}

QString artifact()
{
    return QCoreApplication::translate("ImageTree", "Artifact");
}

QString provenance()
{
    return QCoreApplication::translate("ImageTree", "Provenance");
}

QString forImage(const QString &digest)
{
    return said(QCoreApplication::translate("ImageTree", "for %1"), digest);
}

QString platformNotKnown()
{
    return QCoreApplication::translate("ImageTree", "platform not known");
}

QString schema1()
{
    return QCoreApplication::translate("ImageTree", "schema 1");
}

QString madeHere()
{
    return QCoreApplication::translate("ImageTree", "made here, the archive has none");
}

QString notRead()
{
    return QCoreApplication::translate("ImageTree", "could not be read");
}

QString steps(qint64 count)
{
    return plural(context, "%n step", QT_TRANSLATE_N_NOOP("ImageTree", "%n steps"), count);
}

QString stepsWithoutLayer(const QString &steps, qint64 count)
{
    return said(QCoreApplication::translate("ImageTree", "%1, %2 without a layer"), steps, count);
}

QString diffIds(qint64 count)
{
    return plural(context, "%n diff ID", QT_TRANSLATE_N_NOOP("ImageTree", "%n diff IDs"), count);
}

QString hardLink(const QString &target)
{
    return said(QCoreApplication::translate("ImageTree", "hard link to %1"), target);
}

QString verified(qint64 count, int verified)
{
    return plural(context, "Verified %1 of %n digest",
                  QT_TRANSLATE_N_NOOP("ImageTree", "Verified %1 of %n digests"), count, verified);
}

QString holdsHidden()
{
    return QCoreApplication::translate(
        "ImageTree", "Holds characters that do not show; they are written as escapes.");
}

QString diffIdIs(const QString &digest)
{
    return said(QCoreApplication::translate("ImageTree", "Diff ID %1"), digest);
}

QString digestIs(const QString &digest)
{
    return said(QCoreApplication::translate("ImageTree", "Digest %1"), digest);
}

QString copyDigest()
{
    return QCoreApplication::translate("ImageTree", "Copy &digest");
}

QString copyRow()
{
    return QCoreApplication::translate("ImageTree", "Copy &row");
}

} // namespace sameinside::words::imagetree
