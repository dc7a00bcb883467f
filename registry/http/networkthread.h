// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/exchange.h"
#include "registry/http/proxyrules.h"

#include <QThread>

#include <memory>
#include <mutex>
#include <vector>

namespace sameinside {

class Dispatcher;

/// The thread that all exchanges happen in. Safe to use from any other thread; nothing here
/// blocks.
class NetworkThread {
public:
    /// managers: how many QNetworkAccessManagers at most, 1 to 8. requests: how many at once.
    NetworkThread(std::size_t managers, std::size_t requests, const ProxyRules &proxies);
    /// Ends what is under way as cancelled, and the thread.
    ~NetworkThread();
    NetworkThread(const NetworkThread &) = delete;
    NetworkThread &operator=(const NetworkThread &) = delete;

    void start(std::shared_ptr<Exchange> exchange);
    /// Its buffer has room again.
    void resume(std::shared_ptr<Exchange> exchange);
    /// Nobody waits for it any more.
    void abandon(std::shared_ptr<Exchange> exchange);

private:
    friend class Dispatcher;
    struct Order {
        enum class Kind { Start, Resume, Abandon };
        Kind kind;
        std::shared_ptr<Exchange> exchange;
    };
    void post(Order order);
    std::vector<Order> takeOrders();

    std::mutex m_mutex;
    std::vector<Order> m_orders;
    bool m_woken = false;
    QThread m_thread;
    std::unique_ptr<Dispatcher> m_dispatcher;
};

} // namespace sameinside
