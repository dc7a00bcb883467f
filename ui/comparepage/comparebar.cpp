// SPDX-License-Identifier: MIT
#include "ui/comparepage/comparebar.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/comparepagewords.h"
#include "ui/widgets/plaintip.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStringListModel>

namespace sameinside {

CompareBar::CompareBar(QWidget *parent) :
    QWidget(parent), m_left(new ReferenceField(words::comparepage::publicChip())),
    m_right(new ReferenceField(words::comparepage::privateChip())), m_swap(new QToolButton),
    m_platforms(new QComboBox), m_compare(new QPushButton(words::comparepage::compare()))
{
    m_left->setObjectName(QStringLiteral("leftReference"));
    m_left->setAccessibleName(words::comparepage::publicImage());
    m_right->setObjectName(QStringLiteral("rightReference"));
    m_right->setAccessibleName(words::comparepage::privateImage());
    m_swap->setObjectName(QStringLiteral("swapButton"));
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setAutoRaise(true);
    m_swap->setToolTip(words::comparepage::swapSides());
    m_swap->setAccessibleName(words::comparepage::swapSides());
    m_swap->setFocusPolicy(Qt::TabFocus);
    m_platforms->setObjectName(QStringLiteral("platformChoice"));
    m_platforms->setAccessibleName(words::comparepage::platform());
    m_platforms->setToolTip(words::comparepage::platformTip());
    m_platforms->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_platforms->setMinimumContentsLength(12);
    m_compare->setObjectName(QStringLiteral("compareButton"));
    m_compare->setDefault(true);

    // The order of the keyboard: who names both types, Tab, types.
    for (QWidget *control : {static_cast<QWidget *>(m_left), static_cast<QWidget *>(m_right),
                             static_cast<QWidget *>(m_swap), static_cast<QWidget *>(m_platforms),
                             static_cast<QWidget *>(m_compare)})
        control->setParent(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_left, 1);
    layout->addWidget(m_swap);
    layout->addWidget(m_right, 1);
    layout->addWidget(m_platforms);
    layout->addWidget(m_compare);
    for (QWidget *control : {static_cast<QWidget *>(m_swap), static_cast<QWidget *>(m_platforms),
                             static_cast<QWidget *>(m_compare)})
        control->setFixedHeight(m_left->sizeHint().height());
    m_swap->setFixedWidth(m_left->sizeHint().height());

    for (ReferenceField *field : {m_left, m_right}) {
        connect(field, &QLineEdit::textChanged, this, &CompareBar::fieldsChanged);
        connect(field, &QLineEdit::returnPressed, this, &CompareBar::requestCompare);
        connect(field, &QLineEdit::textEdited, this, [this] {
            if (leftText().isEmpty() && rightText().isEmpty())
                Q_EMIT cleared();
        });
    }
    connect(m_compare, &QPushButton::clicked, this, &CompareBar::requestCompare);
    connect(m_swap, &QToolButton::clicked, this, &CompareBar::swapRequested);
    connect(m_platforms, &QComboBox::activated, this,
            [this](int row) { Q_EMIT platformChosen(m_platforms->itemData(row).toInt()); });
    setPlatforms({}, -1);
    fieldsChanged();
}

bool CompareBar::isComplete() const
{
    return !leftText().isEmpty() && !rightText().isEmpty();
}

void CompareBar::setTexts(const QString &left, const QString &right)
{
    m_left->setText(left);
    m_right->setText(right);
    m_left->setCursorPosition(0);
    m_right->setCursorPosition(0);
}

void CompareBar::fieldsChanged()
{
    m_compare->setEnabled(isComplete());
    m_compare->setToolTip(isComplete() ? QString() : words::comparepage::nameBoth());
}

void CompareBar::requestCompare()
{
    if (isComplete()) {
        Q_EMIT compareRequested();
        return;
    }
    ReferenceField *field = leftText().isEmpty() ? m_left : m_right;
    field->setFocus();
    Q_EMIT nameMissing(field == m_left ? words::comparepage::namePublic()
                                       : words::comparepage::namePrivate());
}

void CompareBar::setPlatforms(const QStringList &names, int current)
{
    const QSignalBlocker blocker(m_platforms);
    m_platforms->clear();
    if (names.size() != 1)
        m_platforms->addItem(words::comparepage::allPlatforms(), -1);
    for (int i = 0; i < names.size(); ++i) {
        m_platforms->addItem(shownText(names.at(i)), i);
        m_platforms->setItemData(m_platforms->count() - 1, plainToolTip(shownText(names.at(i))),
                                 Qt::ToolTipRole);
    }
    m_platforms->setCurrentIndex(std::max(0, m_platforms->findData(current)));
    m_platforms->setEnabled(!names.isEmpty());
}

void CompareBar::setKnownNames(const QStringList &names)
{
    for (ReferenceField *field : {m_left, m_right}) {
        auto *completer = new QCompleter(names, field);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        delete field->completer();
        field->setCompleter(completer);
    }
}

} // namespace sameinside
