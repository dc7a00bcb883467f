// SPDX-License-Identifier: MIT
// The pages of the main window, and what it says of them.
#include "ui/widgets/pagebutton.h"
#include "ui/window/mainwindow.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStatusBar>

#include <algorithm>

namespace sameinside {

void MainWindow::addPage(const QString &title, QWidget *page, QWidget *bar,
                         const QKeySequence &shortcut)
{
    m_shown.push_back({.page = page});
    m_pages->addWidget(page);
    m_bars->addWidget(bar);
    auto *action = new QAction(title, m_pageActions);
    action->setCheckable(true);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
    m_viewMenu->insertAction(m_viewMenu->actions().value(int(m_pageActions->actions().size()) - 1),
                             action);
    auto *button = new PageButton;
    button->setObjectName(QStringLiteral("page") + title);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFixedHeight(bar->sizeHint().height());
    button->setMinimumWidth(76);
    auto *row = static_cast<QHBoxLayout *>(m_row->layout());
    row->insertWidget(int(m_pageActions->actions().size()) - 1, button);
    QWidget *before = button;
    for (QWidget *control : bar->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (!(control->focusPolicy() & Qt::TabFocus))
            continue;
        setTabOrder(before, control);
        before = control;
    }
    if (m_pages->count() == 1)
        showPage(page);
    else if (m_settings->value(QStringLiteral("window/page")).toString() == title)
        showPage(page);
    setBefore(nullptr);
}

void MainWindow::showPage(QWidget *page)
{
    const int place = m_pages->indexOf(page);
    if (page != m_pages->currentWidget())
        setBefore(m_pages->currentWidget());
    m_pages->setCurrentIndex(place);
    m_bars->setCurrentIndex(place);
    m_pageActions->actions().at(place)->setChecked(true);
    statusBar()->clearMessage();
    showWords();
    handOutKeys();
    updateActions();
}

void MainWindow::goBack()
{
    if (!m_before)
        return;
    showPage(m_before);
    setBefore(nullptr);
}

void MainWindow::setBefore(QWidget *page)
{
    m_before = page;
    m_back->setEnabled(page);
}

void MainWindow::setKeys(QWidget *page, QAction *action, const QList<QKeySequence> &keys)
{
    m_keys.push_back({page, action, keys});
    if (m_pages->count() > 0)
        handOutKeys();
}

// All are taken back first: two pages may use the same ones.
void MainWindow::handOutKeys()
{
    for (const Keys &one : m_keys)
        one.action->setShortcuts(QList<QKeySequence>());
    for (const Keys &one : m_keys) {
        if (one.page == m_pages->currentWidget())
            one.action->setShortcuts(one.keys);
    }
}

MainWindow::Page &MainWindow::wordsOf(const QWidget *page)
{
    return *std::ranges::find(m_shown, page, &Page::page);
}

void MainWindow::setPageTitle(QWidget *page, const QString &title)
{
    wordsOf(page).title = title;
    showWords();
}

void MainWindow::setPageStatus(QWidget *page, const QString &status)
{
    wordsOf(page).status = status;
    showWords();
}

void MainWindow::setPageNews(QWidget *page, const QString &news)
{
    wordsOf(page).news = news;
    showWords();
}

void MainWindow::showWords()
{
    const Page &page = wordsOf(m_pages->currentWidget());
    setWindowTitle(page.title.isEmpty() ? QStringLiteral("SameInside")
                                        : page.title + QStringLiteral(" — SameInside"));
    m_status->setText(page.status);
    QStringList news;
    for (const Page &other : m_shown) {
        if (other.page != page.page && !other.news.isEmpty())
            news += other.news;
    }
    m_news->setText(news.join(QStringLiteral("     ")));
}

// For a moment, in place of the status.
void MainWindow::note(const QString &text)
{
    constexpr int time = 5000; // milliseconds
    statusBar()->showMessage(text, time);
}

} // namespace sameinside
