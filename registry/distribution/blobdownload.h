// SPDX-License-Identifier: MIT
#pragma once

#include "registry/distribution/registrysession.h"

namespace sameinside {

/// The download of one blob: hashed on the way, and continued where a connection dropped.
class BlobDownload {
public:
    /// url is the blob's in the registry; what names it in messages.
    BlobDownload(RegistrySession &session, const Access &access, const Descriptor &descriptor,
                 QUrl url, QString what) :
        m_session(session),
        m_access(access), m_descriptor(descriptor), m_url(std::move(url)), m_what(std::move(what)),
        m_hasher(Hasher::matching(descriptor.digest))
    {
    }

    /// Once. Errors: Corrupt, NotHere, ServerFault (it continues in the wrong place), and those
    /// of the session and of sink.
    Result<void> run(const BlobSink &sink, const std::stop_token &stop);

private:
    Result<void> checkHead(const Response &response);
    Result<void> take(QByteArrayView bytes, const BlobSink &sink);
    Result<void> finish();
    bool mayContinue(const Error &error, qint64 before);

    RegistrySession &m_session;
    const Access &m_access;
    const Descriptor &m_descriptor;
    const QUrl m_url;
    const QString m_what;
    Hasher m_hasher;
    qint64 m_received = 0;
    qint64 m_skip = 0; ///< bytes that come again, because the server knows no ranges
    int m_drops = 0;
};

} // namespace sameinside
