// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainsubject.h"
#include "ui/palette/meaning.h"

#include <QWidget>

class QToolButton;
class QTreeWidget;

namespace sameinside {

class PlainLabel;
class ShortenedLabel;

/// All that is known of one cause, below the picture: every field with both values, what usually
/// does this, what keeps the digest, and where to look.
class CauseStrip final : public QWidget {
    Q_OBJECT

public:
    explicit CauseStrip(QWidget *parent = nullptr);

    /// number is a position in subject.causes. Keeps nothing of the subject.
    void setCause(const ChainSubject &subject, int number);
    /// The same in lines of plain text.
    QString text() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    /// The document where the cause enters, and a text to look for in it; may be empty.
    void documentWanted(const sameinside::NodeRef &node, const QString &text);
    void filesWanted(const sameinside::NodeRef &node);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QToolButton *button(const QString &text, const QString &name);
    QWidget *buildHead();
    QWidget *buildSide();
    void fitColumns();
    void fillEvidence(const ChainSubject &subject, const Cause &cause);
    void fillLinks(const ChainSubject &subject, const Cause &cause);

    PlainLabel *m_number;
    PlainLabel *m_title;
    ShortenedLabel *m_where;
    QTreeWidget *m_evidence;
    QWidget *m_side = nullptr;
    PlainLabel *m_usuallyTitle;
    PlainLabel *m_usually;
    PlainLabel *m_keepsTitle;
    PlainLabel *m_keeps;
    QToolButton *m_json = nullptr;
    QToolButton *m_files = nullptr;
    QString m_whole; ///< the sentence of the cause
    Meaning m_meaning = Meaning::Differs;
    NodeRef m_document;
    NodeRef m_layer;
    QString m_field; ///< the first that differs
};

} // namespace sameinside
