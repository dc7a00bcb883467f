// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QDir>
#include <QWidget>

namespace sameinside::test {

/// $SAMEINSIDE_SCREENSHOTS, else "screenshots" in the build directory.
inline QString screenshotDirectory()
{
    return qEnvironmentVariable("SAMEINSIDE_SCREENSHOTS",
                                QCoreApplication::applicationDirPath()
                                    + QStringLiteral("/../screenshots"));
}

/// Saves what widget shows as a picture to look at.
inline bool saveScreenshot(QWidget &widget, const QString &name, qreal scale = 1)
{
    QDir directory(screenshotDirectory());
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
