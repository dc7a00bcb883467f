// SPDX-License-Identifier: MIT
#include "ui/chain/hashchainpainter.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr double radius = 4;
constexpr double headLength = 7;
constexpr double headWidth = 6;
constexpr double circle = 20;

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto part = [share](float a, float b) { return float(a + (b - a) * float(share)); };
    return QColor::fromRgbF(part(one.redF(), other.redF()), part(one.greenF(), other.greenF()),
                            part(one.blueF(), other.blueF()));
}

class Painting {
public:
    Painting(QPainter &painter, const HashChainLayout &layout, const ChainStyle &style,
             const ChainEmphasis &emphasis) :
        m_painter(painter),
        m_layout(layout), m_style(style), m_emphasis(emphasis),
        m_base(style.palette.color(QPalette::Base)), m_text(style.palette.color(QPalette::Text)),
        m_faint(faintTextColour(style.palette)), m_rule(mixed(m_base, m_text, 0.1)),
        m_line(mixed(m_base, m_text, 0.5)), m_highlight(style.palette.color(QPalette::Highlight)),
        m_bold(style.font)
    {
        m_bold.setBold(true);
    }

    void rows(const QRectF &exposed)
    {
        for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
            const ChainRow &row = m_layout.rows[i];
            if (!row.rect.intersects(exposed))
                continue;
            if (i + 1 < m_layout.rows.size())
                rule(row);
            label(row);
            middle(row);
        }
    }

    void arrows()
    {
        for (const bool onPath : {false, true}) {
            QPainterPath bus; // one path, so that lines that share a way are painted once
            for (const ChainArrow &arrow : m_layout.arrows) {
                if (!arrow.isDrawn || isOnPath(arrow) != onPath)
                    continue;
                if (arrow.shape == ChainArrow::Shape::Bus)
                    addToBus(bus, arrow, onPath);
                else
                    draw(arrow, onPath);
            }
            QPen pen = arrowPen(onPath, false);
            pen.setWidthF(onPath ? 2 : 1);
            m_painter.strokePath(bus, pen);
        }
    }

    void boxes(const QRectF &exposed)
    {
        for (std::size_t i = 0; i < m_layout.boxes.size(); ++i) {
            if (m_layout.boxes[i].rect.adjusted(-8, -8, 8, 8).intersects(exposed))
                box(int(i));
        }
    }

private:
    void rule(const ChainRow &row)
    {
        m_painter.setPen(QPen(m_rule, 1));
        const double y = std::floor(row.rect.bottom()) + 0.5;
        m_painter.drawLine(QPointF(m_layout.ruleLeft, y), QPointF(m_layout.rightSide.right(), y));
    }

    void label(const ChainRow &row)
    {
        const double line = QFontMetricsF(m_style.font).height();
        const double top = row.textAxis - (row.hint.isEmpty() ? line : 2 * line) / 2;
        const QRectF first(m_layout.labels.left(), top, m_layout.labels.width() + 8, line);
        m_painter.setFont(m_style.font);
        m_painter.setPen(m_text);
        m_painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, row.label);
        m_painter.setPen(m_faint);
        m_painter.drawText(first.translated(0, line),
                           Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, row.hint);
    }

    void middle(const ChainRow &row)
    {
        if (!row.isAbsent) {
            QFont font = m_bold;
            font.setPointSizeF(font.pointSizeF() * 1.2);
            m_painter.setFont(font);
            m_painter.setPen(textColour(row.meaning, m_style.palette));
            m_painter.drawText(QRectF(row.symbol.x() - 12, row.symbol.y() - 12, 24, 24),
                               Qt::AlignCenter, symbol(row.meaning));
        }
        const double height = QFontMetricsF(m_style.font).height();
        for (const ChainLine &line : row.lines) {
            const bool isCause = line.style == ChainLine::Style::Cause;
            m_painter.setFont(isCause ? m_bold : m_style.font);
            m_painter.setPen(isCause ? textColour(Meaning::Differs, m_style.palette)
                                 : line.style == ChainLine::Style::Faint ? m_faint
                                                                         : m_text);
            m_painter.drawText(QRectF(line.position, QSizeF(m_layout.middle.width(), height)),
                               Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line.text);
        }
        for (const auto &[number, at] : row.numbers)
            numberCircle(number, at);
    }

    void numberCircle(int number, QPointF at)
    {
        const QColor colour = textColour(Meaning::Differs, m_style.palette);
        const QRectF round(at.x() - circle / 2, at.y() - circle / 2, circle, circle);
        m_painter.setPen(QPen(colour, 1.5));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(round);
        QFont font = m_bold;
        if (number > 9)
            font.setPointSizeF(font.pointSizeF() * 0.8);
        m_painter.setFont(font);
        m_painter.drawText(round, Qt::AlignCenter, QString::number(number));
    }

    bool isOnPath(int box) const { return std::ranges::count(m_emphasis.path, box) > 0; }
    bool isOnPath(const ChainArrow &arrow) const
    {
        return isOnPath(arrow.from) && isOnPath(arrow.to);
    }

    QPen arrowPen(bool onPath, bool isDashed) const
    {
        QColor colour = onPath ? m_highlight : m_line;
        if (!onPath && !m_emphasis.path.empty())
            colour = mixed(m_base, m_line, 0.5);
        QPen pen(colour, onPath ? 2 : 1.2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (isDashed)
            pen.setDashPattern({4 / pen.widthF(), 3 / pen.widthF()});
        return pen;
    }

    void addToBus(QPainterPath &bus, const ChainArrow &arrow, bool onPath)
    {
        // In the middle of pixels, where lines that are level or upright are sharp.
        const double trunk = std::floor(arrow.start.x()) + 0.5;
        const double turn = std::floor(arrow.turn) + 0.5;
        const double end = std::floor(arrow.end.x()) + 0.5;
        bus.moveTo(trunk, arrow.start.y());
        bus.lineTo(trunk, turn);
        bus.lineTo(end, turn);
        bus.lineTo(end, arrow.end.y() - headLength + 1);
        head({end, arrow.end.y()}, {0, 1}, arrowPen(onPath, false).color());
    }

    void draw(const ChainArrow &arrow, bool onPath)
    {
        const QPen pen = arrowPen(onPath, arrow.isDashed);
        QPointF before = arrow.start;
        QPainterPath path(arrow.start);
        if (arrow.shape == ChainArrow::Shape::Outer)
            before = outer(path, arrow);
        const QPointF way = arrow.end - before;
        const double length = std::max(std::hypot(way.x(), way.y()), 0.001);
        const QPointF ahead = way / length;
        path.lineTo(arrow.end - ahead * (headLength - 1));
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(path);
        head(arrow.end, ahead, pen.color());
    }

    static QPointF outer(QPainterPath &path, const ChainArrow &arrow)
    {
        const double across = arrow.end.x() - arrow.start.x();
        const double bend
            = std::min({std::abs(across) - headLength, arrow.end.y() - arrow.start.y(), 64.0});
        const double sign = across < 0 ? -1 : 1;
        path.lineTo(arrow.start.x(), arrow.end.y() - bend);
        const QPointF corner(arrow.start.x(), arrow.end.y());
        const QPointF after(arrow.start.x() + sign * bend, arrow.end.y());
        path.quadTo(corner, after);
        return after;
    }

    void head(QPointF tip, QPointF ahead, const QColor &colour)
    {
        const QPointF across(-ahead.y(), ahead.x());
        const QPointF back = tip - ahead * headLength;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawPolygon(
            QPolygonF{tip, back + across * (headWidth / 2), back - across * (headWidth / 2)});
    }

    void box(int number)
    {
        const ChainBox &one = m_layout.box(number);
        const QPalette &palette = m_style.palette;
        QColor ground
            = one.meaning == Meaning::Unknown ? m_base : groundColour(one.meaning, palette);
        QPen border = borderPen(one.meaning, palette, one.isStrong);
        if (one.isClaimed && one.meaning != Meaning::Unknown) {
            ground = mixed(ground, m_base, 0.6);
            border.setDashPattern({4 / border.widthF(), 3 / border.widthF()});
        }
        m_painter.setPen(border);
        m_painter.setBrush(ground);
        if (!one.folded.empty()) // a pile: another edge above it
            m_painter.drawRoundedRect(one.rect.adjusted(6, -pileHeight, -6, -8), radius, radius);
        m_painter.drawRoundedRect(one.rect, radius, radius);
        text(one);
        if (number == m_emphasis.current)
            ring(one.rect, m_emphasis.isFocused ? 2.5 : 2);
        else if (m_emphasis.current >= 0 && m_layout.box(m_emphasis.current).partner == number)
            ring(one.rect, 1);
    }

    void ring(const QRectF &rect, double width)
    {
        m_painter.setPen(QPen(m_highlight, width));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(rect.adjusted(-4, -4, 4, 4), radius + 4, radius + 4);
    }

    void text(const ChainBox &one)
    {
        m_painter.setPen(one.isPlaceholder() && one.meaning == Meaning::Unknown ? m_faint : m_text);
        m_painter.setFont(one.isDigest ? m_style.fixedFont : m_style.font);
        if (one.isPlaceholder() && one.meaning == Meaning::Error) {
            error(one);
            return;
        }
        const bool isLayer = one.rung >= Rung::Blobs;
        if (one.isPlaceholder() || isLayer) {
            m_painter.drawText(one.rect, Qt::AlignCenter | Qt::TextSingleLine, one.lines.front());
            if (!one.isPlaceholder() && needsBadge(one))
                badge(one);
            return;
        }
        const QRectF inner = one.rect.adjusted(12, 0, -10, 0);
        m_painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           one.lines.front());
        m_painter.setFont(m_bold);
        m_painter.setPen(textColour(one.meaning, m_style.palette));
        m_painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, symbol(one.meaning));
    }

    // The row's symbol tells what is equal, and what is not known as a whole.
    bool needsBadge(const ChainBox &one) const
    {
        const ChainRow *row = m_layout.rowOf(one.rung);
        return one.meaning != Meaning::Same
            && !(one.meaning == Meaning::Unknown && row && row->meaning == Meaning::Unknown);
    }

    // Layers have no room for a symbol in the box: it sits on the corner.
    void badge(const ChainBox &one)
    {
        const QRectF spot(one.rect.right() - 8, one.rect.top() - 6, 13, 13);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(textColour(one.meaning, m_style.palette));
        m_painter.drawEllipse(spot);
        QFont font = m_bold;
        font.setPointSizeF(font.pointSizeF() * 0.85);
        m_painter.setFont(font);
        m_painter.setPen(m_base);
        m_painter.drawText(spot, Qt::AlignCenter, symbol(one.meaning));
    }

    void error(const ChainBox &one)
    {
        const double line = QFontMetricsF(m_style.font).height();
        QRectF at = one.rect.adjusted(12, 12, -12, -12);
        at.setHeight(line);
        m_painter.setFont(m_bold);
        m_painter.setPen(textColour(Meaning::Error, m_style.palette));
        m_painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           symbol(Meaning::Error) + u' ' + one.lines.front());
        m_painter.setFont(m_style.font);
        m_painter.setPen(m_text);
        for (const QString &part : one.lines.mid(1)) {
            at.translate(0, line);
            m_painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, part);
        }
    }

    QPainter &m_painter;
    const HashChainLayout &m_layout;
    const ChainStyle &m_style;
    const ChainEmphasis &m_emphasis;
    QColor m_base;
    QColor m_text;
    QColor m_faint;
    QColor m_rule;
    QColor m_line;
    QColor m_highlight;
    QFont m_bold;
};

} // namespace

ChainStyle ChainStyle::of(const QPalette &palette, const QFont &font)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF() > 0 ? font.pointSizeF() : fixed.pointSizeF());
    return {palette, font, fixed};
}

ChainMetrics ChainStyle::metrics(QSizeF room) const
{
    QFont bold = font;
    bold.setBold(true);
    return {.room = room,
            .lineHeight = QFontMetricsF(font).height(),
            .digit = QFontMetricsF(fixedFont).horizontalAdvance(u'0'),
            .text
            = [own = QFontMetricsF(font)](const QString &t) { return own.horizontalAdvance(t); },
            .boldText
            = [own = QFontMetricsF(bold)](const QString &t) { return own.horizontalAdvance(t); }};
}

void paintHashChain(QPainter &painter, const HashChainLayout &layout, const ChainStyle &style,
                    const ChainEmphasis &emphasis, const QRectF &exposed)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    Painting painting(painter, layout, style, emphasis);
    painting.rows(exposed);
    painting.arrows();
    painting.boxes(exposed);
    painter.restore();
}

} // namespace sameinside
