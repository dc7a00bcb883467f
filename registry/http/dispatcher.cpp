// SPDX-License-Identifier: MIT
#include "registry/http/dispatcher.h"

#include <QNetworkProxyFactory>

#include <algorithm>

namespace sameinside {

namespace {

constexpr int connectionsPerManager = 6; // to a host, in Qt 6.4
constexpr std::size_t spreadOver = 4;    // managers that share the work before more are opened

class Proxies final : public QNetworkProxyFactory {
public:
    explicit Proxies(ProxyRules rules) : m_rules(std::move(rules)) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const Origin origin = Origin::of(query.url());
        const QUrl proxy = m_rules.proxyFor(origin);
        if (proxy.isEmpty())
            return {none(origin)};
        constexpr quint16 usualPort = 8080;
        constexpr quint16 usualSocksPort = 1080;
        const bool isSocks = proxy.scheme().startsWith(u"socks5");
        const auto type = isSocks ? QNetworkProxy::Socks5Proxy
            : origin.isHttps()    ? QNetworkProxy::HttpProxy
                                  : QNetworkProxy::HttpCachingProxy;
        return {QNetworkProxy(
            type, proxy.host(), quint16(proxy.port(isSocks ? usualSocksPort : usualPort)),
            proxy.userName(QUrl::FullyDecoded), proxy.password(QUrl::FullyDecoded))};
    }

private:
    // Without a proxy Qt reads the head of a plain answer byte by byte, a system call each: 370 an
    // answer. With the application's proxy, which Dispatcher sets to none, it reads in chunks.
    static QNetworkProxy::ProxyType none(const Origin &origin)
    {
        return origin.isHttps() ? QNetworkProxy::NoProxy : QNetworkProxy::DefaultProxy;
    }

    const ProxyRules m_rules;
};

} // namespace

Dispatcher::Dispatcher(NetworkThread &thread, std::size_t managers, std::size_t requests,
                       ProxyRules proxies) :
    m_thread(thread),
    m_managers(std::clamp<std::size_t>(managers, 1, 8)),
    m_requests(std::max<std::size_t>(requests, 1)), m_proxies(std::move(proxies)), m_watch(this)
{
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); // m_proxies alone decide
    m_watch.setSingleShot(true);
    m_watch.setTimerType(Qt::CoarseTimer);
    connect(&m_watch, &QTimer::timeout, this, &Dispatcher::onWatch);
}

void Dispatcher::drain()
{
    for (auto &order : m_thread.takeOrders()) {
        switch (order.kind) {
        case NetworkThread::Order::Kind::Start:
            m_waiting.push_back(std::move(order.exchange));
            break;
        case NetworkThread::Order::Kind::Resume:
            if (Flight *flight = order.exchange->flight) {
                flight->resume();
                watch(flight->deadline());
            }
            break;
        case NetworkThread::Order::Kind::Abandon:
            abandon(order.exchange);
            break;
        }
    }
    fill();
}

void Dispatcher::abandon(const std::shared_ptr<Exchange> &exchange)
{
    if (exchange->flight) {
        exchange->flight->abandon();
        return;
    }
    std::erase(m_waiting, exchange);
}

void Dispatcher::fill()
{
    while (!m_waiting.empty() && m_flights.size() < m_requests) {
        const auto lane = freeLane();
        if (!lane)
            return;
        auto exchange = std::move(m_waiting.front());
        m_waiting.pop_front();
        // All are stopped at once, but given up one after the other.
        if (!exchange->order().stop.stop_requested())
            launch(std::move(exchange), *lane);
    }
}

// The least busy one; among equals the first, whose connections are warm.
std::optional<std::size_t> Dispatcher::freeLane()
{
    const auto best = std::ranges::min_element(m_lanes, {}, &Lane::flights);
    const bool isFull = best == m_lanes.end() || best->flights >= connectionsPerManager;
    const bool mayShare = best != m_lanes.end() && best->flights > 0 && m_lanes.size() < spreadOver;
    if ((isFull || mayShare) && m_lanes.size() < m_managers) {
        openLane();
        return m_lanes.size() - 1;
    }
    if (isFull)
        return std::nullopt;
    return std::size_t(best - m_lanes.begin());
}

void Dispatcher::openLane()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new Proxies(m_proxies)); // the manager owns it
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setAutoDeleteReplies(false);
    m_lanes.push_back({.manager = std::move(manager)});
}

void Dispatcher::launch(std::shared_ptr<Exchange> exchange, std::size_t lane)
{
    auto *flight = new Flight(std::move(exchange), *m_lanes[lane].manager, lane);
    connect(flight, &Flight::landed, this, [this, flight] { onLanded(flight); });
    m_flights.push_back(flight);
    ++m_lanes[lane].flights;
    // Its deadline becomes the idle time-out's as soon as it is sent.
    const auto &order = flight->exchange().order();
    watch(Flight::Clock::now() + std::min(order.connectTimeout, order.idleTimeout));
}

void Dispatcher::onLanded(Flight *flight)
{
    --m_lanes[flight->lane()].flights;
    std::erase(m_flights, flight);
    flight->deleteLater();
    fill();
}

void Dispatcher::watch(Flight::Clock::time_point deadline)
{
    if (deadline >= m_watched)
        return;
    m_watched = deadline;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Flight::Clock::now());
    m_watch.start(std::max(left, std::chrono::milliseconds(0)));
}

// Deadlines move while a timer runs: it fires at the earliest that was known, and looks again.
void Dispatcher::onWatch()
{
    m_watched = Flight::Clock::time_point::max();
    const auto now = Flight::Clock::now();
    const auto flights = m_flights; // expiring changes the list
    for (Flight *flight : flights) {
        if (flight->deadline() <= now)
            flight->expire();
    }
    auto next = Flight::Clock::time_point::max();
    for (const Flight *flight : m_flights)
        next = std::min(next, flight->deadline());
    watch(next);
}

void Dispatcher::close()
{
    m_watch.stop();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &exchange : waiting)
        exchange->finish({.fault = {.kind = Fault::Kind::Cancelled}});
    const auto flights = m_flights;
    for (Flight *flight : flights)
        flight->abandon();
    m_lanes.clear();
}

} // namespace sameinside
