// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace sameinside {

/// One way to log in that a 401 offers (RFC 9110 section 11).
struct Challenge {
    QByteArray scheme;                        ///< lower case
    QHash<QByteArray, QByteArray> parameters; ///< names in lower case; the first of a name wins
    QByteArray token68;

    QByteArray realm() const { return parameters.value(QByteArrayLiteral("realm")); }
    QByteArray service() const { return parameters.value(QByteArrayLiteral("service")); }
    /// Space-separated scopes.
    QByteArray scope() const { return parameters.value(QByteArrayLiteral("scope")); }
    QByteArray error() const { return parameters.value(QByteArrayLiteral("error")); }

    /// All challenges of a WWW-Authenticate header, repeated fields joined with ", ".
    /// Errors: InvalidDocument for what is not well formed; an empty header has no challenges.
    static Result<std::vector<Challenge>> parseAll(QByteArrayView header);
};

} // namespace sameinside
