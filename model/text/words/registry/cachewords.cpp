// SPDX-License-Identifier: MIT
#include "model/text/words/registry/cachewords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::cache {

QString directoryNotMade()
{
    return QCoreApplication::translate("Cache", "the directory cannot be made");
}

QString locked()
{
    return QCoreApplication::translate("Cache", "another process keeps it locked");
}

QString otherSchema(qint64 version)
{
    return said(QCoreApplication::translate("Cache", "it has schema %1"), version);
}

QString notUsed(const QString &directory, const QString &reason)
{
    return said(QCoreApplication::translate(
                    "Cache",
                    "the cache in %1 cannot be used (%2); going on without it. Free some space, "
                    "check its permissions, or choose another with --cache-dir"),
                directory, reason);
}

QString madeAnew(const QString &path, const QString &reason)
{
    return said(QCoreApplication::translate("Cache",
                                            "the cache %1 could not be read (%2) and is made anew; "
                                            "what it held will be fetched again"),
                path, reason);
}

QString notCached(const QString &what)
{
    return said(
        QCoreApplication::translate("Cache", "%1 is not in the cache; run once without --offline"),
        what);
}

QString blobNotCached(const QString &repository, const QString &digest)
{
    return said(QCoreApplication::translate(
                    "Cache", "the blob %1@%2 is not in the cache; run without --offline"),
                repository, digest);
}

QString tagsNotCached(const QString &repository)
{
    return said(QCoreApplication::translate(
                    "Cache", "the tags of %1 are not in the cache; run without --offline"),
                repository);
}

} // namespace sameinside::words::cache
