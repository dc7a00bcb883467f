// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QXmlStreamWriter>

namespace sameinside {

/// Writes one self-contained page, element by element. Text is escaped here and nowhere else, and
/// what cannot be seen in it is shown.
class HtmlPage {
public:
    explicit HtmlPage(const QString &title);

    HtmlPage &open(const QString &element, const QString &kind = {});
    /// Closes the element that was opened last.
    HtmlPage &close();
    HtmlPage &text(const QString &text);
    /// A whole element. kind is its class.
    HtmlPage &element(const QString &element, const QString &text, const QString &kind = {});
    HtmlPage &code(const QString &text);
    HtmlPage &lineBreak();
    /// In the source of the page, for who reads that.
    HtmlPage &newLine();

    /// The page; nothing can be written after that.
    QByteArray finish();

private:
    QByteArray m_bytes;
    QXmlStreamWriter m_xml{&m_bytes};
};

} // namespace sameinside
