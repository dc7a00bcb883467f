// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>
#include <QString>

class QWidget;

namespace sameinside {

/// A light and a dark desktop for pictures, whatever the machine has.
QPalette lightPalette();
QPalette darkPalette();

/// Fusion with this palette for the whole program.
void applyLook(bool dark);

/// Saves what window shows as name.png in $SAMEINSIDE_SCREENSHOTS, else in the build's own
/// directory. Returns the path; empty where it could not be written.
QString saveScreenshot(QWidget *window, const QString &name);

/// Shows window and gives it the focus: no window manager does it under Xvfb, and nobody can before
/// it is on the screen.
void showActive(QWidget &window);

} // namespace sameinside
