// SPDX-License-Identifier: MIT
#include "tests/support/capturedrun.h"

#include "app/wiring/sources.h"
#include "tests/support/images/layoutwriter.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>

#include <mutex>
#include <sstream>

namespace sameinside::test {

namespace {

template <class Function>
CommandRun run(const CommonOptions &common, Function function)
{
    std::ostringstream out;
    std::ostringstream err;
    Console console{out, err};
    CommandRun result;
    std::mutex mutex;
    {
        Sources sources(common);
        sources.watchRequests([&](const RequestLogEntry &entry) {
            const std::lock_guard lock(mutex);
            result.requests.push_back(entry);
        });
        result.code = function([&](const ImageName &name) { return sources.open(name); }, console);
    }
    result.out = QString::fromStdString(out.str());
    result.err = QString::fromStdString(err.str());
    return result;
}

} // namespace

QJsonObject CommandRun::json() const
{
    return QJsonDocument::fromJson(out.toUtf8()).object();
}

QString CommandRun::relation() const
{
    return json().value(u"relation").toString();
}

QStringList CommandRun::causes() const
{
    QStringList codes;
    const QJsonArray platforms = json().value(u"platforms").toArray();
    for (const auto &platform : platforms) {
        const QJsonArray causes = platform.toObject().value(u"causes").toArray();
        for (const auto &cause : causes)
            codes << cause.toObject().value(u"code").toString();
    }
    codes.removeDuplicates();
    codes.sort();
    return codes;
}

QString CommandRun::complaint() const
{
    const bool isOneLine = err.count(u'\n') == 1 && err.endsWith(u'\n');
    return isOneLine && out.isEmpty() && err.startsWith(u"sameinside-cli: ") ? err.chopped(1)
                                                                             : QString();
}

QByteArray CommandRun::text() const
{
    QString all = QStringLiteral("exit %1\n%2%3").arg(code).arg(out, err);
    for (const RequestLogEntry &entry : requests) {
        all += QStringLiteral("%1 %2 %3 %4\n")
                   .arg(entry.method, entry.url, QString::number(entry.status), entry.note);
    }
    return all.toUtf8();
}

CommandRun runCompareCommand(const CommonOptions &common, const QString &left, const QString &right,
                             CompareOptions options, std::stop_token stop)
{
    options.left = left.toStdString();
    options.right = right.toStdString();
    return run(common, [&](const SourceFactory &open, Console &console) {
        return runCompare(options, open, console, stop);
    });
}

CommandRun runInspectCommand(const CommonOptions &common, const QString &image,
                             InspectOptions options)
{
    options.source = image.toStdString();
    return run(common, [&](const SourceFactory &open, Console &console) {
        return runInspect(options, open, console, {});
    });
}

Surroundings::Surroundings()
{
    const std::pair<const char *, QString> places[] = {
        {"HOME", path(QStringLiteral("home"))},
        {"XDG_CONFIG_HOME", path(QStringLiteral("home/.config"))},
        {"XDG_CACHE_HOME", path(QStringLiteral("home/.cache"))},
        {"XDG_RUNTIME_DIR", path(QStringLiteral("run"))},
        {"DOCKER_CONFIG", path(QStringLiteral("docker"))},
        {"TMPDIR", path(QStringLiteral("tmp"))},
    };
    for (const auto &[variable, directory] : places) {
        QDir().mkpath(directory);
        qputenv(variable, directory.toLocal8Bit());
    }
    QFile::setPermissions(path(QStringLiteral("run")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const char *variable : {"REGISTRY_AUTH_FILE", "DOCKER_AUTH_CONFIG", "HTTP_PROXY",
                                 "HTTPS_PROXY", "http_proxy", "https_proxy"})
        qunsetenv(variable);
}

CommonOptions Surroundings::options(const QString &caFile) const
{
    CommonOptions options;
    options.caFile = caFile.toStdString();
    options.cacheDirectory = path(QStringLiteral("cache")).toStdString();
    return options;
}

Result<void> Surroundings::writeDockerConfig(const QJsonObject &config) const
{
    return writeFile(path(QStringLiteral("docker/config.json")), QJsonDocument(config).toJson());
}

QJsonObject Surroundings::passwordFor(const QString &domain, const QString &user,
                                      const QString &password)
{
    const QString pair = QString::fromLatin1((user + u':' + password).toUtf8().toBase64());
    return {{QStringLiteral("auths"),
             QJsonObject{{domain, QJsonObject{{QStringLiteral("auth"), pair}}}}}};
}

QStringList Surroundings::files() const
{
    QStringList files;
    QDirIterator walk(m_directory.path(), QDir::Files | QDir::Hidden | QDir::System,
                      QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << QDir(m_directory.path()).relativeFilePath(walk.next());
    files.sort();
    return files;
}

} // namespace sameinside::test
