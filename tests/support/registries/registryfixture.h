// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"
#include "model/result.h"
#include "tests/support/registries/identity.h"
#include "tests/support/registries/tokenserver.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

namespace sameinside::test {

/// A real registry (Debian's docker-registry) on a loopback port of its own, empty at first. It
/// ends with the object, and with this process.
class RegistryFixture {
public:
    enum class Kind {
        Plain, ///< http, for everybody
        Basic, ///< https, with a password file
        Token  ///< https, with a token server
    };
    /// A line of the access log.
    struct Request {
        QByteArray method;
        QByteArray path; ///< with its query
        int status = 0;
        QByteArray client; ///< User-Agent
    };

    explicit RegistryFixture(Kind kind);
    ~RegistryFixture();
    Q_DISABLE_COPY_MOVE(RegistryFixture)

    /// Waits until it answers, at most 20 s. Errors: Io, with the end of its log.
    Result<void> start();
    /// Ends it, as a machine that fails would.
    void stop();

    /// 127.0.0.1:PORT
    QString domain() const;
    /// http or https URL of a path ("/v2/").
    QString url(const QString &path) const;
    /// Where it keeps the bytes of a blob or manifest, for tests that damage them.
    QString blobFile(const Digest &digest) const;
    /// Who may do everything; only for Basic and Token.
    QString user() const { return QStringLiteral("ann"); }
    QString password() const { return QStringLiteral("s3cret:with colon"); }
    /// The certificate authority behind https, as PEM and as a file.
    QByteArray authority() const { return m_authority.certificatePem(); }
    QString authorityFile() const;
    /// Only for Token.
    TokenServer *tokens() { return m_tokens.get(); }

    /// Runs skopeo copy. source is a name as skopeo takes it ("oci:DIR:REF"), destination is
    /// "repository:tag", extra goes before both ("--all", "--format", "v2s2").
    /// Errors: Io, with what skopeo says.
    Result<void> push(const QString &source, const QString &destination,
                      const QStringList &extra = {});

    /// What was asked of the registry so far. A line may come a moment after its answer.
    std::vector<Request> requests() const;

private:
    Result<void> writeFiles();
    Result<void> waitUntilReady();
    Result<void> makePasswordFile();
    QByteArray configuration() const;
    QString path(const char *name) const;
    QProcessEnvironment environment() const;

    const Kind m_kind;
    QTemporaryDir m_directory;
    Identity m_authority = Identity::authority(QStringLiteral("CA of the tests"));
    std::unique_ptr<TokenServer> m_tokens;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace sameinside::test
