// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/commonoptions.h"
#include "model/image/imagename.h"
#include "model/source/imagesource.h"
#include "model/source/requestlogentry.h"

#include <functional>
#include <memory>

namespace sameinside {

/// Threads that keep so many requests under way: while one of them reads what came, another has
/// asked for the next. Sources still makes no more requests at once than its options say.
constexpr int workersFor(int requests)
{
    return requests + (requests + 3) / 4;
}

/// Where what is learned is kept between runs.
QString cacheDirectory(const CommonOptions &options);

class RegistrySession;

/// Opens what a name stands for. The one place that knows every adapter. Thread-safe; must outlive
/// what it opens, and end before the QCoreApplication does.
class Sources {
public:
    explicit Sources(const CommonOptions &options);
    ~Sources();
    Sources(const Sources &) = delete;
    Sources &operator=(const Sources &) = delete;

    /// The same network, tokens and cache, for somebody who listens apart: what is opened there is
    /// heard of there, and nowhere else.
    std::shared_ptr<Sources> session() const;

    /// Errors: those of opening; Unsupported for transports that this version cannot read.
    Result<std::unique_ptr<ImageSource>> open(const ImageName &name);
    Result<std::unique_ptr<ImageStore>> openStore(const TargetName &name);

    /// From now on, until the program ends: a certificate file is trusted for one host[:port], a
    /// name and a password are used for it. Sources of the same session() know of both; what is
    /// open goes on as it began. Errors: Io, where the file holds no certificate.
    Result<void> trust(const QString &host, const QString &caFile);
    void signIn(const QString &host, const QString &user, const QString &password);
    /// What to type to keep a login for good.
    static QString loginCommand(const QString &host);
    /// The options of a command that asks as these sources do, with what they trust by now.
    QStringList typedOptions() const;

    /// From now on listener hears of every request that ended, of what was opened here, on any
    /// thread.
    void watchRequests(std::function<void(const RequestLogEntry &)> listener);
    /// The same for what is worth a line: a catalog that may not be listed, say.
    void watchRemarks(std::function<void(const QString &)> listener);

private:
    struct Listeners;
    struct Shared;
    explicit Sources(std::shared_ptr<Shared> shared);
    std::shared_ptr<RegistrySession> heardSession();

    const std::shared_ptr<Shared> m_shared;
    const std::shared_ptr<Listeners> m_listeners;
};

} // namespace sameinside
