// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/catalogue.h"
#include "model/scan/run/hosthealth.h"
#include "model/source/imagesource.h"

#include <QHash>

#include <memory>

namespace sameinside {

/// Somebody who can be asked for images: a repository of a target, or a source of the list.
struct Holder {
    std::shared_ptr<ImageSource> source;
    std::shared_ptr<HostHealth> health;

    /// What ask(source) answers; nobody is asked whose host is gone.
    template <class Ask>
    auto answer(const Ask &ask) const -> decltype(ask(*source))
    {
        if (const auto verdict = health->verdict())
            return tl::unexpected(*verdict);
        auto answer = ask(*source);
        health->note(answer);
        return answer;
    }
};

/// Who can be asked, by number, and who of them is known to hold a digest. Not for several threads.
class HolderIndex {
public:
    explicit HolderIndex(const Catalogue &catalogue) : m_catalogue(catalogue) {}

    /// For the next repository that the catalogue numbers.
    int addRepository(Holder holder);
    /// key tells sources apart: a repository or a path. The number of the first one with the key.
    int addSource(const QString &key, Holder holder);
    std::optional<int> source(const QString &key) const;
    /// A source holds what root names.
    void addRoot(Id root, int holder);

    const Holder &holder(int number) const { return m_holders[std::size_t(number)]; }
    int ofRepository(Id repository) const { return m_ofRepository[repository]; }
    /// Nothing where holder is a source.
    std::optional<Id> repositoryOf(int holder) const;
    /// Those who hold digest, or an index that names it; the targets first, since public
    /// registries count requests.
    std::vector<int> holdersOf(Id digest, std::size_t most) const;

    /// Shared by all who are at host.
    std::shared_ptr<HostHealth> healthOf(const QString &host);

private:
    std::vector<Id> withParents(Id digest) const;

    const Catalogue &m_catalogue;
    std::vector<Holder> m_holders;
    std::vector<int> m_ofRepository; ///< by number of the repository
    QHash<QString, int> m_ofSource;
    QHash<Id, int> m_ofRoot;
    QHash<QString, std::shared_ptr<HostHealth>> m_health;
};

} // namespace sameinside
