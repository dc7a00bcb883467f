// SPDX-License-Identifier: MIT
#include "ui/documents/jsontext.h"

#include "ui/palette/meaning.h"

#include <QFontDatabase>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <utility>

namespace sameinside {

namespace {

constexpr qsizetype firstPiece = qsizetype(64) * 1024; // characters
constexpr qsizetype nextPiece = qsizetype(12) * 1024;  // takes about 20 ms where lines wrap

class Gutter : public QWidget {
public:
    explicit Gutter(JsonText *text) : QWidget(text), m_text(text) {}
    QSize sizeHint() const override { return {m_text->gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_text->paintGutter(event->rect()); }

private:
    JsonText *m_text;
};

Meaning meaningOfLine(JsonLine::State state)
{
    return state == JsonLine::State::OnlyHere ? Meaning::OnlyHere : Meaning::Differs;
}

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

} // namespace

JsonText::JsonText(QWidget *parent) : QPlainTextEdit(parent), m_gutter(new Gutter(this))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setViewportMargins(gutterWidth(), 0, 0, 0);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &JsonText::updateMarks);
    m_fillTimer.setInterval(0);
    connect(&m_fillTimer, &QTimer::timeout, this, [this] { fill(nextPiece); });
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this](const QRect &rect, int moved) {
        if (moved != 0)
            m_gutter->scroll(0, moved);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
}

int JsonText::gutterWidth() const
{
    return fontMetrics().horizontalAdvance(u'≠') + 12;
}

void JsonText::setLines(std::vector<JsonLine> lines, bool wraps)
{
    m_lines = std::move(lines);
    m_hits.clear();
    m_currentHit = -1;
    setLineWrapMode(wraps ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    m_filled = 0;
    m_wantedLine = -1;
    setExtraSelections({});
    fill(firstPiece);
}

void JsonText::fill(qsizetype characters)
{
    QString text;
    const bool isFirst = m_filled == 0;
    for (; m_filled < m_lines.size() && text.size() < characters; ++m_filled) {
        if (m_filled > 0)
            text += u'\n';
        text += m_lines[m_filled].text;
    }
    if (isFirst) {
        setPlainText(text);
    } else {
        QTextCursor end(document());
        end.movePosition(QTextCursor::End);
        end.insertText(text);
    }
    const bool isWhole = m_filled == m_lines.size();
    if (isFirst || isWhole) {
        updateMarks();
        m_gutter->update();
    }
    if (!isWhole) {
        m_fillTimer.start();
        return;
    }
    m_fillTimer.stop();
    if (m_wantedLine >= 0)
        showLine(std::exchange(m_wantedLine, -1));
    if (!isFirst)
        Q_EMIT filled();
}

void JsonText::setHits(std::vector<QTextCursor> hits, int current)
{
    m_hits = std::move(hits);
    m_currentHit = current;
    updateMarks();
    if (current < 0)
        return;
    QTextCursor at = m_hits[std::size_t(current)];
    at.setPosition(at.selectionStart());
    setTextCursor(at);
    centerCursor();
}

void JsonText::showLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(line);
    if (!block.isValid()) {
        m_wantedLine = line;
        return;
    }
    setTextCursor(QTextCursor(block));
    centerCursor();
}

// Of what is in view: every mark makes Qt lay out its line, and moves with every line inserted.
void JsonText::updateMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    const auto mark
        = [&](const QTextBlock &block, int start, int length, const QTextCharFormat &format) {
        QTextEdit::ExtraSelection selection{QTextCursor(block), format};
        selection.cursor.setPosition(block.position() + start);
        selection.cursor.setPosition(block.position() + start + length, QTextCursor::KeepAnchor);
        marks << selection;
    };
    QTextBlock block = firstVisibleBlock();
    const int first = block.blockNumber();
    const int last = first + viewport()->height() / std::max(fontMetrics().height(), 1) + 1;
    for (int number = first; number <= last && block.isValid(); ++number) {
        if (std::size_t(number) >= m_lines.size())
            break;
        const JsonLine &line = m_lines[std::size_t(number)];
        const Meaning meaning = meaningOfLine(line.state);
        QTextCharFormat format;
        if (line.state != JsonLine::State::Same) {
            format.setProperty(QTextFormat::FullWidthSelection, true);
            format.setBackground(line.state == JsonLine::State::Gap
                                     ? palette().color(QPalette::AlternateBase)
                                     : groundColour(meaning, palette()));
            mark(block, 0, 0, format);
        }
        if (line.changed.second > 0) {
            QTextCharFormat strong;
            strong.setBackground(withAlpha(borderColour(Meaning::Differs, palette()), 0.3));
            mark(block, line.changed.first, line.changed.second, strong);
        }
        for (const auto &[start, length] : line.hidden) {
            QTextCharFormat escape;
            escape.setForeground(textColour(Meaning::Error, palette()));
            escape.setFontUnderline(true);
            mark(block, start, length, escape);
        }
        block = block.next();
    }
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        const int number = m_hits[i].blockNumber();
        if (number < first || number > last)
            continue;
        QTextCharFormat format;
        const QColor highlight = palette().color(QPalette::Highlight);
        format.setBackground(int(i) == m_currentHit ? highlight : withAlpha(highlight, 0.25));
        if (int(i) == m_currentHit)
            format.setForeground(palette().color(QPalette::HighlightedText));
        marks << QTextEdit::ExtraSelection{m_hits[i], format};
    }
    setExtraSelections(marks);
}

void JsonText::paintGutter(const QRect &rect)
{
    QPainter painter(m_gutter);
    painter.fillRect(rect, palette().color(QPalette::Base));
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= rect.bottom()) {
        const double height = blockBoundingRect(block).height();
        const auto number = std::size_t(block.blockNumber());
        if (number < m_lines.size() && top + height >= rect.top()) {
            const JsonLine::State state = m_lines[number].state;
            if (state == JsonLine::State::Changed || state == JsonLine::State::OnlyHere) {
                painter.setPen(textColour(meaningOfLine(state), palette()));
                painter.drawText(QRectF(0, top, m_gutter->width(), fontMetrics().height()),
                                 Qt::AlignCenter, symbol(meaningOfLine(state)));
            }
        }
        top += height;
        block = block.next();
    }
}

void JsonText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect area = contentsRect();
    m_gutter->setGeometry(area.left(), area.top(), gutterWidth(), area.height());
    updateMarks();
}

void JsonText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateMarks();
}

} // namespace sameinside
