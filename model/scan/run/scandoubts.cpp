// SPDX-License-Identifier: MIT
#include "model/scan/run/scandoubts.h"

#include <algorithm>

namespace sameinside {

void ScanDoubts::note(const QString &target, const Error &error, Doubt doubt)
{
    m_unread.push_back({target, error});
    if (doubt == Doubt::No)
        return;
    if (m_count++ == 0 || error.detail < m_reason)
        m_reason = error.detail;
}

void ScanDoubts::noteGap(const QString &target, const Error &error)
{
    note(target, error, Doubt::Yes);
    m_hasGap = true;
}

void ScanDoubts::noteStore(const Error &error)
{
    ++m_failedStores;
    if (!m_storeError)
        m_storeError = error;
}

std::vector<UnreadTarget> ScanDoubts::unread() const
{
    std::vector<UnreadTarget> sorted = m_unread;
    std::ranges::stable_sort(sorted, {}, &UnreadTarget::target);
    return sorted;
}

std::optional<Error> ScanDoubts::hopeless(std::size_t stores) const
{
    return m_failedStores == stores ? m_storeError : std::nullopt;
}

} // namespace sameinside
