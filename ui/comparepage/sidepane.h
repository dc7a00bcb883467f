// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"
#include "ui/comparepage/messagetext.h"
#include "ui/comparepage/tree/imagetreemodel.h"
#include "ui/comparepage/tree/imagetreeview.h"

#include <QLabel>
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

Q_SIGNALS:
    void retryRequested();
    void editRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyInk();
    QWidget *buildMessage(const QString &name);
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
    bool m_isError = false;
};

} // namespace sameinside
