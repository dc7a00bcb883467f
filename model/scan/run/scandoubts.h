// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/scanresult.h"

namespace sameinside {

/// What of the targets could not be read, and how much of that may be or hold what is looked for.
/// Not for several threads.
class ScanDoubts {
public:
    enum class Doubt { No, Yes }; ///< whether what is looked for may be there

    void note(const QString &target, const Error &error, Doubt doubt);
    /// target lists more than could be read of it.
    void noteGap(const QString &target, const Error &error);
    /// All of a target is out of reach.
    void noteStore(const Error &error);

    /// By name.
    std::vector<UnreadTarget> unread() const;
    qint64 count() const { return m_count; }
    bool hasGap() const { return m_hasGap; }
    /// The first in the order of the alphabet: whatever came first, every run tells the same one.
    QString reason() const { return m_reason; }
    /// The first error, where none of so many targets could be opened.
    std::optional<Error> hopeless(std::size_t stores) const;

private:
    std::vector<UnreadTarget> m_unread;
    qint64 m_count = 0;
    bool m_hasGap = false;
    QString m_reason;
    std::optional<Error> m_storeError;
    std::size_t m_failedStores = 0;
};

} // namespace sameinside
