// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "ui/widgets/fileexport.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sameinside;

class TestFileExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsKindsByEnding_data();
    void knowsKindsByEnding();
    void refusesUnknownEndings_data();
    void refusesUnknownEndings();
    void addsNoEndingOverAFile();
    void writesWholeFiles();
    void saysWhyItCouldNotWrite();

private:
    const std::vector<FileKind> m_kinds{{QStringLiteral("csv"), QStringLiteral("CSV (*.csv)")},
                                        {QStringLiteral("html"), QStringLiteral("HTML (*.html)")}};
};

void TestFileExport::knowsKindsByEnding_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::newRow("first") << QStringLiteral("/tmp/a.csv") << 0;
    QTest::newRow("upper case") << QStringLiteral("a.HTML") << 1;
    QTest::newRow("last ending counts") << QStringLiteral("a.csv.html") << 1;
    QTest::newRow("unknown") << QStringLiteral("a.doc") << -1;
    QTest::newRow("none") << QStringLiteral("csv") << -1;
}

void TestFileExport::knowsKindsByEnding()
{
    QFETCH(QString, path);
    QFETCH(int, kind);
    QCOMPARE(kindOfPath(path, m_kinds), kind);
}

void TestFileExport::refusesUnknownEndings_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("target"); // empty: refused
    QTest::newRow("known") << QStringLiteral("/none/a.html") << QStringLiteral("/none/a.html");
    QTest::newRow("none") << QStringLiteral("/none/a") << QStringLiteral("/none/a.csv");
    QTest::newRow("a version") << QStringLiteral("/none/a-1.25-vs-b-1.26")
                               << QStringLiteral("/none/a-1.25-vs-b-1.26.csv");
    QTest::newRow("another") << QStringLiteral("/none/a.md") << QString();
    QTest::newRow("behind a known one") << QStringLiteral("/none/a.csv.gz") << QString();
}

void TestFileExport::refusesUnknownEndings()
{
    QFETCH(QString, path);
    QFETCH(QString, target);
    const auto result = exportTarget(path, m_kinds, 0);
    QCOMPARE(result ? result->path : QString(), target);
    if (!result) {
        QVERIFY2(result.error().detail.contains(QStringLiteral(".csv, .html")),
                 qPrintable(result.error().detail));
        QVERIFY(!result.error().detail.contains(u'\n'));
    }
}

// The dialog asked about the name that was typed, not about that.
void TestFileExport::addsNoEndingOverAFile()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a"));
    QVERIFY(saveFile(path + QStringLiteral(".csv"), "kept"));
    const auto result = exportTarget(path, m_kinds, 0);
    QVERIFY(!result);
    QVERIFY(result.error().detail.contains(QStringLiteral("is there already")));
}

void TestFileExport::writesWholeFiles()
{
    const QTemporaryDir directory;
    QWidget window;
    FileExport files(&window, QStringLiteral("Export"), m_kinds);
    QSignalSpy written(&files, &FileExport::written);
    const QString path = directory.filePath(QStringLiteral("a.csv"));
    files.write(path, [] { return QByteArray("1,2\r\n"); });
    QVERIFY(written.wait());
    QCOMPARE(written.first().first().toString(), path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("1,2\r\n"));
}

void TestFileExport::saysWhyItCouldNotWrite()
{
    const QTemporaryDir directory;
    QWidget window;
    FileExport files(&window, QStringLiteral("Export"), m_kinds);
    std::optional<Error> failed;
    connect(&files, &FileExport::failed, this, [&](const Error &error) { failed = error; });
    const QString path = directory.filePath(QStringLiteral("no/such/a.csv"));
    files.write(path, [] { return QByteArray("1"); });
    QTRY_VERIFY(failed);
    QCOMPARE(failed->kind, ErrorKind::Io);
    QVERIFY(failed->detail.contains(path));
    QVERIFY(!failed->detail.contains(u'\n'));
}

SAMEINSIDE_TEST(TestFileExport)
#include "tst_fileexport.moc"
