// SPDX-License-Identifier: MIT
#include "registry/cache/documentcache.h"
#include "tests/support/testprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <thread>

using namespace sameinside;
using namespace std::chrono_literals;

namespace {

std::mutex warningsMutex;
QStringList warnings;
QtMessageHandler previousHandler = nullptr;

void collect(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtWarningMsg && qstrcmp(context.category, "sameinside.cache") == 0) {
        const std::scoped_lock lock(warningsMutex);
        warnings.append(message);
        return;
    }
    previousHandler(type, context, message);
}

QStringList takenWarnings()
{
    const std::scoped_lock lock(warningsMutex);
    return std::exchange(warnings, {});
}

// The bytes of document number, long enough for several pages of the database.
QByteArray bytesOf(int number, int size = 700)
{
    QByteArray bytes = "document " + QByteArray::number(number) + ' ';
    while (bytes.size() < size)
        bytes += Digest::sha256Of(bytes.right(70)).encoded().toByteArray();
    return bytes;
}

DocumentCache::Document document(int number, int size = 700)
{
    return {.bytes = bytesOf(number, size), .mediaType = MediaType::ociManifest()};
}

Digest digestOf(int number, int size = 700)
{
    return Digest::sha256Of(bytesOf(number, size));
}

void keep(DocumentCache &cache, int number, int size = 700)
{
    cache.keep(digestOf(number, size), document(number, size));
}

bool holds(DocumentCache &cache, int number, int size = 700)
{
    const auto found = cache.document(digestOf(number, size));
    return found && found->bytes == bytesOf(number, size);
}

int countHeld(DocumentCache &cache, int from, int to)
{
    std::vector<Digest> digests;
    for (int number = from; number < to; ++number)
        digests.push_back(digestOf(number));
    int count = 0;
    for (const auto &found : cache.documents(digests))
        count += found.has_value();
    return count;
}

} // namespace

class TestDocumentCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { previousHandler = qInstallMessageHandler(collect); }
    void init();
    void cleanup();

    void keepsDocuments();
    void keepsOnlyWhatIsTrue();
    void remembersTags();
    void learnsFacts();
    void readsSeeWhatWaits();
    void writesWhatWaits_data();
    void writesWhatWaits();
    void isPrivate();
    void directoriesOfAnyName_data();
    void directoriesOfAnyName();
    void staysWithinItsLimit();
    void keepsWhatIsUsed();
    void survivesDamage_data();
    void survivesDamage();
    void dropsWhatChangedOnDisk_data();
    void dropsWhatChangedOnDisk();
    void followsAnotherThatMadeItAnew();
    void survivesItsDirectory();
    void servesManyThreads();
    void servesTwoProcesses();
    void survivesKill();
    void readsWhileAnotherWrites();
    void goesOnWithoutADisk_data();
    void goesOnWithoutADisk();
    void goesOnWithAFullDisk();

private:
    DocumentCache::Options options() const
    {
        return {.directory = m_directory->filePath(QStringLiteral("cache"))};
    }
    QString file(int number = 1) const
    {
        return m_directory->filePath(
            QStringLiteral("cache/sameinside-cache.%1.sqlite").arg(number));
    }
    void fill(int count) const;
    std::unique_ptr<QProcess> child(const QStringList &arguments) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestDocumentCache::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    takenWarnings();
}

void TestDocumentCache::cleanup()
{
    m_directory.reset();
    if (!QTest::currentTestFailed())
        QCOMPARE(takenWarnings(), QStringList());
}

void TestDocumentCache::fill(int count) const
{
    DocumentCache cache(options());
    for (int number = 0; number < count; ++number)
        keep(cache, number);
}

// This program again, as another user of the same cache: see main().
std::unique_ptr<QProcess> TestDocumentCache::child(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(), arguments);
    return process;
}

void TestDocumentCache::keepsDocuments()
{
    {
        DocumentCache cache(options());
        QVERIFY(!cache.document(digestOf(1)));
        keep(cache, 1);
        cache.keep(digestOf(2), {.bytes = bytesOf(2), .mediaType = {}});
        cache.keep(Digest::sha256Of({}), {.bytes = {}, .mediaType = {}});
    }
    DocumentCache cache(options());
    const std::vector<Digest> asked{digestOf(2), digestOf(3), digestOf(1), Digest::sha256Of({})};
    const auto found = cache.documents(asked);
    QCOMPARE(found.size(), asked.size());
    QVERIFY(found[0] && found[0]->bytes == bytesOf(2));
    QVERIFY(!found[0]->mediaType);
    QVERIFY(!found[1]);
    QVERIFY(found[2] && found[2]->bytes == bytesOf(1));
    QVERIFY(found[2]->mediaType == MediaType::ociManifest());
    QVERIFY(found[3] && found[3]->bytes.isEmpty());
}

void TestDocumentCache::keepsOnlyWhatIsTrue()
{
    DocumentCache cache(options());
    cache.keep(digestOf(1), document(2));
    QVERIFY(!cache.document(digestOf(1)));
    const auto unverifiable = Digest::parse(u"multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL");
    cache.keep(*unverifiable, document(1));
    QVERIFY(!cache.document(*unverifiable));
}

void TestDocumentCache::remembersTags()
{
    const auto repository = QStringLiteral("r.example:5000/team/app");
    {
        DocumentCache cache(options());
        cache.rememberTag(repository, QStringLiteral("v1"), digestOf(1));
        cache.rememberTag(repository, QStringLiteral("v2"), digestOf(1));
        cache.rememberTag(repository, QStringLiteral("v2"), digestOf(2));
        cache.rememberTag(repository, QStringLiteral("v3"), digestOf(3));
    }
    DocumentCache cache(options());
    cache.forgetTag(repository, QStringLiteral("v3"));
    QVERIFY(cache.rememberedTag(repository, QStringLiteral("v1")) == digestOf(1));
    QVERIFY(cache.rememberedTag(repository, QStringLiteral("v2")) == digestOf(2));
    QVERIFY(!cache.rememberedTag(repository, QStringLiteral("v3")));
    QVERIFY(!cache.rememberedTag(QStringLiteral("r.example:5000/team"), QStringLiteral("v1")));
    cache.flush();
    QVERIFY(!cache.rememberedTag(repository, QStringLiteral("v3")));
}

void TestDocumentCache::learnsFacts()
{
    const auto header = QStringLiteral("header");
    {
        DocumentCache cache(options());
        cache.learn(digestOf(1), header, QByteArray("\x1f\x8b\0\x01", 4));
        cache.learn(digestOf(1), QStringLiteral("diff-id"), digestOf(2).toString().toLatin1());
        cache.learn(digestOf(2), header, QByteArray(65 * 1024, 'x'));
    }
    DocumentCache cache(options());
    QCOMPARE(cache.fact(digestOf(1), header), QByteArray("\x1f\x8b\0\x01", 4));
    QCOMPARE(cache.fact(digestOf(1), QStringLiteral("diff-id")), digestOf(2).toString().toLatin1());
    QVERIFY(!cache.fact(digestOf(2), header));
}

void TestDocumentCache::readsSeeWhatWaits()
{
    auto lazy = options();
    lazy.flushAfter = 1h;
    DocumentCache cache(lazy);
    DocumentCache other(options());
    keep(cache, 1);
    QVERIFY(holds(cache, 1));
    QVERIFY(!holds(other, 1));
    cache.flush();
    QVERIFY(holds(cache, 1));
    QVERIFY(holds(other, 1));
}

void TestDocumentCache::writesWhatWaits_data()
{
    QTest::addColumn<int>("documents");
    QTest::addColumn<int>("size");       // bytes
    QTest::addColumn<int>("flushAfter"); // ms
    QTest::newRow("by count") << 100 << 700 << 3'600'000;
    QTest::newRow("by size") << 3 << 4'000'000 << 3'600'000;
    QTest::newRow("by time") << 1 << 700 << 50;
}

void TestDocumentCache::writesWhatWaits()
{
    QFETCH(int, documents);
    QFETCH(int, size);
    QFETCH(int, flushAfter);
    auto lazy = options();
    lazy.flushAfter = std::chrono::milliseconds(flushAfter);
    DocumentCache cache(lazy);
    DocumentCache other(options());
    for (int number = 0; number < documents; ++number)
        keep(cache, number, size);
    QTRY_VERIFY(holds(other, documents - 1, size));
}

void TestDocumentCache::directoriesOfAnyName_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"c%2d", "50%", "%1", "a b", "ü", "a?mode=memory", "a#b", "file:x", "it's", "a;b"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestDocumentCache::directoriesOfAnyName()
{
    QFETCH(QString, name);
    const QString directory = m_directory->filePath(name);
    for (int run = 0; run < 2; ++run) {
        DocumentCache cache({.directory = directory});
        QCOMPARE(holds(cache, 1), run == 1);
        keep(cache, 1);
        cache.flush();
    }
    QCOMPARE(takenWarnings(), QStringList());
    QVERIFY(QFile::exists(directory + QStringLiteral("/sameinside-cache.1.sqlite")));
}

void TestDocumentCache::isPrivate()
{
    fill(1);
    constexpr auto groupAndOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    DocumentCache cache(options());
    QVERIFY(holds(cache, 0));
    QVERIFY(!(QFile::permissions(options().directory) & groupAndOthers));
    const auto entries = QDir(options().directory).entryInfoList(QDir::Files);
    QVERIFY(entries.size() >= 3);
    for (const QFileInfo &entry : entries)
        QVERIFY2(!(entry.permissions() & groupAndOthers), qPrintable(entry.fileName()));
}

void TestDocumentCache::staysWithinItsLimit()
{
    auto small = options();
    small.limit = 1024 * 1024;
    std::atomic<qint64> time = 1000;
    small.clock = [&] { return time++; };
    {
        DocumentCache cache(small);
        cache.rememberTag(QStringLiteral("r.example/a"), QStringLiteral("old"), digestOf(0));
        for (int number = 0; number < 600; ++number) { // 4.8 MB
            keep(cache, number, 8000);
            if (number % 20 == 19)
                cache.flush();
        }
    }
    const qint64 bytes = QFileInfo(file()).size();
    QVERIFY2(bytes > 800'000 && bytes < small.limit * 5 / 4, qPrintable(QString::number(bytes)));
    DocumentCache cache(small);
    QVERIFY(!holds(cache, 0, 8000));
    QVERIFY(!holds(cache, 450, 8000));
    QVERIFY(holds(cache, 599, 8000));
    QVERIFY(holds(cache, 520, 8000));
    QVERIFY(!cache.rememberedTag(QStringLiteral("r.example/a"), QStringLiteral("old")));
}

void TestDocumentCache::keepsWhatIsUsed()
{
    auto small = options();
    small.limit = 1024 * 1024;
    small.touchAfter = 0ms;
    std::atomic<qint64> time = 1000;
    small.clock = [&] { return time++; };
    DocumentCache cache(small);
    for (int number = 0; number < 100; ++number)
        keep(cache, number, 8000);
    cache.flush();
    QVERIFY(holds(cache, 1, 8000)); // used again
    cache.flush();
    for (int number = 100; number < 160; ++number)
        keep(cache, number, 8000);
    cache.flush();
    QVERIFY(holds(cache, 1, 8000));
    QVERIFY(!holds(cache, 0, 8000));
    QVERIFY(!holds(cache, 2, 8000));
    QVERIFY(holds(cache, 159, 8000));
}

void TestDocumentCache::survivesDamage_data()
{
    QTest::addColumn<int>("damage");
    QTest::addColumn<int>("warned");
    QTest::newRow("text instead of a database") << 0 << 1;
    QTest::newRow("half of it") << 1 << 1;
    QTest::newRow("zeros from the second page on") << 2 << 1;
    QTest::newRow("another schema") << 3 << 1;
    QTest::newRow("table missing") << 4 << 1;
    QTest::newRow("empty") << 5 << 0;
}

void TestDocumentCache::survivesDamage()
{
    QFETCH(int, damage);
    QFETCH(int, warned);
    fill(500);
    const auto sql = [this](const QString &statement) {
        {
            auto database
                = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("damage"));
            database.setDatabaseName(file());
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(statement));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("damage"));
    };
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    const qint64 size = damaged.size();
    QVERIFY(size > 300'000);
    switch (damage) {
    case 0:
        damaged.write(QByteArray(int(size), 'x'));
        break;
    case 1:
        QVERIFY(damaged.resize(size / 2));
        break;
    case 2:
        damaged.seek(4096);
        damaged.write(QByteArray(int(size) - 4096, '\0'));
        break;
    case 3:
        sql(QStringLiteral("PRAGMA user_version = 99"));
        break;
    case 4:
        sql(QStringLiteral("DROP TABLE entry"));
        break;
    default:
        QVERIFY(damaged.resize(0));
    }
    damaged.close();

    {
        DocumentCache cache(options());
        // Which of them are gone depends on the damage; those that come are right.
        for (int number = 0; number < 500; ++number) {
            const auto found = cache.document(digestOf(number));
            QVERIFY(!found || found->bytes == bytesOf(number));
        }
        keep(cache, 1000);
        cache.flush();
        for (int number = 0; number < 500; ++number)
            keep(cache, number);
        cache.flush();
        keep(cache, 1000);
        cache.flush();
        QVERIFY(holds(cache, 1000));
    }
    const QStringList said = takenWarnings();
    QCOMPARE(said.size(), warned);
    for (const QString &line : said) {
        QVERIFY2(line.contains(file()) && line.contains(u"made anew"), qPrintable(line));
        QVERIFY(!line.contains(u'\n'));
    }
    QCOMPARE(QFile::exists(file()), warned == 0);
    QCOMPARE(QFile::exists(file(2)), warned == 1);
    DocumentCache cache(options());
    QCOMPARE(countHeld(cache, 0, 500), 500);
}

void TestDocumentCache::dropsWhatChangedOnDisk_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("document") << QByteArray("document 7 ") << QByteArray("document 9 ");
    QTest::newRow("media type") << QByteArray("x-thing-one") << QByteArray("x-thing-two");
    QTest::newRow("fact") << QByteArray("fact-before") << QByteArray("fact-after-");
    QTest::newRow("name of a tag") << QByteArray("stable-tag") << QByteArray("other--tag");
}

void TestDocumentCache::dropsWhatChangedOnDisk()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto repository = QStringLiteral("r.example/a");
    const auto what = QStringLiteral("what");
    const auto type = MediaType::parse(u"application/x-thing-one");
    const auto fillAll = [&](DocumentCache &cache) {
        cache.keep(digestOf(7), {.bytes = bytesOf(7), .mediaType = *type});
        cache.learn(digestOf(7), what, "fact-before");
        cache.rememberTag(repository, QStringLiteral("stable-tag"), digestOf(7));
    };
    const auto countAll = [&](DocumentCache &cache) {
        const auto found = cache.document(digestOf(7));
        return int(found && found->bytes == bytesOf(7) && found->mediaType == *type)
            + int(cache.fact(digestOf(7), what) == QByteArray("fact-before"))
            + int(cache.rememberedTag(repository, QStringLiteral("stable-tag")).has_value());
    };
    {
        DocumentCache cache(options());
        fillAll(cache);
    }
    QFile changed(file());
    QVERIFY(changed.open(QIODevice::ReadWrite));
    QByteArray bytes = changed.readAll();
    QVERIFY(bytes.contains(before));
    bytes.replace(before, after);
    changed.seek(0);
    changed.write(bytes);
    changed.close();

    DocumentCache cache(options());
    QCOMPARE(countAll(cache), 2);
    QVERIFY(!cache.rememberedTag(repository, QStringLiteral("other--tag")));
    fillAll(cache);
    cache.flush();
    QCOMPARE(countAll(cache), 3);
}

void TestDocumentCache::followsAnotherThatMadeItAnew()
{
    fill(300);
    DocumentCache first(options());
    DocumentCache second(options());
    QVERIFY(holds(first, 0));
    QVERIFY(holds(second, 0));
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    damaged.write(QByteArray(int(damaged.size()), 'x'));
    damaged.close();
    const auto work = [](DocumentCache &cache, int number) {
        countHeld(cache, 0, 300);
        keep(cache, number);
        cache.flush();
        countHeld(cache, 0, 300);
        keep(cache, number);
        cache.flush();
    };
    work(first, 1001);
    work(second, 1002);
    QVERIFY(holds(first, 1002));
    QVERIFY(holds(second, 1001));
    QCOMPARE(takenWarnings().size(), 1);
}

void TestDocumentCache::survivesItsDirectory()
{
    {
        DocumentCache cache(options());
        keep(cache, 1);
        cache.flush();
        QVERIFY(QDir(options().directory).removeRecursively());
        keep(cache, 2);
        cache.flush();
        keep(cache, 2);
        cache.flush();
    }
    fill(3);
    DocumentCache cache(options());
    QCOMPARE(countHeld(cache, 0, 3), 3);
    takenWarnings(); // one or none: SQLite need not notice
}

void TestDocumentCache::servesManyThreads()
{
    auto quick = options();
    quick.batch = 10;
    quick.touchAfter = 0ms;
    DocumentCache cache(quick);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                for (int number = 0; number < 150; ++number) {
                    const int mine = number + 50 * thread; // shared with the neighbours
                    keep(cache, mine);
                    wrong += !holds(cache, mine);
                    wrong += cache.document(digestOf(100'000 + mine)).has_value();
                }
            });
        }
    }
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(countHeld(cache, 0, 500), 500);
}

void TestDocumentCache::servesTwoProcesses()
{
    const QString directory = options().directory;
    const auto write = QStringLiteral("--write");
    const auto first = child({write, directory, QStringLiteral("0"), QStringLiteral("1500")});
    const auto second = child({write, directory, QStringLiteral("1000"), QStringLiteral("2500")});
    DocumentCache cache(options());
    for (const auto &process : {first.get(), second.get()}) {
        while (!process->waitForFinished(20)) {
            QVERIFY(process->state() == QProcess::Running || process->exitCode() == 0);
            countHeld(cache, 0, 2500);
        }
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 0);
    }
    QCOMPARE(countHeld(cache, 0, 2500), 2500);
}

void TestDocumentCache::survivesKill()
{
    int written = 0;
    for (int round = 0; round < 4; ++round) {
        const auto process = child({QStringLiteral("--write"), options().directory,
                                    QString::number(written), QStringLiteral("1000000")});
        // It says how far it is after each batch, and is killed in the middle of a later one.
        const int enough = written + 150 + 70 * round;
        while (written < enough) {
            QVERIFY(process->waitForReadyRead(20'000));
            while (process->canReadLine())
                written = process->readLine().trimmed().toInt();
        }
        ::kill(pid_t(process->processId()), SIGKILL);
        QVERIFY(process->waitForFinished(20'000));
        while (process->canReadLine())
            written = process->readLine().trimmed().toInt();
        DocumentCache cache(options());
        QCOMPARE(countHeld(cache, 0, written), written);
    }
}

void TestDocumentCache::readsWhileAnotherWrites()
{
    fill(10);
    DocumentCache cache(options());
    QVERIFY(holds(cache, 0));
    {
        auto other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(file());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE")));
        for (int number = 100; number < 300; ++number)
            keep(cache, number);
        QElapsedTimer clock;
        clock.start();
        for (int number = 0; number < 10; ++number)
            QVERIFY(holds(cache, number));
        QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(holds(cache, 299));
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("ROLLBACK")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    DocumentCache other(options());
    QTRY_COMPARE(countHeld(other, 100, 300), 200);
}

void TestDocumentCache::goesOnWithoutADisk_data()
{
    QTest::addColumn<QString>("directory"); // below the test's own, unless absolute
    QTest::newRow("cannot be made") << QStringLiteral("/proc/sameinside/cache");
    QTest::newRow("below a file") << QStringLiteral("file/cache");
    QTest::newRow("is a file") << QStringLiteral("file");
    QTest::newRow("read-only") << QStringLiteral("/proc/self");
    QTest::newRow("database is a directory") << QStringLiteral("occupied");
}

void TestDocumentCache::goesOnWithoutADisk()
{
    QFETCH(QString, directory);
    QFile(m_directory->filePath(QStringLiteral("file"))).open(QIODevice::WriteOnly);
    QVERIFY(QDir(m_directory->path()).mkpath(QStringLiteral("occupied/sameinside-cache.1.sqlite")));
    auto unusable = options();
    unusable.directory = QDir(m_directory->path()).filePath(directory);
    {
        DocumentCache cache(unusable);
        for (int number = 0; number < 300; ++number)
            keep(cache, number);
        QCOMPARE(countHeld(cache, 1000, 1200), 0);
        cache.rememberTag(QStringLiteral("r.example/a"), QStringLiteral("v1"), digestOf(1));
        cache.flush();
        QVERIFY(!cache.rememberedTag(QStringLiteral("r.example/a"), QStringLiteral("v1")));
    }
    const QStringList said = takenWarnings();
    QCOMPARE(said.size(), 1);
    QVERIFY2(said.front().contains(unusable.directory) && said.front().contains(u"--cache-dir"),
             qPrintable(said.front()));
}

void TestDocumentCache::goesOnWithAFullDisk()
{
    const auto process = child({QStringLiteral("--full"), options().directory});
    QVERIFY(process->waitForFinished(30'000));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->readAllStandardOutput(), "warnings 1\n");
    DocumentCache cache(options());
    keep(cache, 1);
    cache.flush();
    QVERIFY(holds(cache, 1));
}

namespace {

// Keeps documents FROM to TO, and says how far it is after each batch.
int write(const QString &directory, int from, int to)
{
    DocumentCache cache({.directory = directory});
    for (int number = from; number < to; ++number) {
        keep(cache, number);
        if (number % 50 == 49) {
            cache.flush();
            std::printf("%d\n", number + 1);
            std::fflush(stdout);
        }
    }
    return 0;
}

// A file may not grow over 200 KiB here.
int fillDisk(const QString &directory)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = 200 * 1024;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    previousHandler = qInstallMessageHandler(collect);
    {
        DocumentCache cache({.directory = directory});
        for (int number = 0; number < 1000; ++number)
            keep(cache, number);
        cache.flush();
        countHeld(cache, 0, 1000);
        keep(cache, 1);
    }
    std::printf("warnings %d\n", int(takenWarnings().size()));
    return 0;
}

const bool areHelpersAdded = TestProgram::addHelper(
                                 "--write",
                                 [](int, char **arguments) {
    return write(QString::fromLocal8Bit(arguments[2]), std::atoi(arguments[3]),
                 std::atoi(arguments[4]));
                                 })
    && TestProgram::addHelper("--full", [](int, char **arguments) {
           return fillDisk(QString::fromLocal8Bit(arguments[2]));
       });

} // namespace

SAMEINSIDE_TEST(TestDocumentCache)
#include "tst_documentcache.moc"
