// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/credential.h"

#include <QProcessEnvironment>

#include <chrono>

class QProcess;

namespace sameinside {

/// A program docker-credential-<name> that keeps credentials (docker-credential-helpers).
class CredentialHelper {
public:
    /// origin is the file that names the helper. environment is what the helper sees; its PATH is
    /// where the helper is looked for.
    CredentialHelper(QString name, QString origin, const QProcessEnvironment &environment,
                     std::chrono::milliseconds timeLimit);

    /// What the helper keeps for serverKey; anonymous where it keeps nothing. Blocks; the helper
    /// and what it started are killed on stop, and at the time limit.
    /// Errors: Unauthorized (the helper says that it failed), Io (it is missing, silent, or
    /// answers nonsense), Cancelled. None of them quotes what may be a secret.
    Result<Credential> find(const QString &serverKey, std::stop_token stop) const;

    /// The largest answer that is read, in bytes.
    static constexpr qsizetype largestAnswer = qsizetype(64) * 1024;

private:
    struct Answer {
        QByteArray output;
        QByteArray complaint; ///< standard error
    };
    QString program() const { return QStringLiteral("docker-credential-") + m_name; }
    Result<QString> executable() const;
    Result<void> run(QProcess &process, Answer &answer, const QString &serverKey,
                     std::stop_token stop) const;
    Result<Credential> parse(const QByteArray &output, const QString &serverKey) const;
    tl::unexpected<Error> refused(const Answer &answer, const QString &serverKey,
                                  int exitCode) const;

    QString m_name;
    QString m_origin;
    QProcessEnvironment m_environment;
    std::chrono::milliseconds m_timeLimit;
};

} // namespace sameinside
