// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QSslConfiguration>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace sameinside {

/// A request as the scripted server saw it.
struct ServedRequest {
    QByteArray method;
    QByteArray target;                     ///< path and query, as sent
    QByteArray path;                       ///< without the query
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    int number = 0; ///< counts from 1 over the server's life

    QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
    bool hasHeader(const QByteArray &name) const { return headers.contains(name); }
};

/// What the server does with a request.
struct ScriptedReply {
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::optional<QByteArray> raw; ///< sent as it is, instead of a status line and all else
    int delay = 0;                 ///< milliseconds before the answer
    qsizetype cutAfter = -1;       ///< bytes of the body that are sent of those promised
    int pause = 0;                 ///< milliseconds between the answer and what is done then
    enum class Then { KeepAlive, Close, Reset, Stall } then = Then::KeepAlive;

    ScriptedReply &with(const QByteArray &name, const QByteArray &value)
    {
        headers.append({name, value});
        return *this;
    }
    static ScriptedReply text(int status, const QByteArray &body,
                              const QByteArray &type = QByteArrayLiteral("application/json"));
    static ScriptedReply redirect(int status, const QByteArray &location);
    /// Takes the request and says nothing.
    static ScriptedReply silence();
    /// Resets the connection without an answer.
    static ScriptedReply reset();
};

/// An HTTP/1.1 server on loopback, on a thread of its own, that answers as a test wants. The
/// handler runs on the server's thread.
class ScriptedServer {
public:
    using Handler = std::function<ScriptedReply(const ServedRequest &)>;
    enum class Recording { On, Off };

    explicit ScriptedServer(Handler handler, Recording recording = Recording::On);
    /// Speaks TLS.
    ScriptedServer(Handler handler, const QSslConfiguration &tls,
                   Recording recording = Recording::On);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;

    quint16 port() const { return m_port; }
    /// "127.0.0.1:port".
    QString host() const;
    /// http(s)://127.0.0.1:port followed by path.
    QUrl url(const QString &path) const;

    /// The requests so far, in order.
    std::vector<ServedRequest> requests() const;
    int requestCount() const;
    int connectionCount() const;
    void forget();

private:
    class Listener;
    friend class Listener;
    void start(const std::optional<QSslConfiguration> &tls);
    ScriptedReply answer(ServedRequest request);

    const Handler m_handler;
    const Recording m_recording;
    const bool m_secure;
    quint16 m_port = 0;
    QThread m_thread;
    std::unique_ptr<Listener> m_listener;
    mutable std::mutex m_mutex;
    std::vector<ServedRequest> m_requests;
    int m_requestCount = 0;
    int m_connectionCount = 0;
};

} // namespace sameinside
