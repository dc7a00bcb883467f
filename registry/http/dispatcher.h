// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/flight.h"
#include "registry/http/networkthread.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <deque>
#include <map>

namespace sameinside {

/// Hands exchanges to the managers, never more than their connections take: Qt 6.4 opens six to a
/// host, and what waits inside Qt waits badly (4,000 requests took 17 s). Hosts take turns, and one
/// that is silent keeps no place from the others. Lives in the network thread. Turns off the
/// proxies of the whole process (QNetworkProxy::setApplicationProxy) when it is made: each request
/// has the one that the rules name.
class Dispatcher final : public QObject {
    Q_OBJECT

public:
    Dispatcher(NetworkThread &thread, const NetworkThread::Limits &limits, ProxyRules proxies);

    /// Takes the orders that have come. Called once for many.
    void drain();
    /// Ends everything and deletes the managers.
    void close();

private:
    using Clock = Flight::Clock;
    /// What waits for a host and what is under way to it.
    struct Host {
        std::deque<std::shared_ptr<Exchange>> waiting;
        std::vector<std::size_t> byLane; ///< flights, by number of the manager
        std::size_t flights = 0;
    };
    using Hosts = std::map<QString, Host>;

    void fill();
    bool launchOne(Hosts::value_type &host);
    bool mayFly(const Host &host, Clock::time_point now);
    void onLanded(Flight *flight);
    std::optional<std::size_t> freeLane(Host &host);
    void openLane();
    void abandon(const std::shared_ptr<Exchange> &exchange);
    void watch(Clock::time_point deadline);
    void onWatch();

    NetworkThread &m_thread;
    const NetworkThread::Limits m_limits;
    const ProxyRules m_proxies;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_lanes;
    Hosts m_hosts;             ///< with something waiting or under way
    QString m_turn;            ///< the host that was served last
    std::size_t m_waiting = 0; ///< of all hosts
    std::vector<Flight *> m_flights;
    QTimer m_watch;
    Clock::time_point m_watched = Clock::time_point::max();
};

} // namespace sameinside
