// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <stop_token>

namespace sameinside {

/// What proves who asks; all empty: nobody in particular. Never logged, never kept on disk by us.
struct Credential {
    QString username;
    QString password;
    QString identityToken; ///< OAuth2 refresh token
    QString registryToken; ///< sent as Bearer as it is

    bool isAnonymous() const
    {
        return username.isEmpty() && password.isEmpty() && identityToken.isEmpty()
            && registryToken.isEmpty();
    }
    bool operator==(const Credential &) const = default;
};

/// Where credentials are kept already: files and helpers of the ecosystem.
class CredentialSource {
public:
    virtual ~CredentialSource() = default;

    /// The most specific credential for a repository of a registry; anonymous where there is none.
    /// domain is host[:port] as in a reference ("docker.io" for Docker Hub). Blocks; may be called
    /// from several threads. Errors: Unauthorized or Io, where a file or helper is broken.
    virtual Result<Credential> find(const QString &domain, const QString &repository,
                                    std::stop_token stop)
        = 0;
};

} // namespace sameinside
