// SPDX-License-Identifier: MIT
#include "testpaths.h"
#include "tests/support/testprogram.h"

#include <QProcess>
#include <QTest>

namespace {

struct Ran {
    int code = -1;
    QString out;
    QString err;
};

Ran run(const QStringList &arguments, const QString &input = QProcess::nullDevice())
{
    QProcess process;
    process.setStandardInputFile(input);
    process.start(QStringLiteral(SAMEINSIDE_CLI), arguments);
    if (!process.waitForFinished(10'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

/// The program as it is called, where only the program itself can tell.
class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helps_data();
    void helps();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void listThatCannotBeRead();
    void cacheThatCannotBeUsed();
};

void TestCommandLine::helps_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("program") << QStringList();
    for (const auto *command : {"inspect", "compare", "scan", "duplicates"})
        QTest::newRow(command) << QStringList{QString::fromLatin1(command)};
}

void TestCommandLine::helps()
{
    QFETCH(QStringList, command);
    const Ran ran = run(command + QStringList{QStringLiteral("--help")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err, QString());
    for (const QString &line : ran.out.split(u'\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
    if (!command.isEmpty())
        QVERIFY(ran.out.contains(QStringLiteral("Example:\n  sameinside-cli ") + command.front()));
}

void TestCommandLine::tellsWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &arguments, const QString &says) {
        QTest::newRow(name) << arguments.split(u' ', Qt::SkipEmptyParts) << says;
    };
    row("no command", {}, QStringLiteral("see sameinside-cli --help"));
    row("unknown command", QStringLiteral("scna x"), QStringLiteral("\"scna\" is no command"));
    row("unknown option", QStringLiteral("scan x --in y --speed 3"),
        QStringLiteral("see sameinside-cli scan --help"));
    row("no target", QStringLiteral("scan x"), QStringLiteral("--in is required"));
    row("jobs", QStringLiteral("scan x --in y --jobs 0"), QStringLiteral("--jobs"));
    row("format", QStringLiteral("compare a b --format yaml"), QStringLiteral("--format"));
}

void TestCommandLine::tellsWhatIsWrong()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Ran ran = run(arguments);
    QCOMPARE(ran.code, 2);
    QCOMPARE(ran.out, QString());
    QVERIFY2(ran.err.startsWith(u"sameinside-cli: ") && ran.err.count(u'\n') == 1,
             qPrintable(ran.err));
    QVERIFY2(ran.err.contains(says), qPrintable(ran.err));
}

// An empty list is complete; one that cannot be read is not.
void TestCommandLine::listThatCannotBeRead()
{
    const QStringList scan{QStringLiteral("scan"), QStringLiteral("-"), QStringLiteral("--in"),
                           QStringLiteral("oci:/nonexistent")};
    QCOMPARE(run(scan).code, 0);
    const Ran directory = run(scan, QStringLiteral("/"));
    QCOMPARE(directory.code, 2);
    QVERIFY2(directory.err.contains(u"standard input could not be read"),
             qPrintable(directory.err));
}

void TestCommandLine::cacheThatCannotBeUsed()
{
    const QStringList inspect{QStringLiteral("inspect"), QStringLiteral("127.0.0.1:1/app"),
                              QStringLiteral("--cache-dir"), QStringLiteral("/proc/none")};
    const Ran ran = run(inspect);
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(u"sameinside-cli: the cache in /proc/none cannot be used"),
             qPrintable(ran.err));
    QVERIFY(!run(inspect + QStringList{QStringLiteral("--quiet")}).err.contains(u"cache"));
}

SAMEINSIDE_TEST(TestCommandLine)
#include "tst_commandline.moc"
