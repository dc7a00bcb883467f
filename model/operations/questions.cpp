// SPDX-License-Identifier: MIT
#include "model/operations/questions.h"

#include <algorithm>
#include <array>

namespace sameinside::questions {

namespace {

using enum Trace;

/// A field that differs.
struct Field {
    QString name;
    QJsonValue before;
    QJsonValue after;
};

std::vector<Field> fieldsOf(const Traces &traces, Trace trace)
{
    std::vector<Field> fields;
    const QJsonArray listed = traces.evidence(trace).value(u"fields").toArray();
    for (const auto &value : listed) {
        const QJsonObject field = value.toObject();
        fields.push_back(
            {field.value(u"field").toString(), traces.before(field), traces.after(field)});
    }
    return fields;
}

template <class Test>
bool all(const std::vector<Field> &fields, Test test)
{
    return !fields.empty() && std::ranges::all_of(fields, test);
}

std::optional<Field> fieldNamed(const Traces &traces, Trace trace, QStringView name)
{
    const auto fields = fieldsOf(traces, trace);
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? std::nullopt : std::optional(*found);
}

bool becomes(const std::vector<Field> &fields, QStringView part)
{
    return all(fields, [&](const Field &field) { return field.after.toString().contains(part); });
}

constexpr QStringView dockerTypes = u"/vnd.docker.";
constexpr QStringView ociTypes = u"/vnd.oci.";

bool isIndexTypeAlone(const Traces &traces)
{
    return all(fieldsOf(traces, IndexMetadata),
               [](const Field &field) { return field.name == u"mediaType"; });
}

bool lists(const Traces &traces, bool isBefore)
{
    const QJsonObject evidence = traces.evidence(IndexVsManifest);
    return evidence.value(u"contains").toBool()
        && traces.isBefore(evidence.value(u"index_side")) == isBefore;
}

// What the first bytes, and the last ones where they were read, say of the layers after.
template <class Test>
bool allLayers(const Traces &traces, Test test)
{
    const QJsonArray layers = traces.evidence(Compression).value(u"layers").toArray();
    return !layers.isEmpty() && std::ranges::all_of(layers, [&](const QJsonValue &layer) {
        const QJsonObject after = traces.after(layer.toObject()).toObject();
        return test(after.value(u"encoding").toObject());
    });
}

bool isGzip(const QJsonObject &encoding, qint64 time, int extraFlags, int system)
{
    return encoding.value(u"format").toString() == u"gzip"
        && encoding.value(u"mtime").toInteger(-1) == time
        && (extraFlags < 0 || encoding.value(u"xfl").toInt(-1) == extraFlags)
        && encoding.value(u"os").toInt(-1) == system;
}

// Java and Python write the header that Go writes; Go alone ends so.
bool mayEndAsGo(const QJsonObject &encoding)
{
    const QString end = encoding.value(u"end").toString();
    return end.isEmpty() || end.endsWith(u"0000ffff");
}

bool isFormat(const QJsonObject &encoding, QStringView format)
{
    return encoding.value(u"format").toString() == format;
}

// The history as far as it differs, and the entries of layers that only one side has.
std::pair<QJsonArray, QJsonArray> historiesOf(const Traces &traces)
{
    std::pair<QJsonArray, QJsonArray> found;
    if (const auto field = fieldNamed(traces, ConfigFields, u"history"))
        found = {field->before.toArray(), field->after.toArray()};
    const QJsonArray layers = traces.evidence(LayerSet).value(u"layers").toArray();
    for (const auto &layer : layers) {
        const bool isBefore = traces.isBefore(layer.toObject().value(u"side"));
        (isBefore ? found.first : found.second).append(layer);
    }
    return found;
}

template <class Test>
bool isNewInHistory(const Traces &traces, QStringView member, Test test)
{
    const auto histories = historiesOf(traces);
    const auto isThere = [&](const QJsonArray &history) {
        return std::ranges::any_of(history, [&](const QJsonValue &entry) {
            return test(entry.toObject().value(member).toString());
        });
    };
    return isThere(histories.second) && !isThere(histories.first);
}

QJsonArray withoutTimes(const QJsonArray &history)
{
    QJsonArray steps;
    for (const auto &value : history) {
        QJsonObject entry = value.toObject();
        entry.remove(u"created");
        steps.append(entry);
    }
    return steps;
}

// Created and the usual labels of a build; the history is looked at by whoever asks.
bool isOfBuildTime(const Traces &traces)
{
    const auto fields = fieldsOf(traces, ConfigFields);
    const auto isTime
        = [](const Field &field) { return field.name == u"created" || field.name == u"history"; };
    return std::ranges::any_of(fields, isTime) && all(fields, [&](const Field &field) {
               return isTime(field)
                   || field.name.startsWith(u"config.Labels.org.opencontainers.image.");
           });
}

} // namespace

bool isToDocker(const Traces &traces)
{
    return becomes(fieldsOf(traces, MediaTypes), dockerTypes);
}

bool isToOci(const Traces &traces)
{
    return becomes(fieldsOf(traces, MediaTypes), ociTypes);
}

bool isIndexToDocker(const Traces &traces)
{
    return isToDocker(traces) && isIndexTypeAlone(traces);
}

bool isIndexToOci(const Traces &traces)
{
    return isToOci(traces) && isIndexTypeAlone(traces);
}

bool isIndexBefore(const Traces &traces)
{
    return lists(traces, true);
}

bool isIndexAfter(const Traces &traces)
{
    return lists(traces, false);
}

bool isOnePlatform(const Traces &traces)
{
    return traces.evidence(IndexVsManifest).value(u"platforms").toInt() == 1;
}

bool isOrderAlone(const Traces &traces)
{
    return all(fieldsOf(traces, IndexMetadata),
               [](const Field &field) { return field.name == u"order of manifests"; });
}

bool isMadeAfter(const Traces &traces)
{
    const QJsonValue side = traces.evidence(ManifestMetadata).value(u"derived");
    return !side.isUndefined() && !traces.isBefore(side);
}

bool haveAttestationsBefore(const Traces &traces)
{
    return !traces.before(traces.evidence(Attestations)).toArray().isEmpty();
}

bool haveAttestationsAfter(const Traces &traces)
{
    return !traces.after(traces.evidence(Attestations)).toArray().isEmpty();
}

bool havePlatformsOnlyBefore(const Traces &traces)
{
    const QJsonObject platforms = traces.evidence(PlatformSet);
    return !traces.onlyBefore(platforms).isEmpty() && traces.onlyAfter(platforms).isEmpty();
}

bool hasManifestField(const Traces &traces, QStringView part)
{
    return std::ranges::any_of(fieldsOf(traces, ManifestMetadata), [&](const Field &field) {
        return field.name.contains(part) && !field.after.isUndefined();
    });
}

bool areManifestFieldsTypes(const Traces &traces)
{
    return !traces.has(ManifestMetadata)
        || all(fieldsOf(traces, ManifestMetadata),
               [](const Field &field) { return field.name.endsWith(u".mediaType"); });
}

bool areAnnotationsAdded(const Traces &traces)
{
    return all(fieldsOf(traces, ManifestMetadata), [](const Field &field) {
        return field.name.startsWith(u"annotations.") && !field.after.isUndefined();
    });
}

bool isIndentedAfter(const Traces &traces, int spaces)
{
    const auto &written = traces.after().manifest;
    return written && written->indent == spaces;
}

bool isIndexIndentedAfter(const Traces &traces, int spaces)
{
    const auto &written = traces.after().index;
    return written && written->indent == spaces;
}

bool isLineOfUmociAfter(const Traces &traces)
{
    const auto isLine = [](const std::optional<JsonWriting> &written) {
        return written && written->isCompact() && written->endsLine;
    };
    return isLine(traces.after().manifest) && !isLine(traces.before().manifest);
}

bool isConfigOfImageSpecAfter(const Traces &traces)
{
    static constexpr std::array<QStringView, 7> order{u"created", u"author", u"architecture", u"os",
                                                      u"config",  u"rootfs", u"history"};
    const auto &before = traces.before().config;
    const auto &after = traces.after().config;
    return before && after && !before->hasOrder(order) && after->hasOrder(order)
        && after->isCompact() && !after->endsLine;
}

bool areAfterPgzip(const Traces &traces)
{
    constexpr qint64 goZeroTime = 0x886e0900;
    return allLayers(
        traces, [](const QJsonObject &encoding) { return isGzip(encoding, goZeroTime, -1, 255); });
}

bool areAfterGo(const Traces &traces)
{
    return allLayers(traces, [](const QJsonObject &encoding) {
        return isGzip(encoding, 0, 0, 255) && mayEndAsGo(encoding);
    });
}

bool areAfterGoFastest(const Traces &traces)
{
    return allLayers(traces, [](const QJsonObject &encoding) {
        return isGzip(encoding, 0, 4, 255) && mayEndAsGo(encoding);
    });
}

bool areAfterGzipProgram(const Traces &traces)
{
    return allLayers(traces, [](const QJsonObject &encoding) {
        return isFormat(encoding, u"gzip") && encoding.value(u"os").toInt(-1) == 3;
    });
}

bool areAfterZstd(const Traces &traces)
{
    return allLayers(traces,
                     [](const QJsonObject &encoding) { return isFormat(encoding, u"zstd"); });
}

bool areAfterUncompressed(const Traces &traces)
{
    return allLayers(traces,
                     [](const QJsonObject &encoding) { return isFormat(encoding, u"none"); });
}

bool areFilesOfEstargz(const Traces &traces)
{
    const QJsonObject evidence = traces.evidence(FileContents);
    const QJsonArray files = evidence.value(u"files").toArray();
    const QString change
        = traces.isTurnedRound() ? QStringLiteral("removed") : QStringLiteral("added");
    const QString other
        = traces.isTurnedRound() ? QStringLiteral("added") : QStringLiteral("removed");
    static constexpr std::array<QStringView, 3> paths{
        u"stargz.index.json", u".no.prefetch.landmark", u".prefetch.landmark"};
    return evidence.value(other).toInteger() == 0 && evidence.value(u"changed").toInteger() == 0
        && !files.isEmpty() && std::ranges::all_of(files, [&](const QJsonValue &value) {
               const QJsonObject file = value.toObject();
               return file.value(u"change").toString() == change
                   && std::ranges::find(paths, file.value(u"path").toString()) != paths.end();
           });
}

bool areTimesAlone(const Traces &traces)
{
    return traces.evidence(TarMetadata).value(u"kinds").toArray()
        == QJsonArray{QStringLiteral("times")};
}

bool isWithoutDockerFields(const Traces &traces)
{
    static constexpr std::array<QStringView, 5> fields{u"container", u"container_config",
                                                       u"docker_version", u"id", u"parent"};
    const QJsonObject evidence = traces.evidence(ConfigSerialization);
    const QString ending = QStringLiteral("_fields");
    const QJsonArray gone = traces.onlyBefore(evidence, ending);
    return !evidence.isEmpty() && traces.onlyAfter(evidence, ending).isEmpty()
        && std::ranges::all_of(gone, [](const QJsonValue &field) {
               return std::ranges::find(fields, field.toString()) != fields.end();
           });
}

bool hasNewField(const Traces &traces, QStringView field)
{
    const auto found = fieldNamed(traces, ConfigFields, field);
    return found && found->before.isUndefined() && !found->after.isUndefined();
}

bool hasNewText(const Traces &traces, QStringView field, QStringView beginning)
{
    const auto found = fieldNamed(traces, ConfigFields, field);
    return found && found->after.isString() && found->after.toString().startsWith(beginning)
        && !found->before.toString().startsWith(beginning);
}

bool hasNewVariable(const Traces &traces, QStringView variable)
{
    const auto field = fieldNamed(traces, ConfigFields, u"config.Env");
    const QJsonValue wanted(variable.toString());
    return field && field->after.toArray().contains(wanted)
        && !field->before.toArray().contains(wanted);
}

bool hasNewHistory(const Traces &traces, QStringView member, QStringView beginning)
{
    return isNewInHistory(traces, member,
                          [&](const QString &text) { return text.startsWith(beginning); });
}

bool hasNewAuthor(const Traces &traces, QStringView author)
{
    return isNewInHistory(traces, u"author", [&](const QString &text) { return text == author; });
}

bool isOtherTimeAlone(const Traces &traces)
{
    const auto history = fieldNamed(traces, ConfigFields, u"history");
    return isOfBuildTime(traces)
        && (!history
            || withoutTimes(history->before.toArray()) == withoutTimes(history->after.toArray()));
}

bool isEmptyStepAdded(const Traces &traces)
{
    const auto history = fieldNamed(traces, ConfigFields, u"history");
    if (!history || !isOfBuildTime(traces))
        return false;
    const QJsonArray before = withoutTimes(history->before.toArray());
    const QJsonArray after = withoutTimes(history->after.toArray());
    if (after.isEmpty() || after.size() < before.size())
        return false;
    const QJsonObject last = after.last().toObject();
    return last.value(u"empty_layer").toBool()
        && !last.value(u"created_by").toString().contains(u"#(nop)")
        && last.value(u"comment").toString() != u"buildkit.dockerfile.v0"
        && (before.isEmpty() || last != before.last().toObject());
}

bool areLabelsAlone(const Traces &traces)
{
    return all(fieldsOf(traces, ConfigFields), [](const Field &field) {
        return field.name.startsWith(u"config.Labels.") && !field.after.isUndefined();
    });
}

} // namespace sameinside::questions
