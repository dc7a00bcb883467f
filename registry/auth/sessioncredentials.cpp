// SPDX-License-Identifier: MIT
#include "registry/auth/sessioncredentials.h"

namespace sameinside {

void SessionCredentials::put(const QString &domain, const Credential &credential)
{
    const std::scoped_lock lock(m_mutex);
    m_typed.insert(domain, credential);
}

Result<Credential> SessionCredentials::find(const QString &domain, const QString &repository,
                                            std::stop_token stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto typed = m_typed.constFind(domain); typed != m_typed.constEnd())
            return *typed;
    }
    return m_next->find(domain, repository, std::move(stop));
}

} // namespace sameinside
