// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/manifest.h"
#include "registry/http/httpmessage.h"

namespace sameinside {

/// What a registry sent as a manifest, parsed and held against all that names it.
struct ManifestCheck {
    QString what;                  ///< for messages
    std::optional<Digest> digest;  ///< what was asked for; nothing: a tag
    std::optional<MediaType> type; ///< of the descriptor; wins over Content-Type
    qint64 size = -1;              ///< of the descriptor; -1: not known

    /// Errors: Corrupt, for bytes that are not the digest's or not what the registry says it
    /// sent; InvalidDocument, TooLarge, Unsupported, ServerFault (a web page).
    Result<ManifestDocument> operator()(const Response &response) const;

private:
    Result<void> checkAsked(const QByteArray &bytes, const Result<ManifestDocument> &parsed) const;
    Result<void> checkHeader(const Response &response) const;
    Digest nameOf(const Response &response, const ManifestDocument &parsed) const;
};

} // namespace sameinside
