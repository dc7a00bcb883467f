// SPDX-License-Identifier: MIT
#include "model/text/words/registry/httpwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::http {

QString noSuchHost(const QString &host)
{
    return said(QCoreApplication::translate("Http", "there is no host %1; check its name"), host);
}

QString refusedConnection(const QString &host)
{
    return said(
        QCoreApplication::translate(
            "Http", "%1 refused the connection; check host and port, and that the registry runs"),
        host);
}

QString droppedConnection(const QString &host)
{
    return said(QCoreApplication::translate("Http", "%1 dropped the connection; try again"), host);
}

QString droppedConnectionWhen(const QString &host, const QString &when)
{
    return said(QCoreApplication::translate("Http", "%1 dropped the connection (%2); try again"),
                host, when);
}

QString notReached(const QString &host, const QString &time)
{
    return said(QCoreApplication::translate(
                    "Http", "%1 could not be reached in %2; check host and network"),
                host, time);
}

QString stoppedAnswering(const QString &host, const QString &time)
{
    return said(
        QCoreApplication::translate("Http", "%1 stopped answering: no bytes for %2; try again"),
        host, time);
}

QString noTls(const QString &host)
{
    return said(
        QCoreApplication::translate(
            "Http", "%1 does not speak TLS; if it is meant to be plain HTTP, pass --plain-http %1"),
        host);
}

QString tlsFailed(const QString &host, const QString &reason)
{
    return said(QCoreApplication::translate("Http", "no TLS connection with %1: %2"), host, reason);
}

QString untrusted(const QString &host, const QString &reason)
{
    return said(QCoreApplication::translate("Http", "the certificate of %1 is not trusted: %2"),
                host, reason);
}

QString proxyFailed(const QString &host, const QString &reason)
{
    return said(
        QCoreApplication::translate(
            "Http",
            "the proxy on the way to %1 failed: %2; check HTTPS_PROXY, HTTP_PROXY and NO_PROXY"),
        host, reason);
}

QString answerTooLarge(const QString &host, const QString &size)
{
    return said(QCoreApplication::translate("Http", "the answer of %1 is larger than %2"), host,
                size);
}

QString badAnswer(const QString &host, const QString &reason)
{
    return said(QCoreApplication::translate("Http", "%1 did not answer as a web server should: %2"),
                host, reason);
}

QString compressedAnswer(const QString &host)
{
    return said(
        QCoreApplication::translate(
            "Http", "%1 compressed its answer although it was told not to; is a proxy in between?"),
        host);
}

QString plainHttpRefused(const QString &host)
{
    return said(
        QCoreApplication::translate(
            "Http", "plain HTTP to %1 is refused; pass --plain-http %1 if you trust the network"),
        host);
}

QString redirectsWithoutEnd(const QString &host, qint64 redirects)
{
    return said(
        QCoreApplication::translate("Http", "%1 redirects without end: gave up after %2 redirects"),
        host, redirects);
}

QString redirectsNowhere(const QString &host)
{
    return said(
        QCoreApplication::translate("Http", "%1 redirects to an address that is not one; refused"),
        host);
}

QString redirectsToPlainHttp(const QString &host, const QString &target)
{
    return said(
        QCoreApplication::translate("Http", "%1 redirects from https to http://%2; refused"), host,
        target);
}

QString redirectsLogin(const QString &host, const QString &target)
{
    return said(QCoreApplication::translate("Http", "%1 redirects a login to %2; refused"), host,
                target);
}

QString certificateOfOthers()
{
    return QCoreApplication::translate("Http", "it names other hosts; use a name that it holds");
}

QString certificateOutOfTime(const QString &reason)
{
    return said(QCoreApplication::translate("Http", "%1; check the clock, or have it renewed"),
                reason);
}

QString certificateUnknown(const QString &reason)
{
    return said(
        QCoreApplication::translate("Http", "%1; if it is right, trust its CA (--ca-file FILE)"),
        reason);
}

QString afterBytes(qint64 received)
{
    return said(QCoreApplication::translate("Http", "after %1 bytes"), received);
}

QString afterBytesOf(qint64 received, const QString &promised)
{
    return said(QCoreApplication::translate("Http", "after %1 of %2 bytes"), received, promised);
}

QString beforeAnswer()
{
    return QCoreApplication::translate("Http", "before an answer came");
}

QString seconds(qint64 count)
{
    return said(QCoreApplication::translate("Http", "%1 s"), count);
}

QString milliseconds(qint64 count)
{
    return said(QCoreApplication::translate("Http", "%1 ms"), count);
}

QString mebibytes(qint64 count)
{
    return said(QCoreApplication::translate("Http", "%1 MiB"), count);
}

QString bytes(qint64 count)
{
    return said(QCoreApplication::translate("Http", "%1 bytes"), count);
}

QString noCertificate()
{
    return QCoreApplication::translate("Http", "holds no certificate in PEM form");
}

QString noPrivateKey()
{
    return QCoreApplication::translate("Http",
                                       "holds no private key in PEM form that needs no password");
}

QString keyMissing(const QString &name)
{
    return said(QCoreApplication::translate("Http", "its key %1.key is missing"), name);
}

QString certificateMissing(const QString &name)
{
    return said(QCoreApplication::translate("Http", "its certificate %1.cert is missing"), name);
}

} // namespace sameinside::words::http
