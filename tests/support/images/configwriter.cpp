// SPDX-License-Identifier: MIT
#include "tests/support/images/configwriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace sameinside {

namespace {

using Json = nlohmann::ordered_json;

Json textArray(const QStringList &texts)
{
    Json json = Json::array();
    for (const QString &text : texts)
        json.push_back(text.toStdString());
    return json;
}

// Go's map[string]struct{}.
Json textSet(QStringList texts)
{
    texts.sort();
    Json json = Json::object();
    for (const QString &text : texts)
        json[text.toStdString()] = Json::object();
    return json;
}

Json textMap(const QMap<QString, QString> &texts)
{
    Json json = Json::object();
    for (auto it = texts.begin(); it != texts.end(); ++it)
        json[it.key().toStdString()] = it.value().toStdString();
    return json;
}

void putText(Json &json, const char *key, const QString &text)
{
    if (!text.isEmpty())
        json[key] = text.toStdString();
}

void putUnlessEmpty(Json &json, const char *key, Json value)
{
    if (!value.empty())
        json[key] = std::move(value);
}

// The settings in the order of image-spec's Go struct.
Json settingsJson(const ConfigFields &fields)
{
    Json json = Json::object();
    putText(json, "User", fields.user);
    putUnlessEmpty(json, "ExposedPorts", textSet(fields.exposedPorts));
    putUnlessEmpty(json, "Env", textArray(fields.env));
    putUnlessEmpty(json, "Entrypoint", textArray(fields.entrypoint));
    putUnlessEmpty(json, "Cmd", textArray(fields.cmd));
    putUnlessEmpty(json, "Volumes", textSet(fields.volumes));
    putText(json, "WorkingDir", fields.workingDir);
    putUnlessEmpty(json, "Labels", textMap(fields.labels));
    putText(json, "StopSignal", fields.stopSignal);
    return json;
}

Json sorted(const Json &json)
{
    std::vector<std::string> keys;
    for (const auto &item : json.items())
        keys.push_back(item.key());
    std::ranges::sort(keys);
    Json result = Json::object();
    for (const std::string &key : keys)
        result[key] = json.at(key);
    return result;
}

Json dockerSettings(const Json &settings, const std::string &hostname)
{
    const auto orNull = [&](const char *key) { return settings.value(key, Json()); };
    Json json{{"Hostname", hostname}, {"Domainname", ""},      {"User", settings.value("User", "")},
              {"AttachStdin", false}, {"AttachStdout", false}, {"AttachStderr", false}};
    putUnlessEmpty(json, "ExposedPorts", orNull("ExposedPorts"));
    for (const char *key : {"Tty", "OpenStdin", "StdinOnce"})
        json[key] = false;
    for (const char *key : {"Env", "Cmd"})
        json[key] = orNull(key);
    json["Image"] = "";
    json["Volumes"] = orNull("Volumes");
    json["WorkingDir"] = settings.value("WorkingDir", "");
    for (const char *key : {"Entrypoint", "OnBuild", "Labels"})
        json[key] = orNull(key);
    putUnlessEmpty(json, "StopSignal", orNull("StopSignal"));
    return json;
}

Json historyJson(const std::vector<HistoryLine> &history)
{
    Json json = Json::array();
    for (const HistoryLine &line : history) {
        Json entry = Json::object();
        putText(entry, "created", line.created);
        putText(entry, "created_by", line.createdBy);
        putText(entry, "comment", line.comment);
        if (line.emptyLayer)
            entry["empty_layer"] = true;
        json.push_back(std::move(entry));
    }
    return json;
}

Json rootfsJson(const std::vector<Digest> &diffIds)
{
    Json ids = Json::array();
    for (const Digest &diffId : diffIds)
        ids.push_back(diffId.toString().toStdString());
    return {{"type", "layers"}, {"diff_ids", std::move(ids)}};
}

void putAll(Json &json, const Json &parts, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (parts.contains(key))
            json[key] = parts.at(key);
    }
}

// Go escapes what HTML would read; such characters stand in strings only.
std::string escapedForHtml(const std::string &text)
{
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '&':
            escaped += "\\u0026";
            break;
        case '<':
            escaped += "\\u003c";
            break;
        case '>':
            escaped += "\\u003e";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

} // namespace

QByteArray writeConfig(const ConfigFields &fields, const std::optional<Platform> &platform,
                       const std::vector<Digest> &diffIds, const std::vector<HistoryLine> &history,
                       ConfigStyle style)
{
    Json parts = Json::object();
    putText(parts, "created", fields.created);
    putText(parts, "author", fields.author);
    if (platform) {
        putText(parts, "architecture", platform->architecture());
        putText(parts, "os", platform->os());
        putText(parts, "os.version", platform->osVersion());
        putText(parts, "variant", platform->variant());
    }
    const Json settings = settingsJson(fields);
    parts["config"] = settings;
    parts["rootfs"] = rootfsJson(diffIds);
    putUnlessEmpty(parts, "history", historyJson(history));

    Json json = Json::object();
    std::string text;
    switch (style) {
    case ConfigStyle::Sorted:
        parts["config"] = sorted(settings);
        text = sorted(parts).dump();
        break;
    case ConfigStyle::Docker: {
        const std::string container(diffIds.empty()
                                        ? std::string(64, '0')
                                        : diffIds.back().encoded().toByteArray().toStdString());
        parts["config"] = dockerSettings(settings, "");
        parts["container"] = container;
        parts["container_config"] = dockerSettings(settings, container.substr(0, 12));
        parts["docker_version"] = "20.10.23";
        putAll(json, parts,
               {"architecture", "author", "config", "container", "container_config", "created",
                "docker_version", "history", "os", "os.version", "rootfs", "variant"});
        text = json.dump();
        break;
    }
    case ConfigStyle::Reencoded:
        putAll(json, parts,
               {"created", "author", "architecture", "variant", "os", "os.version", "config",
                "rootfs", "history"});
        text = escapedForHtml(json.dump());
        break;
    }
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace sameinside
