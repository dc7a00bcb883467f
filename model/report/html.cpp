// SPDX-License-Identifier: MIT
#include "model/report/htmlpage.h"
#include "model/report/report.h"
#include "model/text/groupednumber.h"
#include "model/text/numbers.h"
#include "model/text/words/scanreportwords.h"

namespace sameinside {

namespace say = words::scanreport;

namespace {

QString division()
{
    return QStringLiteral("td");
}

QString numberKind()
{
    return QStringLiteral("number");
}

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
    page.open(QStringLiteral("table")).open(QStringLiteral("thead")).open(QStringLiteral("tr"));
    for (const Column &column : columns)
        page.element(QStringLiteral("th"), column.title,
                     column.isNumber ? numberKind() : QString());
    page.close().close().open(QStringLiteral("tbody")).newLine();
}

void closeTable(HtmlPage &page)
{
    page.close().close().newLine();
}

void openRow(HtmlPage &page)
{
    page.open(QStringLiteral("tr"));
}

void closeRow(HtmlPage &page)
{
    page.close().newLine();
}

void writeWarning(HtmlPage &page, bool isComplete)
{
    if (isComplete)
        return;
    page.open(QStringLiteral("p"), QStringLiteral("warning"));
    page.element(QStringLiteral("b"), say::incompleteTitle()).text(QStringLiteral(" "));
    page.text(say::incompleteDetail()).close().newLine();
}

struct Count {
    QString number;
    QString label;
};

void writeCounts(HtmlPage &page, const std::vector<Count> &counts)
{
    page.open(QStringLiteral("ul"), QStringLiteral("counts")).newLine();
    for (const Count &count : counts) {
        page.open(QStringLiteral("li")).element(QStringLiteral("b"), count.number);
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
    page.open(division()).open(QStringLiteral("ul"), QStringLiteral("places"));
    for (const QString &place : places)
        page.open(QStringLiteral("li")).code(place).close();
    page.close().close();
}

void writePlatforms(HtmlPage &page, const SourceResult &source)
{
    page.open(division());
    const auto &platforms = source.platforms;
    if (!platforms.empty())
        page.text(say::platformsPresent(source.presentPlatforms(), qint64(platforms.size())));
    if (platforms.size() == 1 && !platforms.front().platform.isEmpty())
        page.lineBreak().element(QStringLiteral("span"), platforms.front().platform,
                                 QStringLiteral("quiet"));
    page.close();
}

void writeRow(HtmlPage &page, const SourceResult &source)
{
    const bool isKnown = !source.platforms.empty() && source.status != ScanStatus::Error;
    openRow(page);
    page.element(division(), QString::number(source.line), numberKind());
    page.open(division()).code(source.source).close();
    writePlatforms(page, source);
    page.open(division());
    page.element(QStringLiteral("span"), statusLabel(source.status),
                 QStringLiteral("status ") + scanStatusName(source.status));
    page.close();
    writePlaces(page, source.targets());
    page.element(division(), reasonText(source));
    page.element(division(), isKnown ? humanSize(source.bytesToCopy()) : QString(), numberKind());
    closeRow(page);
}

void writeUnread(HtmlPage &page, const std::vector<UnreadTarget> &unread)
{
    if (unread.empty())
        return;
    page.element(QStringLiteral("h2"), say::notReadInTargets()).newLine();
    openTable(page, {{say::whereColumn()}, {say::whatHappenedColumn()}});
    for (const UnreadTarget &one : unread) {
        openRow(page);
        page.open(division()).code(one.target).close().element(division(), one.error.detail);
        closeRow(page);
    }
    closeTable(page);
}

/// sentence has the placeholder where the targets belong.
void writeTargets(HtmlPage &page, const QString &sentence, const QStringList &targets)
{
    page.open(QStringLiteral("p"), QStringLiteral("quiet"));
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
    HtmlPage page(say::scanOf(result.targets.join(QStringLiteral(", "))));
    page.element(QStringLiteral("h1"), say::imagesInTheList(summary.sources())).newLine();
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
    HtmlPage page(say::equalImagesIn(result.targets.join(QStringLiteral(", "))));
    page.element(QStringLiteral("h1"), say::equalImages(qint64(result.clusters.size()))).newLine();
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
        page.element(division(), QString::number(++position), numberKind());
        page.element(division(), relationTitle(cluster.relation));
        page.element(division(), cluster.platforms.join(QStringLiteral(", ")));
        writePlaces(page, places);
        page.element(division(), humanSize(cluster.saving), numberKind());
        closeRow(page);
    }
    closeTable(page);
    writeUnread(page, result.unread);
    return page.finish();
}

} // namespace sameinside
