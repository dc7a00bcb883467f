// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The cache of documents.
namespace sameinside::words::cache {

QString directoryNotMade();
QString locked();
QString otherSchema(qint64 version);
QString notUsed(const QString &directory, const QString &reason);
QString madeAnew(const QString &path, const QString &reason);
QString notCached(const QString &what);
QString blobNotCached(const QString &repository, const QString &digest);
QString tagsNotCached(const QString &repository);

} // namespace sameinside::words::cache
