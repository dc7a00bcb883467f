// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/credential.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace sameinside {

/// Credentials that a person typed, kept in memory as long as this lives; for every other registry,
/// those that next finds.
class SessionCredentials final : public CredentialSource {
public:
    explicit SessionCredentials(std::shared_ptr<CredentialSource> next) : m_next(std::move(next)) {}

    /// domain as in find().
    void put(const QString &domain, const Credential &credential);
    Result<Credential> find(const QString &domain, const QString &repository,
                            std::stop_token stop) override;

private:
    const std::shared_ptr<CredentialSource> m_next;
    std::mutex m_mutex;
    QHash<QString, Credential> m_typed;
};

} // namespace sameinside
