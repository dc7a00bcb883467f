// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/backgroundscan.h"
#include "ui/scanpage/fields/loadedlist.h"
#include "ui/scanpage/fields/recentnames.h"
#include "ui/scanpage/rows/scanresultmodel.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/scanservices.h"
#include "ui/window/page.h"

#include <QPointer>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

#include <unordered_set>

class QMimeData;

namespace sameinside {

class FilterBar;
class ListEditor;
class MessageCard;
class ProgressCard;
class FileExport;
class ScanTable;
class SelectionPane;
class SummaryPane;
class TableNote;

/// A list of public images against a private registry: the lines, how each of them stands, and
/// what is to be copied.
class ScanPage final : public Page {
    Q_OBJECT

public:
    /// settings outlive the page, or are absent.
    ScanPage(ScanServices services, QSettings *settings, QWidget *parent = nullptr);
    ~ScanPage() override;

    QString id() const override;
    QString label() const override;
    ScanBar *bar() const override { return m_bar; }
    /// "input.txt in 123456789012.dkr.ecr…"; empty without a list.
    QString title() const override;
    /// "1,024 API calls · 2 retried"; empty before a scan.
    QString statusText() const override { return m_status; }
    QString news() const override;
    PageMenus menus() override;
    QList<PageKeys> keys() const override;

    ScanResultModel *model() { return &m_model; }

    void openList(const QString &path);
    void useLines(const QByteArray &text);
    void useExample();
    void start();
    void setPaused(bool paused);
    void stop();
    bool isRunning() const { return m_scan.isRunning(); }
    /// Writes what was found so far, or at the end all.
    void exportTo(const QString &path);

Q_SIGNALS:
    /// platform is empty for all.
    void compareRequested(const QString &left, const QString &right, const QString &platform);
    void titleChanged(const QString &title);
    void statusChanged(const QString &text);
    void runningChanged(bool running);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// A scan whose rows are shown, and what came of it.
    struct Run {
        ScanRequest request;              ///< without its list
        std::optional<ScanResult> result; ///< once it ended, without its lines
        std::chrono::milliseconds took{};
        std::optional<int> percent;
    };

    QWidget *buildHead();
    QWidget *buildResults();
    QWidget *buildDetails();
    void buildActions();
    QAction *addMenuAction(const QString &name, const QString &text, void (ScanPage::*run)());
    void connectBar();
    void connectParts();
    void connectWords();

    // The list
    void chooseList();
    /// path is empty for lines.
    void load(const QString &path, Job<Result<SharedList>>::Work work);
    void newLines();
    void editLines();
    void showEditor();
    bool isEditing() const;
    QByteArray listText() const;
    void acceptLines();
    void cancelLines();
    void showLoaded(Result<SharedList> list);
    void showUnreadable(const Error &error);
    void showResults();
    void forgetEarlierList();
    bool take(const QMimeData *given);

    // The scan
    ScanRequest request() const;
    const ScanResult *result() const;
    void beginRun();
    void endRun(ScanOutcome &outcome);
    void takeBack();
    void showProgress(const ScanProgress &progress);
    void showFound(std::vector<ScanRow> &rows);
    void showOutcome(ScanOutcome &outcome);
    void showUnread();
    void showRemarks();
    void rememberNames();
    QString missingToStart() const;
    ScanResult snapshot() const;

    // What is shown
    void showReady();
    void showEnd();
    void showReadyOrEnd();
    void showMessage(const QString &title, const Error &error, const QString &action,
                     std::function<void()> remedy, const QString &more = {});
    void showTotals();
    void showRow();
    void showNote();
    void followNote();
    void showTraffic();
    void updateState();
    void askExport();
    void togglePause();
    void compareCurrent();

    ScanServices m_services;
    QSettings *m_settings;
    RecentNames m_recentLists;
    RecentNames m_recentTargets;
    ScanResultModel m_model;

    QPointer<ScanBar> m_bar;
    QStackedWidget *m_head;
    ProgressCard *m_progress = nullptr;
    MessageCard *m_message = nullptr;
    QStackedWidget *m_pages;
    QWidget *m_empty = nullptr;
    ListEditor *m_editor = nullptr;
    QWidget *m_results = nullptr;
    QSplitter *m_splitter = nullptr;
    FilterBar *m_filter = nullptr;
    ScanTable *m_table = nullptr;
    TableNote *m_note = nullptr;
    QWidget *m_details = nullptr;
    SummaryPane *m_summary = nullptr;
    SelectionPane *m_selection = nullptr;
    FileExport *m_export = nullptr;
    QList<QAction *> m_actions;
    std::function<void()> m_remedy;

    SharedList m_list;
    QString m_opening; ///< path of the list that was opened last; empty for lines
    std::optional<Run> m_run;
    std::optional<Run> m_earlier;       ///< while a scan runs, the one before
    std::optional<ScanRequest> m_asked; ///< of a scan that nothing was heard of yet
    std::vector<ScanRow> m_replaced;    ///< rows of the earlier run, if it has to come back
    std::unordered_set<int> m_judged;   ///< lines whose earlier rows were replaced one by one
    ScanProgress m_lastProgress;
    QString m_status;
    bool m_hasEndedUnseen = false;
    bool m_startsWhenLoaded = false;
    bool m_isWide = true;
    bool m_isDropTarget = false;
    BackgroundScan m_scan;
    Job<Result<SharedList>> m_loading;
};

} // namespace sameinside
