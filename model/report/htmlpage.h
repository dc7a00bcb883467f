// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QXmlStreamWriter>

namespace sameinside {

/// Writes an HTML page. Whatever is written is escaped, and characters that cannot be seen are
/// shown; the page loads and runs nothing.
class HtmlPage {
public:
    /// Begins the page, up to its body.
    HtmlPage(const QString &title, QStringView style);
    /// Ends the page. Not to be written on after that.
    QByteArray finish();

    HtmlPage &open(const char *name, const char *kind = nullptr); ///< kind: the class attribute
    /// Closes the element that was opened last.
    HtmlPage &close();
    HtmlPage &text(const QString &text);
    /// In the source of the page, for who reads that.
    HtmlPage &newLine();
    HtmlPage &element(const char *name, const QString &content, const char *kind = nullptr);
    HtmlPage &code(const QString &content) { return element("code", content); }
    /// An element that holds nothing, as br and img.
    HtmlPage &empty(const char *name, std::initializer_list<QXmlStreamAttribute> attributes = {});

    void startTable(const QStringList &heads);
    void endTable();
    void cell(const QString &content) { element("td", content); }
    /// With an empty content, an empty cell.
    void codeCell(const QString &content);

private:
    void meta(const QString &key, const QString &name, const QString &content);

    QByteArray m_bytes;
    QXmlStreamWriter m_xml{&m_bytes};
};

} // namespace sameinside
