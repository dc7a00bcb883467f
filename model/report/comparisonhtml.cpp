// SPDX-License-Identifier: MIT
#include "model/report/comparisonhtml.h"

#include "model/compare/explanation.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

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

QString element(const QString &name, const QString &html)
{
    return QStringLiteral("<%1>").arg(name) + html + QStringLiteral("</%1>").arg(name);
}

QString cell(const QString &html)
{
    return element(QStringLiteral("td"), html);
}

QString row(const QStringList &cells)
{
    QString html;
    for (const QString &one : cells)
        html += cell(one);
    return element(QStringLiteral("tr"), html) + u'\n';
}

QString table(const QStringList &heads, const QString &rows)
{
    QString head;
    for (const QString &one : heads)
        head += element(QStringLiteral("th"), escaped(one));
    return QStringLiteral("<table><thead><tr>") + head + QStringLiteral("</tr></thead><tbody>\n")
        + rows + QStringLiteral("</tbody></table>\n");
}

// Colours and their contrast: the house's five meanings.
constexpr QStringView style = uR"(
:root { color-scheme: light; }
body { font: 14px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; color: #1e2227;
  background: #fff; margin: 32px auto; max-width: 1120px; padding: 0 24px; }
h1 { font-size: 22px; font-weight: 600; margin: 0 0 4px; }
h2 { font-size: 17px; font-weight: 600; margin: 32px 0 8px; }
h3 { font-size: 14px; font-weight: 600; margin: 24px 0 4px; }
p { margin: 0 0 16px; }
code, pre { font: 12px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
pre { background: #f3f5f7; border-radius: 6px; padding: 8px 12px; white-space: pre-wrap; }
img { max-width: 100%; height: auto; border: 1px solid #dde2e8; border-radius: 6px; }
table { border-collapse: collapse; width: 100%; margin: 8px 0 24px; }
th { text-align: left; font-weight: 600; font-size: 12px; color: #5b6470; background: #f3f5f7; }
th, td { padding: 6px 10px; border-bottom: 1px solid #dde2e8; vertical-align: top; }
summary { cursor: pointer; color: #5b6470; }
.mark { font-weight: 600; white-space: nowrap; padding: 1px 8px; border-radius: 4px; }
.same { color: #17703f; background: #e3f4ea; }
.differs { color: #a85200; background: #fdf0df; }
.only { color: #6b46c1; background: #efe9fb; }
.unknown { color: #68727f; }
.error { color: #b3261e; background: #fbe9e7; border-radius: 6px; padding: 8px 16px; }
.cause { border-left: 3px solid #cf7a12; padding-left: 12px; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
  tr, img, .cause { break-inside: avoid; }
  .mark, th, .error { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
@page { margin: 14mm; }
)";

QString mark(const QString &kind, const QString &text)
{
    return QStringLiteral("<span class=\"mark %1\">%2</span>").arg(kind, escaped(text));
}

QString rungMark(RungRelation relation)
{
    switch (relation) {
    case RungRelation::Same:
        return mark(QStringLiteral("same"), QStringLiteral("= same"));
    case RungRelation::Differs:
        return mark(QStringLiteral("differs"), QStringLiteral("≠ differs"));
    case RungRelation::LeftOnly:
        return mark(QStringLiteral("only"), QStringLiteral("+ left only"));
    case RungRelation::RightOnly:
        return mark(QStringLiteral("only"), QStringLiteral("+ right only"));
    case RungRelation::Absent:
        return mark(QStringLiteral("unknown"), QStringLiteral("none"));
    case RungRelation::Unknown:
        break;
    }
    return mark(QStringLiteral("unknown"), QStringLiteral("? not known"));
}

QString layerMark(const LayerPair &pair)
{
    if (pair.relation == LayerRelation::Unknown)
        return mark(QStringLiteral("unknown"), QStringLiteral("? not known"));
    const bool isSame = pair.relation == LayerRelation::Same;
    const bool isOnly
        = pair.relation == LayerRelation::LeftOnly || pair.relation == LayerRelation::RightOnly;
    const QString symbol = isSame ? QStringLiteral("= ")
        : isOnly                  ? QStringLiteral("+ ")
                                  : QStringLiteral("≠ ");
    return mark(isSame       ? QStringLiteral("same")
                    : isOnly ? QStringLiteral("only")
                             : QStringLiteral("differs"),
                symbol + layerRelationName(pair.relation)
                    + (pair.moved ? QStringLiteral(", moved") : QString()));
}

QString digestCode(const std::optional<Digest> &digest)
{
    return digest ? code(digest->toString()) : QString();
}

QString blobCode(const ComparedLayer *layer)
{
    return layer ? code(layer->blob.toString()) : QString();
}

QString sideRow(const QString &side, const ImageTree &tree)
{
    const auto type = tree.root.mediaType();
    return row({side, code(tree.name.toString()), code(tree.root.digest.toString()),
                escaped(type ? type->description() : QString())});
}

QString rungTable(const PlatformComparison &platform)
{
    QString rows;
    for (const RungExplanation &one : explainRungs(platform)) {
        const RungState &state = platform.rung(one.rung);
        QString words = escaped(one.text);
        if (!one.causes.empty()) {
            QStringList numbers;
            for (const int cause : one.causes)
                numbers << QString::number(cause + 1);
            words = QStringLiteral("<b>cause %1</b>: ").arg(numbers.join(QStringLiteral(", ")))
                + words;
        }
        rows += row({escaped(rungName(one.rung)), rungMark(one.relation), digestCode(state.left),
                     digestCode(state.right), words});
    }
    return table({QStringLiteral("Rung"), QString(), QStringLiteral("Left"),
                  QStringLiteral("Right"), QStringLiteral("Why")},
                 rows);
}

QString causeList(const std::vector<Cause> &causes)
{
    QString html;
    int number = 0;
    for (const Cause &cause : causes) {
        QStringList reaches;
        for (const Rung rung : cause.reaches)
            reaches << rungName(rung);
        html += QStringLiteral("<div class=\"cause\"><h3>%1. ").arg(++number)
            + escaped(causeName(cause.code)) + QStringLiteral("</h3>\n<p>") + escaped(cause.text)
            + QStringLiteral(".<br>Enters at the %1").arg(rungName(cause.rung))
            + (reaches.isEmpty()
                   ? QString()
                   : QStringLiteral(", climbs to ") + reaches.join(QStringLiteral(" and ")))
            + QStringLiteral(".</p>\n");
        if (!cause.evidence.isEmpty()) {
            const QByteArray json = QJsonDocument(cause.evidence).toJson(QJsonDocument::Indented);
            QStringList lines;
            for (const QString &line : QString::fromUtf8(json).trimmed().split(u'\n'))
                lines << escaped(line);
            html += QStringLiteral("<details><summary>Evidence</summary><pre>") + lines.join(u'\n')
                + QStringLiteral("</pre></details>\n");
        }
        html += QStringLiteral("</div>\n");
    }
    return html;
}

QString layerTable(const PlatformComparison &platform)
{
    const std::vector<LayerPair> &layers = platform.layers;
    if (layers.empty())
        return {};
    const auto position = [](const std::optional<int> &layer) {
        return layer ? QString::number(*layer + 1) : QString();
    };
    QString rows;
    for (const LayerPair &pair : layers) {
        rows += row({position(pair.left), position(pair.right), layerMark(pair),
                     blobCode(platform.leftOf(pair)), blobCode(platform.rightOf(pair)),
                     digestCode(pair.diffId)});
    }
    return QStringLiteral("<details><summary>%1</summary>\n")
               .arg(counted(qint64(layers.size()), QStringLiteral("layer"),
                            QStringLiteral("layers")))
        + table({QStringLiteral("Left"), QStringLiteral("Right"), QString(),
                 QStringLiteral("Left blob"), QStringLiteral("Right blob"),
                 QStringLiteral("Diff ID")},
                rows)
        + QStringLiteral("</details>\n");
}

QString picture(const ReportPicture &one)
{
    if (one.png.isEmpty())
        return {};
    return QStringLiteral("<p><img width=\"%1\" height=\"%2\" alt=\"")
               .arg(qRound(one.size.width()))
               .arg(qRound(one.size.height()))
        + one.text.toHtmlEscaped() + QStringLiteral("\" src=\"data:image/png;base64,")
        + QString::fromLatin1(one.png.toBase64()) + QStringLiteral("\"></p>\n");
}

QString platformSection(const Comparison &comparison, std::size_t position,
                        const ReportPicture &drawn)
{
    const PlatformComparison &platform = comparison.platforms[position];
    const Verdict words = verdict(comparison, platform);
    QString html = element(QStringLiteral("h2"), escaped(platform.platform)) + u'\n'
        + element(QStringLiteral("p"),
                  QStringLiteral("<b>") + escaped(words.title) + QStringLiteral(".</b> ")
                      + escaped(words.sentence))
        + u'\n' + picture(drawn) + rungTable(platform) + causeList(platform.causes);
    for (const Error &error : platform.missing)
        html += QStringLiteral("<p class=\"error\">! ") + escaped(error.detail)
            + QStringLiteral("</p>\n");
    return html + layerTable(platform);
}

} // namespace

QByteArray comparisonToHtml(const Comparison &comparison, std::span<const ReportPicture> pictures)
{
    const Verdict words = verdict(comparison);
    QString body = element(QStringLiteral("h1"), escaped(words.title)) + u'\n'
        + element(QStringLiteral("p"), escaped(words.sentence)) + u'\n'
        + table({QString(), QStringLiteral("Image"), QStringLiteral("Digest"),
                 QStringLiteral("Kind")},
                sideRow(QStringLiteral("Left"), *comparison.left)
                    + sideRow(QStringLiteral("Right"), *comparison.right));
    if (comparison.platforms.empty())
        body += causeList(comparison.indexCauses);
    for (std::size_t i = 0; i < comparison.platforms.size(); ++i)
        body += platformSection(comparison, i, i < pictures.size() ? pictures[i] : ReportPicture{});

    const QString title = comparison.left->name.shortText() + QStringLiteral(" ↔ ")
        + comparison.right->name.shortText();
    const QString page
        = QStringLiteral(
              "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "img-src data:; style-src 'unsafe-inline'\">\n<title>")
        + escaped(title) + QStringLiteral("</title>\n<style>") + style.toString()
        + QStringLiteral("</style>\n</head>\n<body>\n") + body
        + QStringLiteral("</body>\n</html>\n");
    return page.toUtf8();
}

} // namespace sameinside
