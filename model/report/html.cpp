// SPDX-License-Identifier: MIT
#include "model/compare/explanation.h"
#include "model/report/report.h"
#include "model/text/groupednumber.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"

namespace sameinside {

namespace {

// Every value that is not ours goes through here.
QString escaped(const QString &text)
{
    return shownText(text).toHtmlEscaped();
}

QString code(const QString &text)
{
    return QStringLiteral("<code>%1</code>").arg(escaped(text));
}

// Colours and their contrast: the house's five meanings.
constexpr QStringView style = uR"(
:root { color-scheme: light; }
body { font: 14px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; color: #1e2227;
  background: #fff; margin: 32px auto; max-width: 1120px; padding: 0 24px; }
h1 { font-size: 22px; font-weight: 600; margin: 0 0 4px; }
p { margin: 0 0 16px; }
.quiet { color: #5b6470; }
code { font: 12px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
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

QString page(const QString &title, const QString &body)
{
    return QStringLiteral(
               "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'\">\n<title>")
        + escaped(title) + QStringLiteral("</title>\n<style>") + style.toString()
        + QStringLiteral("</style>\n</head>\n<body>\n") + body
        + QStringLiteral("</body>\n</html>\n");
}

QString incompleteWarning(bool isComplete)
{
    return isComplete
        ? QString()
        : QStringLiteral("<p class=\"warning\"><b>Incomplete.</b> The run was stopped; "
                         "this is what was found.</p>\n");
}

QString count(const QString &number, const QString &label)
{
    return QStringLiteral("<li><b>%1</b>%2</li>\n").arg(escaped(number), escaped(label));
}

QString statusLabel(ScanStatus status)
{
    static constexpr std::array<QStringView, 4> labels{u"= Already there", u"≠ In part",
                                                       u"+ Missing", u"! Error"};
    return QStringLiteral("<span class=\"status %1\">%2</span>")
        .arg(scanStatusName(status), labels[std::size_t(status)]);
}

QString placeList(const std::vector<QString> &places)
{
    QString items;
    for (const QString &place : places)
        items += QStringLiteral("<li>") + code(place) + QStringLiteral("</li>");
    return QStringLiteral("<ul class=\"places\">") + items + QStringLiteral("</ul>");
}

QString platformsCell(const SourceResult &source)
{
    if (source.platforms.empty())
        return {};
    QString text
        = QStringLiteral("%1 of %2").arg(source.presentPlatforms()).arg(source.platforms.size());
    if (source.platforms.size() == 1 && !source.platforms.front().platform.isEmpty())
        text += QStringLiteral("<br><span class=\"quiet\">")
            + escaped(source.platforms.front().platform) + QStringLiteral("</span>");
    return text;
}

QString row(const SourceResult &source)
{
    const auto cell = [](const QString &html) {
        return QStringLiteral("<td>") + html + QStringLiteral("</td>");
    };
    const bool isKnown = !source.platforms.empty() && source.status != ScanStatus::Error;
    return QStringLiteral("<tr><td class=\"number\">%1</td>").arg(source.line)
        + cell(code(source.source)) + cell(platformsCell(source)) + cell(statusLabel(source.status))
        + cell(placeList(source.targets())) + cell(escaped(reasonText(source)))
        + QStringLiteral("<td class=\"number\">")
        + (isKnown ? escaped(humanSize(source.bytesToCopy())) : QString())
        + QStringLiteral("</td></tr>\n");
}

QString unreadTable(const std::vector<UnreadTarget> &unread)
{
    if (unread.empty())
        return {};
    QString rows;
    for (const UnreadTarget &one : unread) {
        rows += QStringLiteral("<tr><td>") + code(one.target) + QStringLiteral("</td><td>")
            + escaped(one.error.detail) + QStringLiteral("</td></tr>\n");
    }
    return QStringLiteral(
               "<h2>Could not be read in the targets</h2>\n<table><thead><tr><th>Where</th>"
               "<th>What happened</th></tr></thead><tbody>\n")
        + rows + QStringLiteral("</tbody></table>\n");
}

QString targetsLine(const QStringList &targets)
{
    QStringList codes;
    for (const QString &target : targets)
        codes.append(code(target));
    return QStringLiteral("<p class=\"quiet\">Searched in ") + codes.join(QStringLiteral(", "));
}

} // namespace

QByteArray scanToHtml(const ScanResult &result)
{
    const ScanSummary &summary = result.summary;
    QString body
        = QStringLiteral("<h1>%1 images in the list</h1>\n").arg(groupedNumber(summary.sources()));
    body += targetsLine(result.targets)
        + QStringLiteral(": %1 tags in %2; there when at least %3.</p>\n")
              .arg(groupedNumber(summary.places),
                   counted(summary.repositories, QStringLiteral("repository"),
                           QStringLiteral("repositories")),
                   relationName(result.wanted));
    body += incompleteWarning(result.isComplete);
    body += QStringLiteral("<ul class=\"counts\">\n")
        + count(groupedNumber(summary.present), QStringLiteral("already there"))
        + count(groupedNumber(summary.partial), QStringLiteral("there in part"))
        + count(groupedNumber(summary.missing), QStringLiteral("missing"))
        + count(groupedNumber(summary.errors), QStringLiteral("errors"))
        + count(humanSize(summary.bytesToCopy), QStringLiteral("to copy"))
        + count(humanSize(summary.bytesThere), QStringLiteral("already in the targets"))
        + QStringLiteral("</ul>\n");
    body += QStringLiteral("<table><thead><tr><th class=\"number\">Line</th><th>Image</th>"
                           "<th>Platforms</th><th>Verdict</th><th>Found at</th><th>Why</th>"
                           "<th class=\"number\">To copy</th></tr></thead><tbody>\n");
    for (const SourceResult &source : result.sources)
        body += row(source);
    body += QStringLiteral("</tbody></table>\n") + unreadTable(result.unread);
    return page(QStringLiteral("Scan of %1").arg(result.targets.join(QStringLiteral(", "))), body)
        .toUtf8();
}

QByteArray duplicatesToHtml(const DuplicatesResult &result)
{
    QString body = QStringLiteral("<h1>%1</h1>\n")
                       .arg(counted(qint64(result.clusters.size()),
                                    QStringLiteral("cluster of equal images"),
                                    QStringLiteral("clusters of equal images")));
    body += targetsLine(result.targets)
        + QStringLiteral(": %1 tags. A saving counts all copies but one, each repository for "
                         "itself.</p>\n")
              .arg(groupedNumber(result.places));
    body += incompleteWarning(result.isComplete);
    body += QStringLiteral("<ul class=\"counts\">\n")
        + count(humanSize(result.saving), QStringLiteral("to save")) + QStringLiteral("</ul>\n");
    body += QStringLiteral("<table><thead><tr><th class=\"number\">#</th><th>Equal by</th>"
                           "<th>Platforms</th><th>Places</th><th class=\"number\">To save</th></tr>"
                           "</thead><tbody>\n");
    qint64 position = 0;
    for (const DuplicateCluster &cluster : result.clusters) {
        std::vector<QString> places;
        for (const DuplicateCopy &copy : cluster.copies)
            places.insert(places.end(), copy.places.begin(), copy.places.end());
        body += QStringLiteral("<tr><td class=\"number\">%1</td><td>").arg(++position)
            + escaped(relationTitle(cluster.relation)) + QStringLiteral("</td><td>")
            + escaped(cluster.platforms.join(QStringLiteral(", "))) + QStringLiteral("</td><td>")
            + placeList(places) + QStringLiteral("</td><td class=\"number\">")
            + escaped(humanSize(cluster.saving)) + QStringLiteral("</td></tr>\n");
    }
    body += QStringLiteral("</tbody></table>\n") + unreadTable(result.unread);
    return page(QStringLiteral("Equal images in %1").arg(result.targets.join(QStringLiteral(", "))),
                body)
        .toUtf8();
}

} // namespace sameinside
