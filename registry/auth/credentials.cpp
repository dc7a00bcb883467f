// SPDX-License-Identifier: MIT
#include "registry/auth/credentials.h"

#include "model/text/words/registry/authwords.h"
#include "registry/auth/credentialhelper.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace sameinside {

namespace {

constexpr qint64 largestFile = qint64(4) * 1024 * 1024;
QString authVariable()
{
    return QStringLiteral("DOCKER_AUTH_CONFIG");
}

std::shared_ptr<const Result<AuthFile>> content(Result<AuthFile> file)
{
    return std::make_shared<const Result<AuthFile>>(std::move(file));
}

std::shared_ptr<const Result<AuthFile>> unreadable(const QString &path, const QString &why)
{
    return content(failure(ErrorKind::Io, QStringLiteral("%1: %2").arg(path, why)));
}

} // namespace

Credentials::Options Credentials::Options::ofProcess()
{
    Options options;
    options.environment = QProcessEnvironment::systemEnvironment();
    options.home = QDir::homePath();
    options.userId = ::getuid();
    return options;
}

Credentials::Credentials(Options options) : m_options(std::move(options)), m_places(places()) {}

std::vector<Credentials::Place> Credentials::places() const
{
    using Shape = AuthFile::Shape;
    const auto variable
        = [&](const char *name) { return m_options.environment.value(QString::fromLatin1(name)); };
    if (!m_options.authFile.isEmpty())
        return {{m_options.authFile, Shape::Current, QStringLiteral("--authfile")}};
    if (const QString path = variable("REGISTRY_AUTH_FILE"); !path.isEmpty())
        return {{path, Shape::Current, QStringLiteral("REGISTRY_AUTH_FILE")}};

    std::vector<Place> usual;
    const auto add = [&](const QString &directory, const char *rest, Shape shape = Shape::Current) {
        if (!directory.isEmpty())
            usual.push_back({directory + QString::fromLatin1(rest), shape, {}});
    };
    const auto inHome = [&](const char *rest) {
        return m_options.home.isEmpty() ? QString() : m_options.home + QString::fromLatin1(rest);
    };
    const QString session = variable("XDG_RUNTIME_DIR");
    add(session.isEmpty() ? QStringLiteral("/run/containers/%1").arg(m_options.userId)
                          : session + QStringLiteral("/containers"),
        "/auth.json");
    const QString config = variable("XDG_CONFIG_HOME");
    add(config.isEmpty() ? inHome("/.config") : config, "/containers/auth.json");
    const QString docker = variable("DOCKER_CONFIG");
    add(docker.isEmpty() ? inHome("/.docker") : docker, "/config.json");
    add(m_options.home, "/.dockercfg", Shape::Legacy);
    return usual;
}

// Nothing where there is no such file: only one that was asked for must be there.
Credentials::FileContent Credentials::read(const Place &place)
{
    const QFileInfo info(place.path);
    if (!info.exists()) {
        if (place.chosenBy.isEmpty())
            return {};
        return unreadable(place.path, words::auth::noSuchFile(place.chosenBy));
    }
    if (!info.isFile()) // reading from a pipe could take for ever
        return unreadable(place.path, words::auth::notARegularFile());
    const std::scoped_lock lock(m_filesMutex);
    ReadFile &known = m_files[place.path];
    if (known.content && known.changed == info.lastModified() && known.size == info.size())
        return known.content;
    known = {.changed = info.lastModified(), .size = info.size(), .content = {}};
    QFile file(place.path);
    if (info.size() > largestFile) {
        known.content
            = unreadable(place.path, words::auth::fileTooLarge(largestFile / 1024 / 1024));
    } else if (!file.open(QIODevice::ReadOnly)) {
        known.content = unreadable(place.path, file.errorString());
    } else {
        known.content = content(AuthFile::parse(file.read(largestFile), place.path, place.shape));
    }
    return known.content;
}

Credentials::FileContent Credentials::readVariable()
{
    const QString value = m_options.environment.value(authVariable());
    if (value.trimmed().isEmpty())
        return {};
    const std::scoped_lock lock(m_filesMutex);
    ReadFile &known = m_files[authVariable()];
    if (!known.content) {
        known.content
            = content(AuthFile::parse(value.toUtf8(), authVariable(), AuthFile::Shape::Current));
    }
    return known.content;
}

Result<Credential> Credentials::find(const QString &domain, const QString &repository,
                                     std::stop_token stop)
{
    const bool isChosen = !m_places.empty() && !m_places.front().chosenBy.isEmpty();
    Result<Credential> credential = Credential{};
    if (!isChosen)
        credential = findIn(readVariable(), domain, repository, stop);
    for (const Place &place : m_places) {
        if (!credential || !credential->isAnonymous())
            break;
        credential = findIn(read(place), domain, repository, stop);
    }
    return credential;
}

Result<Credential> Credentials::findIn(const FileContent &file, const QString &domain,
                                       const QString &repository, std::stop_token stop)
{
    if (!file)
        return Credential{};
    if (!*file)
        return tl::unexpected(file->error());
    for (const AuthFile::Helper &helper : (*file)->helpersFor(domain)) {
        auto credential = ask(helper, (*file)->origin(), stop);
        if (!credential || !credential->isAnonymous())
            return credential;
    }
    return (*file)->entryFor(domain, repository);
}

Result<Credential> Credentials::ask(const AuthFile::Helper &helper, const QString &origin,
                                    std::stop_token stop)
{
    using Clock = std::chrono::steady_clock;
    std::unique_lock lock(m_answersMutex);
    Answer &answer = m_answers[helper];
    // Whoever asked may have been stopped: then the next one asks.
    if (!m_answered.wait(lock, stop, [&] { return !answer.isAsked; }))
        return stopped();
    if (answer.result && Clock::now() < answer.until)
        return *answer.result;
    answer.isAsked = true;
    lock.unlock();

    const CredentialHelper program(helper.name, origin, m_options.environment,
                                   m_options.helperTimeLimit);
    auto result = program.find(helper.serverKey, std::move(stop));

    lock.lock();
    answer.isAsked = false;
    if (result || result.error().kind != ErrorKind::Cancelled) {
        answer.result = result;
        answer.until = Clock::now() + (result ? m_options.answersLast : m_options.failuresLast);
    }
    lock.unlock();
    m_answered.notify_all();
    return result;
}

} // namespace sameinside
