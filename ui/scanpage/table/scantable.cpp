// SPDX-License-Identifier: MIT
#include "ui/scanpage/table/scantable.h"

#include "model/compare/explanation.h"
#include "model/text/words/ui/scanfieldwords.h"
#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/rowcopy.h"
#include "ui/scanpage/table/rowmenu.h"
#include "ui/scanpage/table/scancelldelegate.h"
#include "ui/scanpage/table/scanheader.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMimeData>
#include <QScrollBar>

#include <algorithm>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int leastRowHeight = 28;
constexpr std::size_t copiedAtOnce = 2000;
constexpr int roomForPlaces = 760; // narrower tables leave the places to the details
constexpr int roomForWords = 1040; // narrower ones elide the longest verdict

QItemSelection rowsSelection(const QAbstractItemModel &model, std::vector<int> places)
{
    std::ranges::sort(places);
    QItemSelection selection;
    for (std::size_t i = 0; i < places.size();) {
        std::size_t end = i + 1;
        while (end < places.size() && places[end] == places[end - 1] + 1)
            ++end;
        selection.append(QItemSelectionRange(model.index(places[i], 0),
                                             model.index(places[end - 1], scanColumnCount - 1)));
        i = end;
    }
    return selection;
}

} // namespace

ScanTable::ScanTable(ScanResultModel *model, QWidget *parent) :
    QTableView(parent), m_rows(model), m_copying([](const QString &text) {
        QGuiApplication::clipboard()->setMimeData(clipboardData(text).release());
    })
{
    setObjectName(QStringLiteral("scanTable"));
    setAccessibleName(say::linesOfTheList());
    setModel(model);
    setItemDelegate(new ScanCellDelegate(*model, this));
    setFrameShape(NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *titles = new ScanHeader(this);
    setHorizontalHeader(titles);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSortIndicator(int(ScanColumn::Line), Qt::AscendingOrder);
    setSortingEnabled(true);
    setUpColumns();
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &ScanTable::remember);
    connect(model, &QAbstractItemModel::modelReset, this, &ScanTable::recall);
    connect(model, &ScanResultModel::settledChanged, titles,
            [titles](bool settled) { titles->setBroken(!settled); });
    connect(this, &QTableView::doubleClicked, this, &ScanTable::compareRequested);
}

void ScanTable::setUpColumns()
{
    const int padding = 2 * ScanCellDelegate::padding;
    const auto fit = [&](ScanColumn column, const QString &widest) {
        QFont strong = font();
        strong.setBold(true);
        const QString title = model()->headerData(int(column), Qt::Horizontal).toString();
        // beside the title stands the arrow of the order
        const int header = horizontalHeader()->fontMetrics().horizontalAdvance(title) + 20;
        const int cell = QFontMetrics(strong).horizontalAdvance(widest);
        horizontalHeader()->resizeSection(int(column), std::max(header, cell) + padding);
    };
    QHeaderView *header = horizontalHeader();
    header->setMinimumSectionSize(40);
    header->setSectionResizeMode(QHeaderView::Interactive);
    fit(ScanColumn::Line, QStringLiteral("99999"));
    fit(ScanColumn::Platforms, say::platformsOf(10, 10));
    const QString longest = width() >= roomForWords
        ? relationTitle(Relation::EqualConfig)
        : say::relationInPart(relationTitle(Relation::SameConfig));
    fit(ScanColumn::Verdict, QStringLiteral("== ") + longest + u'=');
    fit(ScanColumn::ToCopy, QStringLiteral("99.9 MiB"));
    header->setSectionResizeMode(int(ScanColumn::Image), QHeaderView::Stretch);
    header->setSectionResizeMode(int(ScanColumn::FoundAt), QHeaderView::Stretch);
    verticalHeader()->setDefaultSectionSize(std::max(leastRowHeight, fontMetrics().height() + 8));
}

const ScanRow *ScanTable::currentRow() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? &m_rows->shownRow(index.row()) : nullptr;
}

std::vector<const ScanRow *> ScanTable::selectedRows() const
{
    std::vector<int> places;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            places.push_back(row);
    }
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::vector<const ScanRow *> rows;
    for (const int place : places)
        rows.push_back(&m_rows->shownRow(place));
    return rows;
}

void ScanTable::forget()
{
    m_keptLines.clear();
    m_keptLine = 0;
    selectionModel()->clear();
    scrollToTop();
    Q_EMIT currentRowChanged();
}

void ScanTable::copyRows()
{
    std::vector<ScanRow> rows;
    for (const ScanRow *row : selectedRows())
        rows.push_back(*row);
    if (rows.empty())
        return;
    if (rows.size() <= copiedAtOnce) {
        QGuiApplication::clipboard()->setMimeData(clipboardData(copiedRows(rows)).release());
        return;
    }
    m_copying.start(
        [rows = std::move(rows)](const auto &, std::stop_token) { return copiedRows(rows); });
}

void ScanTable::remember()
{
    m_keptLines.clear();
    for (const ScanRow *row : selectedRows())
        m_keptLines.push_back(row->result.line);
    m_keptTop = -1;
    if (const ScanRow *row = currentRow()) {
        m_keptLine = row->result.line;
        const QRect rect = visualRect(currentIndex());
        if (viewport()->rect().intersects(rect))
            m_keptTop = rect.top();
    }
}

void ScanTable::recall()
{
    std::vector<int> places;
    for (const int line : m_keptLines) {
        if (const int place = m_rows->placeOfLine(line); place >= 0)
            places.push_back(place);
    }
    const int current = m_rows->placeOfLine(m_keptLine);
    if (current >= 0 && places.empty())
        places.push_back(current);
    selectionModel()->select(rowsSelection(*m_rows, places), QItemSelectionModel::ClearAndSelect);
    if (current >= 0) {
        selectionModel()->setCurrentIndex(m_rows->index(current, 0), QItemSelectionModel::NoUpdate);
        executeDelayedItemsLayout();
        if (m_keptTop >= 0)
            verticalScrollBar()->setValue(rowViewportPosition(current)
                                          + verticalScrollBar()->value() - m_keptTop);
    }
    Q_EMIT currentRowChanged();
}

void ScanTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid() && current.row() != previous.row())
        Q_EMIT currentRowChanged();
}

void ScanTable::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                            const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    const int current = currentIndex().row();
    if (current >= topLeft.row() && current <= bottomRight.row())
        Q_EMIT currentRowChanged();
}

void ScanTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) {
        Q_EMIT compareRequested();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ScanTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new RowMenu(currentRow(), m_rows->sortColumn(), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &RowMenu::compareRequested, this, &ScanTable::compareRequested);
    connect(menu, &RowMenu::copyRequested, this, &ScanTable::copyRows);
    connect(menu, &RowMenu::sortRequested, this, &ScanTable::sortAgain);
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        at = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    menu->popup(at);
}

// The same column again turns the order round.
void ScanTable::sortAgain(ScanColumn column)
{
    const bool isAgain = m_rows->sortColumn() == column
        && horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder;
    sortByColumn(int(column), isAgain ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ScanTable::resizeEvent(QResizeEvent *event)
{
    const bool wasWide = event->oldSize().width() >= roomForWords;
    if (wasWide != (width() >= roomForWords))
        setUpColumns();
    setColumnHidden(int(ScanColumn::FoundAt), width() < roomForPlaces);
    QTableView::resizeEvent(event);
}

void ScanTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setUpColumns();
}

} // namespace sameinside
