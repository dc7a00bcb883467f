// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/origin.h"

#include <QHash>
#include <QStringList>

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace sameinside {

/// Which hosts may be asked without TLS, and which of them must be. A host that the user named
/// is asked so; loopback is asked with TLS first, once, and the answer is remembered. Safe to use
/// from any thread.
class PlainHosts {
public:
    enum class Scheme { Https, Http, Probe };

    /// Each "host" (any port) or "host:port".
    explicit PlainHosts(QStringList named) : m_named(std::move(named)) {}

    bool isNamed(const Origin &origin) const;
    /// Whether plain HTTP is permitted at all.
    bool mayBePlain(const Origin &origin) const;

    /// How to ask. Probe: try TLS and call learned() or unlearned(); others wait meanwhile.
    /// Https when stopped.
    Scheme scheme(const Origin &origin, const std::stop_token &stop);
    void learned(const Origin &origin, Scheme scheme);
    void unlearned(const Origin &origin);

private:
    const QStringList m_named;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    QHash<QString, Scheme> m_known; // Probe: somebody is at it
};

} // namespace sameinside
