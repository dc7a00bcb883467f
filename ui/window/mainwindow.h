// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window/page.h"

#include <QActionGroup>
#include <QLabel>
#include <QMainWindow>
#include <QSettings>
#include <QStackedWidget>

#include <memory>
#include <vector>

namespace sameinside {

/// The window: menus, a tool bar with the choice of page, and the pages, of which it knows nothing
/// but that. Its end stops what they began, and waits for it, though not for long.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(std::unique_ptr<QSettings> settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// For the pages to keep what they want in; there as long as they are.
    QSettings &settings() { return *m_settings; }

    /// Takes a page. The one that was shown last is shown, else the first.
    void addPage(Page *page);
    void showPage(Page *page);

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildBars();
    void buildMenus();
    QAction *addAction(QMenu *menu, const QString &name, const QString &text);
    void addMenus(const PageMenus &menus);
    void addButton(Page *page, QAction *action);
    bool wasShownLast(const Page &page) const;
    Page *current() const;
    void showWords();
    void handOutKeys();
    void goBack();
    void setBefore(Page *page);
    void note(const QString &text);
    void showAbout();

    std::unique_ptr<QSettings> m_settings;
    QWidget *m_row;
    QStackedWidget *m_bars;
    QStackedWidget *m_shown;
    std::vector<Page *> m_pages; ///< in the order of m_bars and m_shown
    std::vector<PageKeys> m_keys;
    QActionGroup *m_pageActions;
    QLabel *m_status;
    QLabel *m_news;
    Page *m_before = nullptr; ///< the page to go back to
    QMenu *m_fileMenu = nullptr;
    QMenu *m_editMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_helpMenu = nullptr;
    QAction *m_fileEnd = nullptr; ///< before it, what pages add
    QAction *m_pagesEnd = nullptr;
    QAction *m_helpEnd = nullptr;
    QAction *m_back = nullptr;
};

} // namespace sameinside
