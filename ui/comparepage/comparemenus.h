// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/recentpairs.h"
#include "ui/comparepage/services.h"
#include "ui/window/page.h"

namespace sameinside {

class ComparePage;

/// What a compare page has in the menus of the window: the actions, what they do, and when they
/// may.
class CompareMenus final : public QObject {
    Q_OBJECT

public:
    /// Lives as long as page, at most as long as settings.
    CompareMenus(ComparePage &page, const std::vector<ExamplePair> &examples, QSettings &settings);

    const PageMenus &menus() const { return m_menus; }
    const QList<PageKeys> &keys() const { return m_keys; }

private:
    QAction *addAction(QList<QAction *> &menu, const QString &name, const QString &text,
                       const QKeySequence &keys, std::function<void()> run);
    void addSeparator(QList<QAction *> &menu);
    void addFile();
    void addEdit();
    void addView();
    void addZoom(QList<QAction *> &menu);
    void addCompare();
    void addExamples(const std::vector<ExamplePair> &examples);
    void updateActions();
    void fillRecent();
    void show(const PairRequest &pair);
    void openLayout(NodeRef::Side side);
    void openArchive(NodeRef::Side side);
    void openPath(NodeRef::Side side, const QString &path);
    void copyDigest();
    void copyRow();
    void copyCommandLine();
    void step(bool forward);

    ComparePage &m_page;
    QSettings &m_settings;
    RecentPairs m_recent;
    PageMenus m_menus;
    QList<PageKeys> m_keys;
    QMenu *m_recentMenu = nullptr;
    QList<QAction *> m_pageActions;       ///< need the page to be shown
    QList<QAction *> m_pairActions;       ///< need a pair
    QList<QAction *> m_comparisonActions; ///< need a result
    QAction *m_stop = nullptr;
};

} // namespace sameinside
