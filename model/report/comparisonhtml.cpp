// SPDX-License-Identifier: MIT
#include "model/report/comparisonhtml.h"

#include "model/compare/explanation.h"
#include "model/text/plaintext.h"
#include "model/text/words/reportwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QXmlStreamWriter>

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

/// Writes the page. Whatever is written is escaped, and characters that cannot be seen are shown.
class Page {
public:
    QByteArray write(const Comparison &comparison, std::span<const ReportPicture> pictures);

private:
    void start(const char *name, const char *kind = nullptr);
    void end() { m_xml.writeEndElement(); }
    // An empty element would be taken for one that is still open: text() closes the first tag.
    void text(const QString &text) { m_xml.writeCharacters(shownText(text)); }
    void newLine() { m_xml.writeCharacters(QStringLiteral("\n")); }
    void element(const char *name, const QString &content, const char *kind = nullptr);
    void meta(const QString &key, const QString &name, const QString &content);

    void head(const Comparison &comparison);
    void startTable(const QStringList &heads);
    void endTable();
    void cell(const QString &content) { element("td", content); }
    void codeCell(const QString &content);
    void digestCell(const std::optional<Digest> &digest);
    void markCell(RungRelation relation);
    void markCell(const LayerPair &pair);
    void mark(const char *kind, const QString &content);

    void sides(const Comparison &comparison);
    void side(const QString &name, const ImageTree &tree);
    void platform(const Comparison &comparison, std::size_t position, const ReportPicture &drawn);
    void picture(const ReportPicture &one);
    void rungs(const PlatformComparison &platform);
    void causes(const std::vector<Cause> &causes);
    void evidence(const QJsonObject &json);
    void layers(const PlatformComparison &platform);

    QByteArray m_bytes;
    QXmlStreamWriter m_xml{&m_bytes};
};

void Page::start(const char *name, const char *kind)
{
    m_xml.writeStartElement(QLatin1StringView(name));
    if (kind)
        m_xml.writeAttribute(QStringLiteral("class"), QLatin1StringView(kind));
    m_xml.writeCharacters(QString());
}

void Page::element(const char *name, const QString &content, const char *kind)
{
    start(name, kind);
    text(content);
    end();
}

void Page::meta(const QString &key, const QString &name, const QString &content)
{
    m_xml.writeEmptyElement(QStringLiteral("meta"));
    m_xml.writeAttribute(key, name);
    if (!content.isEmpty())
        m_xml.writeAttribute(QStringLiteral("content"), content);
    newLine();
}

void Page::head(const Comparison &comparison)
{
    start("head");
    newLine();
    meta(QStringLiteral("charset"), QStringLiteral("utf-8"), {});
    meta(QStringLiteral("name"), QStringLiteral("viewport"), QStringLiteral("width=device-width"));
    meta(QStringLiteral("http-equiv"), QStringLiteral("Content-Security-Policy"),
         QStringLiteral("default-src 'none'; img-src data:; style-src 'unsafe-inline'"));
    element("title",
            comparison.left->name.shortText() + QStringLiteral(" ↔ ")
                + comparison.right->name.shortText());
    newLine();
    start("style");
    m_xml.writeCharacters(style.toString());
    end();
    newLine();
    end();
    newLine();
}

void Page::startTable(const QStringList &heads)
{
    start("table");
    start("thead");
    start("tr");
    for (const QString &one : heads)
        element("th", one);
    end();
    end();
    start("tbody");
    newLine();
}

void Page::endTable()
{
    end();
    end();
    newLine();
}

void Page::codeCell(const QString &content)
{
    start("td");
    element("code", content);
    end();
}

void Page::digestCell(const std::optional<Digest> &digest)
{
    if (digest)
        codeCell(digest->toString());
    else
        cell({});
}

void Page::mark(const char *kind, const QString &content)
{
    start("td");
    element("span", content, kind);
    end();
}

void Page::markCell(RungRelation relation)
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

void Page::markCell(const LayerPair &pair)
{
    const auto named = [&](const QString &symbol) {
        const QString name = symbol + layerRelationName(pair.relation);
        return pair.moved ? words::reports::moved(name) : name;
    };
    switch (pair.relation) {
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

void Page::side(const QString &name, const ImageTree &tree)
{
    const auto type = tree.root.mediaType();
    start("tr");
    cell(name);
    codeCell(tree.name.toString());
    codeCell(tree.root.digest.toString());
    cell(type ? type->description() : QString());
    end();
    newLine();
}

void Page::sides(const Comparison &comparison)
{
    using namespace words::reports;
    startTable({QString(), image(), words::reports::digest(), kind()});
    side(left(), *comparison.left);
    side(right(), *comparison.right);
    endTable();
}

void Page::rungs(const PlatformComparison &platform)
{
    using namespace words::reports;
    startTable({rung(), QString(), left(), right(), why()});
    for (const RungExplanation &one : explainRungs(platform)) {
        const RungState &state = platform.rung(one.rung);
        start("tr");
        cell(rungName(one.rung));
        markCell(one.relation);
        digestCell(state.left);
        digestCell(state.right);
        start("td");
        if (!one.causes.empty()) {
            QStringList numbers;
            for (const int cause : one.causes)
                numbers << QString::number(cause + 1);
            element("b", causeNumbers(numbers));
            text(QStringLiteral(": "));
        }
        text(one.text);
        end();
        end();
        newLine();
    }
    endTable();
}

void Page::evidence(const QJsonObject &json)
{
    if (json.isEmpty())
        return;
    start("details");
    element("summary", words::reports::evidence());
    start("pre");
    const QByteArray written = QJsonDocument(json).toJson(QJsonDocument::Indented).trimmed();
    const QStringList lines = QString::fromUtf8(written).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            newLine();
        text(lines.at(i));
    }
    end();
    end();
    newLine();
}

void Page::causes(const std::vector<Cause> &causes)
{
    int number = 0;
    for (const Cause &cause : causes) {
        QStringList reaches;
        for (const Rung one : cause.reaches)
            reaches << rungName(one);
        start("div", "cause");
        element("h3", QStringLiteral("%1. %2").arg(++number).arg(causeName(cause.code)));
        newLine();
        start("p");
        text(cause.text + u'.');
        m_xml.writeEmptyElement(QStringLiteral("br"));
        text(words::reports::entersSentence(rungName(cause.rung), reaches));
        end();
        newLine();
        evidence(cause.evidence);
        end();
        newLine();
    }
}

void Page::layers(const PlatformComparison &platform)
{
    using namespace words::reports;
    if (platform.layers.empty())
        return;
    const auto position = [](const std::optional<int> &layer) {
        return layer ? QString::number(*layer + 1) : QString();
    };
    const auto blob = [](const ComparedLayer *layer) {
        return layer ? std::optional(layer->blob) : std::nullopt;
    };
    start("details");
    element("summary", words::reports::layers(qint64(platform.layers.size())));
    newLine();
    startTable({left(), right(), QString(), leftBlob(), rightBlob(), diffId()});
    for (const LayerPair &pair : platform.layers) {
        start("tr");
        cell(position(pair.left));
        cell(position(pair.right));
        markCell(pair);
        digestCell(blob(platform.leftOf(pair)));
        digestCell(blob(platform.rightOf(pair)));
        digestCell(pair.diffId);
        end();
        newLine();
    }
    endTable();
    end();
    newLine();
}

void Page::picture(const ReportPicture &one)
{
    if (one.png.isEmpty())
        return;
    start("p");
    m_xml.writeEmptyElement(QStringLiteral("img"));
    m_xml.writeAttribute(QStringLiteral("width"), QString::number(qRound(one.size.width())));
    m_xml.writeAttribute(QStringLiteral("height"), QString::number(qRound(one.size.height())));
    m_xml.writeAttribute(QStringLiteral("alt"), one.text);
    m_xml.writeAttribute(QStringLiteral("src"),
                         QStringLiteral("data:image/png;base64,")
                             + QString::fromLatin1(one.png.toBase64()));
    end();
    newLine();
}

void Page::platform(const Comparison &comparison, std::size_t position, const ReportPicture &drawn)
{
    const PlatformComparison &platform = comparison.platforms[position];
    const Verdict said = verdict(comparison, platform);
    element("h2", platform.platform);
    newLine();
    start("p");
    element("b", said.title + u'.');
    text(u' ' + said.sentence);
    end();
    newLine();
    picture(drawn);
    rungs(platform);
    causes(platform.causes);
    for (const Error &error : platform.missing) {
        element("p", QStringLiteral("! ") + error.detail, "error");
        newLine();
    }
    layers(platform);
}

QByteArray Page::write(const Comparison &comparison, std::span<const ReportPicture> pictures)
{
    const Verdict said = verdict(comparison);
    m_xml.writeDTD(QStringLiteral("<!DOCTYPE html>\n"));
    m_xml.writeStartElement(QStringLiteral("html"));
    m_xml.writeAttribute(QStringLiteral("lang"), QStringLiteral("en"));
    newLine();
    head(comparison);
    start("body");
    newLine();
    element("h1", said.title);
    newLine();
    element("p", said.sentence);
    newLine();
    sides(comparison);
    if (comparison.platforms.empty())
        causes(comparison.indexCauses);
    for (std::size_t i = 0; i < comparison.platforms.size(); ++i)
        platform(comparison, i, i < pictures.size() ? pictures[i] : ReportPicture{});
    end();
    newLine();
    end();
    newLine();
    return std::move(m_bytes);
}

} // namespace

QByteArray comparisonToHtml(const Comparison &comparison, std::span<const ReportPicture> pictures)
{
    return Page().write(comparison, pictures);
}

} // namespace sameinside
