// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/comparecommand.h"
#include "app/commands/inspectcommand.h"
#include "app/wiring/commonoptions.h"
#include "model/source/requestlogentry.h"

#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

#include <stop_token>

namespace sameinside::test {

/// What a command said, and asked of registries.
struct CommandRun {
    int code = -1;
    QString out;
    QString err;
    std::vector<RequestLogEntry> requests;

    /// out as one JSON object.
    QJsonObject json() const;
    QString relation() const;
    /// The codes of all causes of all platforms, sorted, each once.
    QStringList causes() const;
    /// err where it is one line of this program, and nothing went to out; empty otherwise.
    QString complaint() const;
    /// For messages of failed tests.
    QByteArray text() const;
};

/// Each run opens a Sources of its own, as a new process would.
CommandRun runCompareCommand(const CommonOptions &common, const QString &left, const QString &right,
                             CompareOptions options = {.format = "json"},
                             std::stop_token stop = {});
CommandRun runInspectCommand(const CommonOptions &common, const QString &image,
                             InspectOptions options = {});

/// Home, cache, credentials and temporary files of this process, in a directory that goes with
/// the object. Nothing of the user's own is read or written meanwhile.
class Surroundings {
public:
    Surroundings();
    Q_DISABLE_COPY_MOVE(Surroundings)

    /// With a cache here.
    CommonOptions options(const QString &caFile = {}) const;
    /// A path in the directory.
    QString path(const QString &name) const { return m_directory.filePath(name); }
    /// As Docker's config.json. Errors: Io.
    Result<void> writeDockerConfig(const QJsonObject &config) const;
    /// {"auths": {domain: {"auth": …}}}
    static QJsonObject passwordFor(const QString &domain, const QString &user,
                                   const QString &password);
    /// Every file in the directory, relative to it, sorted.
    QStringList files() const;

private:
    QTemporaryDir m_directory;
};

} // namespace sameinside::test
