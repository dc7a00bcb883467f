// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/commonoptions.h"
#include "model/image/imagename.h"
#include "model/source/imagesource.h"
#include "model/source/requestlogentry.h"

#include <functional>
#include <memory>
#include <mutex>

namespace sameinside {

/// Threads that keep so many requests under way: while one of them reads what came, another has
/// asked for the next. Sources still makes no more requests at once than its options say.
constexpr int workersFor(int requests)
{
    return requests + (requests + 3) / 4;
}

/// Opens what a name stands for. The one place that knows every adapter. Thread-safe; must outlive
/// what it opens, and end before the QCoreApplication does.
class Sources {
public:
    explicit Sources(const CommonOptions &options);
    ~Sources();
    Sources(const Sources &) = delete;
    Sources &operator=(const Sources &) = delete;

    /// Errors: those of opening; Unsupported for transports that this version cannot read.
    Result<std::unique_ptr<ImageSource>> open(const ImageName &name);
    Result<std::unique_ptr<ImageStore>> openStore(const TargetName &name);

    /// From now on listener hears of every request that ended, on any thread.
    void watchRequests(std::function<void(const RequestLogEntry &)> listener);
    /// The same for what is worth a line: a catalog that may not be listed, say.
    void watchRemarks(std::function<void(const QString &)> listener);

private:
    struct Listeners;
    struct Network;
    Network &network();

    const CommonOptions m_options;
    const std::shared_ptr<Listeners> m_listeners;
    std::unique_ptr<Network> m_network; ///< made when a registry is first named
    std::once_flag m_once;
};

} // namespace sameinside
