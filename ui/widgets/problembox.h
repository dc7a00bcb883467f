// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace sameinside {

/// Opens a box above window that says what went wrong, as plain text. Does not wait for it.
void showProblem(QWidget *window, const QString &title, const QString &detail);

} // namespace sameinside
