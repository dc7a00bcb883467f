// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSslConfiguration>

namespace sameinside {

/// A certificate and its key, in PEM form, made for one test run.
struct TestCertificate {
    QByteArray certificate;
    QByteArray key;

    /// A CA, signed by itself.
    static TestCertificate authority(const QByteArray &name);
    /// For a server, by default at 127.0.0.1 and localhost, or for a client, signed by issuer.
    /// daysLeft may be negative: expired. names as OpenSSL writes subjectAltName.
    static TestCertificate signedBy(const TestCertificate &issuer, const QByteArray &name,
                                    int daysLeft = 2,
                                    const QByteArray &names = "IP:127.0.0.1,DNS:localhost");

    /// What a server needs to show this certificate; clientAuthority: clients must show one of
    /// its certificates.
    QSslConfiguration serverConfiguration(const QByteArray &clientAuthority = {}) const;
};

} // namespace sameinside
