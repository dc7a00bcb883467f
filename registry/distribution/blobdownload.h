// SPDX-License-Identifier: MIT
#pragma once

#include "registry/distribution/registrysession.h"

namespace sameinside {

/// The download of one blob: continued where a connection dropped or fell silent, and hashed as a
/// whole. Every part is asked of the registry anew, since what it redirects to expires.
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

    /// Once. Errors: Corrupt, NotHere, ServerFault (it continues in the wrong place, or its parts
    /// do not fit together), and those of the session and of sink.
    Result<void> run(const BlobSink &sink, const std::stop_token &stop);

private:
    Request nextRequest() const;
    Result<void> checkHead(const Response &response);
    Result<void> checkPart(const Response &response);
    Result<void> take(QByteArrayView bytes, const BlobSink &sink);
    Result<void> finish();
    bool isWhole() const { return m_descriptor.size >= 0 && m_received == m_descriptor.size; }
    bool isCutShort(qint64 before) const;
    bool mayContinue(qint64 before);
    Result<bool> hasEnded(const Response &response);

    RegistrySession &m_session;
    const Access &m_access;
    const Descriptor &m_descriptor;
    const QUrl m_url;
    const QString m_what;
    Hasher m_hasher;
    qint64 m_received = 0;
    qint64 m_skip = 0; ///< bytes that come again, because the server knows no ranges
    bool m_hasRestarted = false;
    bool m_asksForRest = true;
    QByteArray m_tag;         ///< the entity tag of the last answer, where it is a strong one
    bool m_isOneThing = true; ///< all that was taken is of one answer, or of one entity tag
    int m_drops = 0;
};

} // namespace sameinside
