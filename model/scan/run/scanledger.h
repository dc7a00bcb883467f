// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/run/holderindex.h"
#include "model/scan/run/scandoubts.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace sameinside {

/// What the readers of a scan share.
struct ScanLedger {
    /// How a target names an image; an empty tag: by its digest.
    using Naming = std::function<QString(Id repository, const QString &tag, const Digest &digest)>;

    mutable std::mutex mutex; ///< over all that follows, but for the atomics
    Catalogue catalogue;
    HolderIndex holders{catalogue};
    ScanDoubts doubts;
    Naming naming;

    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;
    std::atomic<qint64> failed = 0;

    QString placeText(Id place) const;
};

} // namespace sameinside
