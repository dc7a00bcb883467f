// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/exchange.h"

#include <QNetworkReply>
#include <QObject>
#include <QSslError>

#include <memory>

class QNetworkAccessManager;

namespace sameinside {

/// An exchange that a manager of the network thread works on. Lives and dies in that thread.
class Flight final : public QObject {
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    /// host and lane are its owner's, for bookkeeping.
    Flight(std::shared_ptr<Exchange> exchange, QNetworkAccessManager &manager, QString host,
           std::size_t lane);

    const Exchange &exchange() const { return *m_exchange; }
    std::size_t lane() const { return m_lane; }
    const QString &host() const { return m_host; }
    /// When it has waited for long enough.
    Clock::time_point deadline() const { return m_deadline; }
    /// When something was last heard from the other side, or asked of it.
    Clock::time_point touched() const { return m_touched; }
    /// Ends it as timed out.
    void expire();
    /// Ends it because nobody waits for it any more.
    void abandon();
    /// Reads on: there is room in the buffer again.
    void resume();

Q_SIGNALS:
    void landed();

private:
    void send(QNetworkAccessManager &manager);
    void onEncrypted();
    void onSent();
    void onHead();
    void onBytes();
    void onSslErrors(const QList<QSslError> &errors);
    void onFinished();
    bool isStreaming() const;
    void touch();
    void pump();
    void end(Fault fault);
    Fault faultOfReply() const;
    Fault faultBeforeAnswer() const;
    Fault tooLarge() const;
    bool isShort() const;

    const std::shared_ptr<Exchange> m_exchange;
    const QString m_host;
    const std::size_t m_lane;
    QNetworkReply *m_reply = nullptr;
    Clock::time_point m_touched;
    Clock::time_point m_deadline;
    int m_status = 0;
    qint64 m_received = 0;
    QByteArray m_body;
    QString m_distrust; ///< why the certificate is not trusted
    bool m_sent = false;
    bool m_encrypted = false;
    bool m_ended = false;
};

} // namespace sameinside
