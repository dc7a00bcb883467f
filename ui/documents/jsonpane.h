// SPDX-License-Identifier: MIT
#pragma once

#include "ui/documents/jsondocument.h"
#include "ui/documents/jsonpage.h"

#include <QPlainTextEdit>
#include <QTimer>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace sameinside {

class ElidedLabel;
class FileExport;

/// The text of one document: marked lines, and their symbols in a gutter.
class JsonText : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit JsonText(QWidget *parent = nullptr);

    /// Long texts come in piece by piece, while the window goes on.
    void setLines(std::vector<JsonLine> lines, bool wraps);
    const std::vector<JsonLine> &lines() const { return m_lines; }
    /// Marks all hits, and the one at current more strongly; -1 for none.
    void setHits(std::vector<QTextCursor> hits, int current);
    void showLine(int line);

    void paintGutter(const QRect &rect);
    int gutterWidth() const;

Q_SIGNALS:
    /// All lines are there.
    void filled();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateMarks();
    void fill(qsizetype characters);

    std::vector<JsonLine> m_lines;
    std::size_t m_filled = 0; ///< lines that are in the document
    int m_wantedLine = -1;    ///< to be shown once it is there
    QTimer m_fillTimer;
    std::vector<QTextCursor> m_hits;
    int m_currentHit = -1;
    QWidget *m_gutter;
};

/// One side of the JSON view: what the document is, whether its digest is true, and its text.
class JsonPane : public QWidget {
    Q_OBJECT

public:
    explicit JsonPane(QWidget *parent = nullptr);

    void setDocument(const JsonDocument &document);
    const JsonDocument &document() const { return m_document; }
    JsonText *text() const { return m_text; }
    QString digestText() const; ///< "= sha256:… matches its bytes"

public Q_SLOTS:
    void copy() const;
    void save();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateDigest();

    JsonDocument m_document;
    QLabel *m_title;
    QLabel *m_check;
    ElidedLabel *m_digest;
    QToolButton *m_copy;
    QToolButton *m_save;
    JsonText *m_text;
    QLabel *m_placeholder;
    QStackedWidget *m_stack;
    FileExport *m_export;
};

} // namespace sameinside
