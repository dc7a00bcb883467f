// SPDX-License-Identifier: MIT
#include "model/scan/listfile.h"
#include "tests/support/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

#include <sys/stat.h>
#include <unistd.h>

using namespace sameinside;

class TestListFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void longLineIsItsOwnError();
    void brokenEncodingIsTheErrorOfItsLine();
    void utf16IsRefused_data();
    void utf16IsRefused();
    void missingFile();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void readsWhatIsOpenAlready();
};

void TestListFile::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("lines"); // number, text, and ! for an error
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &lines) {
        QTest::newRow(name) << bytes << lines;
    };
    const QString alpine = QStringLiteral("1 alpine:3");
    row("one line", "alpine:3\n", {alpine});
    row("no last newline", "alpine:3", {alpine});
    row("CR LF", "alpine:3\r\nredis:7\r\n", {alpine, QStringLiteral("2 redis:7")});
    row("byte order mark",
        "\xef\xbb\xbf"
        "alpine:3\n",
        {alpine});
    row("byte order mark and comment", "\xef\xbb\xbf# list\nalpine:3",
        {QStringLiteral("2 alpine:3")});
    row("surrounding spaces", " \t alpine:3 \t \n", {alpine});
    row("blank lines count", "\n\r\n  \nalpine:3", {QStringLiteral("4 alpine:3")});
    row("comments count", "# a\n  # b\nalpine:3", {QStringLiteral("3 alpine:3")});
    row("repeated lines stay", "alpine:3\nalpine:3\n", {alpine, QStringLiteral("2 alpine:3")});
    row("malformed line", "not a name\nalpine:3",
        {QStringLiteral("1 not a name !"), QStringLiteral("2 alpine:3")});
    row("comment behind a name", "alpine:3 # the small one",
        {QStringLiteral("1 alpine:3 # the small one !")});
    row("transports", "docker://alpine:3\noci:dir:name",
        {QStringLiteral("1 docker://alpine:3"), QStringLiteral("2 oci:dir:name")});
    row("password", "http://bob:secret@host/app\nbob:secret@host/app:1\nbob:secret@host:5000",
        {QStringLiteral("1 http://***@host/app !"), QStringLiteral("2 ***@host/app:1 !"),
         QStringLiteral("3 ***@host:5000 !")});
    row("token, and a slash in a password", "https://token@host/app\nbob:pa/ss@host/app:1",
        {QStringLiteral("1 https://***@host/app !"), QStringLiteral("2 ***@host/app:1 !")});
    row("no password", "app:1@sha256:12\noci:r@2024/lay:app:1\noci:/x//r:1@2024/y",
        {QStringLiteral("1 app:1@sha256:12 !"), QStringLiteral("2 oci:r@2024/lay:app:1"),
         QStringLiteral("3 oci:/x//r:1@2024/y")});
    row("empty", "", {});
    row("only a mark", "\xef\xbb\xbf", {});
    row("a NUL", QByteArray("alp\0ine", 7),
        {QStringLiteral("1 alp") + QChar(0) + QStringLiteral("ine !")});
}

void TestListFile::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, lines);
    const auto entries = parseList(bytes);
    QVERIFY(entries);
    QStringList read;
    for (const ListEntry &entry : *entries) {
        read.append(QStringLiteral("%1 ").arg(entry.line) + entry.text
                    + (entry.name ? QString() : QStringLiteral(" !")));
    }
    QCOMPARE(read, lines);
}

void TestListFile::longLineIsItsOwnError()
{
    const auto entries
        = parseList(QByteArray(4097, 'a') + "\n# " + QByteArray(9000, '#') + "\nalpine:3");
    QVERIFY(entries);
    QCOMPARE(entries->size(), 2U);
    QVERIFY(!entries->at(0).name);
    QVERIFY(entries->at(0).name.error().detail.contains(u"4097 bytes"));
    QVERIFY(entries->at(0).text.size() <= 160);
    QCOMPARE(entries->at(1).line, 3);
    QVERIFY(entries->at(1).name);
}

void TestListFile::brokenEncodingIsTheErrorOfItsLine()
{
    const auto entries = parseList("caf\xe9:1\n# caf\xe9\nalpine:3");
    QVERIFY(entries);
    QCOMPARE(entries->size(), 2U);
    QVERIFY(entries->at(0).name.error().detail.contains(u"not UTF-8"));
    QCOMPARE(entries->at(0).line, 1);
    QVERIFY(entries->at(1).name);
}

void TestListFile::utf16IsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("little endian") << QByteArray("\xff\xfe"
                                                 "a\0l\0",
                                                 6);
    QTest::newRow("big endian") << QByteArray("\xfe\xff\0a\0l", 6);
}

void TestListFile::utf16IsRefused()
{
    QFETCH(QByteArray, bytes);
    const auto entries = parseList(bytes);
    QVERIFY(!entries);
    QVERIFY(entries.error().detail.contains(u"UTF-16"));
}

void TestListFile::missingFile()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("input.txt"));
    const auto entries = readList(path);
    QVERIFY(!entries);
    QCOMPARE(entries.error().kind, ErrorKind::Io);
    QVERIFY(entries.error().detail.contains(path));
}

void TestListFile::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("kind");
    QTest::newRow("a pipe") << QStringLiteral("pipe") << QStringLiteral("a pipe");
    QTest::newRow("a device") << QStringLiteral("/dev/zero") << QStringLiteral("a device");
}

// A pipe under the name of a list would let open() wait for ever, and a device may have no end.
void TestListFile::refusesWhatIsNoFile()
{
    QFETCH(QString, path);
    QFETCH(QString, kind);
    const QTemporaryDir directory;
    const QString named = QDir(directory.path()).absoluteFilePath(path);
    QCOMPARE(
        mkfifo(QFile::encodeName(directory.filePath(QStringLiteral("pipe"))).constData(), 0600), 0);
    for (const OpenStreams streams : {OpenStreams::Refused, OpenStreams::Read}) {
        const auto entries = readList(named, streams);
        QVERIFY(!entries);
        QCOMPARE(entries.error(),
                 (Error{ErrorKind::Io,
                        QStringLiteral("%1 is no file but %2; save the list as a file first")
                            .arg(named, kind)}));
    }
}

// As in sameinside scan <(command), and /dev/stdin.
void TestListFile::readsWhatIsOpenAlready()
{
    std::array<int, 2> ends{};
    QCOMPARE(pipe(ends.data()), 0);
    const QByteArray text = "alpine:3\nredis:7\n";
    QCOMPARE(write(ends[1], text.constData(), std::size_t(text.size())), text.size());
    close(ends[1]);
    const QString path = QStringLiteral("/dev/fd/%1").arg(ends[0]);
    const auto refused = readList(path);
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"a pipe"));
    const auto entries = readList(path, OpenStreams::Read);
    QVERIFY(entries);
    QCOMPARE(entries->size(), 2U);
    close(ends[0]);
}

SAMEINSIDE_TEST(TestListFile)
#include "tst_listfile.moc"
