// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/credential.h"
#include "registry/http/transport.h"

#include <QTest>

#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

/// Checks a Result once, and shows its error.
#define VERIFY_RESULT(expression)                                                                  \
    do {                                                                                           \
        const auto &result_ = (expression);                                                        \
        QVERIFY2(result_.has_value(), result_ ? "" : qPrintable(result_.error().detail));          \
    } while (false)

/// Checks that a Result is an error of a kind whose one line holds text.
#define VERIFY_ERROR(expression, expectedKind, text)                                               \
    do {                                                                                           \
        const auto &result_ = (expression);                                                        \
        QVERIFY2(!result_.has_value(), "expected an error");                                       \
        QVERIFY2(result_.error().detail.contains(text), qPrintable(result_.error().detail));       \
        QCOMPARE(result_.error().kind, expectedKind);                                              \
        QVERIFY(!result_.error().detail.contains(u'\n'));                                          \
    } while (false)

namespace sameinside {

/// Time limits that make a test quick.
inline TransportOptions quickOptions()
{
    using std::chrono::milliseconds;
    TransportOptions options;
    options.connectTimeout = milliseconds(2'000);
    options.idleTimeout = milliseconds(300);
    options.retry.base = milliseconds(10);
    options.retry.patience = milliseconds(300);
    return options;
}

/// Milliseconds, for what is promised within 200 of a stop: far above what a busy machine makes of
/// them, and far below what a test lets its server wait.
inline constexpr qint64 longestStop = 5'000;

/// The requests that a transport told of.
class SeenRequests {
public:
    /// To be called once for each.
    std::function<void(const LoggedRequest &)> listener()
    {
        return [this](const LoggedRequest &request) {
            const std::lock_guard lock(m_mutex);
            m_entries.push_back(request);
        };
    }
    std::vector<LoggedRequest> entries() const
    {
        const std::lock_guard lock(m_mutex);
        return m_entries;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<LoggedRequest> m_entries;
};

/// Credentials as a test says.
class ScriptedCredentials final : public CredentialSource {
public:
    using Answer
        = std::function<Result<Credential>(const QString &domain, const QString &repository)>;

    explicit ScriptedCredentials(Answer answer) : m_answer(std::move(answer)) {}
    static std::shared_ptr<ScriptedCredentials> always(const Credential &credential)
    {
        return std::make_shared<ScriptedCredentials>(
            [credential](const QString &, const QString &) { return credential; });
    }

    Result<Credential> find(const QString &domain, const QString &repository,
                            std::stop_token) override
    {
        ++count;
        return m_answer(domain, repository);
    }

    std::atomic_int count = 0;

private:
    const Answer m_answer;
};

} // namespace sameinside
