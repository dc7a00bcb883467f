// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Connections, certificates and redirects. host is host[:port].
namespace sameinside::words::http {

QString noSuchHost(const QString &host);
QString refusedConnection(const QString &host);
QString droppedConnection(const QString &host);
QString droppedConnectionWhen(const QString &host, const QString &when);
QString notReached(const QString &host, const QString &time);
QString stoppedAnswering(const QString &host, const QString &time);
QString noTls(const QString &host);
QString tlsFailed(const QString &host, const QString &reason);
QString untrusted(const QString &host, const QString &reason);
QString proxyFailed(const QString &host, const QString &reason);
QString answerTooLarge(const QString &host, const QString &size);
QString badAnswer(const QString &host, const QString &reason);
QString compressedAnswer(const QString &host);
QString plainHttpRefused(const QString &host);
QString redirectsWithoutEnd(const QString &host, qint64 redirects);
QString redirectsNowhere(const QString &host);
QString redirectsToPlainHttp(const QString &host, const QString &target);
QString redirectsLogin(const QString &host, const QString &target);
QString certificateOfOthers();
QString certificateOutOfTime(const QString &reason);
QString certificateUnknown(const QString &reason);
QString afterBytes(qint64 received);
QString afterBytesOf(qint64 received, const QString &promised);
QString beforeAnswer();
QString seconds(qint64 count);
QString milliseconds(qint64 count);
QString mebibytes(qint64 count);
QString bytes(qint64 count);
QString noCertificate();
QString noPrivateKey();
QString keyMissing(const QString &name);
QString certificateMissing(const QString &name);

} // namespace sameinside::words::http
