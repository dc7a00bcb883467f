// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/hashchainpainter.h"
#include "ui/comparepage/comparebar.h"
#include "ui/comparepage/services.h"
#include "ui/widgets/fileexport.h"
#include "ui/window/page.h"

#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

#include <array>

namespace sameinside {

class CompareMenus;
class EmptyPage;
class DetailTabs;
class PlatformTable;
class Remedies;
class SavedBar;
struct PreparedPair;
struct TreeNode;
class TreePair;
class VerdictBanner;

/// Two images side by side: the verdict, both trees, and why. Loads what is asked for.
class ComparePage final : public Page {
    Q_OBJECT

public:
    /// settings outlive the page.
    ComparePage(const Services &services, QSettings &settings, QWidget *parent = nullptr);

    QString id() const override;
    QString label() const override;
    CompareBar *bar() const override { return m_bar; }
    /// "nginx:1.25 ↔ mirror/nginx:1.25"; empty without a pair.
    QString title() const override;
    /// status() in one line.
    QString statusText() const override;
    PageMenus menus() override;
    QList<PageKeys> keys() const override;
    void remember() override;

    PlatformTable *platforms() const { return m_platforms; }
    TreePair *trees() const { return m_trees; }
    DetailTabs *tabs() const { return m_tabs; }

    void compare(const PairRequest &pair);
    /// Names an image on one side, and compares where the other side is named too.
    void openOn(NodeRef::Side side, const QString &name);
    /// Finds out what image is in a file or directory, and opens that.
    void openPath(NodeRef::Side side, const QString &path);
    void reload();
    /// Compares again, and reads the layers too.
    void loadContents();
    /// Compares again, and reads all of both sides, each from where it is.
    void verifyBoth();
    void stop();
    void swapSides();
    /// Forgets the pair and shows what to type.
    void clear();
    /// Whether a pair is being read, or what is in a file.
    bool isLoading() const { return m_job.isRunning() || isNaming(); }

    /// The pair that is shown or being loaded.
    const std::optional<PairRequest> &pair() const { return m_pair; }
    /// Nothing where a side failed.
    const Comparison *comparison() const
    {
        return m_loaded && m_loaded->comparison ? &*m_loaded->comparison : nullptr;
    }
    /// Position of the platform that is shown, as ChainSubject counts; -1 for none.
    int platform() const { return m_platform; }
    /// One of the bundled pairs.
    bool isExample(const PairRequest &pair) const;
    /// The pair to go on with from the empty page.
    void offerLast(const std::optional<PairRequest> &pair);
    /// What to add to a command line that asks the same.
    QStringList commandOptions() const;

    /// "Verified 3 of 7 digests", "11 requests · 18.4 KiB"; for the status bar.
    QStringList status() const;

    /// Selects a node in every view.
    void setSelection(const NodeRef &node);
    bool stepDifference(bool forward);
    /// Asks for a file, and saves the comparison to it.
    void askExport();
    /// Copies the picture of why.
    void copyPicture();

Q_SIGNALS:
    /// What is shown changed: another pair, a result, nothing.
    void changed();
    /// A pair was compared without an error on either side.
    void compared(const sameinside::PairRequest &pair);
    void loadingChanged(bool loading);
    void selectionChanged(const sameinside::NodeRef &node);
    void statusChanged();
    void exported(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    using Side = NodeRef::Side;
    using Rows = std::shared_ptr<const std::vector<TreeNode>>;

    struct SideProgress {
        LoadStep step;
        Rows rows; ///< of step.tree
        void add(SideProgress later);
    };

    struct Progress {
        SideProgress left;
        SideProgress right;
        void add(Progress later);
        const SideProgress &side(Side side) const { return side == Side::Left ? left : right; }
    };

    /// What a person looks at, which a new answer about the same images leaves as it is.
    struct View {
        QString platform;
        bool isChosen = false; ///< the verdict speaks of it alone
        std::optional<NodeRef> node;
    };

    struct Requests {
        std::vector<RequestLogEntry> entries;
        void add(Requests later);
    };

    QWidget *buildContent();
    void connectBar();
    void connectViews();
    void connectWords();
    void acceptDrops();
    void restore();
    void connectSide(Side side);
    void load(const PairRequest &pair);
    void forget();
    void forgetResult();
    bool isShown() const;
    View currentView() const;
    bool isNewsOf(int platform, int shown) const;
    void restoreView(const View &view);
    bool isNaming() const { return m_leftName.isRunning() || m_rightName.isRunning(); }
    void openNamed(NodeRef::Side side, const Result<QString> &name);
    void endNaming();
    void compareFields();
    void showProgress(const Progress &progress);
    void showLoading();
    void showSides(bool isStopped);
    void showSide(Side side, bool isStopped);
    LoadedPair readSoFar(bool isStopped) const;
    void showNaming();
    void showResult(PreparedPair result);
    void readHeads();
    void showHeads(std::optional<PreparedPair> result);
    void showVerdict();
    void showLonePlatform();
    void showOutcome();
    void showFailure();
    void revealPlatform();
    void choosePlatform(int position);
    void showPlatform(int position);
    void choosePlatformInTable(int position);
    void followNode(const NodeRef &node);
    void goToRung(Rung rung);
    void fillPlatforms();
    void offerRemedies();
    void fitParts();
    void endLoading();
    ChainStyle exportStyle() const;

    Services m_services;
    QSettings &m_settings;
    QStackedWidget *m_views; ///< what to type, or what was found
    CompareBar *m_bar;
    EmptyPage *m_empty;
    QWidget *m_content;
    VerdictBanner *m_banner;
    PlatformTable *m_platforms;
    TreePair *m_trees;
    DetailTabs *m_tabs;
    QSplitter *m_splitter;

    std::optional<PairRequest> m_pair;
    std::optional<PairRequest> m_shown;         ///< the pair that m_loaded came of
    std::shared_ptr<const LoadedPair> m_loaded; ///< what is shown; nothing while nothing is
    QString m_verified;
    int m_chosen = -1;   ///< the platform that the verdict speaks of; -1: all
    int m_platform = -1; ///< the one that the picture shows
    Progress m_progress;
    std::array<Rows, 2> m_shownRows; ///< of sides that are shown before the pair is there
    std::array<std::optional<Error>, 2> m_shownError; ///< likewise
    bool m_isPartial = false;                         ///< such sides are shown
    View m_view;                   ///< what to show again, once the pair is there
    std::optional<NodeRef> m_node; ///< selected last
    std::array<Remedies *, 2> m_remedies{};
    FileExport *m_export;
    SavedBar *m_saved;
    CompareMenus *m_menus;
    QTimer m_sayDelay;
    QTimer m_stopDelay;
    Mailbox<Requests> m_requestLog;
    Job<PreparedPair, Progress> m_job;
    Job<std::optional<PreparedPair>> m_heads; ///< of what is shown
    QString m_namedPath;                      ///< what the next two look at
    Job<Result<QString>> m_leftName;
    Job<Result<QString>> m_rightName;
};

} // namespace sameinside
