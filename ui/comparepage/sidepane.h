// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"
#include "ui/comparepage/messagetext.h"
#include "ui/comparepage/tree/imagetreemodel.h"
#include "ui/comparepage/tree/imagetreeview.h"

#include <QBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

namespace sameinside {

/// One side: its tree, or why there is none.
class SidePane final : public QStackedWidget {
    Q_OBJECT

public:
    /// name goes into the object names: "left", "right".
    SidePane(NodeRef::Side side, const QString &name, QWidget *parent = nullptr);

    ImageTreeModel *model() { return &m_model; }
    ImageTreeView *view() { return m_view; }

    void showNodes(std::vector<TreeNode> nodes);
    /// The same rows, which say more now: what is open, selected and in sight stays so.
    void updateNodes(std::vector<TreeNode> nodes);
    void showError(const Error &error);
    /// Says what is being done where there is no tree yet.
    void showWaiting(const QString &what);
    bool showsTree() const { return currentWidget() == m_view; }

    /// Beside an error, what can be done about it; the next thing that is shown takes it away.
    void offerTrust(const QString &host);
    void offerLogin(const QString &host, const QString &command);
    /// Of the images in place. isQuestion: there is no other fault than that none was named.
    void offerImages(const QString &place, const QStringList &images, bool isQuestion);

Q_SIGNALS:
    void retryRequested();
    void editRequested();
    void trustRequested();
    void signInRequested();
    void imageChosen(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyInk();
    QWidget *buildMessage(const QString &name);
    QWidget *buildButtons(const QString &name);
    void buildImages(const QString &name);
    QPushButton *addButton(QBoxLayout *row, const QString &name, const QString &text);
    void hideRemedies();
    void fillMessage(const QString &mark, const QString &title, const QString &detail,
                     bool isError);

    ImageTreeModel m_model;
    ImageTreeView *m_view;
    QWidget *m_message;
    QLabel *m_symbol;
    QLabel *m_title;
    MessageText *m_detail;
    QPushButton *m_retry;
    QPushButton *m_edit;
    QPushButton *m_trust;
    QPushButton *m_signIn;
    QPushButton *m_copyLogin;
    QString m_loginCommand;
    QListWidget *m_images;
    bool m_isError = false;
};

} // namespace sameinside
