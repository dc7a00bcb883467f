// SPDX-License-Identifier: MIT
#include "tests/support/registries/scriptedserver.h"

#include <QSslServer>
#include <QSslSocket>
#include <QTimer>

#include <sys/socket.h>

namespace sameinside {

namespace {

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return QByteArrayLiteral("OK");
    case 206:
        return QByteArrayLiteral("Partial Content");
    case 401:
        return QByteArrayLiteral("Unauthorized");
    default:
        return QByteArrayLiteral("Scripted");
    }
}

QByteArray head(const ScriptedReply &reply)
{
    QByteArray text
        = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status) + "\r\n";
    bool hasLength = false;
    for (const auto &[name, value] : reply.headers) {
        text += name + ": " + value + "\r\n";
        hasLength = hasLength || name.compare("Content-Length", Qt::CaseInsensitive) == 0
            || name.compare("Transfer-Encoding", Qt::CaseInsensitive) == 0;
    }
    if (!hasLength && reply.status != 304 && reply.status != 204)
        text += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    if (reply.then == ScriptedReply::Then::Close && reply.cutAfter < 0)
        text += "Connection: close\r\n";
    return text + "\r\n";
}

// One client: reads requests one after the other.
class Connection final : public QObject {
public:
    using Answer = std::function<ScriptedReply(ServedRequest)>;

    Connection(QTcpSocket *socket, Answer answer) :
        QObject(socket), m_socket(socket), m_answer(std::move(answer))
    {
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        read();
    }

private:
    void read()
    {
        m_input += m_socket->readAll();
        while (!m_busy && takeRequest()) {
        }
    }

    bool takeRequest()
    {
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        const qsizetype line = m_input.indexOf("\n");
        if (line >= 0 && !m_input.first(line).contains(" HTTP/1.")) {
            // A TLS greeting, for example.
            m_socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            m_socket->disconnectFromHost();
            m_busy = true;
            return false;
        }
        if (end < 0)
            return false;
        ServedRequest request;
        const auto lines = m_input.first(end).split('\n');
        const auto words = lines.front().trimmed().split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        request.path = request.target.first(
            request.target.contains('?') ? request.target.indexOf('?') : request.target.size());
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            if (colon > 0)
                request.headers.insert(lines[i].first(colon).toLower(),
                                       lines[i].sliced(colon + 1).trimmed());
        }
        const qsizetype length = request.header("content-length").toLongLong();
        if (m_input.size() < end + 4 + length)
            return false;
        request.body = m_input.sliced(end + 4, length);
        m_input.remove(0, end + 4 + length);
        const bool isHead = request.method == "HEAD";
        ScriptedReply reply = m_answer(std::move(request));
        if (isHead)
            reply.cutAfter = 0;
        m_busy = true;
        if (reply.delay > 0) {
            QTimer::singleShot(reply.delay, Qt::PreciseTimer, this, [this, reply] { send(reply); });
        } else {
            send(reply);
        }
        return true;
    }

    void send(const ScriptedReply &reply)
    {
        if (reply.raw) {
            m_socket->write(*reply.raw);
        } else {
            const QByteArray body
                = reply.cutAfter >= 0 ? reply.body.first(reply.cutAfter) : reply.body;
            m_socket->write(body.size() < 64 * 1024 ? head(reply) + body : head(reply));
            if (body.size() >= 64 * 1024)
                m_socket->write(body);
        }
        if (reply.pause > 0)
            QTimer::singleShot(reply.pause, this, [this, then = reply.then] { proceed(then); });
        else
            proceed(reply.then);
    }

    void proceed(ScriptedReply::Then then)
    {
        switch (then) {
        case ScriptedReply::Then::KeepAlive:
            m_busy = false;
            if (!m_input.isEmpty())
                QMetaObject::invokeMethod(this, &Connection::read, Qt::QueuedConnection);
            break;
        case ScriptedReply::Then::Close:
            m_socket->disconnectFromHost();
            break;
        case ScriptedReply::Then::Reset:
            m_socket->flush();
            reset();
            break;
        case ScriptedReply::Then::Stall:
            break;
        }
    }

    void reset()
    {
        // A linger of nothing makes close() send a reset.
        const linger none{.l_onoff = 1, .l_linger = 0};
        setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        m_socket->abort();
    }

    QTcpSocket *const m_socket;
    const Answer m_answer;
    QByteArray m_input;
    bool m_busy = false;
};

} // namespace

ScriptedReply ScriptedReply::text(int status, const QByteArray &body, const QByteArray &type)
{
    ScriptedReply reply{.status = status, .body = body};
    reply.with("Content-Type", type);
    return reply;
}

ScriptedReply ScriptedReply::redirect(int status, const QByteArray &location)
{
    ScriptedReply reply{.status = status};
    reply.with("Location", location);
    return reply;
}

ScriptedReply ScriptedReply::silence()
{
    return {.raw = QByteArray(), .then = Then::Stall};
}

ScriptedReply ScriptedReply::reset()
{
    return {.raw = QByteArray(), .then = Then::Reset};
}

/// Lives in the server's thread.
class ScriptedServer::Listener final : public QObject {
public:
    Listener(ScriptedServer &server, std::optional<QSslConfiguration> tls) :
        m_server(server), m_tls(std::move(tls))
    {
    }

    bool listen()
    {
        if (m_tls) {
            auto secure = std::make_unique<QSslServer>();
            secure->setSslConfiguration(*m_tls);
            m_tcp = std::move(secure);
        } else {
            m_tcp = std::make_unique<QTcpServer>();
        }
        m_tcp->setListenBacklogSize(200);
        connect(m_tcp.get(), &QTcpServer::pendingConnectionAvailable, this, &Listener::accept);
        return m_tcp->listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_tcp->serverPort(); }
    void close() { m_tcp.reset(); }

private:
    void accept()
    {
        while (QTcpSocket *socket = m_tcp->nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            {
                const std::lock_guard lock(m_server.m_mutex);
                ++m_server.m_connectionCount;
            }
            new Connection(socket, [this](ServedRequest request) {
                return m_server.answer(std::move(request));
            });
        }
    }

    ScriptedServer &m_server;
    const std::optional<QSslConfiguration> m_tls;
    std::unique_ptr<QTcpServer> m_tcp;
};

ScriptedServer::ScriptedServer(Handler handler, Recording recording) :
    m_handler(std::move(handler)), m_recording(recording), m_secure(false)
{
    start({});
}

ScriptedServer::ScriptedServer(Handler handler, const QSslConfiguration &tls, Recording recording) :
    m_handler(std::move(handler)), m_recording(recording), m_secure(true)
{
    start(tls);
}

void ScriptedServer::start(const std::optional<QSslConfiguration> &tls)
{
    m_listener = std::make_unique<Listener>(*this, tls);
    m_listener->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("scripted"));
    m_thread.start();
    QMetaObject::invokeMethod(
        m_listener.get(),
        [this] {
        if (!m_listener->listen())
            qFatal("the scripted server cannot listen on loopback");
        m_port = m_listener->port();
        },
        Qt::BlockingQueuedConnection);
}

ScriptedServer::~ScriptedServer()
{
    QMetaObject::invokeMethod(m_listener.get(), &Listener::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QString ScriptedServer::host() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_port);
}

QUrl ScriptedServer::url(const QString &path) const
{
    return QUrl((m_secure ? QStringLiteral("https://") : QStringLiteral("http://")) + host()
                + path);
}

ScriptedReply ScriptedServer::answer(ServedRequest request)
{
    {
        const std::lock_guard lock(m_mutex);
        request.number = ++m_requestCount;
        if (m_recording == Recording::On)
            m_requests.push_back(request);
    }
    return m_handler(request);
}

std::vector<ServedRequest> ScriptedServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int ScriptedServer::requestCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_requestCount;
}

int ScriptedServer::connectionCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_connectionCount;
}

void ScriptedServer::forget()
{
    const std::lock_guard lock(m_mutex);
    m_requests.clear();
}

} // namespace sameinside
