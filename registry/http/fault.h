// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"
#include "registry/http/origin.h"

namespace sameinside {

/// Why an exchange brought no whole answer.
struct Fault {
    enum class Kind {
        None,
        Cancelled,
        NoSuchHost,
        Refused,
        Dropped,        ///< closed or reset before the answer was whole
        ConnectTimeOut, ///< nothing was sent within the limit
        IdleTimeOut,    ///< no bytes within the limit
        NoTls,          ///< the other side does not speak TLS
        TlsFailed,
        Untrusted,
        Proxy,
        TooLarge,
        BadAnswer, ///< not HTTP, or outside of it
    };
    Kind kind = Kind::None;
    QString text; ///< plain words for what the kind leaves open; may come from the other side

    bool isNone() const { return kind == Kind::None; }
    /// Whether the same request may do better a moment later.
    bool isTransient() const;

    /// For a person: what happened at origin and what to do.
    Error toError(const Origin &origin) const;
};

} // namespace sameinside
