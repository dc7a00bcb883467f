// SPDX-License-Identifier: MIT
#pragma once

#include "ui/filepool.h"
#include "ui/job.h"
#include "ui/scanpage/fields/targettoken.h"
#include "ui/widgets/fieldframe.h"

#include <QLineEdit>
#include <QMenu>

#include <vector>

namespace sameinside {

/// Where a scan looks: one or several places, each with a cross to remove it, a line to type more,
/// and a menu of those used before.
class TargetsField final : public FieldFrame {
    Q_OBJECT

public:
    explicit TargetsField(QWidget *parent = nullptr);

    const std::vector<TargetName> &targets() const { return m_targets; }
    void setTargets(const std::vector<TargetName> &targets);
    void add(const TargetName &target);
    void remove(const TargetName &target);
    /// Takes in what is typed, separated by spaces or commas. False where some of it is no place:
    /// that stays, and failed() is emitted.
    bool acceptText();
    QLineEdit *edit() const { return m_edit; }

    void setRecent(const QStringList &targets);
    /// A word on what the places hold: "52 repositories".
    void setNote(const QString &note);

Q_SIGNALS:
    void targetsChanged();
    /// Enter was pressed with nothing more to take in.
    void submitted();
    void failed(const sameinside::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    Qt::TextElideMode elideMode(const TargetName &target) const;
    void arrange();
    void fillMenu();
    void openLayout();
    void takeDropped(const std::vector<Result<TargetName>> &layouts);

    std::vector<TargetName> m_targets;
    std::vector<TargetToken *> m_tokens;
    QStringList m_recent;
    QWidget *m_tokenRow;
    PlainLabel *m_hidden; ///< "+2"
    QLineEdit *m_edit;
    PlainLabel *m_note;
    QToolButton *m_more;
    QMenu *m_menu;
    FilePool m_pool;
    QStringList m_dropped; ///< files and directories that were not looked at yet
    Job<std::vector<Result<TargetName>>> m_looking;
};

} // namespace sameinside
