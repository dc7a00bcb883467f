// SPDX-License-Identifier: MIT
#include "ui/scanpage/table/scancelldelegate.h"

#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/rows/statuslook.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QPainter>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int symbolSize = 14;
constexpr int symbolGap = 4;

} // namespace

/// What is needed to draw into one cell.
struct ScanCellDelegate::Cell {
    QPainter &painter;
    QRect room;
    QFont font;
    QColor plain;
    QColor faint;
    QColor meaning;

    // Draws text and takes its width from the room; the colour and font are set before.
    void draw(const QString &text, Qt::TextElideMode mode, Qt::Alignment side = Qt::AlignLeft)
    {
        const QFontMetrics metrics = painter.fontMetrics();
        const QString shown = metrics.elidedText(text, mode, room.width());
        painter.drawText(room, int(side | Qt::AlignVCenter | Qt::TextSingleLine), shown);
        room.setLeft(room.left() + metrics.horizontalAdvance(shown));
    }
    void drawIn(const QColor &ink, const QFont &with, const QString &text, Qt::TextElideMode mode,
                Qt::Alignment side = Qt::AlignLeft)
    {
        painter.setPen(ink);
        painter.setFont(with);
        draw(text, mode, side);
    }
};

ScanCellDelegate::ScanCellDelegate(const ScanResultModel &model, QObject *parent) :
    QStyledItemDelegate(parent), m_model(model)
{
}

namespace {

void drawVerdict(auto &cell, RowState state, const QString &text)
{
    const QRect room = cell.room;
    const QRectF square(room.left(), room.top() + (room.height() - symbolSize) / 2.0, symbolSize,
                        symbolSize);
    paintStateSymbol(cell.painter, square, state, cell.meaning);
    cell.room.setLeft(room.left() + symbolSize + symbolGap);
    QFont strong = cell.font;
    strong.setBold(state != RowState::Waiting);
    cell.drawIn(cell.meaning, strong, text, Qt::ElideRight);
}

void drawFound(auto &cell, const FoundText &found)
{
    if (found.isNote) {
        cell.drawIn(cell.faint, cell.font, found.text, Qt::ElideRight);
        return;
    }
    const QString more = found.more > 0 ? say::plusMore(found.more) : QString();
    const int reserved = more.isEmpty() ? 0 : QFontMetrics(cell.font).horizontalAdvance(more) + 8;
    const int end = cell.room.right();
    cell.room.setRight(end - reserved);
    cell.drawIn(cell.plain, fixedFont(cell.font), found.text, Qt::ElideMiddle);
    if (more.isEmpty())
        return;
    cell.room.setLeft(cell.room.left() + 8);
    cell.room.setRight(end);
    cell.drawIn(cell.faint, cell.font, more, Qt::ElideRight);
}

} // namespace

void ScanCellDelegate::paintCell(const Cell &given, const ScanRow &row, ScanColumn column,
                                 const QString &text) const
{
    Cell cell = given;
    switch (column) {
    case ScanColumn::Line:
        cell.drawIn(cell.faint, cell.font, text, Qt::ElideRight, Qt::AlignRight);
        break;
    case ScanColumn::Image:
        cell.drawIn(cell.plain, fixedFont(cell.font), text, Qt::ElideMiddle);
        break;
    case ScanColumn::Platforms:
        cell.drawIn(row.result.platforms.empty() ? cell.faint : cell.plain, cell.font, text,
                    Qt::ElideRight);
        break;
    case ScanColumn::Verdict:
        drawVerdict(cell, row.state, text);
        break;
    case ScanColumn::FoundAt:
        drawFound(cell, foundText(row, m_model.isHostShown()));
        break;
    case ScanColumn::ToCopy:
        cell.drawIn(row.toCopy > 0 ? cell.plain : cell.faint, cell.font, text, Qt::ElideRight,
                    Qt::AlignRight);
        break;
    }
}

void ScanCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const ScanRow &row = m_model.shownRow(index.row());
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const QPalette &palette = option.palette;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto group
        = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    painter->save();
    if (!isSelected) {
        painter->setPen(hairline(palette));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    const QColor marked = palette.color(group, QPalette::HighlightedText);
    const Cell cell{
        .painter = *painter,
        .room = option.rect.adjusted(padding, 0, -padding, -1),
        .font = option.font,
        .plain = isSelected ? marked : palette.color(group, QPalette::Text),
        .faint = isSelected ? marked : faintTextColour(palette),
        .meaning = isSelected ? marked : textColour(meaningOf(row.state), palette),
    };
    const auto column = ScanColumn(index.column());
    paintCell(cell, row, column, index.data(Qt::DisplayRole).toString());
    painter->restore();
}

} // namespace sameinside
