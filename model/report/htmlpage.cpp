// SPDX-License-Identifier: MIT
#include "model/report/htmlpage.h"

#include "model/text/plaintext.h"

namespace sameinside {

namespace {

// Colours and their contrast: the house's five meanings. No character of it needs an escape, which
// a style would not understand.
constexpr QStringView style = uR"(
:root { color-scheme: light; }
body { font: 14px/1.5 system-ui, 'Segoe UI', 'Noto Sans', sans-serif; color: #1e2227;
  background: #fff; margin: 32px auto; max-width: 1120px; padding: 0 24px; }
h1 { font-size: 22px; font-weight: 600; margin: 0 0 4px; }
p { margin: 0 0 16px; }
.quiet { color: #5b6470; }
code { font: 12px/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; }
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

} // namespace

HtmlPage::HtmlPage(const QString &title)
{
    m_xml.writeDTD(QStringLiteral("<!DOCTYPE html>"));
    newLine();
    m_xml.writeStartElement(QStringLiteral("html"));
    m_xml.writeAttribute(QStringLiteral("lang"), QStringLiteral("en"));
    newLine().open(QStringLiteral("head")).newLine();
    const auto meta = [this](const QString &key, const QString &name, const QString &content) {
        m_xml.writeEmptyElement(QStringLiteral("meta"));
        m_xml.writeAttribute(key, name);
        if (!content.isEmpty())
            m_xml.writeAttribute(QStringLiteral("content"), content);
        newLine();
    };
    meta(QStringLiteral("charset"), QStringLiteral("utf-8"), {});
    meta(QStringLiteral("name"), QStringLiteral("viewport"), QStringLiteral("width=device-width"));
    meta(QStringLiteral("http-equiv"), QStringLiteral("Content-Security-Policy"),
         QStringLiteral("default-src 'none'; style-src 'unsafe-inline'"));
    element(QStringLiteral("title"), title).newLine();
    m_xml.writeTextElement(QStringLiteral("style"), style.toString());
    newLine().close().newLine().open(QStringLiteral("body")).newLine();
}

HtmlPage &HtmlPage::open(const QString &element, const QString &kind)
{
    m_xml.writeStartElement(element);
    if (!kind.isEmpty())
        m_xml.writeAttribute(QStringLiteral("class"), kind);
    m_xml.writeCharacters({}); // else an empty one closes itself, which HTML does not know
    return *this;
}

HtmlPage &HtmlPage::close()
{
    m_xml.writeEndElement();
    return *this;
}

HtmlPage &HtmlPage::text(const QString &text)
{
    m_xml.writeCharacters(shownText(text));
    return *this;
}

HtmlPage &HtmlPage::element(const QString &element, const QString &text, const QString &kind)
{
    return open(element, kind).text(text).close();
}

HtmlPage &HtmlPage::code(const QString &text)
{
    return element(QStringLiteral("code"), text);
}

HtmlPage &HtmlPage::lineBreak()
{
    m_xml.writeEmptyElement(QStringLiteral("br"));
    return *this;
}

HtmlPage &HtmlPage::newLine()
{
    m_xml.writeCharacters(QStringLiteral("\n"));
    return *this;
}

QByteArray HtmlPage::finish()
{
    close().newLine().close();
    return m_bytes + '\n';
}

} // namespace sameinside
