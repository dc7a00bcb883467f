// SPDX-License-Identifier: MIT
#include "registry/http/dispatcher.h"

#include <QNetworkProxyFactory>

#include <algorithm>

namespace sameinside {

namespace {

constexpr std::size_t connectionsPerManager = 6; // to a host, in Qt 6.4
constexpr std::size_t spreadOver = 4; // managers that share the work before more are opened

QString hostOf(const Exchange &exchange)
{
    const Origin origin = Origin::of(exchange.order().request.url());
    return origin.scheme + u' ' + origin.withPort();
}

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

Dispatcher::Dispatcher(NetworkThread &thread, const NetworkThread::Limits &limits,
                       ProxyRules proxies) :
    m_thread(thread),
    m_limits{.managers = std::clamp<std::size_t>(limits.managers, 1, 8),
             .requests = std::max<std::size_t>(limits.requests, 1),
             .silence = limits.silence},
    m_proxies(std::move(proxies)), m_watch(this)
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
            m_hosts[hostOf(*order.exchange)].waiting.push_back(std::move(order.exchange));
            ++m_waiting;
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
    const auto host = m_hosts.find(hostOf(*exchange));
    if (host != m_hosts.end())
        m_waiting -= std::erase(host->second.waiting, exchange);
}

// One of each host in turn, from the one behind whose turn it was.
void Dispatcher::fill()
{
    std::size_t passed = 0; // in a row, without anything to send or a place for it
    auto host = m_hosts.upper_bound(m_turn);
    while (m_waiting > 0 && passed < m_hosts.size()) {
        if (host == m_hosts.end())
            host = m_hosts.begin();
        passed = launchOne(*host) ? 0 : passed + 1;
        ++host;
    }
    std::erase_if(m_hosts, [](const auto &one) {
        return one.second.waiting.empty() && one.second.flights == 0;
    });
}

bool Dispatcher::launchOne(Hosts::value_type &entry)
{
    auto &[name, host] = entry;
    // All are stopped at once, but given up one after the other.
    while (!host.waiting.empty() && host.waiting.front()->order().stop.stop_requested()) {
        host.waiting.pop_front();
        --m_waiting;
    }
    if (host.waiting.empty() || !mayFly(host, Clock::now()))
        return false;
    const auto lane = freeLane(host);
    if (!lane)
        return false;
    auto *flight = new Flight(std::move(host.waiting.front()), *m_lanes[*lane], name, *lane);
    host.waiting.pop_front();
    --m_waiting;
    m_turn = name;
    connect(flight, &Flight::landed, this, [this, flight] { onLanded(flight); });
    m_flights.push_back(flight);
    ++host.byLane[*lane];
    ++host.flights;
    // Its deadline becomes the idle time-out's as soon as it is sent.
    const auto &order = flight->exchange().order();
    watch(Clock::now() + std::min(order.connectTimeout, order.idleTimeout));
    return true;
}

// A host has at most the whole window. What others have of it and do not use stands in nobody's
// way: it only keeps its connection.
bool Dispatcher::mayFly(const Host &host, Clock::time_point now)
{
    if (m_flights.size() < m_limits.requests)
        return true;
    if (host.flights >= m_limits.requests)
        return false;
    std::size_t lively = 0;
    auto next = Clock::time_point::max();
    for (const Flight *flight : m_flights) {
        const auto silent = flight->touched() + m_limits.silence;
        if (silent <= now)
            continue;
        ++lively;
        next = std::min(next, silent);
    }
    if (lively < m_limits.requests)
        return true;
    watch(next);
    return false;
}

// The least busy one; among equals the first, whose connections are warm.
std::optional<std::size_t> Dispatcher::freeLane(Host &host)
{
    host.byLane.resize(m_lanes.size(), 0);
    const auto best = std::ranges::min_element(host.byLane);
    const bool isFull = best == host.byLane.end() || *best >= connectionsPerManager;
    const bool mayShare = best != host.byLane.end() && *best > 0 && m_lanes.size() < spreadOver;
    if ((isFull || mayShare) && m_lanes.size() < m_limits.managers) {
        openLane();
        host.byLane.resize(m_lanes.size(), 0);
        return m_lanes.size() - 1;
    }
    if (isFull)
        return std::nullopt;
    return std::size_t(best - host.byLane.begin());
}

void Dispatcher::openLane()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new Proxies(m_proxies)); // the manager owns it
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setAutoDeleteReplies(false);
    m_lanes.push_back(std::move(manager));
}

void Dispatcher::onLanded(Flight *flight)
{
    Host &host = m_hosts[flight->host()];
    --host.byLane[flight->lane()];
    --host.flights;
    std::erase(m_flights, flight);
    flight->deleteLater();
    fill();
}

void Dispatcher::watch(Clock::time_point deadline)
{
    if (deadline >= m_watched)
        return;
    m_watched = deadline;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    m_watch.start(std::max(left, std::chrono::milliseconds(0)));
}

// Deadlines move while a timer runs: it fires at the earliest that was known, and looks again.
void Dispatcher::onWatch()
{
    m_watched = Clock::time_point::max();
    const auto now = Clock::now();
    const auto flights = m_flights; // expiring changes the list
    for (Flight *flight : flights) {
        if (flight->deadline() <= now)
            flight->expire();
    }
    auto next = Clock::time_point::max();
    for (const Flight *flight : m_flights)
        next = std::min(next, flight->deadline());
    watch(next);
    fill(); // a silent one may have given its place
}

void Dispatcher::close()
{
    m_watch.stop();
    m_waiting = 0;
    for (auto &[name, host] : m_hosts) {
        for (const auto &exchange : std::exchange(host.waiting, {}))
            exchange->finish({.fault = {.kind = Fault::Kind::Cancelled}});
    }
    const auto flights = m_flights;
    for (Flight *flight : flights)
        flight->abandon();
    m_lanes.clear();
}

} // namespace sameinside
