// SPDX-License-Identifier: MIT
#include "registry/http/plainhosts.h"

#include <algorithm>

namespace sameinside {

bool PlainHosts::isNamed(const Origin &origin) const
{
    return std::ranges::any_of(m_named, [&](const QString &name) {
        return name.compare(origin.hostAndPort(), Qt::CaseInsensitive) == 0
            || name.compare(origin.withPort(), Qt::CaseInsensitive) == 0
            || name.compare(origin.host, Qt::CaseInsensitive) == 0;
    });
}

bool PlainHosts::mayBePlain(const Origin &origin) const
{
    return isLoopbackHost(origin.host) || isNamed(origin);
}

PlainHosts::Scheme PlainHosts::scheme(const Origin &origin, const std::stop_token &stop)
{
    if (isNamed(origin))
        return Scheme::Http;
    if (!isLoopbackHost(origin.host))
        return Scheme::Https;
    const QString key = origin.withPort();
    std::unique_lock lock(m_mutex);
    const auto isDecided = [&] { return m_known.value(key, Scheme::Https) != Scheme::Probe; };
    m_changed.wait(lock, stop, isDecided);
    if (stop.stop_requested())
        return Scheme::Https;
    const auto known = m_known.constFind(key);
    if (known != m_known.constEnd())
        return *known;
    m_known.insert(key, Scheme::Probe);
    return Scheme::Probe;
}

void PlainHosts::learned(const Origin &origin, Scheme scheme)
{
    {
        const std::lock_guard lock(m_mutex);
        m_known.insert(origin.withPort(), scheme);
    }
    m_changed.notify_all();
}

void PlainHosts::unlearned(const Origin &origin)
{
    {
        const std::lock_guard lock(m_mutex);
        m_known.remove(origin.withPort());
    }
    m_changed.notify_all();
}

} // namespace sameinside
