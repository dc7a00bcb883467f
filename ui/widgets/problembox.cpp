// SPDX-License-Identifier: MIT
#include "ui/widgets/problembox.h"

#include "model/text/plaintext.h"

#include <QMessageBox>

namespace sameinside {

void showProblem(QWidget *window, const QString &title, const QString &detail)
{
    auto *box
        = new QMessageBox(QMessageBox::Warning, title, shownText(detail), QMessageBox::Ok, window);
    box->setObjectName(QStringLiteral("problemBox"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace sameinside
