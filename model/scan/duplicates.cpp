// SPDX-License-Identifier: MIT
#include "model/scan/duplicates.h"

#include "model/scan/imageleaf.h"
#include "model/text/numbers.h"

#include <algorithm>
#include <set>

namespace sameinside {

namespace {

using Kind = Catalogue::Kind;

// A manifest in a repository, and the places that reach it.
struct Copy {
    Id repository = noId;
    Id document = noId;
    std::set<Id> places;
};

// Images of one platform that are equal inside.
struct Group {
    std::vector<Copy> copies;
    std::set<std::pair<Id, std::set<Id>>> footprint; ///< repository and places of each copy
};

std::vector<Copy> copiesOf(const Catalogue &catalogue, Id document)
{
    std::map<Id, Copy> copies;
    catalogue.forPaths(catalogue.document(document).digest, [&](Id place, Id) {
        const Id repository = catalogue.place(place).repository;
        Copy &copy = copies.try_emplace(repository, Copy{repository, document, {}}).first->second;
        copy.places.insert(place);
    });
    std::vector<Copy> list;
    for (auto &[repository, copy] : copies)
        list.push_back(std::move(copy));
    return list;
}

// Every group of two copies or more, the documents of one group together.
std::vector<Group> groupsOf(const Catalogue &catalogue)
{
    std::vector<Group> groups;
    for (std::size_t i = 0; i < catalogue.documentCount(); ++i) {
        const auto id = Id(i);
        const Catalogue::Document &document = catalogue.document(id);
        const bool isSomeImage = document.kind == Kind::Image || document.kind == Kind::Schema1
            || document.kind == Kind::Artifact || document.kind == Kind::Unclear;
        if (!document.isTargeted || !isSomeImage)
            continue;
        Group group;
        if (document.kind == Kind::Image && document.config != noId) {
            bool isFirst = true;
            std::vector<Id> users;
            catalogue.forConfigUsers(document.config, [&](Id user) {
                isFirst = isFirst && user >= id; // the first of a group speaks for it
                const auto isKnown = [&](Id other) {
                    return catalogue.isSame(catalogue.document(other).digest,
                                            catalogue.document(user).digest);
                };
                if (catalogue.document(user).isTargeted && std::ranges::none_of(users, isKnown))
                    users.push_back(user);
            });
            if (!isFirst)
                continue;
            for (const Id user : users)
                std::ranges::move(copiesOf(catalogue, user), std::back_inserter(group.copies));
        } else {
            group.copies = copiesOf(catalogue, id);
        }
        if (group.copies.size() < 2)
            continue;
        for (const Copy &copy : group.copies)
            group.footprint.emplace(copy.repository, copy.places);
        groups.push_back(std::move(group));
    }
    return groups;
}

qint64 savingOf(const Catalogue &catalogue, const Group &group)
{
    std::map<Id, std::map<Id, qint64>> blobs; // by repository
    qint64 largest = 0;
    for (const Copy &copy : group.copies) {
        const Catalogue::Document &document = catalogue.document(copy.document);
        auto &stored = blobs[copy.repository];
        std::map<Id, qint64> own;
        if (document.config != noId)
            own.emplace(document.config, document.configSize);
        for (const Catalogue::Slot &slot : catalogue.layers(document))
            own.emplace(slot.blob, std::max<qint64>(slot.size, 0));
        qint64 bytes = 0;
        for (const auto &[blob, size] : own)
            bytes = saturatedSum(bytes, size);
        largest = std::max(largest, bytes);
        stored.insert(own.begin(), own.end());
    }
    qint64 all = 0;
    for (const auto &[repository, stored] : blobs) {
        for (const auto &[blob, size] : stored)
            all = saturatedSum(all, size);
    }
    return all - largest;
}

Relation relationOf(const Catalogue &catalogue, const Group &group)
{
    const bool oneManifest = std::ranges::all_of(group.copies, [&](const Copy &copy) {
        return copy.document == group.copies.front().document;
    });
    if (!oneManifest)
        return Relation::SameConfig;
    std::set<Id> roots;
    for (const Copy &copy : group.copies) {
        for (const Id place : copy.places)
            roots.insert(catalogue.place(place).root);
    }
    const bool oneIndex = roots.size() == 1
        && *roots.begin() != catalogue.document(group.copies.front().document).digest;
    return oneIndex ? Relation::SameIndex : Relation::SameManifest;
}

// The platforms of one multi-platform image have the same places: they are one cluster.
DuplicateCluster clusterOf(const Catalogue &catalogue, const std::function<QString(Id)> &placeText,
                           const std::vector<const Group *> &groups)
{
    DuplicateCluster cluster{.relation = Relation::SameIndex};
    for (const Group *group : groups) {
        cluster.relation = std::min(cluster.relation, relationOf(catalogue, *group));
        cluster.saving = saturatedSum(cluster.saving, savingOf(catalogue, *group));
        const Id document = group->copies.front().document;
        Id platform = noId;
        catalogue.forPaths(catalogue.document(document).digest, [&](Id, Id declared) {
            platform = platform == noId ? declared : platform;
        });
        if (platform == noId)
            platform
                = leafPlatform(catalogue, {catalogue.document(document).digest, document, noId});
        cluster.platforms.append(platform == noId ? QString()
                                                  : catalogue.platform(platform).toString());
    }
    std::ranges::sort(cluster.platforms);
    const Catalogue::Document &first = catalogue.document(groups.front()->copies.front().document);
    if (groups.size() == 1 && first.kind == Kind::Image)
        cluster.imageId = catalogue.digest(first.config);
    for (std::size_t i = 0; i < groups.front()->copies.size(); ++i) {
        const Copy &copy = groups.front()->copies[i];
        DuplicateCopy shown{.repository = catalogue.repository(copy.repository).name};
        for (const Id place : copy.places)
            shown.places.push_back(placeText(place));
        std::ranges::sort(shown.places);
        for (const Group *group : groups) {
            const auto same = std::ranges::find_if(group->copies, [&](const Copy &other) {
                return other.repository == copy.repository && other.places == copy.places;
            });
            if (same != group->copies.end())
                shown.bytes = saturatedSum(
                    shown.bytes, std::max<qint64>(catalogue.document(same->document).bytes, 0));
        }
        cluster.copies.push_back(std::move(shown));
    }
    std::ranges::sort(cluster.copies, {}, &DuplicateCopy::places);
    return cluster;
}

} // namespace

void findDuplicates(const Catalogue &catalogue, const std::function<QString(Id)> &placeText,
                    DuplicatesResult &result)
{
    const std::vector<Group> groups = groupsOf(catalogue);
    std::map<std::set<std::pair<Id, std::set<Id>>>, std::vector<const Group *>> together;
    std::vector<std::vector<const Group *>> clusters;
    for (const Group &group : groups) {
        // Two variants under one tag cannot be told apart by their places.
        if (group.footprint.size() == group.copies.size())
            together[group.footprint].push_back(&group);
        else
            clusters.push_back({&group});
    }
    for (auto &[footprint, list] : together)
        clusters.push_back(std::move(list));
    for (const auto &list : clusters) {
        result.clusters.push_back(clusterOf(catalogue, placeText, list));
        result.saving = saturatedSum(result.saving, result.clusters.back().saving);
    }
    std::ranges::sort(result.clusters, [](const DuplicateCluster &a, const DuplicateCluster &b) {
        return std::tuple(-a.saving, a.copies.front().places)
            < std::tuple(-b.saving, b.copies.front().places);
    });
}

} // namespace sameinside
