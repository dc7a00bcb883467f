// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

namespace sameinside {

/// Where the lines of a list are typed or pasted, and counted on the way.
class ListEditor final : public Card {
    Q_OBJECT

public:
    explicit ListEditor(QWidget *parent = nullptr);

    /// They count as unchanged from here on.
    void setLines(const QString &text);
    /// A line below the others, as if it had been typed.
    void append(const QString &line) { m_edit->appendPlainText(line); }
    bool isChanged() const { return m_edit->document()->isModified(); }
    bool isBlank() const;
    /// UTF-8.
    QByteArray lines() const;
    void focusLines() { m_edit->setFocus(); }

Q_SIGNALS:
    void accepted();
    void cancelled();
    void linesChanged();
    void fileDropped(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void count();
    bool takeKey(QKeyEvent *key);

    QPlainTextEdit *m_edit;
    PlainLabel *m_count;
    QPushButton *m_use;
    QTimer m_countDelay;
};

} // namespace sameinside
