// SPDX-License-Identifier: MIT
#include "tests/gui/look.h"
#include "testpaths.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QStyleFactory>
#include <QTest>
#include <QWidget>

namespace sameinside {

namespace {

QPalette paletteOf(QRgb window, QRgb base, QRgb text, QRgb button, QRgb highlight, QRgb disabled)
{
    QPalette palette(QColor::fromRgb(button), QColor::fromRgb(window));
    palette.setColor(QPalette::Base, QColor::fromRgb(base));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(window));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText,
                            QPalette::ToolTipText, QPalette::BrightText})
        palette.setColor(role, QColor::fromRgb(text));
    palette.setColor(QPalette::ToolTipBase, QColor::fromRgb(base));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor::fromRgb(highlight));
    palette.setColor(QPalette::PlaceholderText, QColor::fromRgb(disabled));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(disabled));
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf(0xfff6f7f9, 0xffffffff, 0xff1b2027, 0xffeef0f3, 0xff2563cb, 0xff8a929d);
}

QPalette darkPalette()
{
    return paletteOf(0xff16191d, 0xff1e2227, 0xffe6e9ee, 0xff2b3037, 0xff2f6fe0, 0xff7c8692);
}

void applyLook(bool dark)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

QString saveScreenshot(QWidget *window, const QString &name)
{
    const QString fallback = QStringLiteral(SAMEINSIDE_SCREENSHOT_DIR);
    const QString directory = qEnvironmentVariable("SAMEINSIDE_SCREENSHOTS", fallback);
    if (!QDir().mkpath(directory))
        return {};
    const qreal scale = window->devicePixelRatioF();
    const QString suffix = scale > 1 ? QStringLiteral("@%1x").arg(scale) : QString();
    const QString path = directory + u'/' + name + suffix + QStringLiteral(".png");
    return window->grab().save(path) ? path : QString();
}

void showActive(QWidget &window)
{
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        qFatal("the window did not appear");
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window did not become active");
}

} // namespace sameinside
