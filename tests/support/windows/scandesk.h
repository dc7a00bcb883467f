// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/windows/scansamples.h"
#include "tests/support/windows/scriptedscan.h"
#include "ui/scanpage/scanpage.h"

#include <QMainWindow>
#include <QTemporaryDir>
#include <QTest>

class QToolBar;

namespace sameinside {

class ScanTable;

/// The page of scans in a window, as the program shows it: its row in a tool bar, its words below.
struct ScanDesk {
    QTemporaryDir directory;
    QSettings settings{directory.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    std::shared_ptr<ScriptedScan> scan = std::make_shared<ScriptedScan>();
    QMainWindow window;
    ScanPage *page = nullptr;

    explicit ScanDesk(bool withExample = true);
    ~ScanDesk() { scan->allow(1000); }

    template <class T>
    T *find(const QString &name) const
    {
        for (T *widget : window.findChildren<T *>(name))
            return widget;
        return nullptr;
    }
    void click(const QString &name) const;
    /// Empty where it is not visible.
    QString labelText(const QString &name) const;
    bool isEnabled(const QString &name) const { return find<QWidget>(name)->isEnabled(); }
    ScanTable *table() const;
    QString cell(int row, ScanColumn column) const;
    /// The numbers of the lines that are shown.
    QStringList lines() const;

    // Steps that many tests begin with
    void typeTarget(const QString &text) const;
    /// A file in the directory. Returns its path.
    QString listFile(const QString &name, const QByteArray &text) const;
    void loadSample();
    void scanSample();
    void selectLine(int line) const;

private:
    QToolBar *toolBar() const;
};

} // namespace sameinside
