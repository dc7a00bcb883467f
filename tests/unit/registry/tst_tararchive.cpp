// SPDX-License-Identifier: MIT
#include "registry/stored/tararchive.h"
#include "tests/support/testprogram.h"

#include "tests/support/images/blobencoding.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/images/tarwriter.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <array>
#include <thread>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

const std::stop_token never;

template <class T>
Error errorOf(const Result<T> &result)
{
    return result ? Error{ErrorKind::Cancelled, u"no error"_s} : result.error();
}

template <class T>
QString detailOf(const Result<T> &result)
{
    return result ? QString() : result.error().detail;
}

// A header whose size field is not that of what follows.
QByteArray withSize(QByteArray tar, const QByteArray &field)
{
    tar.replace(124, field.size(), field);
    tar.replace(148, 8, "        ");
    int sum = 0;
    const QByteArray header = tar.first(512);
    for (const char c : header)
        sum += quint8(c);
    return tar.replace(148, 8,
                       QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
}

TarWriter sample()
{
    return TarWriter()
        .directory("dir/")
        .file("./dotted", "dotted")
        .file("/absolute", "absolute")
        .file("dir/file", "in a directory")
        .symlink("link", "dir/file")
        .symlink("dir/up", "../dotted")
        .symlink("dir/rooted", "/dir/file")
        .hardLink("hard", "./dir/file")
        .symlink("chain", "dir/chain")
        .symlink("dir/chain", "../hard")
        .entry('L', "././@LongLink", QByteArray(150, 'n') + '\0', 0)
        .file("short", "long name")
        .file("empty", "")
        .file("block", QByteArray(512, 'b'))
        .symlink("dangling", "nowhere")
        .symlink("dir/escape", "../../etc/passwd")
        .symlink("self", "self")
        .symlink("ring", "dir/ring")
        .symlink("dir/ring", "../ring")
        .symlink("todir", "dir")
        .file("dir/../roundabout", "by another way")
        .file("../above", "of nobody")
        .entry('6', "pipe", {}, 0644)
        .file("twice", "one")
        .file("twice", "two")
        .symlink("totwice", "twice");
}

} // namespace

class TestTarArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void reads_data();
    void reads();
    void refusesNames_data();
    void refusesNames();
    void refusesDocumentsThatAreThereTwice();
    void refusesArchives_data();
    void refusesArchives();
    void refusesWhatIsNoFile();
    void keepsLimits();
    void skipsGigabytes();
    void readsFromThreads();
    void noticesCutting();
    void leavesNoTemporaryFile();
    void stops();

private:
    QString path() const { return m_dir->filePath(u"x.tar"_s); }
    Result<std::unique_ptr<TarArchive>> opened(const QByteArray &bytes,
                                               const TarArchive::Limits &limits = {}) const
    {
        if (!writeFile(path(), bytes))
            return failure(ErrorKind::Io, u"the test cannot write"_s);
        return TarArchive::open(path(), limits, never);
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTarArchive::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestTarArchive::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    const QByteArray tar = sample().finish();
    const auto row = [&](const char *title, const QString &name, const QByteArray &content) {
        QTest::newRow(title) << tar << name << content;
    };
    row("name with a dot", u"dotted"_s, "dotted");
    row("below a link", u"todir/file"_s, "in a directory");
    row("named in a roundabout way", u"roundabout"_s, "by another way");
    row("asked for in a roundabout way", u"todir/../dotted"_s, "dotted");
    row("asked for with a dot", u"./dotted"_s, "dotted");
    row("absolute name", u"absolute"_s, "absolute");
    row("in a directory", u"dir/file"_s, "in a directory");
    row("symlink", u"link"_s, "in a directory");
    row("symlink to above", u"dir/up"_s, "dotted");
    row("absolute symlink", u"dir/rooted"_s, "in a directory");
    row("hard link", u"hard"_s, "in a directory");
    row("links over links", u"chain"_s, "in a directory");
    row("long name", QString(150, u'n'), "long name");
    row("no bytes", u"empty"_s, "");
    row("one block", u"block"_s, QByteArray(512, 'b'));
    QTest::newRow("gzip") << BlobEncoding::goGzip().encode(tar) << u"link"_s
                          << QByteArray("in a directory");
    QTest::newRow("gzip, two members")
        << BlobEncoding{.members = 2}.encode(tar) << u"link"_s << QByteArray("in a directory");
    QTest::newRow("zstd") << BlobEncoding::zstd().encode(tar) << u"link"_s
                          << QByteArray("in a directory");
}

void TestTarArchive::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const auto archive = opened(bytes);
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    const auto whole = (*archive)->read(name, 1000);
    QVERIFY2(whole, qPrintable(detailOf(whole)));
    QCOMPARE(*whole, content);
    const auto file = (*archive)->open(name);
    QVERIFY2(file, qPrintable(detailOf(file)));
    QCOMPARE((*file)->size(), content.size());
    QCOMPARE((*file)->read(3), content.left(3));
    QCOMPARE((*file)->readAll(), content.mid(3));
    QCOMPARE((*archive)->pathOf(name), path() + u": "_s + name);
    if (!content.isEmpty()) {
        const Error tooLarge = errorOf((*archive)->read(name, content.size() - 1));
        QCOMPARE(tooLarge.kind, ErrorKind::TooLarge);
    }
}

void TestTarArchive::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QString &name, ErrorKind kind,
                        const QString &reason) { QTest::newRow(title) << name << kind << reason; };
    row("not there", u"nowhere"_s, ErrorKind::NotFound, u"is not in the archive"_s);
    row("other case", u"LINK"_s, ErrorKind::NotFound, u"is not in the archive"_s);
    row("nothing", QString(), ErrorKind::NotFound, u"is not in the archive"_s);
    row("above", u"../dotted"_s, ErrorKind::NotFound, u"is not in the archive"_s);
    row("above, though it is there", u"../above"_s, ErrorKind::NotFound,
        u"is not in the archive"_s);
    row("of the machine", u"/etc/passwd"_s, ErrorKind::NotFound, u"is not in the archive"_s);
    row("below a link", u"todir/nowhere"_s, ErrorKind::InvalidDocument,
        u"link to \"dir/nowhere\""_s);
    row("directory", u"dir"_s, ErrorKind::Io, u"is not a file"_s);
    row("link to a directory", u"todir"_s, ErrorKind::Io, u"is not a file"_s);
    row("pipe", u"pipe"_s, ErrorKind::Io, u"is not a file"_s);
    row("dangling", u"dangling"_s, ErrorKind::InvalidDocument, u"link to \"nowhere\""_s);
    row("leads out", u"dir/escape"_s, ErrorKind::InvalidDocument, u"leads out of the archive"_s);
    row("its own link", u"self"_s, ErrorKind::InvalidDocument, u"in a circle"_s);
    row("circle", u"ring"_s, ErrorKind::InvalidDocument, u"in a circle"_s);
}

void TestTarArchive::refusesNames()
{
    QFETCH(QString, name);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, reason);
    const auto archive = opened(sample().finish());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    for (const Error &error :
         {errorOf((*archive)->open(name)), errorOf((*archive)->read(name, 99))}) {
        QCOMPARE(error.kind, kind);
        QVERIFY2(error.detail.contains(reason), qPrintable(error.detail));
        QVERIFY2(error.detail.contains(path()), qPrintable(error.detail));
        QVERIFY(!error.detail.contains(u'\n'));
    }
}

// Go's readers take the first manifest.json, unpackers the last.
void TestTarArchive::refusesDocumentsThatAreThereTwice()
{
    const auto archive = opened(sample().finish());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    for (const QString &name : {u"twice"_s, u"totwice"_s}) {
        const Error error = errorOf((*archive)->read(name, 99));
        QCOMPARE(error.kind, ErrorKind::InvalidDocument);
        QVERIFY2(error.detail.contains(u"2 times"_s), qPrintable(error.detail));
        const auto file = (*archive)->open(name);
        QVERIFY2(file, qPrintable(detailOf(file)));
        QCOMPARE((*file)->readAll(), QByteArray("two"));
    }
}

void TestTarArchive::refusesArchives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QByteArray &bytes, ErrorKind kind,
                        const QString &reason) { QTest::newRow(title) << bytes << kind << reason; };
    using enum ErrorKind;
    const QByteArray tar = TarWriter().file("a", QByteArray(5000, 'a')).file("b", "b").finish();
    const QByteArray gzip = BlobEncoding::goGzip().encode(tar);
    row("text", "what is this?", InvalidDocument, u"is not a tar archive"_s);
    row("long text", QByteArray(5000, 'x'), InvalidDocument, u"is not a tar archive"_s);
    row("zip", QByteArray("PK\3\4").leftJustified(3000, 'z'), InvalidDocument,
        u"is not a tar archive"_s);
    row("gzip of text", BlobEncoding::goGzip().encode("text"), InvalidDocument,
        u"is not a tar archive"_s);
    row("ends in contents", tar.first(3000), InvalidDocument, u"breaks off"_s);
    row("ends in a header", tar.first(512 + 5120 + 100), InvalidDocument, u"breaks off"_s);
    row("damaged header", QByteArray(tar).replace(5632, 1, "X"), InvalidDocument, u"checksum"_s);
    row("largest octal size", withSize(tar, "77777777777"), InvalidDocument, u"breaks off"_s);
    row("size of 2^62", withSize(tar, QByteArray("\x80\0\0\0\x40\0\0\0\0\0\0\0", 12)),
        InvalidDocument, u"breaks off"_s);
    row("size of 2^63 - 1",
        withSize(tar, QByteArray("\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff", 12)),
        InvalidDocument, u"cannot be"_s);
    row("negative size",
        withSize(tar, QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12)),
        InvalidDocument, u"is not a tar archive"_s);
    row("gzip ends early", gzip.first(gzip.size() - 20), InvalidDocument, u"breaks off"_s);
    row("gzip damaged", QByteArray(gzip).replace(40, 4, "????"), InvalidDocument, u"gzip"_s);
    row("bzip2", "BZh91AY&SY" + QByteArray(600, 'x'), Unsupported, u"bzip2"_s);
    row("xz", QByteArray("\xfd\x37zXZ\0", 6) + QByteArray(600, 'x'), Unsupported, u"xz"_s);
}

void TestTarArchive::refusesArchives()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, reason);
    const Error error = errorOf(opened(bytes));
    QVERIFY2(error.detail.contains(reason), qPrintable(error.detail));
    QCOMPARE(error.kind, kind);
    QVERIFY2(error.detail.startsWith(path()), qPrintable(error.detail));
    QVERIFY(!error.detail.contains(u'\n'));
}

void TestTarArchive::refusesWhatIsNoFile()
{
    const auto error = [this] { return errorOf(TarArchive::open(path(), never)); };
    QCOMPARE(error().kind, ErrorKind::NotFound);
    QVERIFY(QDir().mkdir(path()));
    QCOMPARE(error().kind, ErrorKind::Io);
    QVERIFY(QDir().rmdir(path()));
    QCOMPARE(mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
    QCOMPARE(error().kind, ErrorKind::Io);
    QVERIFY2(error().detail.contains(path()), qPrintable(error().detail));
}

void TestTarArchive::keepsLimits()
{
    const QByteArray bomb = BlobEncoding::goGzip(9).encode(QByteArray(3'000'000, '\0'));
    TarArchive::Limits limits;
    limits.decompression.contents = 2'000'000;
    const Error large = errorOf(opened(bomb, limits));
    QCOMPARE(large.kind, ErrorKind::TooLarge);
    QVERIFY2(large.detail.contains(u"decompress it and name the tar"_s), qPrintable(large.detail));
    limits.decompression = {.ratio = 250, .ratioFrom = 1'000'000};
    QCOMPARE(errorOf(opened(bomb, limits)).kind, ErrorKind::TooLarge);
    QVERIFY(opened(bomb));

    const QByteArray tar = TarWriter().file("a", "a").file("b", "b").file("c", "c").finish();
    QCOMPARE(errorOf(opened(tar, {.entries = 2})).kind, ErrorKind::TooLarge);
    QVERIFY(opened(tar, {.entries = 3}));
    QCOMPARE(errorOf(opened(sample().finish(), {.metadata = 100})).kind, ErrorKind::TooLarge);
}

// Reading them would take minutes.
void TestTarArchive::skipsGigabytes()
{
    constexpr qint64 size = qint64(300) << 30;
    QByteArray header = withSize(TarWriter().file("large", {}).finish().first(512),
                                 QByteArray("\x80\0\0\0\0\0\0\x4b\0\0\0\0", 12));
    QVERIFY(writeFile(path(), header));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (!file.seek(512 + size) || file.write(TarWriter().file("behind", "it").finish()) < 0
        || !file.flush())
        QSKIP("this file system keeps no holes");
    const auto archive = TarArchive::open(path(), never);
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    QCOMPARE((*archive)->read(u"behind"_s, 9).value(), QByteArray("it"));
    const auto large = (*archive)->open(u"large"_s);
    QCOMPARE((*large)->size(), size);
    QVERIFY((*large)->seek(size - 3));
    QCOMPARE((*large)->readAll(), QByteArray(3, '\0'));
}

void TestTarArchive::readsFromThreads()
{
    TarWriter tar;
    for (char c = 'a'; c <= 'd'; ++c)
        tar.file(QByteArray(1, c), QByteArray(100'000, c));
    const auto archive = opened(BlobEncoding::goGzip().encode(tar.finish()));
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    std::array<int, 4> right{};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                const char c = char('a' + i);
                for (int round = 0; round < 50; ++round) {
                    const auto bytes = (*archive)->read(QString(QLatin1Char(c)), 100'000);
                    right[std::size_t(i)] += bytes && *bytes == QByteArray(100'000, c) ? 1 : 0;
                }
            });
        }
    }
    QCOMPARE(right, (std::array<int, 4>{50, 50, 50, 50}));
}

void TestTarArchive::noticesCutting()
{
    const auto archive = opened(TarWriter().file("a", QByteArray(5000, 'a')).finish());
    QVERIFY2(archive, qPrintable(detailOf(archive)));
    QVERIFY(QFile::resize(path(), 1000));
    const Error error = errorOf((*archive)->read(u"a"_s, 9999));
    QCOMPARE(error.kind, ErrorKind::Io);
    QVERIFY2(error.detail.contains(u"cut off"_s), qPrintable(error.detail));
}

void TestTarArchive::leavesNoTemporaryFile()
{
    const QByteArray before = qgetenv("TMPDIR");
    const auto restore
        = qScopeGuard([&] { before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before); });
    const QDir dir(m_dir->filePath(u"temporary"_s));
    QVERIFY(QDir().mkpath(dir.path()));
    qputenv("TMPDIR", QFile::encodeName(dir.path()));
    {
        const auto archive = opened(BlobEncoding::goGzip().encode(sample().finish()));
        QVERIFY2(archive, qPrintable(detailOf(archive)));
        QVERIFY((*archive)->read(u"link"_s, 99));
    }
    QVERIFY(!opened(BlobEncoding::goGzip().encode("text")));
    QCOMPARE(dir.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());

    qputenv("TMPDIR", QFile::encodeName(dir.filePath(u"nowhere"_s)));
    const Error error = errorOf(opened(BlobEncoding::goGzip().encode(sample().finish())));
    QCOMPARE(error.kind, ErrorKind::Io);
    QVERIFY2(error.detail.contains(u"TMPDIR"_s), qPrintable(error.detail));
}

void TestTarArchive::stops()
{
    std::stop_source stop;
    stop.request_stop();
    for (const BlobEncoding &encoding : {BlobEncoding::none(), BlobEncoding::goGzip()}) {
        QVERIFY(writeFile(path(), encoding.encode(sample().finish())));
        QCOMPARE(errorOf(TarArchive::open(path(), stop.get_token())).kind, ErrorKind::Cancelled);
        QVERIFY(TarArchive::open(path(), never));
    }
}

SAMEINSIDE_TEST(TestTarArchive)
#include "tst_tararchive.moc"
