// SPDX-License-Identifier: MIT
#include "app/windowservices.h"
#include "tests/gui/look.h"
#include "ui/comparepage/comparepage.h"
#include "ui/mainwindow.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sameinside;

class TestScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void screens_data();
    void screens();
};

void TestScreens::screens_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    const QStringList lines = qEnvironmentVariable("PAIRS").split(u';');
    for (const QString &line : lines) {
        const QStringList parts = line.split(u'|');
        QTest::newRow(qPrintable(parts.at(0))) << parts.at(1) << parts.at(2);
    }
}

void TestScreens::screens()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QTemporaryDir directory;
    const Services services = windowServices(std::make_shared<Sources>(CommonOptions{}),
                                             qEnvironmentVariable("EXAMPLE"));
    for (const bool dark : {false, true}) {
        applyLook(dark);
        for (const QSize size : {QSize(1440, 900), QSize(1000, 700)}) {
            MainWindow window(services, std::make_unique<QSettings>(
                                            directory.filePath(QStringLiteral("s.ini")),
                                            QSettings::IniFormat));
            window.resize(size);
            window.show();
            if (!left.isEmpty())
                window.comparePage()->compare({left, right, {}});
            QTRY_VERIFY(!window.comparePage()->isLoading());
            QTest::qWait(50);
            saveScreenshot(&window, QStringLiteral("%1-%2-%3")
                                        .arg(QString::fromLatin1(QTest::currentDataTag()))
                                        .arg(size.width())
                                        .arg(dark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
    }
}

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
