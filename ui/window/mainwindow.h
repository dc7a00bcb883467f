// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/services.h"
#include "ui/comparepage/recentpairs.h"

#include <QActionGroup>
#include <QLabel>
#include <QMainWindow>
#include <QStackedWidget>

namespace sameinside {

class ComparePage;

/// The window: a menu, a tool bar with the choice of page, and the pages. Its end stops what they
/// began, and waits for it.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Services services, std::unique_ptr<QSettings> settings,
                        QWidget *parent = nullptr);
    ~MainWindow() override;

    ComparePage *comparePage() const { return m_compare; }

    /// Adds a page with its row of the tool bar. The one that was shown last is shown, else the
    /// first.
    void addPage(const QString &title, QWidget *page, QWidget *bar, const QKeySequence &shortcut);
    void showPage(QWidget *page);
    /// What the window is called, and says below, while page is shown.
    void setPageTitle(QWidget *page, const QString &title);
    void setPageStatus(QWidget *page, const QString &status);
    /// The keys are action's while page is shown, and nobody's else.
    void setKeys(QWidget *page, QAction *action, const QList<QKeySequence> &keys);
    /// Said below while another page is shown; empty where there is nothing to say.
    void setPageNews(QWidget *page, const QString &news);

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Page {
        QWidget *page = nullptr;
        QString title;
        QString status;
        QString news;
    };
    struct Keys {
        QWidget *page = nullptr;
        QAction *action = nullptr;
        QList<QKeySequence> keys;
    };

    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildCompareMenu();
    void buildHelpMenu();
    QAction *addAction(QMenu *menu, const QString &name, const QString &text,
                       const QKeySequence &shortcut, std::function<void()> run);
    void connectComparePage();
    void openLayout(NodeRef::Side side);
    void openArchive(NodeRef::Side side);
    void fillRecent();
    Page &wordsOf(const QWidget *page);
    void showWords();
    void handOutKeys();
    void goBack();
    void setBefore(QWidget *page);
    void updateTitle();
    void updateStatus();
    void updateActions();
    void note(const QString &text);
    void copyDigest();
    void copyRow();
    void copyCommandLine();
    void step(bool forward);
    void showAbout();
    void restore();

    Services m_services;
    std::unique_ptr<QSettings> m_settings;
    RecentPairs m_recent;
    QWidget *m_row;
    QStackedWidget *m_bars;
    QStackedWidget *m_pages;
    std::vector<Page> m_shown;
    std::vector<Keys> m_keys;
    QActionGroup *m_pageActions;
    QLabel *m_status;
    QLabel *m_news;
    QWidget *m_before = nullptr; ///< the page to go back to
    ComparePage *m_compare;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_recentMenu = nullptr;
    QList<QAction *> m_compareActions;    ///< need the compare page
    QList<QAction *> m_pairActions;       ///< need a pair
    QList<QAction *> m_comparisonActions; ///< need a result
    QAction *m_stop = nullptr;
    QAction *m_back = nullptr;
};

} // namespace sameinside
