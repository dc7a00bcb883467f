// SPDX-License-Identifier: MIT
#include "model/report/comparisonhtml.h"

#include "model/compare/explanation.h"
#include "model/report/htmlpage.h"
#include "model/report/layerlines.h"
#include "model/text/words/model/reportwords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sameinside {

namespace {

// Colours and their contrast: the house's five meanings. Written as text: no quotes, < or &.
constexpr QStringView style = uR"(
:root { color-scheme: light; }
body { font: 14px/1.5 system-ui, Segoe UI, Noto Sans, sans-serif; color: #1e2227;
  background: #fff; margin: 32px auto; max-width: 1120px; padding: 0 24px; }
h1 { font-size: 22px; font-weight: 600; margin: 0 0 4px; }
h2 { font-size: 17px; font-weight: 600; margin: 32px 0 8px; }
h3 { font-size: 14px; font-weight: 600; margin: 24px 0 4px; }
p { margin: 0 0 16px; }
code, pre { font: 12px/1.5 ui-monospace, DejaVu Sans Mono, monospace; overflow-wrap: anywhere; }
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

/// The page of one comparison.
class ComparisonPage {
public:
    explicit ComparisonPage(const Comparison &comparison) :
        m_comparison(comparison), m_page(comparison.left->name.shortText() + QStringLiteral(" ↔ ")
                                             + comparison.right->name.shortText(),
                                         style)
    {
    }

    QByteArray write(std::span<const ReportPicture> pictures);

private:
    void digestCell(const std::optional<Digest> &digest);
    void markCell(RungRelation relation);
    void markCell(const LayerPair &pair);
    void mark(const char *kind, const QString &content);

    void sides();
    void side(const QString &name, const ImageTree &tree);
    void unread(const std::vector<Error> &errors);
    void notes(const QString &head, const QStringList &texts);
    void platform(const PlatformComparison &platform, const ReportPicture &drawn);
    void picture(const ReportPicture &one);
    void rungs(const PlatformComparison &platform);
    void causes(const std::vector<Cause> &causes);
    void operation(const Cause &cause);
    void evidence(const QJsonObject &json);
    void layers(const PlatformComparison &platform);

    const Comparison &m_comparison;
    HtmlPage m_page;
};

void ComparisonPage::digestCell(const std::optional<Digest> &digest)
{
    m_page.codeCell(digest ? digest->toString() : QString());
}

void ComparisonPage::mark(const char *kind, const QString &content)
{
    m_page.open("td");
    m_page.element("span", content, kind);
    m_page.close();
}

void ComparisonPage::markCell(RungRelation relation)
{
    using namespace words::reports;
    switch (relation) {
    case RungRelation::Same:
        return mark("mark same", markSame());
    case RungRelation::Differs:
        return mark("mark differs", markDiffers());
    case RungRelation::LeftOnly:
        return mark("mark only", markLeftOnly());
    case RungRelation::RightOnly:
        return mark("mark only", markRightOnly());
    case RungRelation::Absent:
        return mark("mark unknown", markNone());
    case RungRelation::Unknown:
        break;
    }
    mark("mark unknown", markNotKnown());
}

void ComparisonPage::markCell(const LayerPair &pair)
{
    const auto named = [&](const QString &symbol) {
        const QString name = symbol + layerRelationName(pair.relationOfBytes());
        return pair.moved ? words::reports::moved(name) : name;
    };
    switch (pair.relationOfBytes()) {
    case LayerRelation::Same:
        return mark("mark same", named(QStringLiteral("= ")));
    case LayerRelation::LeftOnly:
    case LayerRelation::RightOnly:
        return mark("mark only", named(QStringLiteral("+ ")));
    case LayerRelation::Recompressed:
    case LayerRelation::Differs:
        return mark("mark differs", named(QStringLiteral("≠ ")));
    case LayerRelation::Unknown:
        break;
    }
    mark("mark unknown", words::reports::markNotKnown());
}

void ComparisonPage::side(const QString &name, const ImageTree &tree)
{
    const auto type = tree.root.mediaType();
    m_page.open("tr");
    m_page.cell(name);
    m_page.codeCell(tree.name.toString());
    m_page.codeCell(tree.root.digest.toString());
    m_page.cell(type ? type->description() : QString());
    m_page.close();
    m_page.newLine();
}

void ComparisonPage::sides()
{
    using namespace words::reports;
    m_page.startTable({QString(), image(), words::reports::digest(), kind()});
    side(left(), *m_comparison.left);
    side(right(), *m_comparison.right);
    m_page.endTable();
}

void ComparisonPage::rungs(const PlatformComparison &platform)
{
    using namespace words::reports;
    m_page.startTable({rung(), QString(), left(), right(), why()});
    for (const RungExplanation &one : explainRungs(platform)) {
        const RungState &state = platform.rung(one.rung);
        m_page.open("tr");
        m_page.cell(rungName(one.rung));
        markCell(one.relation);
        digestCell(state.left);
        digestCell(state.right);
        m_page.open("td");
        if (!one.causes.empty()) {
            QStringList numbers;
            for (const int cause : one.causes)
                numbers << QString::number(cause + 1);
            m_page.element("b", causeNumbers(numbers));
            m_page.text(QStringLiteral(": "));
        }
        m_page.text(one.text);
        m_page.close();
        m_page.close();
        m_page.newLine();
    }
    m_page.endTable();
}

void ComparisonPage::evidence(const QJsonObject &json)
{
    if (json.isEmpty())
        return;
    m_page.open("details");
    m_page.element("summary", words::reports::evidence());
    m_page.open("pre");
    const QByteArray written = QJsonDocument(json).toJson(QJsonDocument::Indented).trimmed();
    const QStringList lines = QString::fromUtf8(written).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            m_page.newLine();
        m_page.text(lines.at(i));
    }
    m_page.close();
    m_page.close();
    m_page.newLine();
}

void ComparisonPage::operation(const Cause &cause)
{
    if (cause.usually.isEmpty())
        return;
    m_page.open("p");
    m_page.text(words::reports::usually(cause.usually));
    if (!cause.keepsDigest.isEmpty()) {
        m_page.empty("br");
        m_page.text(words::reports::keepsDigest(cause.keepsDigest));
    }
    m_page.close();
    m_page.newLine();
}

void ComparisonPage::causes(const std::vector<Cause> &causes)
{
    int number = 0;
    QString saidBefore; // several causes may come from one operation
    for (const Cause &cause : causes) {
        QStringList reaches;
        for (const Rung one : cause.reaches)
            reaches << rungName(one);
        m_page.open("div", "cause");
        m_page.element(
            "h3", QStringLiteral("%1. %2").arg(QString::number(++number), causeName(cause.code)));
        m_page.newLine();
        m_page.open("p");
        m_page.text(cause.text + u'.');
        m_page.empty("br");
        m_page.text(words::reports::entersSentence(rungName(cause.rung), reaches));
        const QStringList lines = layerLines(cause.evidence);
        for (const QString &line : lines) {
            m_page.empty("br");
            m_page.text(line);
        }
        m_page.close();
        m_page.newLine();
        if (cause.usually != saidBefore)
            operation(cause);
        saidBefore = cause.usually;
        evidence(cause.evidence);
        m_page.close();
        m_page.newLine();
    }
}

void ComparisonPage::layers(const PlatformComparison &platform)
{
    using namespace words::reports;
    if (platform.layers.empty())
        return;
    const auto position = [](const std::optional<int> &number, const ComparedLayer *layer) {
        if (!number)
            return QString();
        return layer->isEmptyLayer() ? numberedEmptyLayer(*number + 1)
                                     : QString::number(*number + 1);
    };
    const auto blob = [](const ComparedLayer *layer) {
        return layer ? std::optional(layer->blob) : std::nullopt;
    };
    m_page.open("details");
    m_page.element("summary", words::reports::layers(qint64(platform.layers.size())));
    m_page.newLine();
    m_page.startTable({left(), right(), QString(), leftBlob(), rightBlob(), diffId()});
    for (const LayerPair &pair : platform.layers) {
        m_page.open("tr");
        m_page.cell(position(pair.left, platform.leftOf(pair)));
        m_page.cell(position(pair.right, platform.rightOf(pair)));
        markCell(pair);
        digestCell(blob(platform.leftOf(pair)));
        digestCell(blob(platform.rightOf(pair)));
        digestCell(pair.diffId);
        m_page.close();
        m_page.newLine();
    }
    m_page.endTable();
    m_page.close();
    m_page.newLine();
}

void ComparisonPage::picture(const ReportPicture &one)
{
    if (one.png.isEmpty())
        return;
    m_page.open("p");
    m_page.empty(
        "img",
        {{QStringLiteral("width"), QString::number(qRound(one.size.width()))},
         {QStringLiteral("height"), QString::number(qRound(one.size.height()))},
         {QStringLiteral("alt"), one.text},
         {QStringLiteral("src"),
          QStringLiteral("data:image/png;base64,") + QString::fromLatin1(one.png.toBase64())}});
    m_page.close();
    m_page.newLine();
}

void ComparisonPage::unread(const std::vector<Error> &errors)
{
    for (const Error &error : errors) {
        m_page.element("p", QStringLiteral("! ") + error.detail, "error");
        m_page.newLine();
    }
}

void ComparisonPage::notes(const QString &head, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    m_page.element("h3", head);
    m_page.newLine();
    m_page.open("ul");
    for (const QString &text : texts)
        m_page.element("li", text);
    m_page.close();
    m_page.newLine();
}

void ComparisonPage::platform(const PlatformComparison &platform, const ReportPicture &drawn)
{
    const Verdict said = verdict(m_comparison, platform);
    m_page.element("h2", platform.platform);
    m_page.newLine();
    m_page.open("p");
    m_page.element("b", said.title + u'.');
    m_page.text(u' ' + said.sentence);
    m_page.close();
    m_page.newLine();
    picture(drawn);
    rungs(platform);
    causes(platform.causes);
    unread(platform.missing);
    notes(words::reports::keptElsewhere(), platform.elsewhere);
    notes(words::reports::odd(), platform.notes);
    layers(platform);
}

QByteArray ComparisonPage::write(std::span<const ReportPicture> pictures)
{
    const Verdict said = verdict(m_comparison);
    m_page.element("h1", said.title);
    m_page.newLine();
    m_page.element("p", said.sentence);
    m_page.newLine();
    sides();
    if (const QString along = companionsText(m_comparison); !along.isEmpty()) {
        m_page.element("p", along);
        m_page.newLine();
    }
    if (m_comparison.platforms.empty())
        causes(m_comparison.indexCauses);
    for (std::size_t i = 0; i < m_comparison.platforms.size(); ++i)
        platform(m_comparison.platforms[i], i < pictures.size() ? pictures[i] : ReportPicture{});
    unread(m_comparison.missing);
    return m_page.finish();
}

} // namespace

QByteArray comparisonToHtml(const Comparison &comparison, std::span<const ReportPicture> pictures)
{
    return ComparisonPage(comparison).write(pictures);
}

} // namespace sameinside
