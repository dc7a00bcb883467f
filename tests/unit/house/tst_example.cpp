// SPDX-License-Identifier: MIT
#include "testpaths.h"
#include "tests/support/example/example.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace sameinside;

namespace {

const auto committed = QStringLiteral(SAMEINSIDE_SOURCE_DIR "/resources/example");

QMap<QString, QByteArray> filesOf(const QString &root)
{
    QMap<QString, QByteArray> files;
    QDirIterator it(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            files.insert(QDir(root).relativeFilePath(file.fileName()), file.readAll());
    }
    return files;
}

} // namespace

class TestExample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatTheGeneratorWrites();
    void isSmall();
    void holdsTheWalkthrough_data();
    void holdsTheWalkthrough();
    void listsAwkwardLines();
};

void TestExample::isWhatTheGeneratorWrites()
{
    QTemporaryDir dir;
    const auto written = example::write(dir.path());
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
    const auto expected = filesOf(dir.path());
    const auto actual = filesOf(committed);
    QCOMPARE(actual.keys(), expected.keys());
    for (auto it = expected.begin(); it != expected.end(); ++it)
        QVERIFY2(actual.value(it.key()) == it.value(), qPrintable(it.key()));
}

void TestExample::isSmall()
{
    qsizetype total = 0;
    const auto files = filesOf(committed);
    for (const QByteArray &bytes : files)
        total += bytes.size();
    QVERIFY(total > 0);
    QVERIFY2(total < 400 * 1024, qPrintable(QString::number(total)));
}

void TestExample::holdsTheWalkthrough_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("present");
    const auto row = [](const char *name, const char *layout, const char *hex, bool present) {
        QTest::newRow(name) << QStringLiteral("%1/%2/blobs/sha256/%3")
                                   .arg(committed, QString::fromLatin1(layout),
                                        QString::fromLatin1(hex))
                            << present;
    };
    constexpr auto index = "f972d24199508c52de7ad37a298bda35d8a1bd7df158149b381c03f6c6e363b5";
    constexpr auto manifest = "52db9000073d93b9bdee6a7246a68c35a741aaade05a8f4febba0bf795cdac02";
    constexpr auto config = "f7cee5e1af28ad4e147589c474d399b12d9b551ef4c3e11e02d982fce5eebc68";
    constexpr auto layer = "4ddc0f8d367f424871a060e2067749f32bd36a91085e714dcb159952f2d71453";
    row("public index", "public", index, true);
    row("public manifest", "public", manifest, true);
    row("public config", "public", config, false);
    row("public layer", "public", layer, false);
    row("private index", "private", index, false);
    row("private manifest", "private", manifest, true);
    row("private config", "private", config, false);
    row("private layer", "private", layer, false);
}

void TestExample::holdsTheWalkthrough()
{
    QFETCH(QString, path);
    QFETCH(bool, present);
    QCOMPARE(QFile::exists(path), present);
}

void TestExample::listsAwkwardLines()
{
    const QByteArray list = filesOf(committed).value(QStringLiteral("input.txt"));
    QVERIFY(list.contains("\r\n"));
    QVERIFY(list.contains("\n\n"));
    QVERIFY(!list.endsWith('\n'));
    QCOMPARE(list.count("public:nginx:1.25"), 2);
    QCOMPARE(list.count("not a reference!!"), 1);
    QCOMPARE(list.count("redis:9.9.9"), 1);
}

SAMEINSIDE_TEST(TestExample)
#include "tst_example.moc"
