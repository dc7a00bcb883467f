// SPDX-License-Identifier: MIT
#include "ui/chain/hashchainpainter.h"

#include "model/text/words/ui/chainwords.h"
#include "ui/palette/colours.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr double radius = 5;
constexpr double headLength = 9;
constexpr double headWidth = 8;
constexpr double circle = 19;
constexpr double smallCircle = 15;
constexpr double padding = 9;

QPalette paper()
{
    QPalette palette(QColor(0xf5, 0xf6, 0xf8));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, QColor(0x1b, 0x20, 0x27));
    palette.setColor(QPalette::Highlight, QColor(0x25, 0x63, 0xcb));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

// What is known by its digest alone is drawn in a fainter ink.
bool isFaintMeaning(Meaning meaning)
{
    return meaning == Meaning::Unknown;
}

/// What every part of the picture is painted with.
class Brushes {
public:
    Brushes(QPainter &painter, const HashChainLayout &layout, const ChainStyle &style) :
        m_painter(painter), m_layout(layout), m_style(style),
        m_base(style.palette.color(QPalette::Base)), m_text(style.palette.color(QPalette::Text)),
        m_faint(faintTextColour(style.palette)),
        m_highlight(style.palette.color(QPalette::Highlight)), m_bold(style.font),
        m_line(QFontMetricsF(style.font).height())
    {
        m_bold.setBold(true);
    }

protected:
    QColor ink(Meaning meaning) const { return textColour(meaning, m_style.palette); }
    QColor ground(Meaning meaning) const
    {
        return meaning == Meaning::Unknown ? m_base : groundColour(meaning, m_style.palette);
    }
    QFont scaled(QFont font, double factor) const
    {
        font.setPointSizeF(font.pointSizeF() * factor);
        return font;
    }
    void text(const QRectF &rect, const QString &words, const QFont &font, const QColor &colour,
              Qt::Alignment alignment = Qt::AlignLeft)
    {
        m_painter.setFont(font);
        m_painter.setPen(colour);
        m_painter.drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, words);
    }
    double widthOf(const QString &words, const QFont &font) const
    {
        return QFontMetricsF(font).horizontalAdvance(words);
    }
    QString cut(const QString &words, const QFont &font, double width,
                Qt::TextElideMode mode = Qt::ElideRight) const
    {
        return QFontMetricsF(font).elidedText(words, mode, width);
    }
    static QPen dashed(QPen pen)
    {
        pen.setDashPattern({4 / pen.widthF(), 3 / pen.widthF()});
        return pen;
    }
    void number(QPointF middle, int cause, Meaning meaning, double diameter, bool isFilled)
    {
        const QRectF round(middle.x() - diameter / 2, middle.y() - diameter / 2, diameter,
                           diameter);
        m_painter.setPen(QPen(ink(meaning), 1.5));
        m_painter.setBrush(isFilled ? QBrush(ink(meaning)) : QBrush(m_base));
        m_painter.drawEllipse(round);
        const double factor = (diameter < circle ? 0.85 : 1) * (cause > 8 ? 0.85 : 1);
        text(round, QString::number(cause + 1), scaled(m_bold, factor),
             isFilled ? m_base : ink(meaning), Qt::AlignHCenter);
    }

    QPainter &m_painter;
    const HashChainLayout &m_layout;
    const ChainStyle &m_style;
    QColor m_base;
    QColor m_text;
    QColor m_faint;
    QColor m_highlight;
    QFont m_bold;
    double m_line;
};

/// Pages, boxes and the arrows between them.
class BoxPainting : Brushes {
public:
    BoxPainting(QPainter &painter, const HashChainLayout &layout, const ChainStyle &style,
                const ChainEmphasis &emphasis) :
        Brushes(painter, layout, style),
        m_emphasis(emphasis)
    {
    }

    // What climbs lies over what does not, and what is pointed at over everything.
    void arrows()
    {
        for (const bool onPath : {false, true}) {
            for (const int rank : {0, 1, 2}) {
                for (const ChainArrow &arrow : m_layout.arrows) {
                    if (isOnPath(arrow) == onPath && rankOf(arrow) == rank)
                        draw(arrow, onPath);
                }
            }
        }
    }

    void boxes(const QRectF &exposed)
    {
        for (std::size_t i = 0; i < m_layout.boxes.size(); ++i) {
            if (m_layout.boxes[i].rect.adjusted(-12, -12, 12, 12).intersects(exposed))
                box(int(i));
        }
    }

private:
    bool isOnPath(int box) const { return std::ranges::count(m_emphasis.path, box) > 0; }
    bool isOnPath(const ChainArrow &arrow) const
    {
        return isOnPath(arrow.from) && isOnPath(arrow.to);
    }

    static int rankOf(const ChainArrow &arrow)
    {
        return arrow.climbs() ? 2 : arrow.meaning == Meaning::Error ? 1 : 0;
    }

    QPen arrowPen(const ChainArrow &arrow, bool onPath) const
    {
        QColor colour = isFaintMeaning(arrow.meaning)
            ? borderColour(Meaning::Unknown, m_style.palette)
            : arrow.climbs() ? ink(arrow.meaning)
                             : borderColour(arrow.meaning, m_style.palette);
        if (!onPath && !m_emphasis.path.empty())
            colour = blend(colour, m_base, 0.35);
        QPen pen(colour, arrow.climbs() ? 3 : 1.2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
        if ((onPath && !arrow.climbs()) || arrow.meaning == Meaning::Error)
            pen.setWidthF(2);
        return arrow.isDashed && !arrow.climbs() ? dashed(pen) : pen;
    }

    void draw(const ChainArrow &arrow, bool onPath)
    {
        if (arrow.way.size() < 2)
            return;
        const QPen pen = arrowPen(arrow, onPath);
        const QPointF tip = arrow.way.back();
        const QPointF way = tip - arrow.way.at(arrow.way.size() - 2);
        const double length = std::max(std::hypot(way.x(), way.y()), 0.001);
        const QPointF ahead = way / length;
        const double size = arrow.climbs() ? 1 : 0.75;
        QPolygonF line = arrow.way;
        line.back() = tip - ahead * std::min(length, headLength * size - 1);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(line);
        const QPointF across(-ahead.y(), ahead.x());
        const QPointF back = tip - ahead * headLength * size;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(pen.color());
        m_painter.drawPolygon(QPolygonF{tip, back + across * (headWidth * size / 2),
                                        back - across * (headWidth * size / 2)});
    }

    QPen border(const ChainBox &one) const
    {
        QPen pen = borderPen(one.meaning, m_style.palette, one.isStrong());
        pen.setCapStyle(Qt::FlatCap); // dashes stay apart where they are thick
        if (one.isStrong())
            pen.setColor(ink(one.meaning));
        if (one.isPlaceholder() && one.meaning == Meaning::Unknown)
            return pen;
        return one.isClaimed || one.meaning == Meaning::Unknown ? dashed(pen) : pen;
    }

    void box(int number)
    {
        const ChainBox &one = m_layout.box(number);
        const QColor fill
            = one.isClaimed ? blend(ground(one.meaning), m_base, 0.45) : ground(one.meaning);
        m_painter.setPen(border(one));
        m_painter.setBrush(fill);
        if (one.isFolded()) // a pile: another edge above it
            m_painter.drawRoundedRect(one.rect.adjusted(5, -4, -5, -8), radius, radius);
        if (one.isPage())
            page(one, fill);
        else
            small(one);
        badges(one);
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

    void page(const ChainBox &one, const QColor &fill)
    {
        m_painter.setBrush(m_base);
        m_painter.drawRoundedRect(one.rect, radius, radius);
        QPainterPath outline;
        outline.addRoundedRect(one.rect, radius, radius);
        m_painter.save();
        m_painter.setClipPath(outline, Qt::IntersectClip);
        m_painter.fillRect(one.headRect(), fill);
        for (std::size_t i = 0; i < one.lines.size(); ++i)
            line(one, one.lines[i], one.lineRect(i));
        m_painter.restore();
        m_painter.setPen(border(one));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(one.rect, radius, radius);
        head(one);
    }

    void head(const ChainBox &one)
    {
        const QRectF inner = one.headRect().adjusted(padding, 0, -padding, 0);
        const bool isError = one.isPlaceholder() && one.meaning == Meaning::Error;
        text(inner, cut(one.title, m_bold, inner.width() - 20), m_bold,
             isError ? ink(Meaning::Error) : m_text);
        text(inner, symbol(one.meaning), m_bold, ink(one.meaning), Qt::AlignRight);
        text(inner.adjusted(0, 0, -19, 0), one.text, m_style.fixedFont, m_text, Qt::AlignRight);
    }

    void line(const ChainBox &one, const ChainLine &line, const QRectF &rect)
    {
        if (line.isBlank)
            return;
        const QRectF inner = rect.adjusted(padding + 3, 0, -padding, 0);
        if (line.isNote) {
            text(inner, line.label, m_style.font,
                 line.meaning == Meaning::Error ? ink(Meaning::Error) : m_faint);
            return;
        }
        const bool standsOut = line.meaning != Meaning::Same && line.meaning != Meaning::Unknown;
        if (standsOut)
            m_painter.fillRect(rect.adjusted(3, 1, -3, 0), ground(line.meaning));
        const QColor colour = standsOut ? ink(line.meaning) : m_faint;
        const QFont &labelFont = standsOut ? m_bold : m_style.font;
        const double room = inner.width() - 19;
        const QFont &valueFont = line.isFixed ? m_style.fixedFont : m_style.font;
        // a digest is whole; of a value and its name both keep their part
        const double wanted = widthOf(line.value, valueFont);
        const double value = line.names
            ? wanted
            : std::min(wanted, std::max(room * 0.5, room - widthOf(line.label, labelFont) - 10));
        text(inner,
             cut(line.label, labelFont, room - value - 8,
                 line.names ? Qt::ElideMiddle : Qt::ElideLeft),
             labelFont, colour);
        text(inner.adjusted(0, 0, -19, 0), cut(line.value, valueFont, value + 1), valueFont,
             standsOut || one.meaning == Meaning::Same || line.isFixed ? m_text : m_faint,
             Qt::AlignRight);
        text(inner, symbol(line.meaning), m_bold, ink(line.meaning), Qt::AlignRight);
    }

    void small(const ChainBox &one)
    {
        m_painter.drawRoundedRect(one.rect, radius, radius);
        const bool isFaint = one.isPlaceholder();
        text(one.rect, one.text, one.isDigest ? m_style.fixedFont : m_style.font,
             isFaint ? m_faint : m_text, Qt::AlignHCenter);
    }

    // A cause sits on the upper left corner, several beside the title, which they would hide; small
    // boxes have no room for a sign within.
    void badges(const ChainBox &one)
    {
        double x = one.rect.left() + 2;
        if (one.isPage() && one.causes.size() > 1)
            x += padding + widthOf(one.title, m_bold) + smallCircle;
        for (const int cause : one.causes) {
            number({x, one.rect.top()}, cause, one.meaning, smallCircle, true);
            x += smallCircle + 2;
        }
        if (one.isPage() || one.isPlaceholder() || one.meaning == Meaning::Same)
            return;
        const ChainRow *row = m_layout.rowOf(one.rung);
        if (one.meaning == Meaning::Unknown && row && row->meaning == Meaning::Unknown)
            return; // the row says so
        const QRectF spot(one.rect.right() - 10, one.rect.top() - 7, 14, 14);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ink(one.meaning));
        m_painter.drawEllipse(spot);
        text(spot, symbol(one.meaning), scaled(m_bold, 0.85), m_base, Qt::AlignHCenter);
    }

    const ChainEmphasis &m_emphasis;
};

/// The words between the sides, and the legend.
class WordPainting : Brushes {
public:
    using Brushes::Brushes;

    void statements(int selected)
    {
        for (const ChainStatement &one : m_layout.statements) {
            if (one.cause >= 0 && one.cause == selected) {
                m_painter.setPen(Qt::NoPen);
                m_painter.setBrush(blend(m_highlight, m_base, 0.10));
                m_painter.drawRoundedRect(one.rect.adjusted(-4, -3, 4, 3), radius, radius);
            }
            sign(one);
            for (const ChainWords &words : one.words)
                line(words, one.meaning);
        }
    }

    // One line; from the end on left out what has no room.
    void legend()
    {
        using enum Meaning;
        double x = m_layout.labels.left();
        const double end = m_layout.legend.right();
        x = entry(x, end, 0, {}, words::chain::howToRead());
        for (const auto &[width, meaning, style, words] : entries()) {
            const double needed = width + 6 + widthOf(words, m_style.font);
            if (x + needed > end)
                return;
            sample(x, width, meaning, style);
            x = entry(x, end, width, meaning, words);
        }
    }

private:
    enum class Sample { Climbing, Resting, Strong, Claimed, Only };
    struct Entry {
        double width;
        Meaning meaning;
        Sample style;
        QString words;
    };

    static std::array<Entry, 5> entries()
    {
        using namespace words::chain;
        return {{{32, Meaning::Differs, Sample::Climbing, climbing()},
                 {32, Meaning::Same, Sample::Resting, notClimbing()},
                 {26, Meaning::Differs, Sample::Strong, entersHere()},
                 {26, Meaning::Same, Sample::Claimed, claimed()},
                 {26, Meaning::OnlyHere, Sample::Only, onlyOnThisSide()}}};
    }

    double entry(double x, double end, double width, std::optional<Meaning>, const QString &words)
    {
        const double left = x + width + (width > 0 ? 6 : 0);
        text({left, m_layout.legend.top(), end - left, m_layout.legend.height()}, words,
             m_style.font, m_faint);
        return left + widthOf(words, m_style.font) + 22;
    }

    void sample(double x, double width, Meaning meaning, Sample style)
    {
        const double y = std::floor(m_layout.legend.center().y()) + 0.5;
        if (style == Sample::Climbing || style == Sample::Resting) {
            const bool climbs = style == Sample::Climbing;
            const QColor colour = climbs ? ink(meaning) : borderColour(meaning, m_style.palette);
            m_painter.setPen(QPen(colour, climbs ? 3 : 1.2));
            m_painter.drawLine(QPointF(x, y), QPointF(x + width - headLength + 1, y));
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(colour);
            m_painter.drawPolygon(QPolygonF{{x + width, y},
                                            {x + width - headLength, y - headWidth / 2},
                                            {x + width - headLength, y + headWidth / 2}});
            return;
        }
        QPen pen = borderPen(meaning, m_style.palette, style == Sample::Strong);
        if (style == Sample::Strong)
            pen.setColor(ink(meaning));
        m_painter.setPen(style == Sample::Claimed ? dashed(pen) : pen);
        m_painter.setBrush(ground(meaning));
        m_painter.drawRoundedRect(QRectF(x, y - 7, width, 14), radius, radius);
    }

    void sign(const ChainStatement &one)
    {
        if (one.cause >= 0)
            number(one.sign, one.cause, one.meaning, circle, false);
        else if (one.hasSign)
            text({one.sign.x() - 12, one.sign.y() - 12, 24, 24}, symbol(one.meaning),
                 scaled(m_bold, 1.2), ink(one.meaning), Qt::AlignHCenter);
    }

    void line(const ChainWords &words, Meaning meaning)
    {
        using enum ChainWords::Style;
        const bool isTitle = words.style == Title;
        const QFont &font = isTitle ? m_bold
            : words.style == Fixed  ? m_style.fixedFont
                                    : m_style.font;
        const QColor colour = isTitle ? ink(meaning) : words.style == Faint ? m_faint : m_text;
        text({words.position, QSizeF(m_layout.middle.right() - words.position.x() + 8, m_line)},
             words.text, font, colour);
    }
};

/// Names of rungs and sides, which stay in view.
class FramePainting : Brushes {
public:
    using Brushes::Brushes;

    void paint(const QRectF &exposed)
    {
        labels(exposed);
        headings(exposed);
    }

private:
    void labels(const QRectF &exposed)
    {
        const double shift = std::max(0.0, exposed.left());
        const double right = m_layout.labels.right() + 8;
        if (shift > 0)
            m_painter.fillRect(QRectF(shift, exposed.top(), right, exposed.height()), m_base);
        for (const ChainRow &row : m_layout.rows)
            label(row, shift, exposed);
    }

    void label(const ChainRow &row, double shift, const QRectF &exposed)
    {
        const double height = (row.hint.isEmpty() ? 1 : 2) * m_line;
        const double own = 2 * (row.axis - row.rect.top());
        const bool isRowOfBoxes = row.rung == Rung::Blobs || row.rung == Rung::Contents;
        double y = row.rect.top() + (isRowOfBoxes ? (own - height) / 2 : 3);
        // as long as anything of the row is to be seen
        y = std::max(
            y, std::min(exposed.top() + m_layout.headingHeight, row.rect.top() + own - height));
        const QRectF first(m_layout.labels.left() + shift, y, m_layout.labels.width() + 8, m_line);
        text(first, row.label, m_bold, m_text);
        text(first.translated(0, m_line), row.hint, m_style.font, m_faint);
    }

    void headings(const QRectF &exposed)
    {
        const double shift = std::max(0.0, exposed.top());
        if (shift > 0)
            m_painter.fillRect(
                QRectF(exposed.left(), shift, exposed.width(), m_layout.headingHeight), m_base);
        heading(m_layout.leftHeading, shift);
        heading(m_layout.rightHeading, shift);
        text(m_layout.platformRect.translated(0, shift), m_layout.platform, m_style.font, m_faint,
             Qt::AlignHCenter);
    }

    void heading(const ChainHeading &heading, double shift)
    {
        const QFont font = scaled(m_bold, 0.85);
        const QRectF rect = heading.rect.translated(0, shift);
        text(rect, heading.side, font, m_faint);
        const QRectF rest = rect.adjusted(widthOf(heading.side, font) + 10, 0, 0, 0);
        text(rest, cut(heading.name, m_style.fixedFont, rest.width(), Qt::ElideMiddle),
             m_style.fixedFont, m_text);
    }
};

} // namespace

ChainStyle ChainStyle::of(const QPalette &palette, const QFont &font)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF() > 0 ? font.pointSizeF() : fixed.pointSizeF());
    return {.palette = palette, .font = font, .fixedFont = fixed};
}

ChainStyle ChainStyle::onLightGround() const
{
    return {.palette = isDark(palette) ? paper() : palette, .font = font, .fixedFont = fixedFont};
}

ChainMetrics ChainStyle::metrics(QSizeF room) const
{
    QFont bold = font;
    bold.setBold(true);
    const auto width = [this](const QFont &own, Widths Measured::*widths) -> TextWidth {
        return [metrics = QFontMetricsF(own), kept = measured, widths](const QString &t) {
            Widths &known = (*kept).*widths;
            if (const auto found = known.constFind(t); found != known.constEnd())
                return *found;
            return *known.insert(t, metrics.horizontalAdvance(t));
        };
    };
    return {.room = room,
            .lineHeight = std::ceil(QFontMetricsF(font).height()),
            .digit = QFontMetricsF(fixedFont).horizontalAdvance(u'0'),
            .text = width(font, &Measured::text),
            .boldText = width(bold, &Measured::bold),
            .fixedText = width(fixedFont, &Measured::fixed)};
}

void paintHashChain(QPainter &painter, const HashChainLayout &layout, const ChainStyle &style,
                    const ChainEmphasis &emphasis, const QRectF &exposed)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    BoxPainting boxes(painter, layout, style, emphasis);
    boxes.arrows();
    boxes.boxes(exposed);
    WordPainting words(painter, layout, style);
    words.statements(emphasis.cause);
    words.legend();
    painter.restore();
}

void paintChainFrame(QPainter &painter, const HashChainLayout &layout, const ChainStyle &style,
                     const QRectF &exposed)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    FramePainting(painter, layout, style).paint(exposed);
    painter.restore();
}

} // namespace sameinside
