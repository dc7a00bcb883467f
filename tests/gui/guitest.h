// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/windowservices.h"
#include "tests/gui/look.h"
#include "tests/gui/testpairs.h"
#include "ui/comparepage/comparepage.h"
#include "ui/comparepage/tree/imagetreemodel.h"
#include "ui/comparepage/tree/imagetreeview.h"
#include "ui/window/mainwindow.h"

#include <QLabel>
#include <QTest>

namespace sameinside {

/// A window on the test pairs, with settings of its own.
class TestWindow {
public:
    explicit TestWindow(const TestPairs &pairs, QSize size = {1280, 820}) :
        TestWindow(
            pairs,
            windowServices(std::make_shared<Sources>(CommonOptions{}), pairs.exampleDirectory()),
            size)
    {
    }
    TestWindow(const TestPairs &pairs, const Services &services, QSize size = {1280, 820}) :
        m_window(std::make_unique<QSettings>(pairs.settingsFile(), QSettings::IniFormat)),
        m_page(addComparePage(m_window, services))
    {
        m_window.resize(size);
        showActive(m_window);
    }

    MainWindow &window() { return m_window; }
    ComparePage &page() { return *m_page; }

    template <class T>
    T *find(const char *name)
    {
        T *found = m_window.findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    QString text(const char *label) { return find<QLabel>(label)->text(); }

    bool open(const PairRequest &pair)
    {
        page().compare(pair);
        return QTest::qWaitFor([&] { return !page().isLoading(); });
    }

private:
    MainWindow m_window;
    ComparePage *m_page;
};

/// A tree as indented text, as a view with everything expanded shows it.
inline QStringList treeText(const QAbstractItemModel &model, const QModelIndex &parent = {},
                            int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex name = model.index(row, ImageTreeModel::Name, parent);
        const QString state = name.siblingAtColumn(ImageTreeModel::State).data().toString();
        lines += QString(depth * 2, u' ') + (state.isEmpty() ? QStringLiteral("·") : state) + u' '
            + name.data().toString();
        lines += treeText(model, name, depth + 1);
    }
    return lines;
}

} // namespace sameinside
