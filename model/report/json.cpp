// SPDX-License-Identifier: MIT
#include "model/report/json.h"

#include <nlohmann/json.hpp>

namespace sameinside {

namespace {

using Json = nlohmann::ordered_json; // members in the order in which they are documented

Json text(const QString &value)
{
    return value.toUtf8().toStdString();
}

Json digestOf(const std::optional<Digest> &digest)
{
    return digest ? text(digest->toString()) : Json(nullptr);
}

template <class T>
Json numberOf(const std::optional<T> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json placeOf(const FoundPlace &place)
{
    return {{"relation", text(relationName(place.relation))},
            {"target", text(place.target)},
            {"target_digest", digestOf(place.digest)},
            {"shared_layers", place.sharedLayers}};
}

Json platformOf(const PlatformResult &platform)
{
    const bool isJudged = platform.status != ScanStatus::Error;
    Json json{{"platform", text(platform.platform)},
              {"status", text(scanStatusName(platform.status))},
              {"relation", isJudged ? text(relationName(platform.relation)) : Json(nullptr)},
              {"manifest", digestOf(platform.manifest)},
              {"image_id", digestOf(platform.imageId)},
              {"layers", numberOf(platform.layers)},
              {"bytes", numberOf(platform.bytes)},
              {"bytes_to_copy", numberOf(platform.bytesToCopy)}};
    json["nearest"] = platform.nearest ? placeOf(*platform.nearest) : Json(nullptr);
    json["message"] = text(platform.message);
    return json;
}

Json sourceOf(const SourceResult &source)
{
    const auto relation = source.relation();
    Json json{{"line", source.line},
              {"source", text(source.source)},
              {"status", text(scanStatusName(source.status))},
              {"relation", relation ? text(relationName(*relation)) : Json(nullptr)},
              {"digest", digestOf(source.digest)}};
    json["platforms"] = Json::array();
    json["matches"] = Json::array();
    for (const PlatformResult &platform : source.platforms) {
        json["platforms"].push_back(platformOf(platform));
        for (const FoundPlace &place : platform.places) {
            Json match{{"platform", text(platform.platform)}};
            match.update(placeOf(place));
            json["matches"].push_back(std::move(match));
        }
    }
    json["message"] = text(source.message);
    return json;
}

Json unreadOf(const std::vector<UnreadTarget> &unread)
{
    Json json = Json::array();
    for (const UnreadTarget &one : unread)
        json.push_back({{"target", text(one.target)}, {"message", text(one.error.detail)}});
    return json;
}

Json namesOf(const QStringList &names)
{
    Json json = Json::array();
    for (const QString &name : names)
        json.push_back(text(name));
    return json;
}

QByteArray printed(const Json &json)
{
    // What came as broken UTF-8 must not end the program.
    const std::string bytes = json.dump(2, ' ', false, Json::error_handler_t::replace);
    return QByteArray::fromStdString(bytes) + '\n';
}

} // namespace

QByteArray scanToJson(const ScanResult &result)
{
    Json json{{"schema", "sameinside.scan/1"},
              {"complete", result.isComplete && result.isListed},
              {"match", text(relationName(result.wanted))},
              {"targets", namesOf(result.targets)}};
    json["sources"] = Json::array();
    for (const SourceResult &source : result.sources)
        json["sources"].push_back(sourceOf(source));
    json["unread"] = unreadOf(result.unread);
    const ScanSummary &summary = result.summary;
    json["summary"] = {{"sources", summary.sources()},      {"present", summary.present},
                       {"partial", summary.partial},        {"missing", summary.missing},
                       {"error", summary.errors},           {"bytes_to_copy", summary.bytesToCopy},
                       {"bytes_there", summary.bytesThere}, {"repositories", summary.repositories},
                       {"places", summary.places},          {"unread", result.unread.size()}};
    return printed(json);
}

QByteArray duplicatesToJson(const DuplicatesResult &result)
{
    Json json{{"schema", "sameinside.duplicates/1"},
              {"complete", result.isComplete && result.isListed},
              {"targets", namesOf(result.targets)}};
    json["clusters"] = Json::array();
    for (const DuplicateCluster &cluster : result.clusters) {
        Json one{{"relation", text(relationName(cluster.relation))},
                 {"platforms", namesOf(cluster.platforms)},
                 {"image_id", digestOf(cluster.imageId)},
                 {"saving", cluster.saving}};
        one["copies"] = Json::array();
        for (const DuplicateCopy &copy : cluster.copies) {
            Json places = Json::array();
            for (const QString &place : copy.places)
                places.push_back(text(place));
            one["copies"].push_back({{"repository", text(copy.repository)},
                                     {"bytes", copy.bytes},
                                     {"places", std::move(places)}});
        }
        json["clusters"].push_back(std::move(one));
    }
    json["unread"] = unreadOf(result.unread);
    json["summary"] = {{"clusters", result.clusters.size()},
                       {"saving", result.saving},
                       {"repositories", result.repositories},
                       {"places", result.places},
                       {"unread", result.unread.size()}};
    return printed(json);
}

} // namespace sameinside
