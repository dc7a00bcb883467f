// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QDir>
#include <QWidget>

namespace sameinside::test {

/// Saves what widget shows as a picture to look at: to $SAMEINSIDE_SCREENSHOTS, else to
/// "screenshots" where the test runs.
inline bool saveScreenshot(QWidget &widget, const QString &name, qreal scale = 1)
{
    QDir directory(qEnvironmentVariable("SAMEINSIDE_SCREENSHOTS", QStringLiteral("screenshots")));
    if (!directory.mkpath(QStringLiteral(".")))
        return false;
    QCoreApplication::processEvents(); // layouts that wait for their turn
    QImage image(widget.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(widget.palette().color(QPalette::Window));
    widget.render(&image);
    QString file = name.toLower();
    file.replace(u' ', u'-');
    return image.save(directory.filePath(file + QStringLiteral(".png")));
}

} // namespace sameinside::test
