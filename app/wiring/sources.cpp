// SPDX-License-Identifier: MIT
#include "app/wiring/sources.h"

#include "model/text/words/ui/commandlinewords.h"
#include "registry/auth/credentials.h"
#include "registry/auth/sessioncredentials.h"
#include "registry/auth/token.h"
#include "registry/cache/cachedsource.h"
#include "registry/cache/cachedstore.h"
#include "registry/distribution/registryclient.h"
#include "registry/distribution/registrystore.h"
#include "registry/stored/deferredsource.h"
#include "registry/stored/dockerarchive.h"
#include "registry/stored/ocilayout.h"
#include "registry/stored/tararchive.h"

namespace sameinside {

namespace {

tl::unexpected<Error> unsupported(const QString &name)
{
    return failure(ErrorKind::Unsupported, words::commandline::transportNotRead(name));
}

// Its first read opens it, since that may take long and can be stopped.
std::unique_ptr<ImageSource> archive(const ImageName &name)
{
    return std::make_unique<DeferredSource>(
        [name](const std::stop_token &stop) -> Result<std::unique_ptr<ImageSource>> {
            auto tar = TarArchive::open(name.path(), stop);
            if (!tar)
                return tl::unexpected(tar.error());
            std::shared_ptr<const FileStore> files = *std::move(tar);
            if (name.transport() == ImageName::Transport::OciArchive)
                return OciLayout::open(std::move(files), QStringLiteral("oci-archive"));
            return DockerArchive::open(std::move(files));
        });
}

std::shared_ptr<CredentialSource> storedCredentials(const CommonOptions &options)
{
    Credentials::Options places = Credentials::Options::ofProcess();
    places.authFile = QString::fromStdString(options.authFile);
    return std::make_shared<Credentials>(std::move(places));
}

std::unique_ptr<DocumentCache> openedCache(const CommonOptions &options)
{
    if (options.noCache)
        return nullptr;
    return std::make_unique<DocumentCache>(
        DocumentCache::Options{.directory = QString::fromStdString(options.cacheDirectory)});
}

} // namespace

QString cacheDirectory(const CommonOptions &options)
{
    return options.cacheDirectory.empty() ? DocumentCache::defaultDirectory()
                                          : QString::fromStdString(options.cacheDirectory);
}

struct Sources::Listeners {
    std::mutex mutex;
    std::function<void(const RequestLogEntry &)> onRequest;
    std::function<void(const QString &)> onRemark;

    void tell(const LoggedRequest &request)
    {
        const std::lock_guard lock(mutex);
        if (!onRequest)
            return;
        QString note = request.error;
        if (note.isEmpty() && request.retries > 0)
            note = QStringLiteral("tried %1 times").arg(request.retries + 1);
        onRequest({.started = QDateTime::currentDateTime().addMSecs(-request.milliseconds),
                   .method = request.method,
                   .url = request.url,
                   .status = request.status,
                   .bytes = request.bytes,
                   .milliseconds = request.milliseconds,
                   .tries = request.retries + 1,
                   .note = note,
                   .isStopped = request.isStopped});
    }
    void remark(const QString &text)
    {
        const std::lock_guard lock(mutex);
        if (onRemark)
            onRemark(text);
    }
};

struct Sources::Shared {
    explicit Shared(const CommonOptions &all) :
        options(all), credentials(std::make_shared<SessionCredentials>(storedCredentials(all)))
    {
    }
    /// Made when a registry is first named.
    std::shared_ptr<RegistrySession> session();
    const std::unique_ptr<DocumentCache> &cache(); ///< null with --no-cache
    /// The next one to ask for it gets a new session, which knows no token of before.
    void renew();

    const CommonOptions options;
    const std::shared_ptr<SessionCredentials> credentials;
    mutable std::mutex mutex;
    QHash<QString, QString> hostCaFiles; ///< under mutex

private:
    std::shared_ptr<RegistrySession> m_session; ///< under mutex
    std::unique_ptr<DocumentCache> m_cache;
    std::once_flag m_once;
};

std::shared_ptr<RegistrySession> Sources::Shared::session()
{
    const std::lock_guard lock(mutex);
    if (m_session)
        return m_session;
    TransportOptions transport = TransportOptions::fromEnvironment();
    transport.caFile = QString::fromStdString(options.caFile);
    transport.hostCaFiles = hostCaFiles;
    transport.requests = std::size_t(options.requests);
    for (const std::string &host : options.plainHttpHosts)
        transport.plainHttpHosts << QString::fromStdString(host);
    m_session = std::make_shared<RegistrySession>(std::move(transport), credentials);
    return m_session;
}

const std::unique_ptr<DocumentCache> &Sources::Shared::cache()
{
    std::call_once(m_once, [this] { m_cache = openedCache(options); });
    return m_cache;
}

void Sources::Shared::renew()
{
    const std::lock_guard lock(mutex);
    m_session.reset();
}

Sources::Sources(const CommonOptions &options) : Sources(std::make_shared<Shared>(options)) {}

Sources::Sources(std::shared_ptr<Shared> shared) :
    m_shared(std::move(shared)), m_listeners(std::make_shared<Listeners>())
{
}

Sources::~Sources() = default;

std::shared_ptr<Sources> Sources::session() const
{
    return std::shared_ptr<Sources>(new Sources(m_shared));
}

void Sources::watchRequests(std::function<void(const RequestLogEntry &)> listener)
{
    const std::lock_guard lock(m_listeners->mutex);
    m_listeners->onRequest = std::move(listener);
}

void Sources::watchRemarks(std::function<void(const QString &)> listener)
{
    const std::lock_guard lock(m_listeners->mutex);
    m_listeners->onRemark = std::move(listener);
}

// What is asked through it is told to whoever watches these sources.
std::shared_ptr<RegistrySession> Sources::heardSession()
{
    return m_shared->session()->heardBy(
        [listeners = m_listeners](const LoggedRequest &request) { listeners->tell(request); });
}

Result<void> Sources::trust(const QString &host, const QString &caFile)
{
    if (auto checked = Transport::checkCaFile(caFile); !checked)
        return checked;
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->hostCaFiles.insert(host, caFile);
    }
    m_shared->renew();
    return {};
}

void Sources::signIn(const QString &host, const QString &user, const QString &password)
{
    m_shared->credentials->put(host, {.username = user, .password = password});
    m_shared->renew();
}

QString Sources::loginCommand(const QString &host)
{
    return sameinside::loginCommand(host);
}

// A command takes one CA file, for all hosts.
QStringList Sources::typedOptions() const
{
    CommonOptions options = m_shared->options;
    const std::lock_guard lock(m_shared->mutex);
    if (options.caFile.empty() && !m_shared->hostCaFiles.isEmpty())
        options.caFile = m_shared->hostCaFiles.cbegin()->toStdString();
    return sameinside::typedOptions(options);
}

Result<std::unique_ptr<ImageSource>> Sources::open(const ImageName &name)
{
    switch (name.transport()) {
    case ImageName::Transport::OciLayout:
        return OciLayout::open(name.path());
    case ImageName::Transport::OciArchive:
    case ImageName::Transport::DockerArchive:
        return archive(name);
    case ImageName::Transport::DockerDaemon:
        return unsupported(name.toString());
    case ImageName::Transport::Registry:
        break;
    }
    const auto &cache = m_shared->cache();
    std::unique_ptr<ImageSource> client;
    if (!m_shared->options.offline)
        client = std::make_unique<RegistryClient>(heardSession(), *name.reference());
    if (cache) {
        return std::make_unique<CachedSource>(std::move(client), *cache,
                                              name.reference()->repository());
    }
    if (!client) {
        return failure(ErrorKind::Offline,
                       words::commandline::offlineWithoutCache(name.toString()));
    }
    return client;
}

Result<std::unique_ptr<ImageStore>> Sources::openStore(const TargetName &name)
{
    if (name.kind() == TargetName::Kind::OciLayout)
        return std::make_unique<OciLayoutStore>(name.path());
    if (m_shared->options.offline) {
        return failure(ErrorKind::Offline, words::commandline::offlineListing(name.toString()));
    }
    const auto &cache = m_shared->cache();
    auto store = std::make_unique<RegistryStore>(heardSession(), name,
                                                 [listeners = m_listeners](const QString &text) {
        listeners->remark(text);
    });
    if (!cache)
        return store;
    return std::make_unique<CachedStore>(std::move(store), *cache, name.host());
}

} // namespace sameinside
