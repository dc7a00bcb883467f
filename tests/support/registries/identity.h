// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

struct evp_pkey_st;
struct x509_st;

namespace sameinside::test {

struct FreeKey {
    void operator()(evp_pkey_st *key) const;
};
struct FreeCertificate {
    void operator()(x509_st *certificate) const;
};

/// A private key with its certificate, made at run time.
class Identity {
public:
    /// A certificate authority (EC P-256), valid for a day.
    static Identity authority(const QString &name);
    /// Signs itself (RSA 2048): for tokens.
    static Identity signer(const QString &name);
    /// A server certificate for 127.0.0.1 and localhost, signed by this authority.
    Identity issueServer(const QString &name) const;

    QByteArray certificatePem() const;
    QByteArray certificateDer() const;
    QByteArray keyPem() const;
    /// With SHA-256 and the key's algorithm.
    QByteArray sign(const QByteArray &bytes) const;

private:
    std::unique_ptr<evp_pkey_st, FreeKey> m_key;
    std::unique_ptr<x509_st, FreeCertificate> m_certificate;
};

} // namespace sameinside::test
