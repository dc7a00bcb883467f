// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/fault.h"
#include "registry/http/httpmessage.h"

#include <QNetworkRequest>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

namespace sameinside {

class Flight;

/// One request and its answer, on the way between the thread that waits for it and the network
/// thread. A streamed body passes through a bounded buffer.
class Exchange {
public:
    /// What the network thread is to do. Does not change on the way.
    struct Order {
        QNetworkRequest request;
        QByteArray target = {}; ///< as in Request
        Request::Method method = Request::Method::Get;
        QByteArray body;
        qint64 largest = 0;
        bool cutAtLargest = false;
        bool streamed = false; ///< a body with status 200 or 206 goes through the buffer
        std::chrono::milliseconds connectTimeout{};
        std::chrono::milliseconds idleTimeout{};
        std::stop_token stop; ///< once requested, it is not sent any more
        /// Called on the network thread once the other side took it in this scheme: TLS is up, or
        /// the plain request is sent. May be empty; may outlive the wait.
        std::function<void()> onReached;
    };

    struct Outcome {
        Fault fault;
        int status = 0;
        HttpHeaders headers;
        QByteArray body;     ///< whole, but for what was streamed
        qint64 received = 0; ///< bytes of the body, streamed or not
        bool encrypted = false;
    };

    explicit Exchange(Order order) : m_order(std::move(order)) {}

    const Order &order() const { return m_order; }

    // The waiting thread
    /// Makes every wait end; the outcome is Cancelled. From any thread.
    void cancel();
    /// Blocks until bytes of a streamed body are there; empty at its end, or when cancelled.
    QByteArray takeChunk();
    /// Status and header fields, once a chunk was taken.
    Response head(const QUrl &url);
    /// Whether the network thread waits for room in the buffer; asking resets it.
    bool takeHeld();
    /// Blocks until the end.
    Outcome takeOutcome();

    // The network thread
    void setHead(int status, HttpHeaders headers);
    /// Adds what was read. Returns the room that is left, in bytes; none: the exchange is held.
    qint64 append(const QByteArray &bytes);
    qint64 room();
    void finish(Outcome outcome);

    Flight *flight = nullptr; ///< used by the network thread only

private:
    const Order m_order;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Outcome m_outcome;
    QByteArray m_chunk;
    bool m_held = false;
    bool m_done = false;
    bool m_cancelled = false;
};

} // namespace sameinside
