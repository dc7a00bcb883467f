// SPDX-License-Identifier: MIT
#include "model/scan/run/holderindex.h"

#include <QSet>

#include <algorithm>

namespace sameinside {

int HolderIndex::addRepository(Holder holder)
{
    const int number = int(m_holders.size());
    m_ofRepository.push_back(number);
    m_holders.push_back(std::move(holder));
    return number;
}

int HolderIndex::addSource(const QString &key, Holder holder)
{
    if (const auto known = source(key))
        return *known;
    const int number = int(m_holders.size());
    m_holders.push_back(std::move(holder));
    m_ofSource.insert(key, number);
    return number;
}

std::optional<int> HolderIndex::source(const QString &key) const
{
    const auto known = m_ofSource.constFind(key);
    return known == m_ofSource.constEnd() ? std::nullopt : std::optional(*known);
}

void HolderIndex::addRoot(Id root, int holder)
{
    m_ofRoot.insert(root, holder);
}

std::optional<Id> HolderIndex::repositoryOf(int holder) const
{
    const auto found = std::ranges::find(m_ofRepository, holder);
    return found == m_ofRepository.end() ? std::nullopt
                                         : std::optional(Id(found - m_ofRepository.begin()));
}

// It, the indexes that name it, those that name them, and so on.
std::vector<Id> HolderIndex::withParents(Id digest) const
{
    constexpr std::size_t mostIndexes = 512; // that are looked at
    std::vector<Id> above{digest};
    QSet<Id> seen{digest};
    for (std::size_t i = 0; i < above.size() && above.size() < mostIndexes; ++i) {
        m_catalogue.forParents(above[i], [&](const Catalogue::Entry &entry) {
            const Id index = m_catalogue.document(entry.document).digest;
            if (seen.contains(index))
                return;
            seen.insert(index);
            above.push_back(index);
        });
    }
    return above;
}

std::vector<int> HolderIndex::holdersOf(Id digest, std::size_t most) const
{
    const std::vector<Id> above = withParents(digest);
    std::vector<int> holders;
    const auto add = [&](int number) {
        if (holders.size() < most && std::ranges::find(holders, number) == holders.end())
            holders.push_back(number);
    };
    for (const Id one : above) {
        m_catalogue.forPlaces(
            one, [&](Id place) { add(ofRepository(m_catalogue.place(place).repository)); });
    }
    for (const Id one : above) {
        if (const auto source = m_ofRoot.constFind(one); source != m_ofRoot.constEnd())
            add(*source);
    }
    if (holders.empty() && above.size() > 1) // more indexes than are looked at: on from the last
        return holdersOf(above.back(), most);
    return holders;
}

std::shared_ptr<HostHealth> HolderIndex::healthOf(const QString &host)
{
    auto &health = m_health[host];
    if (!health)
        health = std::make_shared<HostHealth>();
    return health;
}

} // namespace sameinside
