// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QWidget>

namespace sameinside {

/// What a page adds to the menus of the window, in order. The page owns all of it.
struct PageMenus {
    QList<QAction *> file;
    QList<QAction *> edit;
    QList<QAction *> view;
    QList<QAction *> help;
    QMenu *own = nullptr; ///< between View and Help; may be absent
};

/// Keys that are an action's while its page is shown, and nobody's else.
struct PageKeys {
    QAction *action = nullptr;
    QList<QKeySequence> keys;
};

/// A page of the window, and all that the window has to know of it.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// "compare": for settings and object names, whatever language the labels speak.
    virtual QString id() const = 0;
    /// "Compare": on its button, and in the View menu.
    virtual QString label() const = 0;
    /// Its row of the tool bar; the window places it, and deletes it.
    virtual QWidget *bar() const = 0;

    /// What the window is called while the page is shown; empty where it is about nothing yet.
    virtual QString title() const = 0;
    /// What the window says below, while the page is shown.
    virtual QString statusText() const = 0;
    /// Said below while another page is shown; empty where there is nothing to say.
    virtual QString news() const { return {}; }

    /// Asked for once, when the page is added.
    virtual PageMenus menus() = 0;
    virtual QList<PageKeys> keys() const { return {}; }

    /// The window closes: what is to be there the next time goes to the settings.
    virtual void remember() {}

    /// Whether it is the one that the window shows; the window says so.
    bool isCurrent() const { return m_isCurrent; }
    void setCurrent(bool isCurrent);

Q_SIGNALS:
    /// Title, status or news are others now.
    void wordsChanged();
    /// What is worth saying for a moment, in place of the status.
    void noted(const QString &text);
    /// What comes next is seen on this page.
    void wanted();
    void currentChanged(bool isCurrent);

private:
    bool m_isCurrent = false;
};

} // namespace sameinside
