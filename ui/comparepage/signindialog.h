// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QLineEdit>

namespace sameinside {

/// Asks for a name and a password for one host. Keeps neither.
class SignInDialog final : public QDialog {
    Q_OBJECT

public:
    explicit SignInDialog(const QString &host, QWidget *parent = nullptr);

    QString user() const { return m_user->text().trimmed(); }
    QString password() const { return m_password->text(); }

private:
    QLineEdit *m_user;
    QLineEdit *m_password;
};

} // namespace sameinside
