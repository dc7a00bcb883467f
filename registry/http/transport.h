// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagesource.h"
#include "registry/http/httpmessage.h"
#include "registry/http/loggedrequest.h"
#include "registry/http/proxyrules.h"
#include "registry/http/retry.h"

#include <QHash>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace sameinside {

struct TransportOptions {
    std::chrono::milliseconds connectTimeout{30'000}; ///< until the request is sent
    std::chrono::milliseconds idleTimeout{60'000};    ///< without a byte
    RetryPolicy retry;
    int redirects = 10;        ///< followed for one request
    std::size_t managers = 8;  ///< at most; six requests at once for each
    std::size_t requests = 48; ///< at once, of all managers together
    /// Without a byte for this long, a request gives its place among those to other hosts.
    std::chrono::milliseconds silence{3'000};
    QString caFile;                      ///< PEM, trusted on top of the system's
    QHash<QString, QString> hostCaFiles; ///< the same for one host[:port] alone
    QStringList certificateDirectories;  ///< the certs.d; see TlsTrust::usualDirectories()
    QStringList plainHttpHosts;          ///< host or host:port; loopback need not be named
    ProxyRules proxies;
    /// Told of every request that has ended, on the thread that asked; calls may overlap.
    std::function<void(const LoggedRequest &)> onRequest;

    /// Proxies and directories as the environment has them.
    static TransportOptions fromEnvironment();
};

/// Takes a body in parts.
struct BodySink {
    /// Sees status and header fields before the first byte; an error ends the transfer. May be
    /// empty.
    std::function<Result<void>(const Response &)> head;
    BlobSink bytes;
};

/// One request in, one answer out, over HTTP/1.1. Redirects, retries, limits and TLS are its
/// work; what a status means is not. Safe to use from any thread; calls block, and end within
/// 200 ms of a stop request with Cancelled. Must outlive its calls.
class Transport {
public:
    explicit Transport(TransportOptions options);
    ~Transport();
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    /// An answer of any status, whole. Errors: Unreachable, TimedOut, Untrusted, TooLarge,
    /// ServerFault (not HTTP, bad redirects), Unsupported (plain HTTP refused), Io (a CA file).
    Result<Response> send(const Request &request, const std::stop_token &stop);

    /// The same, but a body with status 200 or 206 goes to sink, on this thread. A connection that
    /// drops is tried again only until the first byte; later it is Unreachable. Errors: as above,
    /// and those of sink.
    Result<Response> stream(const Request &request, const BodySink &sink,
                            const std::stop_token &stop);

    const TransportOptions &options() const { return m_options; }
    /// Whether path holds a certificate to trust. Errors: Io.
    static Result<void> checkCaFile(const QString &path);
    /// Whether url's host may be asked without TLS.
    bool mayBePlain(const QUrl &url) const;

private:
    struct Parts;
    struct Attempt;
    Result<Response> follow(const Request &request, const BodySink *sink,
                            const std::stop_token &stop);
    Result<Response> persist(const Request &request, const BodySink *sink,
                             const std::stop_token &stop);
    Result<Attempt> attempt(const Request &request, const BodySink *sink,
                            const std::stop_token &stop);
    Result<Attempt> probe(const Request &request, const BodySink *sink,
                          const std::stop_token &stop);
    Result<Attempt> exchange(const Request &request, const BodySink *sink,
                             std::chrono::milliseconds connectTimeout, const std::stop_token &stop,
                             const std::function<void()> &onReached = {});
    std::optional<std::chrono::milliseconds> pauseAfter(const Attempt &attempt, int faults) const;
    Result<QUrl> redirectTarget(const Request &request, const Response &response) const;

    const TransportOptions m_options;
    const std::unique_ptr<Parts> m_parts;
};

} // namespace sameinside
