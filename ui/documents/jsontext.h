// SPDX-License-Identifier: MIT
#pragma once

#include "ui/documents/jsonpage.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace sameinside {

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

} // namespace sameinside
