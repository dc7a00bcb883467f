// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"
#include "ui/comparepage/referencefield.h"

#include <QComboBox>
#include <QPushButton>
#include <QToolButton>

namespace sameinside {

/// The row of the tool bar where a pair is named.
class CompareBar final : public QWidget {
    Q_OBJECT

public:
    explicit CompareBar(QWidget *parent = nullptr);

    ReferenceField *left() const { return m_left; }
    ReferenceField *right() const { return m_right; }
    QComboBox *platforms() const { return m_platforms; }

    QString leftText() const { return m_left->reference(); }
    QString rightText() const { return m_right->reference(); }
    void setTexts(const QString &left, const QString &right);
    bool isComplete() const;
    /// Asks for the comparison, or goes to the field that is empty.
    void requestCompare();

    /// Fills the choice of platforms. current is a position in names; -1 is all.
    void setPlatforms(const QStringList &names, int current);

    /// Names to complete what is typed.
    void setKnownNames(const QStringList &names);

Q_SIGNALS:
    void compareRequested();
    void swapRequested();
    void cleared();
    /// A comparison was asked for without a name; its field has the focus.
    void nameMissing(const QString &advice);
    /// A position in the names; -1 is all.
    void platformChosen(int position);

private:
    void fieldsChanged();

    ReferenceField *m_left;
    ReferenceField *m_right;
    QToolButton *m_swap;
    QComboBox *m_platforms;
    QPushButton *m_compare;
};

} // namespace sameinside
