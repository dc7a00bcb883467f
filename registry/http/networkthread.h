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
    struct Limits {
        std::size_t managers = 8;            ///< QNetworkAccessManagers at most, 1 to 8
        std::size_t requests = 48;           ///< at once, of all managers together
        std::chrono::milliseconds silence{}; ///< after which one does not count for other hosts
    };
    NetworkThread(const Limits &limits, const ProxyRules &proxies);
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
