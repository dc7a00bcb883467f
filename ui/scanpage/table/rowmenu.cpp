// SPDX-License-Identifier: MIT
#include "ui/scanpage/table/rowmenu.h"

#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/scancells.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace sameinside {

namespace say = words::scanpage;

namespace {

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

RowMenu::RowMenu(const ScanRow *row, ScanColumn sorted, QWidget *parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("rowMenu"));
    if (row)
        addRow(*row);
    addOrders(sorted);
}

void RowMenu::addRow(const ScanRow &row)
{
    QAction *compare = addAction(say::compareMenu(), this, &RowMenu::compareRequested);
    compare->setObjectName(QStringLiteral("compareAction"));
    compare->setEnabled(hasPlace(row.result));
    addSeparator();
    addCopy(QStringLiteral("copyReference"), say::copyReference(), row.result.source);
    addCopy(QStringLiteral("copyDigest"), say::copyDigest(),
            row.result.digest ? row.result.digest->toString() : QString());
    addCopy(QStringLiteral("copyPlaces"), say::copyPlaces(), placesText(row.result));
    QAction *rows = addAction(say::copyRows(), this, &RowMenu::copyRequested);
    rows->setShortcut(QKeySequence::Copy);
    rows->setShortcutVisibleInContextMenu(true);
    addSeparator();
}

void RowMenu::addCopy(const QString &name, const QString &title, const QString &text)
{
    QAction *action
        = addAction(title, this, [text] { QGuiApplication::clipboard()->setText(text); });
    action->setObjectName(name);
    action->setEnabled(!text.isEmpty());
}

void RowMenu::addOrders(ScanColumn sorted)
{
    QMenu *order = addMenu(say::sortBy());
    for (int i = 0; i < scanColumnCount; ++i) {
        const auto column = ScanColumn(i);
        QAction *action = order->addAction(columnTitle(column));
        action->setCheckable(true);
        action->setChecked(column == sorted);
        connect(action, &QAction::triggered, this,
                [this, column] { Q_EMIT sortRequested(column); });
    }
}

} // namespace sameinside
