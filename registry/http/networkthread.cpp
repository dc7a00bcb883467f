// SPDX-License-Identifier: MIT
#include "registry/http/networkthread.h"

#include "registry/http/dispatcher.h"

#include <utility>

namespace sameinside {

NetworkThread::NetworkThread(const Limits &limits, const ProxyRules &proxies) :
    m_dispatcher(std::make_unique<Dispatcher>(*this, limits, proxies))
{
    m_thread.setObjectName(QStringLiteral("network"));
    m_dispatcher->moveToThread(&m_thread);
    m_thread.start();
}

NetworkThread::~NetworkThread()
{
    QMetaObject::invokeMethod(m_dispatcher.get(), &Dispatcher::drain, Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(m_dispatcher.get(), &Dispatcher::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void NetworkThread::start(std::shared_ptr<Exchange> exchange)
{
    post({.kind = Order::Kind::Start, .exchange = std::move(exchange)});
}

void NetworkThread::resume(std::shared_ptr<Exchange> exchange)
{
    post({.kind = Order::Kind::Resume, .exchange = std::move(exchange)});
}

void NetworkThread::abandon(std::shared_ptr<Exchange> exchange)
{
    post({.kind = Order::Kind::Abandon, .exchange = std::move(exchange)});
}

void NetworkThread::post(Order order)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        m_orders.push_back(std::move(order));
        wake = !std::exchange(m_woken, true);
    }
    if (wake)
        QMetaObject::invokeMethod(m_dispatcher.get(), &Dispatcher::drain, Qt::QueuedConnection);
}

std::vector<NetworkThread::Order> NetworkThread::takeOrders()
{
    const std::lock_guard lock(m_mutex);
    m_woken = false;
    return std::exchange(m_orders, {});
}

} // namespace sameinside
