// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/flight.h"
#include "registry/http/networkthread.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <deque>

namespace sameinside {

/// Hands exchanges to the managers, never more than their connections take: Qt 6.4 opens six to a
/// host, and what waits inside Qt waits badly (4,000 requests took 17 s). Lives in the network
/// thread. Turns off the proxies of the whole process (QNetworkProxy::setApplicationProxy) when it
/// is made: each request has the one that the rules name.
class Dispatcher final : public QObject {
    Q_OBJECT

public:
    Dispatcher(NetworkThread &thread, std::size_t managers, std::size_t requests,
               ProxyRules proxies);

    /// Takes the orders that have come. Called once for many.
    void drain();
    /// Ends everything and deletes the managers.
    void close();

private:
    struct Lane {
        std::unique_ptr<QNetworkAccessManager> manager;
        int flights = 0;
    };
    void fill();
    void launch(std::shared_ptr<Exchange> exchange, std::size_t lane);
    void onLanded(Flight *flight);
    std::optional<std::size_t> freeLane();
    void openLane();
    void abandon(const std::shared_ptr<Exchange> &exchange);
    void watch(Flight::Clock::time_point deadline);
    void onWatch();

    NetworkThread &m_thread;
    const std::size_t m_managers;
    const std::size_t m_requests; ///< at once
    const ProxyRules m_proxies;
    std::vector<Lane> m_lanes;
    std::deque<std::shared_ptr<Exchange>> m_waiting;
    std::vector<Flight *> m_flights;
    QTimer m_watch;
    Flight::Clock::time_point m_watched = Flight::Clock::time_point::max();
};

} // namespace sameinside
