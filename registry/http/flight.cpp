// SPDX-License-Identifier: MIT
#include "registry/http/flight.h"

#include "model/text/words/registry/httpwords.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace sameinside {

namespace {

// What Qt may hold of a body that is streamed, or cut, on top of our own buffer.
constexpr qint64 readBuffer = qint64(256) * 1024;

QString secondsText(std::chrono::milliseconds duration)
{
    return duration.count() % 1000 == 0 ? words::http::seconds(duration.count() / 1000)
                                        : words::http::milliseconds(duration.count());
}

// Remedies differ: a CA helps against an unknown issuer only.
QString distrust(const QSslError &error)
{
    const QString what = error.errorString();
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return words::http::certificateOfOthers();
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return words::http::certificateOutOfTime(what);
    default:
        return words::http::certificateUnknown(what);
    }
}

// Qt sends path and query as a QUrl spells them, and knows no other way. But a verb of one's own is
// sent as it is: it may hold the whole request line, and turns what Qt adds into a header field.
QNetworkReply *sendSpelled(QNetworkAccessManager &manager, const Exchange::Order &order)
{
    QNetworkRequest request = order.request;
    QUrl root = request.url();
    root.setPath(QStringLiteral("/"));
    root.setQuery(QString());
    request.setUrl(root);
    return manager.sendCustomRequest(request,
                                     "GET " + order.target + " HTTP/1.1\r\nX-Request-Line:");
}

} // namespace

Flight::Flight(std::shared_ptr<Exchange> exchange, QNetworkAccessManager &manager, QString host,
               std::size_t lane) :
    m_exchange(std::move(exchange)),
    m_host(std::move(host)), m_lane(lane), m_touched(Clock::now()),
    m_deadline(m_touched + m_exchange->order().connectTimeout)
{
    m_exchange->flight = this;
    send(manager);
}

void Flight::send(QNetworkAccessManager &manager)
{
    const Exchange::Order &order = m_exchange->order();
    switch (order.method) {
    case Request::Method::Get:
        m_reply = order.target.isEmpty() ? manager.get(order.request) : sendSpelled(manager, order);
        break;
    case Request::Method::Head:
        m_reply = manager.head(order.request);
        break;
    case Request::Method::Post:
        m_reply = manager.post(order.request, order.body);
        break;
    }
    if (order.streamed || order.cutAtLargest)
        m_reply->setReadBufferSize(readBuffer);
    if (order.request.url().scheme() == u"https") {
        connect(m_reply, &QNetworkReply::encrypted, this, &Flight::onEncrypted);
        connect(m_reply, &QNetworkReply::sslErrors, this, &Flight::onSslErrors);
    }
    connect(m_reply, &QNetworkReply::requestSent, this, &Flight::onSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Flight::onHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Flight::onBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Flight::onFinished);
}

void Flight::touch()
{
    m_touched = Clock::now();
    m_deadline = m_touched + m_exchange->order().idleTimeout;
}

void Flight::onEncrypted()
{
    m_encrypted = true;
    if (const auto &onReached = m_exchange->order().onReached)
        onReached();
}

void Flight::onSent()
{
    m_sent = true;
    touch();
    const auto &onReached = m_exchange->order().onReached;
    if (onReached && m_exchange->order().request.url().scheme() == u"http")
        onReached();
}

void Flight::onHead()
{
    m_sent = true;
    touch();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || m_ended)
        return;
    if (m_received > 0) { // Qt asked again on its own, and this is another answer
        end({Fault::Kind::Dropped, words::http::afterBytes(m_received)});
        return;
    }
    m_status = status;
    if (isStreaming())
        m_exchange->setHead(status, m_reply->rawHeaderPairs());
    const Exchange::Order &order = m_exchange->order();
    if (status >= 200 && status < 300 && !order.cutAtLargest
        && order.method != Request::Method::Head
        && m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > order.largest)
        end(tooLarge());
}

bool Flight::isStreaming() const
{
    return m_exchange->order().streamed && (m_status == 200 || m_status == 206);
}

void Flight::onBytes()
{
    if (m_ended)
        return;
    touch();
    if (isStreaming()) {
        pump();
        return;
    }
    const Exchange::Order &order = m_exchange->order();
    const bool isError = m_status < 200 || m_status >= 300;
    const qint64 largest = isError ? std::min(order.largest, largestErrorBody) : order.largest;
    m_body += m_reply->readAll();
    m_received = m_body.size();
    if (m_received <= largest)
        return;
    if (!isError && !order.cutAtLargest) {
        end(tooLarge());
        return;
    }
    m_body.truncate(largest);
    end({});
}

void Flight::pump()
{
    qint64 room = m_exchange->room();
    while (room > 0 && m_reply->bytesAvailable() > 0) {
        const QByteArray bytes = m_reply->read(room);
        m_received += bytes.size();
        room = m_exchange->append(bytes);
    }
    // A slow reader is not a silent server.
    if (room == 0)
        m_deadline = Clock::time_point::max();
}

void Flight::resume()
{
    if (m_ended)
        return;
    touch();
    pump();
}

void Flight::onSslErrors(const QList<QSslError> &errors)
{
    if (m_distrust.isEmpty() && !errors.isEmpty())
        m_distrust = distrust(errors.front());
}

void Flight::onFinished()
{
    if (m_ended)
        return;
    if (m_status == 0)
        m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (isStreaming()) {
        // No more than Qt's buffer: it counts against nobody.
        const QByteArray rest = m_reply->readAll();
        m_received += rest.size();
        m_exchange->append(rest);
    } else if (m_reply->bytesAvailable() > 0) {
        onBytes();
    }
    if (!m_ended)
        end(faultOfReply());
}

void Flight::expire()
{
    if (m_ended)
        return;
    const Exchange::Order &order = m_exchange->order();
    if (m_sent)
        end({Fault::Kind::IdleTimeOut, secondsText(order.idleTimeout)});
    else
        end({Fault::Kind::ConnectTimeOut, secondsText(order.connectTimeout)});
}

void Flight::abandon()
{
    if (!m_ended)
        end({.kind = Fault::Kind::Cancelled});
}

void Flight::end(Fault fault)
{
    m_ended = true;
    m_exchange->flight = nullptr;
    HttpHeaders headers = m_reply->rawHeaderPairs();
    m_reply->disconnect(this);
    m_reply->deleteLater(); // which ends what still runs, without the noise of abort()
    m_exchange->finish({.fault = std::move(fault),
                        .status = m_status,
                        .headers = std::move(headers),
                        .body = std::move(m_body),
                        .received = m_received,
                        .encrypted = m_encrypted});
    Q_EMIT landed();
}

Fault Flight::tooLarge() const
{
    const qint64 largest = m_exchange->order().largest;
    constexpr qint64 mebibyte = qint64(1024) * 1024;
    return {Fault::Kind::TooLarge,
            largest % mebibyte == 0 ? words::http::mebibytes(largest / mebibyte)
                                    : words::http::bytes(largest)};
}

// Qt lets some bodies end early without a word. Nothing tells where a chunked one should have
// ended: there, digests and parsers have to notice.
bool Flight::isShort() const
{
    if (m_exchange->order().method == Request::Method::Head || m_status == 204 || m_status == 304)
        return false;
    const QByteArray length = m_reply->rawHeader(QByteArrayLiteral("Content-Length"));
    return !length.isEmpty() && !m_reply->hasRawHeader(QByteArrayLiteral("Transfer-Encoding"))
        && length.toLongLong() != m_received;
}

Fault Flight::faultOfReply() const
{
    if (m_status == 0)
        return faultBeforeAnswer();
    if (m_status >= 300) // Qt has an error code for most of them; the status says it all
        return {};
    if (isShort()) {
        return {Fault::Kind::Dropped,
                words::http::afterBytesOf(
                    m_received,
                    QString::fromLatin1(
                        m_reply->rawHeader(QByteArrayLiteral("Content-Length")).left(20)))};
    }
    if (m_reply->error() == QNetworkReply::NoError)
        return {};
    return {Fault::Kind::Dropped, words::http::afterBytes(m_received)};
}

Fault Flight::faultBeforeAnswer() const
{
    const QString text = m_reply->errorString().left(200);
    switch (m_reply->error()) {
    case QNetworkReply::HostNotFoundError:
        return {Fault::Kind::NoSuchHost, text};
    case QNetworkReply::ConnectionRefusedError:
        return {Fault::Kind::Refused, text};
    case QNetworkReply::SslHandshakeFailedError:
        if (!m_distrust.isEmpty())
            return {Fault::Kind::Untrusted, m_distrust};
        // An alert comes from somebody who does speak TLS.
        return {text.contains(u"alert") ? Fault::Kind::TlsFailed : Fault::Kind::NoTls, text};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return {Fault::Kind::Proxy, text};
    case QNetworkReply::TimeoutError:
        return {Fault::Kind::ConnectTimeOut, secondsText(m_exchange->order().connectTimeout)};
    case QNetworkReply::RemoteHostClosedError:
        return {Fault::Kind::Dropped, words::http::beforeAnswer()};
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return {Fault::Kind::Dropped, text};
    default:
        return {Fault::Kind::BadAnswer, text};
    }
}

} // namespace sameinside
