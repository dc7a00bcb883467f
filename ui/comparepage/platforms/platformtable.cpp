// SPDX-License-Identifier: MIT
#include "ui/comparepage/platforms/platformtable.h"

#include "model/text/words/ui/comparepagewords.h"
#include "model/text/words/ui/filewords.h"
#include "model/text/words/ui/picturewords.h"
#include "ui/widgets/focusring.h"
#include "ui/widgets/meaningdelegate.h"
#include "ui/widgets/plaintip.h"

#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace sameinside {

namespace {

constexpr int fewest = 2; // lines, in a small window
constexpr int most = 7;
constexpr int pageForALine = 190; // pixels of the page for each line that is shown

/// Lines are 28 high here, as in every table.
class LineDelegate final : public MeaningDelegate {
public:
    using MeaningDelegate::MeaningDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = MeaningDelegate::sizeHint(option, index);
        size.setHeight(std::max(28, size.height()));
        return size;
    }
};

QStringList titles()
{
    using namespace words;
    return {comparepage::platform(), comparepage::verdict(), comparepage::indexEntry(),
            picture::config(),       picture::blobs(),       picture::contents(),
            picture::files(),        comparepage::size()};
}

} // namespace

PlatformTable::PlatformTable(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("platformTable"));
    setAccessibleName(words::comparepage::platforms());
    setHeader(new PaddedHeader(Qt::Horizontal, this));
    setColumnCount(PlatformLine::ColumnCount);
    setHeaderLabels(titles());
    setItemDelegate(new LineDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        const int line = item ? indexOfTopLevelItem(item) : -1;
        if (line >= 0 && m_lines[std::size_t(line)].position >= 0)
            Q_EMIT platformChosen(m_lines[std::size_t(line)].position);
    });
    hide();
}

void PlatformTable::showLines(std::vector<PlatformLine> lines)
{
    const QSignalBlocker blocker(this);
    clear();
    m_lines = std::move(lines);
    for (const PlatformLine &line : std::as_const(m_lines))
        addLine(line);
    setVisible(!m_lines.empty());
    updateGeometry();
}

void PlatformTable::addLine(const PlatformLine &line)
{
    auto *item = new QTreeWidgetItem(this);
    for (int column = 0; column < PlatformLine::ColumnCount; ++column) {
        const PlatformLine::Cell &cell = line.cell(PlatformLine::Column(column));
        item->setText(column, cell.text);
        item->setToolTip(column, plainToolTip(cell.tip.isEmpty() ? cell.text : cell.tip));
        // what is no platform steps back
        if (line.position < 0 && column != PlatformLine::Entry)
            item->setData(column, MeaningDelegate::faintRole, true);
        else if (cell.meaning)
            item->setData(column, MeaningDelegate::meaningRole, int(*cell.meaning));
        if (column == PlatformLine::Entry)
            item->setData(column, MeaningDelegate::fixedRole, true);
    }
}

void PlatformTable::select(int position)
{
    const QSignalBlocker blocker(this);
    const auto found = std::ranges::find(m_lines, position, &PlatformLine::position);
    if (position < 0 || found == m_lines.end())
        setCurrentItem(nullptr);
    else
        setCurrentItem(topLevelItem(int(found - m_lines.begin())));
    viewport()->update();
}

void PlatformTable::fitInto(int pageHeight)
{
    const int lines = std::clamp(pageHeight / pageForALine, fewest, most);
    if (lines == m_shownLines)
        return;
    m_shownLines = lines;
    updateGeometry();
}

int PlatformTable::lineHeight() const
{
    return topLevelItemCount() > 0 ? std::max(28, sizeHintForRow(0)) : 28;
}

QSize PlatformTable::minimumSizeHint() const
{
    const int lines = std::min(m_shownLines, topLevelItemCount());
    // half a line more says that there are more
    const int more = topLevelItemCount() > lines && lines > fewest ? lineHeight() / 2 : 0;
    return {320, header()->sizeHint().height() + lines * lineHeight() + more + 2 * frameWidth()};
}

void PlatformTable::paintEvent(QPaintEvent *event)
{
    QTreeWidget::paintEvent(event);
    paintFocusRing(*this);
}

void PlatformTable::focusInEvent(QFocusEvent *event)
{
    QTreeWidget::focusInEvent(event);
    viewport()->update();
}

void PlatformTable::focusOutEvent(QFocusEvent *event)
{
    QTreeWidget::focusOutEvent(event);
    viewport()->update();
}

} // namespace sameinside
