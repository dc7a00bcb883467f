// SPDX-License-Identifier: MIT
#include "ui/comparepage/signindialog.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/comparepagewords.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace sameinside {

SignInDialog::SignInDialog(const QString &host, QWidget *parent) :
    QDialog(parent), m_user(new QLineEdit), m_password(new QLineEdit)
{
    setObjectName(QStringLiteral("signInDialog"));
    setWindowTitle(words::comparepage::signInTitle(shownText(host)));
    setAttribute(Qt::WA_DeleteOnClose);
    m_user->setObjectName(QStringLiteral("signInUser"));
    m_password->setObjectName(QStringLiteral("signInPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    auto *note = new QLabel(words::comparepage::signInNote());
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    const auto update = [this, ok] { ok->setEnabled(!user().isEmpty() && !password().isEmpty()); };
    for (QLineEdit *field : {m_user, m_password})
        connect(field, &QLineEdit::textChanged, this, update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();

    auto *form = new QFormLayout(this);
    form->addRow(words::comparepage::userName(), m_user);
    form->addRow(words::comparepage::password(), m_password);
    form->addRow(note);
    form->addRow(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
}

} // namespace sameinside
