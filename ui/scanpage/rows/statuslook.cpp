// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/statuslook.h"

#include <QPainter>
#include <QPainterPath>

namespace sameinside {

namespace {

void paintCheck(QPainter &painter, const QRectF &square)
{
    const auto at = [&square](double x, double y) {
        return QPointF(square.x() + x * square.width(), square.y() + y * square.height());
    };
    QPen pen = painter.pen();
    pen.setWidthF(square.width() * 0.17);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{at(0.14, 0.54), at(0.40, 0.80), at(0.86, 0.22)});
}

void paintDisc(QPainter &painter, const QRectF &square, bool isHalfFull)
{
    const double inset = square.width() * 0.14;
    const QRectF disc = square.adjusted(inset, inset, -inset, -inset);
    QPen pen = painter.pen();
    const QColor ink = pen.color();
    pen.setWidthF(square.width() * 0.11);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(disc);
    if (!isHalfFull)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPie(disc, 90 * 16, 180 * 16);
}

void paintTriangle(QPainter &painter, const QRectF &square, const QColor &ink)
{
    const auto at = [&square](double x, double y) {
        return QPointF(square.x() + x * square.width(), square.y() + y * square.height());
    };
    QPainterPath path;
    path.addPolygon(QPolygonF{at(0.5, 0.1), at(0.96, 0.88), at(0.04, 0.88), at(0.5, 0.1)});
    // the mark is cut out, so that it reads on any ground
    QPainterPath mark;
    mark.addRect(QRectF(at(0.45, 0.36), at(0.55, 0.62)));
    mark.addRect(QRectF(at(0.45, 0.69), at(0.55, 0.79)));
    painter.fillPath(path.subtracted(mark), ink);
}

void paintDots(QPainter &painter, const QRectF &square, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const double radius = square.width() * 0.08;
    for (const double x : {0.22, 0.5, 0.78})
        painter.drawEllipse(QPointF(square.x() + x * square.width(), square.center().y()), radius,
                            radius);
}

void paintQuestion(QPainter &painter, const QRectF &square)
{
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(int(square.height()));
    painter.setFont(font);
    painter.drawText(square, Qt::AlignCenter, symbol(Meaning::Unknown));
}

} // namespace

Meaning meaningOf(RowState state)
{
    switch (state) {
    case RowState::Present:
        return Meaning::Same;
    case RowState::Partial:
        return Meaning::Differs;
    case RowState::Missing:
        return Meaning::OnlyHere;
    case RowState::Error:
        return Meaning::Error;
    case RowState::Waiting:
    case RowState::Unknown:
        break;
    }
    return Meaning::Unknown;
}

QColor blockColour(RowState state, const QPalette &palette)
{
    return borderColour(meaningOf(state), palette);
}

void paintStateSymbol(QPainter &painter, const QRectF &square, RowState state, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ink);
    switch (state) {
    case RowState::Present:
        paintCheck(painter, square);
        break;
    case RowState::Partial:
    case RowState::Missing:
        paintDisc(painter, square, state == RowState::Partial);
        break;
    case RowState::Unknown:
        paintQuestion(painter, square);
        break;
    case RowState::Error:
        paintTriangle(painter, square, ink);
        break;
    case RowState::Waiting:
        paintDots(painter, square, ink);
        break;
    }
    painter.restore();
}

} // namespace sameinside
