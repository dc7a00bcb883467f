// SPDX-License-Identifier: MIT
#include "model/report/htmlpage.h"

#include "model/text/plaintext.h"

namespace sameinside {

HtmlPage::HtmlPage(const QString &title, QStringView style)
{
    m_xml.writeDTD(QStringLiteral("<!DOCTYPE html>\n"));
    m_xml.writeStartElement(QStringLiteral("html"));
    m_xml.writeAttribute(QStringLiteral("lang"), QStringLiteral("en"));
    newLine();
    open("head");
    newLine();
    meta(QStringLiteral("charset"), QStringLiteral("utf-8"), {});
    meta(QStringLiteral("name"), QStringLiteral("viewport"), QStringLiteral("width=device-width"));
    meta(QStringLiteral("http-equiv"), QStringLiteral("Content-Security-Policy"),
         QStringLiteral("default-src 'none'; img-src data:; style-src 'unsafe-inline'"));
    element("title", title);
    newLine();
    open("style");
    m_xml.writeCharacters(style.toString());
    close();
    newLine();
    close();
    newLine();
    open("body");
    newLine();
}

QByteArray HtmlPage::finish()
{
    close();
    newLine();
    close();
    newLine();
    return std::move(m_bytes);
}

// An element without content would be written as an empty one, which HTML takes for one that is
// still open: to write nothing into it closes its first tag.
HtmlPage &HtmlPage::open(const char *name, const char *kind)
{
    m_xml.writeStartElement(QLatin1StringView(name));
    if (kind)
        m_xml.writeAttribute(QStringLiteral("class"), QLatin1StringView(kind));
    m_xml.writeCharacters(QString());
    return *this;
}

HtmlPage &HtmlPage::close()
{
    m_xml.writeEndElement();
    return *this;
}

HtmlPage &HtmlPage::newLine()
{
    m_xml.writeCharacters(QStringLiteral("\n"));
    return *this;
}

HtmlPage &HtmlPage::text(const QString &text)
{
    m_xml.writeCharacters(shownText(text));
    return *this;
}

HtmlPage &HtmlPage::element(const char *name, const QString &content, const char *kind)
{
    open(name, kind);
    text(content);
    return close();
}

HtmlPage &HtmlPage::empty(const char *name, std::initializer_list<QXmlStreamAttribute> attributes)
{
    m_xml.writeEmptyElement(QLatin1StringView(name));
    for (const QXmlStreamAttribute &attribute : attributes)
        m_xml.writeAttribute(attribute);
    m_xml.writeCharacters(QString());
    return *this;
}

void HtmlPage::meta(const QString &key, const QString &name, const QString &content)
{
    if (content.isEmpty())
        empty("meta", {{key, name}});
    else
        empty("meta", {{key, name}, {QStringLiteral("content"), content}});
    newLine();
}

void HtmlPage::startTable(const QStringList &heads)
{
    open("table");
    open("thead");
    open("tr");
    for (const QString &one : heads)
        element("th", one);
    close();
    close();
    open("tbody");
    newLine();
}

void HtmlPage::endTable()
{
    close();
    close();
    newLine();
}

void HtmlPage::codeCell(const QString &content)
{
    if (content.isEmpty()) {
        cell({});
        return;
    }
    open("td");
    element("code", content);
    close();
}

} // namespace sameinside
