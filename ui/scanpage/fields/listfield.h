// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/fields/loadedlist.h"
#include "ui/widgets/fieldframe.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pathedit.h"

#include <QMenu>
#include <QToolButton>

namespace sameinside {

/// Names the list of a scan: a path to type or paste, how many images it holds, and a menu with
/// the other ways to a list.
class ListField final : public FieldFrame {
    Q_OBJECT

public:
    explicit ListField(QWidget *parent = nullptr);

    void showList(const LoadedList *list);
    void showBusy();
    /// The list could not be opened: what was typed stays, marked as wrong.
    void showFailed();
    /// Empty where nothing but the list that is open is named.
    QString typed() const;
    void setRecent(const QStringList &paths);
    void setExampleOffered(bool offered);
    /// Shows the count without a word, for narrow windows.
    void setShort(bool isShort);
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void openRequested();
    void fileNamed(const QString &path);
    void linesGiven(const QString &text);
    void editRequested();
    void exampleRequested();

private:
    void buildMenu();
    void acceptPath();
    void showCount();

    PathEdit *m_edit;
    PlainLabel *m_count;
    QToolButton *m_more;
    QMenu *m_menu;
    QAction *m_exampleAction = nullptr;
    QAction *m_recentTitle = nullptr;
    QList<QAction *> m_recentActions;
    QString m_shown; ///< what the field says of the list that is open
    bool m_isTyped = false;
    bool m_isShort = false;
    qint64 m_images = -1; ///< -1 without a list
};

/// A path as people write it, with ~ for the home directory.
QString homePath(const QString &path);
QString absolutePath(const QString &text);

} // namespace sameinside
