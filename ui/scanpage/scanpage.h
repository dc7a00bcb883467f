// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/headwords.h"
#include "ui/scanpage/listintake.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/scanservices.h"
#include "ui/window/page.h"

#include <QPointer>
#include <QStackedWidget>

namespace sameinside {

class FileExport;
class ListEditor;
class SavedBar;
class ScanActions;
class ScanEmptyPage;
class ScanHead;
class ScanResultsPane;

/// A list of public images against a private registry: the lines, how each of them stands, and
/// what is to be copied. Puts the parts together; what is known is the session's.
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

    ScanResultModel *model() { return &m_session.model(); }

    void openList(const QString &path);
    void useLines(const QByteArray &text);
    void useExample();
    void start();
    void setPaused(bool paused);
    void stop();
    bool isRunning() const { return m_session.isRunning(); }

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
    void layOut();
    void connectActions();
    void connectList();
    void connectTargets();
    void connectBar();
    void connectParts();
    void connectSession();
    void connectWords();
    void restoreTargets();

    // The list
    void chooseList();
    void newLines();
    void editLines();
    void showLines(const QString &text);
    void showEditor();
    bool isEditing() const;
    void acceptLines();
    void cancelLines();
    void showList();
    void showUnreadable(const QString &path, const ListReading &reading);
    bool take(const QMimeData *given);

    // The scan
    ScanSetup setup() const;
    void showProgress();
    void showEnded(ScanSession::Ending ending);
    void showFailed(const Error &error);
    void rememberNames();

    // What is shown
    void showReady();
    void showReadyOrEnd();
    void showResults();
    void showNotice(const Notice &notice, std::function<void()> remedy);
    void showTraffic();
    void setStatus(const QString &text);
    void updateState();
    void editPlaces();
    void askExport();
    void togglePause();

    ScanServices m_services;
    QSettings *m_settings;
    RecentNames m_recentTargets;
    ListIntake m_intake;
    ScanSession m_session;

    QPointer<ScanBar> m_bar;
    ScanActions *m_actions;
    ScanHead *m_head;
    QStackedWidget *m_pages;
    ScanEmptyPage *m_empty;
    ListEditor *m_editor;
    ScanResultsPane *m_results;
    FileExport *m_export;
    SavedBar *m_saved;
    QString m_status;
    bool m_hasEndedUnseen = false;
    bool m_isWide = true;
    bool m_isDropTarget = false;
};

} // namespace sameinside
