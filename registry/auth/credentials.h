// SPDX-License-Identifier: MIT
#pragma once

#include "registry/auth/authfile.h"

#include <QDateTime>
#include <QProcessEnvironment>

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace sameinside {

/// Finds credentials where docker, podman and skopeo keep them, in their order:
///
///     --authfile or REGISTRY_AUTH_FILE: that file alone; otherwise
///     DOCKER_AUTH_CONFIG, containers' auth.json (of the session, of the user),
///     Docker's config.json, ~/.dockercfg
///
/// In each: the helper of the host, the helper of the file, the most specific entry. A file is
/// read again when it changed; a helper is asked once for a host, whoever waits for it.
class Credentials final : public CredentialSource {
public:
    struct Options {
        QString authFile; ///< --authfile; empty: not given
        QProcessEnvironment environment;
        QString home;
        uint userId = 0;
        std::chrono::milliseconds helperTimeLimit{30'000};
        std::chrono::milliseconds answersLast{300'000}; ///< those of helpers
        std::chrono::milliseconds failuresLast{10'000};

        /// The environment, home and user of this process.
        static Options ofProcess();
    };

    explicit Credentials(Options options);

    /// Errors: Io (a file that cannot be read or parsed, a helper that is missing or broken),
    /// Unauthorized (a helper that failed), Cancelled.
    Result<Credential> find(const QString &domain, const QString &repository,
                            std::stop_token stop) override;

private:
    using FileContent = std::shared_ptr<const Result<AuthFile>>; ///< null: no such file
    struct Place {
        QString path;
        AuthFile::Shape shape = AuthFile::Shape::Current;
        QString chosenBy; ///< the option or variable; empty: one of the usual places
    };
    struct ReadFile {
        QDateTime changed;
        qint64 size = 0;
        FileContent content;
    };
    struct Answer {
        bool isAsked = false; ///< some thread waits for the helper
        std::optional<Result<Credential>> result;
        std::chrono::steady_clock::time_point until;
    };

    std::vector<Place> places() const;
    FileContent read(const Place &place);
    FileContent readVariable();
    Result<Credential> findIn(const FileContent &file, const QString &domain,
                              const QString &repository, std::stop_token stop);
    Result<Credential> ask(const AuthFile::Helper &helper, const QString &origin,
                           std::stop_token stop);

    const Options m_options;
    const std::vector<Place> m_places;
    std::mutex m_filesMutex;
    std::map<QString, ReadFile> m_files;
    std::mutex m_answersMutex;
    std::condition_variable_any m_answered;
    std::map<AuthFile::Helper, Answer> m_answers;
};

} // namespace sameinside
