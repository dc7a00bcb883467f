// SPDX-License-Identifier: MIT
#include "model/report/html.h"

#include "model/compare/explanation.h"
#include "model/report/htmlpage.h"
#include "model/text/groupednumber.h"
#include "model/text/numbers.h"
#include "model/text/words/model/scanreportwords.h"

namespace sameinside {

namespace say = words::scanreport;

namespace {

// Colours and their contrast: the house's five meanings. No character of it needs an escape, which
// a style would not understand.
constexpr QStringView style = uR"(
:root { color-scheme: light; }
body { font: 14px/1.5 system-ui, Segoe UI, Noto Sans, sans-serif; color: #1e2227;
  background: #fff; margin: 32px auto; max-width: 1120px; padding: 0 24px; }
h1 { font-size: 22px; font-weight: 600; margin: 0 0 4px; }
p { margin: 0 0 16px; }
.quiet { color: #5b6470; }
code { font: 12px/1.5 ui-monospace, DejaVu Sans Mono, monospace; overflow-wrap: anywhere; }
.counts { display: flex; flex-wrap: wrap; gap: 12px; margin: 20px 0; padding: 0; list-style: none; }
.counts li { border: 1px solid #dde2e8; border-radius: 6px; padding: 8px 16px; min-width: 96px; }
.counts b { display: block; font-size: 20px; font-weight: 600; }
.warning { border: 1px solid #b3261e; background: #fbe9e7; color: #b3261e; border-radius: 6px;
  padding: 8px 16px; }
table { border-collapse: collapse; width: 100%; margin: 8px 0 24px; }
th { text-align: left; font-weight: 600; font-size: 12px; color: #5b6470; background: #f3f5f7; }
th, td { padding: 6px 10px; border-bottom: 1px solid #dde2e8; vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
ul.places { margin: 0; padding: 0; list-style: none; }
.status { font-weight: 600; white-space: nowrap; padding: 1px 8px; border-radius: 4px; }
.present { color: #17703f; background: #e3f4ea; }
.partial { color: #a85200; background: #fdf0df; }
.missing { color: #6b46c1; background: #efe9fb; }
.error { color: #b3261e; background: #fbe9e7; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  code { font-size: 8pt; }
  thead { display: table-header-group; }
  tr, .counts li { break-inside: avoid; }
  .status, th, .warning { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@page { margin: 14mm; }
)";

// Stands in a sentence for what is more than text.
QString placeholder()
{
    return QChar(QChar::ObjectReplacementCharacter);
}

struct Column {
    QString title;
    bool isNumber = false;
};

void openTable(HtmlPage &page, const std::vector<Column> &columns)
{
    page.open("table").open("thead").open("tr");
    for (const Column &column : columns)
        page.element("th", column.title, column.isNumber ? "number" : nullptr);
    page.close().close().open("tbody").newLine();
}

void closeTable(HtmlPage &page)
{
    page.close().close().newLine();
}

void openRow(HtmlPage &page)
{
    page.open("tr");
}

void closeRow(HtmlPage &page)
{
    page.close().newLine();
}

void writeWarning(HtmlPage &page, bool isComplete)
{
    if (isComplete)
        return;
    page.open("p", "warning");
    page.element("b", say::incompleteTitle()).text(QStringLiteral(" "));
    page.text(say::incompleteDetail()).close().newLine();
}

struct Count {
    QString number;
    QString label;
};

void writeCounts(HtmlPage &page, const std::vector<Count> &counts)
{
    page.open("ul", "counts").newLine();
    for (const Count &count : counts) {
        page.open("li").element("b", count.number);
        page.text(count.label).close().newLine();
    }
    page.close().newLine();
}

QString statusLabel(ScanStatus status)
{
    switch (status) {
    case ScanStatus::Present:
        return QStringLiteral("= ") + say::presentLabel();
    case ScanStatus::Partial:
        return QStringLiteral("≠ ") + say::partialLabel();
    case ScanStatus::Missing:
        return QStringLiteral("+ ") + say::missingLabel();
    case ScanStatus::Error:
        break;
    }
    return QStringLiteral("! ") + say::errorLabel();
}

void writePlaces(HtmlPage &page, const std::vector<QString> &places)
{
    page.open("td").open("ul", "places");
    for (const QString &place : places)
        page.open("li").code(place).close();
    page.close().close();
}

void writePlatforms(HtmlPage &page, const SourceResult &source)
{
    page.open("td");
    const auto &platforms = source.platforms;
    if (!platforms.empty())
        page.text(say::platformsPresent(source.presentPlatforms(), qint64(platforms.size())));
    if (platforms.size() == 1 && !platforms.front().platform.isEmpty())
        page.empty("br").element("span", platforms.front().platform, "quiet");
    page.close();
}

void writeRow(HtmlPage &page, const SourceResult &source)
{
    const bool isKnown = !source.platforms.empty() && source.status != ScanStatus::Error;
    openRow(page);
    page.element("td", QString::number(source.line), "number");
    page.open("td").code(source.source).close();
    writePlatforms(page, source);
    page.open("td");
    page.element("span", statusLabel(source.status),
                 (QByteArray("status ") + scanStatusName(source.status).toLatin1()).constData());
    page.close();
    writePlaces(page, source.targets());
    page.element("td", reasonText(source));
    page.element("td", isKnown ? humanSize(source.bytesToCopy()) : QString(), "number");
    closeRow(page);
}

void writeUnread(HtmlPage &page, const std::vector<UnreadTarget> &unread)
{
    if (unread.empty())
        return;
    page.element("h2", say::notReadInTargets()).newLine();
    openTable(page, {{say::whereColumn()}, {say::whatHappenedColumn()}});
    for (const UnreadTarget &one : unread) {
        openRow(page);
        page.open("td").code(one.target).close().element("td", one.error.detail);
        closeRow(page);
    }
    closeTable(page);
}

/// sentence has the placeholder where the targets belong.
void writeTargets(HtmlPage &page, const QString &sentence, const QStringList &targets)
{
    page.open("p", "quiet");
    page.text(sentence.section(placeholder(), 0, 0));
    for (qsizetype i = 0; i < targets.size(); ++i) {
        if (i > 0)
            page.text(QStringLiteral(", "));
        page.code(targets.at(i));
    }
    page.text(sentence.section(placeholder(), 1)).close().newLine();
}

} // namespace

QByteArray scanToHtml(const ScanResult &result)
{
    const ScanSummary &summary = result.summary;
    HtmlPage page(say::scanOf(result.targets.join(QStringLiteral(", "))), style);
    page.element("h1", say::imagesInTheList(summary.sources())).newLine();
    writeTargets(page,
                 say::searched(placeholder(), summary.places, summary.repositories,
                               relationName(result.wanted)),
                 result.targets);
    writeWarning(page, result.isComplete);
    writeCounts(page,
                {{groupedNumber(summary.present), say::alreadyThere()},
                 {groupedNumber(summary.partial), say::thereInPart()},
                 {groupedNumber(summary.missing), say::missing()},
                 {groupedNumber(summary.errors), say::errors()},
                 {humanSize(summary.bytesToCopy), say::toCopy()},
                 {humanSize(summary.bytesThere), say::inTheTargets()}});
    openTable(page,
              {{say::lineColumn(), true},
               {say::imageColumn()},
               {say::platformsColumn()},
               {say::verdictColumn()},
               {say::foundAtColumn()},
               {say::whyColumn()},
               {say::toCopyColumn(), true}});
    for (const SourceResult &source : result.sources)
        writeRow(page, source);
    closeTable(page);
    writeUnread(page, result.unread);
    return page.finish();
}

QByteArray duplicatesToHtml(const DuplicatesResult &result)
{
    HtmlPage page(say::equalImagesIn(result.targets.join(QStringLiteral(", "))), style);
    page.element("h1", say::equalImages(qint64(result.clusters.size()))).newLine();
    writeTargets(page, say::searchedForEqual(placeholder(), result.places), result.targets);
    writeWarning(page, result.isComplete);
    writeCounts(page, {{humanSize(result.saving), say::toSave()}});
    openTable(page,
              {{QStringLiteral("#"), true},
               {say::equalByColumn()},
               {say::platformsColumn()},
               {say::placesColumn()},
               {say::toSaveColumn(), true}});
    qint64 position = 0;
    for (const DuplicateCluster &cluster : result.clusters) {
        std::vector<QString> places;
        for (const DuplicateCopy &copy : cluster.copies)
            places.insert(places.end(), copy.places.begin(), copy.places.end());
        openRow(page);
        page.element("td", QString::number(++position), "number");
        page.element("td", relationTitle(cluster.relation));
        page.element("td", cluster.platforms.join(QStringLiteral(", ")));
        writePlaces(page, places);
        page.element("td", humanSize(cluster.saving), "number");
        closeRow(page);
    }
    closeTable(page);
    writeUnread(page, result.unread);
    return page.finish();
}

} // namespace sameinside
