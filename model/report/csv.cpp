// SPDX-License-Identifier: MIT
#include "model/report/csv.h"

#include "model/report/csvwriter.h"
#include "model/text/words/model/scanreportwords.h"

namespace sameinside {

namespace {

QString textOf(const std::optional<Digest> &digest)
{
    return digest ? digest->toString() : QString();
}

std::optional<qint64> numberOf(const std::optional<int> &value)
{
    return value ? std::optional<qint64>(*value) : std::nullopt;
}

void writeRow(CsvWriter &csv, const SourceResult &source, const PlatformResult &platform,
              const FoundPlace *place)
{
    const bool isJudged = platform.status != ScanStatus::Error;
    csv.number(source.line).text(source.source).text(platform.platform);
    csv.text(scanStatusName(platform.status));
    if (place)
        csv.text(relationName(place->relation)).text(place->target);
    else
        csv.text(isJudged ? relationName(Relation::Different) : QString()).empty();
    csv.text(textOf(source.digest)).text(place ? textOf(place->digest) : QString());
    csv.text(textOf(platform.imageId)).number(numberOf(platform.layers));
    if (place)
        csv.number(place->sharedLayers);
    else
        csv.number(isJudged ? std::optional<qint64>(0) : std::nullopt);
    csv.number(platform.bytes).number(platform.bytesToCopy).text(platform.message);
    csv.endRow();
}

void writeSource(CsvWriter &csv, const SourceResult &source)
{
    if (source.platforms.empty()) {
        csv.number(source.line).text(source.source).empty().text(scanStatusName(source.status));
        csv.empty(2).text(textOf(source.digest)).empty(6).text(source.message).endRow();
        return;
    }
    for (const PlatformResult &platform : source.platforms) {
        for (const FoundPlace &place : platform.places)
            writeRow(csv, source, platform, &place);
        if (platform.places.empty())
            writeRow(csv, source, platform, platform.nearest ? &*platform.nearest : nullptr);
    }
}

} // namespace

QByteArray scanToCsv(const ScanResult &result)
{
    CsvWriter csv;
    for (const auto *column : {u"line", u"source", u"platform", u"status", u"match", u"target",
                               u"source_digest", u"target_digest", u"image_id", u"layers",
                               u"shared_layers", u"bytes", u"bytes_to_copy", u"message"})
        csv.text(QString::fromUtf16(column));
    csv.endRow();
    for (const SourceResult &source : result.sources)
        writeSource(csv, source);
    const QString error = scanStatusName(ScanStatus::Error);
    for (const UnreadTarget &unread : result.unread) {
        csv.empty(3).text(error).empty().text(unread.target).empty(7);
        csv.text(unread.error.detail).endRow();
    }
    if (!result.isComplete)
        csv.empty(3).text(error).empty(9).text(words::scanreport::incompleteMessage()).endRow();
    return csv.bytes();
}

QByteArray duplicatesToCsv(const DuplicatesResult &result)
{
    CsvWriter csv;
    for (const auto *column : {u"cluster", u"match", u"platform", u"image_id", u"repository",
                               u"target", u"bytes", u"saving", u"message"})
        csv.text(QString::fromUtf16(column));
    csv.endRow();
    qint64 number = 0;
    for (const DuplicateCluster &cluster : result.clusters) {
        ++number;
        for (const DuplicateCopy &copy : cluster.copies) {
            for (const QString &place : copy.places) {
                csv.number(number).text(relationName(cluster.relation));
                csv.text(cluster.platforms.join(u' ')).text(textOf(cluster.imageId));
                csv.text(copy.repository).text(place);
                csv.number(copy.bytes).number(cluster.saving).empty().endRow();
            }
        }
    }
    for (const UnreadTarget &unread : result.unread)
        csv.empty(5).text(unread.target).empty(2).text(unread.error.detail).endRow();
    if (!result.isComplete)
        csv.empty(8).text(words::scanreport::incompleteMessage()).endRow();
    return csv.bytes();
}

} // namespace sameinside
