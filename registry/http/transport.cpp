// SPDX-License-Identifier: MIT
#include "registry/http/transport.h"

#include "model/text/words/registry/httpwords.h"
#include "registry/http/hostgates.h"
#include "registry/http/networkthread.h"
#include "registry/http/plainhosts.h"
#include "registry/http/requesttarget.h"
#include "registry/http/tlstrust.h"

#include <QElapsedTimer>

namespace sameinside {

namespace {

using std::chrono::milliseconds;

// A host near by that speaks TLS does so at once.
constexpr milliseconds longestProbe{3'000};
constexpr int connectTries = 2; // each costs the whole connect time-out

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QNetworkRequest toNetworkRequest(const Request &request)
{
    QNetworkRequest made(request.url);
    // HTTP/2 of Qt 6.4 may hang after a GOAWAY, and ignores the read buffer's size.
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                      QNetworkRequest::ManualRedirectPolicy);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    made.setRawHeader(QByteArrayLiteral("User-Agent"),
                      QByteArrayLiteral("SameInside/" SAMEINSIDE_VERSION));
    // The bytes of the wire are the bytes that digests cover.
    made.setRawHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    for (const auto &[name, value] : request.headers)
        made.setRawHeader(name, value);
    if (!request.authorization.isEmpty())
        made.setRawHeader(QByteArrayLiteral("Authorization"), request.authorization);
    return made;
}

// Digests cover what was asked for: nothing but the bytes themselves. What a blob's storage says
// about its encoding concerns its contents.
bool isEncoded(const Request &request, const Response &response)
{
    const QByteArray encoding = response.header("Content-Encoding").toLower();
    return request.kind != AnswerKind::Blob && request.kind != AnswerKind::Config
        && response.isSuccess() && !encoding.isEmpty() && encoding != "identity";
}

std::optional<milliseconds> retryAfter(const Exchange::Outcome &outcome)
{
    const Response response{.headers = outcome.headers};
    return RetryPolicy::retryAfter(response.header("Retry-After"), QDateTime::currentDateTimeUtc());
}

// The host is well, but asked too much: that costs time, and is no try that failed.
bool isLimit(const Exchange::Outcome &outcome)
{
    return outcome.fault.isNone()
        && (outcome.status == 429 || (outcome.status == 503 && retryAfter(outcome)));
}

Error encodedAnswer(const Origin &origin)
{
    return {ErrorKind::ServerFault, words::http::compressedAnswer(origin.hostAndPort())};
}

// Writes the log's line when a request has ended, however it did.
class Journal {
public:
    Journal(const TransportOptions &options, const Request &request) :
        m_options(options), m_listener(request.listener)
    {
        if (!isHeard())
            return;
        m_entry.method = QString::fromLatin1(request.methodName());
        m_entry.url = redactedUrl(request.url);
        m_clock.start();
    }
    ~Journal()
    {
        if (!isHeard())
            return;
        m_entry.milliseconds = m_clock.elapsed();
        if (m_options.onRequest)
            m_options.onRequest(m_entry);
        if (m_listener)
            m_listener(m_entry);
    }
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    void asked(const QUrl &url)
    {
        if (isHeard())
            m_entry.url = redactedUrl(url);
    }
    LoggedRequest &entry() { return m_entry; }

private:
    bool isHeard() const { return m_options.onRequest || m_listener; }

    const TransportOptions &m_options;
    const RequestListener &m_listener;
    LoggedRequest m_entry;
    QElapsedTimer m_clock;
};

} // namespace

struct Transport::Parts {
    explicit Parts(const TransportOptions &options) :
        trust(options.caFile, options.certificateDirectories, options.hostCaFiles),
        plain(options.plainHttpHosts), gates(options.retry, options.requests),
        network({options.managers, options.requests, options.silence}, options.proxies)
    {
    }
    TlsTrust trust;
    PlainHosts plain;
    HostGates gates;
    NetworkThread network;
};

struct Transport::Attempt {
    QUrl url; ///< as asked, with the scheme that was found
    Exchange::Outcome outcome;
    std::optional<Error> sinkError;
    bool isDelivered = false; ///< part of a body went to a sink: it cannot be had back
};

TransportOptions TransportOptions::fromEnvironment()
{
    TransportOptions options;
    options.certificateDirectories = TlsTrust::usualDirectories();
    options.proxies = ProxyRules::fromEnvironment();
    return options;
}

Transport::Transport(TransportOptions options) :
    m_options(std::move(options)), m_parts(std::make_unique<Parts>(m_options))
{
}

Transport::~Transport() = default;

Result<Response> Transport::send(const Request &request, const std::stop_token &stop)
{
    return follow(request, nullptr, stop);
}

Result<Response> Transport::stream(const Request &request, const BodySink &sink,
                                   const std::stop_token &stop)
{
    return follow(request, &sink, stop);
}

Result<void> Transport::checkCaFile(const QString &path)
{
    return TlsTrust::checkFile(path);
}

bool Transport::mayBePlain(const QUrl &url) const
{
    return m_parts->plain.mayBePlain(Origin::of(url));
}

Result<Response> Transport::follow(const Request &request, const BodySink *sink,
                                   const std::stop_token &stop)
{
    Request hop = request;
    std::optional<Origin> home;
    for (int followed = 0;; ++followed) {
        auto response = persist(hop, sink, stop);
        if (!response)
            return response;
        const Origin origin = Origin::of(response->url);
        if (!home)
            home = origin;
        response->elsewhere = origin != *home;
        if (!isRedirect(response->status))
            return response;
        if (followed == m_options.redirects) {
            return failure(ErrorKind::ServerFault,
                           words::http::redirectsWithoutEnd(home->hostAndPort(), followed));
        }
        const auto target = redirectTarget(hop, *response);
        if (!target)
            return tl::unexpected(target.error());
        hop.url = *target;
        hop.target = spelledTarget(response->header("Location"), *target);
        hop.findScheme = false;
        // Presigned storage refuses a second authorization, and nobody else is to see it.
        hop.authorization = Origin::of(*target) == *home ? request.authorization : QByteArray();
    }
}

Result<QUrl> Transport::redirectTarget(const Request &request, const Response &response) const
{
    const Origin from = Origin::of(response.url);
    const auto refused
        = [](const QString &detail) { return failure(ErrorKind::ServerFault, detail); };
    const QString host = from.hostAndPort();
    const QByteArray location = response.header("Location");
    QUrl target = response.url.resolved(QUrl::fromEncoded(location));
    target.setUserInfo({});
    target.setFragment({});
    const QString scheme = target.scheme();
    if (location.isEmpty() || !target.isValid() || target.host().isEmpty()
        || (scheme != u"https" && scheme != u"http"))
        return refused(words::http::redirectsNowhere(host));
    const Origin to = Origin::of(target);
    if (from.isHttps() && !to.isHttps())
        return refused(words::http::redirectsToPlainHttp(host, to.hostAndPort()));
    // A body may hold a secret, and only 307 and 308 say to send it again.
    const bool keepsMethod = response.status == 307 || response.status == 308;
    if (request.method == Request::Method::Post && (!keepsMethod || from != to))
        return refused(words::http::redirectsLogin(host, to.hostAndPort()));
    return target;
}

Result<Response> Transport::persist(const Request &request, const BodySink *sink,
                                    const std::stop_token &stop)
{
    Journal journal(m_options, request);
    LoggedRequest &entry = journal.entry();
    const auto failed = [&](Error error) {
        entry.error = error.detail;
        entry.isStopped = error.kind == ErrorKind::Cancelled;
        return tl::unexpected(std::move(error));
    };
    const QString host = Origin::of(request.url).withPort();
    int faults = 0;
    for (int sent = 0;; ++sent) {
        entry.retries = sent;
        auto pass = m_parts->gates.pass(host, stop);
        if (!pass)
            return failed(stopped().value());
        auto attempted = attempt(request, sink, stop);
        if (!attempted)
            return failed(attempted.error());
        Exchange::Outcome &outcome = attempted->outcome;
        journal.asked(attempted->url);
        entry.status = outcome.status;
        entry.bytes = outcome.received;
        const bool mayRepeat = !attempted->sinkError
            && (request.method != Request::Method::Post || request.repeatable);
        if (isLimit(outcome)) {
            if (pass->noteLimit(retryAfter(outcome)) && mayRepeat)
                continue;
        } else if (const auto pause = pauseAfter(*attempted, ++faults); pause && mayRepeat) {
            pass.reset();
            if (!pauseFor(*pause, stop))
                return failed(stopped().value());
            continue;
        } else if (outcome.fault.isNone()) {
            pass->noteAnswer();
        }
        if (attempted->sinkError)
            return failed(*attempted->sinkError);
        if (!outcome.fault.isNone())
            return failed(outcome.fault.toError(Origin::of(attempted->url)));
        Response response{.status = outcome.status,
                          .headers = std::move(outcome.headers),
                          .body = std::move(outcome.body),
                          .url = attempted->url};
        if (!sink && isEncoded(request, response))
            return failed(encodedAnswer(Origin::of(response.url)));
        return response;
    }
}

std::optional<milliseconds> Transport::pauseAfter(const Attempt &attempt, int faults) const
{
    const Exchange::Outcome &outcome = attempt.outcome;
    const RetryPolicy &policy = m_options.retry;
    if (faults >= policy.tries)
        return std::nullopt;
    if (outcome.fault.isNone()) {
        return RetryPolicy::isTransient(outcome.status) ? std::optional(policy.backoff(faults))
                                                        : std::nullopt;
    }
    const bool isConnect = outcome.fault.kind == Fault::Kind::ConnectTimeOut;
    if (!outcome.fault.isTransient() || attempt.isDelivered
        || (isConnect && faults >= connectTries))
        return std::nullopt;
    return policy.backoff(faults);
}

Result<Transport::Attempt> Transport::attempt(const Request &request, const BodySink *sink,
                                              const std::stop_token &stop)
{
    const Origin origin = Origin::of(request.url);
    if (!origin.isHttps() && !m_parts->plain.mayBePlain(origin)) {
        return failure(ErrorKind::Unsupported, words::http::plainHttpRefused(origin.hostAndPort()));
    }
    if (!origin.isHttps() || !request.findScheme)
        return exchange(request, sink, m_options.connectTimeout, stop);
    switch (m_parts->plain.scheme(origin, stop)) {
    case PlainHosts::Scheme::Https:
        break;
    case PlainHosts::Scheme::Http: {
        Request plain = request;
        plain.url.setScheme(QStringLiteral("http"));
        return exchange(plain, sink, m_options.connectTimeout, stop);
    }
    case PlainHosts::Scheme::Probe:
        return probe(request, sink, stop);
    }
    return exchange(request, sink, m_options.connectTimeout, stop);
}

// The first request to a loopback host finds out whether it speaks TLS. The request is the probe,
// so that no call costs an extra one. Others wait until the scheme shows, not for its answer, which
// may never come.
Result<Transport::Attempt> Transport::probe(const Request &request, const BodySink *sink,
                                            const std::stop_token &stop)
{
    const Origin origin = Origin::of(request.url);
    const auto teach = [plain = &m_parts->plain, origin](PlainHosts::Scheme scheme) {
        return [=] { plain->learned(origin, scheme); };
    };
    auto result = exchange(request, sink, std::min(m_options.connectTimeout, longestProbe), stop,
                           teach(PlainHosts::Scheme::Https));
    auto found = PlainHosts::Scheme::Https;
    using Kind = Fault::Kind;
    const Kind kind = result ? result->outcome.fault.kind : Kind::Cancelled;
    const bool isSilent
        = kind == Kind::NoTls || kind == Kind::Dropped || kind == Kind::ConnectTimeOut;
    if (result && isSilent && !result->outcome.encrypted && result->outcome.status == 0) {
        Request plain = request;
        plain.url.setScheme(QStringLiteral("http"));
        result = exchange(plain, sink, m_options.connectTimeout, stop,
                          teach(PlainHosts::Scheme::Http));
        found = PlainHosts::Scheme::Http;
    }
    const bool isClear = result
        && (result->outcome.status != 0 || result->outcome.encrypted
            || result->outcome.fault.kind == Kind::Untrusted
            // It took a plain request: nobody else need find out how slow it is.
            || result->outcome.fault.kind == Kind::IdleTimeOut);
    if (isClear)
        m_parts->plain.learned(origin, found);
    else
        m_parts->plain.unlearned(origin);
    return result;
}

Result<Transport::Attempt> Transport::exchange(const Request &request, const BodySink *sink,
                                               milliseconds connectTimeout,
                                               const std::stop_token &stop,
                                               const std::function<void()> &onReached)
{
    // What a proxy is asked for without TLS is a whole address, which Qt spells.
    const Origin origin = Origin::of(request.url);
    const bool isDirect = origin.isHttps() || m_options.proxies.proxyFor(origin).isEmpty();
    Exchange::Order order{.request = toNetworkRequest(request),
                          .target = isDirect ? request.target : QByteArray(),
                          .method = request.method,
                          .body = request.body,
                          .largest
                          = request.largest ? request.largest : largestAnswer(request.kind),
                          .cutAtLargest = request.cutAtLargest,
                          .streamed = sink != nullptr,
                          .connectTimeout = connectTimeout,
                          .idleTimeout = m_options.idleTimeout,
                          .stop = stop,
                          .onReached = onReached};
    if (origin.isHttps()) {
        const auto configuration = m_parts->trust.configurationFor(origin);
        if (!configuration)
            return tl::unexpected(configuration.error());
        order.request.setSslConfiguration(*configuration);
    }
    const auto exchange = std::make_shared<Exchange>(std::move(order));
    Attempt attempt{.url = request.url};
    const std::stop_callback onStop(stop, [&] { exchange->cancel(); });
    NetworkThread &network = m_parts->network;
    network.start(exchange);
    while (sink) {
        const QByteArray chunk = exchange->takeChunk();
        if (chunk.isEmpty())
            break;
        if (exchange->takeHeld())
            network.resume(exchange);
        Result<void> taken;
        if (!std::exchange(attempt.isDelivered, true) && sink->head)
            taken = sink->head(exchange->head(request.url));
        if (taken)
            taken = sink->bytes(chunk);
        if (!taken) {
            network.abandon(exchange);
            attempt.sinkError = taken.error();
            return attempt;
        }
    }
    attempt.outcome = exchange->takeOutcome();
    if (attempt.outcome.fault.kind == Fault::Kind::Cancelled)
        network.abandon(exchange);
    return attempt;
}

} // namespace sameinside
