// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "ui/scanpage/listintake.h"

#include <QMimeData>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace sameinside;

namespace {

/// An intake, and what it handed on last.
struct Table {
    QTemporaryDir directory;
    QSettings settings{directory.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    ListIntake intake;
    SharedList list;
    std::optional<ListReading> failed;
    QString failedPath;
    std::optional<QString> lines;

    explicit Table(std::function<ListReading(const QString &)> reader = {}) :
        intake(&settings, std::move(reader))
    {
        QObject::connect(&intake, &ListIntake::loaded, &intake,
                         [this](SharedList loaded) { list = std::move(loaded); });
        QObject::connect(&intake, &ListIntake::failed, &intake,
                         [this](const QString &path, const ListReading &reading) {
            failedPath = path;
            failed = reading;
        });
        QObject::connect(&intake, &ListIntake::linesRead, &intake,
                         [this](const QString &text) { lines = text; });
    }
    QString path(const QString &name) const { return directory.filePath(name); }
    QString file(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        return file.fileName();
    }
};

const QByteArray someLines = "alpine:3\nnginx:1\n# no\nredis:7\n";

} // namespace

class TestListIntake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takes_data();
    void takes();
    void takesNothingElse();
    void saysWhatStandsThere_data();
    void saysWhatStandsThere();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void letsTheLatestWin();
    void remembersNames();
    void readsLinesToEdit();
    void doesNotWaitForADisk();
};

void TestListIntake::takes_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("a path") << QStringLiteral("path");
    QTest::newRow("a file that is dropped") << QStringLiteral("file");
    QTest::newRow("text that is pasted") << QStringLiteral("text");
    QTest::newRow("lines that are typed") << QStringLiteral("lines");
}

void TestListIntake::takes()
{
    QFETCH(QString, way);
    Table table;
    const QString path = table.file(QStringLiteral("some list.txt"), someLines);
    int begun = 0;
    connect(&table.intake, &ListIntake::begun, this, [&] { ++begun; });
    QMimeData data;
    const bool isFile = way == QStringLiteral("path") || way == QStringLiteral("file");
    if (way == QStringLiteral("file"))
        data.setUrls({QUrl::fromLocalFile(path)});
    else
        data.setText(QString::fromUtf8(someLines));
    if (way == QStringLiteral("path")) {
        table.intake.openFile(path);
    } else if (way == QStringLiteral("lines")) {
        table.intake.useLines(someLines, QStringLiteral("input.txt"));
    } else {
        QVERIFY(ListIntake::mayTake(&data));
        QVERIFY(table.intake.take(&data));
    }
    QVERIFY(table.intake.isReading());
    QVERIFY(!table.list); // nothing is read on this thread
    QTRY_VERIFY(table.list);
    QCOMPARE(begun, 1);
    QCOMPARE(table.list->entries.size(), 3U);
    QCOMPARE(table.list->path, isFile ? path : QString());
    QCOMPARE(table.list->text, isFile ? QByteArray() : someLines);
    QCOMPARE(table.list->title,
             way == QStringLiteral("lines") ? QStringLiteral("input.txt") : QString());
}

void TestListIntake::takesNothingElse()
{
    Table table;
    QMimeData page;
    page.setUrls({QUrl(QStringLiteral("https://example.com/list.txt"))});
    QMimeData blank;
    blank.setText(QStringLiteral(" \n"));
    QMimeData picture;
    picture.setData(QStringLiteral("image/png"), "x");
    QVERIFY(!table.intake.take(&blank));
    QVERIFY(!table.intake.take(&picture));
    QVERIFY(!ListIntake::mayTake(&picture));
    QVERIFY(!table.intake.isReading());
}

void TestListIntake::saysWhatStandsThere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ListReading::At>("at");
    QTest::addColumn<QString>("detail");
    QTest::newRow("nothing") << QStringLiteral("none.txt") << ListReading::At::Nothing
                             << QStringLiteral("none.txt: No such file");
    QTest::newRow("a directory") << QStringLiteral(".") << ListReading::At::Directory << QString();
    QTest::newRow("a list in UTF-16") << QStringLiteral("wide.txt") << ListReading::At::File
                                      << QStringLiteral("the list is UTF-16");
}

void TestListIntake::saysWhatStandsThere()
{
    QFETCH(QString, name);
    QFETCH(ListReading::At, at);
    QFETCH(QString, detail);
    Table table;
    table.file(QStringLiteral("wide.txt"),
               QByteArray("\xff\xfe"
                          "n\0",
                          4));
    table.intake.openFile(table.path(name));
    QTRY_VERIFY(table.failed.has_value());
    QCOMPARE(table.failedPath, table.path(name));
    QCOMPARE(table.failed->at, at);
    QVERIFY2(table.failed->list.error().detail.contains(detail),
             qPrintable(table.failed->list.error().detail));
    QVERIFY(table.intake.recent().isEmpty());
    QCOMPARE(table.intake.beginning().isDirectory, at == ListReading::At::Directory);
}

void TestListIntake::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("a pipe") << QStringLiteral("a pipe");
    QTest::newRow("a device") << QStringLiteral("a device");
    QTest::newRow("a socket") << QStringLiteral("a socket");
}

void TestListIntake::refusesWhatIsNoFile()
{
    QFETCH(QString, kind);
    Table table;
    QString path = table.path(QStringLiteral("special"));
    const QByteArray name = QFile::encodeName(path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (kind == QStringLiteral("a pipe")) {
        QCOMPARE(mkfifo(name.constData(), 0600), 0);
    } else if (kind == QStringLiteral("a device")) {
        path = QStringLiteral("/dev/zero");
    } else {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        QVERIFY(std::size_t(name.size()) < sizeof address.sun_path);
        std::ranges::copy(name, address.sun_path);
        QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    }
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(path)});
    QVERIFY(table.intake.take(&dropped));
    QTRY_VERIFY(table.failed.has_value());
    QCOMPARE(table.failed->list.error(),
             (Error{ErrorKind::Io,
                    QStringLiteral("%1 is no file but %2; save the list as a file first")
                        .arg(path, kind)}));
    ::close(socket);
}

void TestListIntake::letsTheLatestWin()
{
    QSemaphore gate;
    Table table([&gate](const QString &path) {
        if (path.endsWith(QStringLiteral("slow")))
            gate.acquire();
        return ListReading{loadListText("slow:1\n"), ListReading::At::File};
    });
    table.intake.openFile(QStringLiteral("/slow"));
    table.intake.useLines("fast:1\nfast:2\n");
    QTRY_VERIFY(table.list);
    QCOMPARE(table.list->entries.size(), 2U);
    gate.release();
    QTest::qWait(50);
    QCOMPARE(table.list->entries.size(), 2U);
    QVERIFY(!table.intake.isReading());
}

void TestListIntake::remembersNames()
{
    Table table;
    const QString one = table.file(QStringLiteral("one.txt"), "a:1\n");
    const QString two = table.file(QStringLiteral("two.txt"), "b:1\n");
    for (const QString &path : {one, two}) {
        table.list.reset();
        table.intake.openFile(path);
        QTRY_VERIFY(table.list);
    }
    QCOMPARE(table.intake.recent(), (QStringList{two, one}));
    QCOMPARE(table.intake.beginning().path, two);
    const ListIntake again(&table.settings);
    QCOMPARE(again.recent(), (QStringList{two, one}));
}

void TestListIntake::readsLinesToEdit()
{
    Table table;
    table.intake.readLines(nullptr);
    QCOMPARE(table.lines, QString());
    table.intake.useLines(someLines);
    QTRY_VERIFY(table.list);
    table.intake.readLines(table.list);
    QCOMPARE(table.lines, QString::fromUtf8(someLines));
    table.list.reset();
    table.lines.reset();
    table.intake.openFile(table.file(QStringLiteral("list.txt"), "a:1\n"));
    QTRY_VERIFY(table.list);
    // the file has become a pipe meanwhile: nobody waits for it
    QVERIFY(QFile::remove(table.list->path));
    QCOMPARE(mkfifo(QFile::encodeName(table.list->path).constData(), 0600), 0);
    table.intake.readLines(table.list);
    QVERIFY(!table.lines); // nothing is read on this thread
    QTRY_COMPARE(table.lines, QString());
    QVERIFY(QFile::remove(table.list->path));
    table.file(QStringLiteral("list.txt"), someLines);
    table.intake.readLines(table.list);
    QTRY_COMPARE(table.lines, QString::fromUtf8(someLines));
}

void TestListIntake::doesNotWaitForADisk()
{
    // outlives the intake, as the thread does
    const auto gate = std::make_shared<QSemaphore>();
    const auto ended = std::make_shared<QSemaphore>();
    {
        ListIntake intake(nullptr, [gate, ended](const QString &) {
            gate->acquire();
            ended->release();
            return ListReading{};
        });
        intake.openFile(QStringLiteral("/a disk that never answers"));
        QTest::qWait(20);
    } // returns, although the reader waits
    QVERIFY(!ended->tryAcquire());
    gate->release();
    QVERIFY(ended->tryAcquire(1, 10'000));
}

SAMEINSIDE_TEST(TestListIntake)
#include "tst_listintake.moc"
