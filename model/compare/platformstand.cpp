// SPDX-License-Identifier: MIT
#include "model/compare/platformstand.h"

#include "model/compare/relationtitle.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/verdictwords.h"

#include <algorithm>

namespace sameinside {

namespace {

bool allStandAlike(const Comparison &comparison)
{
    return std::ranges::all_of(comparison.platforms, [&](const PlatformComparison &platform) {
        return standOf(platform) == standOf(comparison.platforms.front());
    });
}

/// The names of the platforms, by how they stand.
class Stands {
public:
    explicit Stands(const Comparison &comparison) : m_comparison(comparison)
    {
        for (const PlatformComparison &platform : comparison.platforms) {
            const bool isLead = standOf(platform) == leadStand()
                && (leadStand() != PlatformStand::Differs || platform.relation == lead().relation);
            (isLead ? m_lead : m_rest[std::size_t(standOf(platform))])
                << shownText(platform.platform);
        }
    }

    QString title() const
    {
        using namespace words::verdicts;
        QStringList clauses;
        const auto add = [&](PlatformStand stand, QString (*say)(const QStringList &)) {
            const QStringList &names = m_rest[std::size_t(stand)];
            if (!names.isEmpty())
                clauses << say(names);
        };
        add(PlatformStand::Differs, differOnPlatforms);
        add(PlatformStand::Damaged, damagedOnPlatforms);
        add(PlatformStand::Unknown, unknownOnPlatforms);
        if (!m_comparison.leftOnly.empty())
            clauses << lackedByPrivate(shownPlatforms(m_comparison.leftOnly));
        if (!m_comparison.rightOnly.empty())
            clauses << lackedByPublic(shownPlatforms(m_comparison.rightOnly));
        return overPlatforms(leadTitle(), clauses);
    }

private:
    // The one that comes nearest to the same.
    const PlatformComparison &lead() const
    {
        return *std::ranges::min_element(
            m_comparison.platforms,
            [](const PlatformComparison &one, const PlatformComparison &other) {
            const auto rank = [](const PlatformComparison &platform) {
                return std::pair(standOf(platform), -int(platform.relation));
            };
            return rank(one) < rank(other);
            });
    }
    PlatformStand leadStand() const { return standOf(lead()); }

    QString leadTitle() const
    {
        using namespace words::verdicts;
        switch (leadStand()) {
        case PlatformStand::Same:
            return sameOnPlatforms(m_lead);
        case PlatformStand::Unknown:
            return titleOnPlatforms(notKnownYet(), m_lead);
        case PlatformStand::Damaged:
            return damagedOnPlatforms(m_lead);
        case PlatformStand::Differs:
            break;
        }
        return titleOnPlatforms(verdictTitle(lead().relation), m_lead);
    }

    const Comparison &m_comparison;
    QStringList m_lead;
    std::array<QStringList, 4> m_rest;
};

} // namespace

QStringList shownPlatforms(const std::vector<const ManifestNode *> &images)
{
    QStringList names;
    const QJsonArray given = platformNames(images);
    for (const auto &name : given)
        names << shownText(name.toString());
    return names;
}

PlatformStand standOf(const PlatformComparison &platform)
{
    if (platform.isDamaged())
        return PlatformStand::Damaged;
    if (platform.isUnknown())
        return PlatformStand::Unknown;
    return platform.relation >= Relation::EqualConfig ? PlatformStand::Same
                                                      : PlatformStand::Differs;
}

PlatformStand worstStand(const Comparison &comparison)
{
    auto worst = comparison.platforms.empty()
        ? (comparison.isUnknown() ? PlatformStand::Unknown : PlatformStand::Differs)
        : PlatformStand::Same;
    for (const PlatformComparison &platform : comparison.platforms)
        worst = std::max(worst, standOf(platform));
    if (!comparison.hasAllPlatforms())
        worst = std::max(worst, PlatformStand::Differs);
    // What is damaged beside the platforms of both sides, on a platform that one has alone.
    return comparison.isDamaged() ? PlatformStand::Damaged : worst;
}

std::optional<QString> titleOverPlatforms(const Comparison &comparison)
{
    if (comparison.platforms.empty() || (comparison.hasAllPlatforms() && allStandAlike(comparison)))
        return std::nullopt;
    return Stands(comparison).title();
}

QString usablePlatforms(const Comparison &comparison)
{
    const auto usable = std::ranges::count(comparison.platforms, PlatformStand::Same, standOf);
    const qint64 all = std::ssize(comparison.platforms) + std::ssize(comparison.leftOnly);
    return all == 1 ? QString() : words::verdicts::usablePlatforms(usable, all);
}

} // namespace sameinside
