// SPDX-License-Identifier: MIT
#include "ui/scanpage/table/scantable.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

// The context menu of ScanTable.
namespace sameinside {

namespace {

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

QAction *addCopy(QMenu *menu, const QString &name, const QString &title, const QString &text)
{
    QAction *action = menu->addAction(title, menu, [text] { copy(text); });
    action->setObjectName(name);
    action->setEnabled(!text.isEmpty());
    return action;
}

QString placesText(const SourceResult &result)
{
    QStringList places;
    for (const QString &target : result.targets())
        places.append(target);
    return places.join(u'\n');
}

bool hasPlace(const SourceResult &result)
{
    return std::ranges::any_of(result.platforms, [](const PlatformResult &platform) {
        return !platform.places.empty() || platform.nearest;
    });
}

} // namespace

void ScanTable::fillMenu(QMenu *menu)
{
    const ScanRow *row = currentRow();
    if (row) {
        QAction *compare = menu->addAction(QStringLiteral("&Compare side by side"), this,
                                           &ScanTable::compareRequested);
        compare->setObjectName(QStringLiteral("compareAction"));
        compare->setEnabled(hasPlace(row->result));
        menu->addSeparator();
        addCopy(menu, QStringLiteral("copyReference"), QStringLiteral("Copy &reference"),
                row->result.source);
        addCopy(menu, QStringLiteral("copyDigest"), QStringLiteral("Copy &digest"),
                row->result.digest ? row->result.digest->toString() : QString());
        addCopy(menu, QStringLiteral("copyPlaces"), QStringLiteral("Copy where it was &found"),
                placesText(row->result));
        QAction *rows = menu->addAction(QStringLiteral("Copy ro&ws"), this, &ScanTable::copyRows);
        rows->setShortcut(QKeySequence::Copy);
        rows->setShortcutVisibleInContextMenu(true);
        menu->addSeparator();
    }
    QMenu *order = menu->addMenu(QStringLiteral("&Sort by"));
    for (int column = 0; column < scanColumnCount; ++column) {
        QAction *action = order->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(int(m_rows->sortColumn()) == column);
        connect(action, &QAction::triggered, this, [this, column] {
            const bool isAgain = int(m_rows->sortColumn()) == column
                && horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder;
            sortByColumn(column, isAgain ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
    }
}

void ScanTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        at = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    menu->popup(at);
}

} // namespace sameinside
