// SPDX-License-Identifier: MIT
#include "model/layer/tarwalk.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <functional>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

using Type = TarEntry::Type;
using Records = TarWriter::Records;

struct Walked {
    Result<void> result;
    std::vector<TarEntry> entries;
    qint64 padding = 0;
};

Walked walked(QByteArrayView tar, qsizetype piece, const TarWalk::Limits &limits = {},
              std::stop_token stop = {})
{
    Walked walked;
    TarWalk walk(
        QStringLiteral("layer X"),
        [&](TarEntry entry) -> Result<void> {
            walked.entries.push_back(std::move(entry));
            return {};
        },
        limits, std::move(stop));
    for (qsizetype at = 0; at < tar.size() && walked.result; at += piece)
        walked.result = walk.add(tar.sliced(at, qMin(piece, tar.size() - at)));
    if (walked.result)
        walked.result = walk.finish();
    walked.padding = walk.padding();
    return walked;
}

Digest contentOf(const QByteArray &bytes)
{
    return Digest::sha256Of(bytes);
}

using Edit = std::function<void(QByteArray &)>;

// The header at offset, changed, with its checksum made right again.
QByteArray withHeader(QByteArray tar, qsizetype offset, const Edit &edit, bool isSigned = false)
{
    QByteArray header = tar.sliced(offset, tarBlock);
    edit(header);
    header.replace(148, 8, "        ");
    int sum = 0;
    for (const char c : std::as_const(header))
        sum += isSigned ? int(qint8(c)) : int(quint8(c));
    header.replace(148, 8,
                   QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    return tar.replace(offset, tarBlock, header);
}

Edit field(qsizetype at, const QByteArray &bytes)
{
    return [=](QByteArray &header) { header.replace(at, bytes.size(), bytes); };
}

QByteArray base256(quint64 value, qsizetype length, bool isNegative = false)
{
    QByteArray bytes(length, isNegative ? '\xff' : '\0');
    for (qsizetype i = 0; i < qMin(length, qsizetype(8)); ++i)
        bytes[length - 1 - i] = char(value >> (8 * i));
    bytes[0] = char(quint8(bytes[0]) | 0x80);
    return bytes;
}

QByteArray oneFile(const QByteArray &name = "file", const QByteArray &content = "content")
{
    return TarWriter().file(name, content).finish();
}

QByteArray octal12(qint64 value)
{
    return QByteArray::number(value, 8).rightJustified(11, '0') + '\0';
}

// What a list says, whose contents were left out: "path size: the bytes at the offset".
QStringList listedWithout(const QByteArray &tar, Result<void> &result)
{
    QStringList lines;
    TarWalk walk(QStringLiteral("layer X"), [&](const TarEntry &entry) -> Result<void> {
        QString line = QString::fromUtf8(entry.path) + u' ' + QString::number(entry.size);
        if (const auto at = walk.contentOffset(); at && entry.type == Type::File)
            line += u": "_s + QString::fromUtf8(tar.mid(*at, entry.size)).left(20);
        lines << (entry.content ? line + u" digest"_s : line);
        return {};
    });
    walk.listOnly();
    for (qint64 at = 0; at < tar.size() && result;) {
        const qint64 skipped = qMin(walk.skippable(), tar.size() - at);
        const qint64 count = skipped > 0 ? skipped : qMin(qint64(100), tar.size() - at);
        result = skipped > 0 ? walk.skip(count) : walk.add(QByteArrayView(tar).sliced(at, count));
        at += count;
    }
    if (result)
        result = walk.finish();
    return lines;
}

} // namespace

class TestTarWalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheExample();
    void readsEveryType();
    void readsLongNames_data();
    void readsLongNames();
    void readsExtendedHeaders();
    void appliesGlobalHeaders();
    void readsNumbers_data();
    void readsNumbers();
    void readsOldFormats();
    void takesSignedChecksums();
    void readsSparseFiles_data();
    void readsSparseFiles();
    void countsPadding_data();
    void countsPadding();
    void refuses_data();
    void refuses();
    void refusesTruncated();
    void keepsLimits_data();
    void keepsLimits();
    void stopsInHoles();
    void lists_data();
    void lists();
    void listsWithoutFillingHoles();
    void cleansPaths_data();
    void cleansPaths();
};

void TestTarWalk::readsTheExample()
{
    const QByteArray tar = TwoEncodings::baseTar();
    for (const qsizetype piece :
         {qsizetype(1), qsizetype(511), qsizetype(512), qsizetype(1000), tar.size()}) {
        const Walked walk = walked(tar, piece);
        QVERIFY2(walk.result, walk.result ? "" : qPrintable(walk.result.error().detail));
        QCOMPARE(walk.entries.size(), 6U);
        QCOMPARE(walk.entries[0].path, "etc/");
        QCOMPARE(walk.entries[0].type, Type::Directory);
        QCOMPARE(walk.entries[0].mode, 0755);
        QVERIFY(!walk.entries[0].content);
        QCOMPARE(walk.entries[1].path, "etc/motd");
        QCOMPARE(walk.entries[1].size, 15);
        QCOMPARE(walk.entries[1].mode, 0644);
        QCOMPARE(walk.entries[1].mtime, 1700000000);
        QCOMPARE(walk.entries[1].userName, "root");
        QCOMPARE(walk.entries[1].content, contentOf("hello registry\n"));
        QCOMPARE(walk.entries[4].content,
                 contentOf("#!/bin/sh\necho " + QByteArray(2000, 'A') + "\n"));
        QCOMPARE(walk.entries[5].type, Type::Symlink);
        QCOMPARE(walk.entries[5].target, "app");
        QCOMPARE(walk.padding, 10240 - 6144);
    }
}

void TestTarWalk::readsEveryType()
{
    QByteArray tar = TarWriter()
                         .file("file", "f")
                         .hardLink("hard", "file")
                         .symlink("soft", "/anywhere")
                         .entry('3', "null", {}, 0666)
                         .entry('4', "disk", {}, 0660)
                         .directory("dir")
                         .entry('6', "pipe", {}, 0600)
                         .entry('7', "contiguous", "c", 06755)
                         .finish();
    tar = withHeader(tar, 3 * 512 + 512, [](QByteArray &header) {
        header.replace(329, 8, QByteArray("0000001\0", 8));
        header.replace(337, 8, QByteArray("0000003\0", 8));
    });
    // A hard link has no body, whatever its size says.
    tar = withHeader(tar, 1024, field(124, octal12(4096)));
    const Walked walk = walked(tar, 100);
    QVERIFY2(walk.result, walk.result ? "" : qPrintable(walk.result.error().detail));
    const Type types[] = {Type::File,        Type::HardLink,  Type::Symlink, Type::CharacterDevice,
                          Type::BlockDevice, Type::Directory, Type::Fifo,    Type::File};
    QCOMPARE(walk.entries.size(), std::size(types));
    for (std::size_t i = 0; i < std::size(types); ++i)
        QCOMPARE(walk.entries[i].type, types[i]);
    QCOMPARE(walk.entries[1].target, "file");
    QCOMPARE(walk.entries[1].size, 0);
    QCOMPARE(walk.entries[3].deviceMajor, 1);
    QCOMPARE(walk.entries[3].deviceMinor, 3);
    QCOMPARE(walk.entries[7].mode, 06755);
    QCOMPARE(walk.entries[7].content, contentOf("c"));
}

void TestTarWalk::readsLongNames_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("target");
    const QByteArray name = "usr/share/" + QByteArray(300, 'n') + "/file";
    const QByteArray target = "usr/lib/" + QByteArray(200, 't');
    const QByteArray split = "usr/share/" + QByteArray(120, 'd') + '/' + QByteArray(90, 'f');
    QTest::newRow("ustar prefix") << TarWriter().file(split, "x").finish() << split << QByteArray();
    QTest::newRow("GNU")
        << TarWriter().entry('L', "././@LongLink", name + '\0', 0).symlink("cut", "t").finish()
        << name << QByteArray("t");
    QTest::newRow("GNU, name and target") << TarWriter()
                                                 .entry('K', "././@LongLink", target + '\0', 0)
                                                 .entry('L', "././@LongLink", name + '\0', 0)
                                                 .symlink("cut", "cut")
                                                 .finish()
                                          << name << target;
    QTest::newRow("PAX") << TarWriter()
                                .extended({{"path", name}, {"linkpath", target}})
                                .symlink("cut", "cut")
                                .finish()
                         << name << target;
    QTest::newRow("PAX wins over GNU")
        << TarWriter()
               .entry('L', "././@LongLink", QByteArray("gnu\0", 4), 0)
               .extended({{"path", name}})
               .symlink("cut", "t")
               .finish()
        << name << QByteArray("t");
    QTest::newRow("exactly 100 bytes") << TarWriter().file(QByteArray(100, 'h'), {}).finish()
                                       << QByteArray(100, 'h') << QByteArray();
}

void TestTarWalk::readsLongNames()
{
    QFETCH(QByteArray, tar);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, target);
    const Walked walk = walked(tar, 300);
    QVERIFY2(walk.result, walk.result ? "" : qPrintable(walk.result.error().detail));
    QCOMPARE(walk.entries.size(), 1U);
    QCOMPARE(walk.entries[0].path, path);
    QCOMPARE(walk.entries[0].target, target);
}

void TestTarWalk::readsExtendedHeaders()
{
    const QByteArray capability("\1\0\0\2\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20);
    QByteArray tar = TarWriter()
                         .extended({{"uid", "3000000"},
                                    {"gid", "4000000"},
                                    {"uname", "жук"},
                                    {"gname", "staff"},
                                    {"mtime", "1350244992.023960108"},
                                    {"atime", "1.5"},
                                    {"size", "3"},
                                    {"comment", "two\nlines"},
                                    {"SCHILY.xattr.user.b", "line\nline"},
                                    {"SCHILY.xattr.security.capability", capability},
                                    {"LIBARCHIVE.xattr.user.a%20b", "AAEC"}})
                         .file("bin/ping", "abc")
                         .extended({{"mtime", "-1.25"}})
                         .file("old", {})
                         .file("plain", {})
                         .finish();
    const Walked walk = walked(tar, 512);
    QVERIFY2(walk.result, walk.result ? "" : qPrintable(walk.result.error().detail));
    QCOMPARE(walk.entries.size(), 3U);
    const TarEntry &entry = walk.entries[0];
    QCOMPARE(entry.style, TarEntry::Style::Pax);
    QCOMPARE(entry.uid, 3000000);
    QCOMPARE(entry.gid, 4000000);
    QCOMPARE(entry.userName, QByteArray("жук"));
    QCOMPARE(entry.groupName, "staff");
    QCOMPARE(entry.mtime, 1350244992);
    QCOMPARE(entry.mtimeFraction, 23960108);
    QCOMPARE(entry.content, contentOf("abc"));
    const ExtendedAttributes attributes{{"security.capability", capability},
                                        {"user.a b", QByteArray("\0\1\2", 3)},
                                        {"user.b", "line\nline"}};
    QCOMPARE(entry.attributes, attributes);
    QCOMPARE(walk.entries[1].mtime, -2);
    QCOMPARE(walk.entries[1].mtimeFraction, 750000000);
    QCOMPARE(walk.entries[2].uid, 0);
    QVERIFY(walk.entries[2].attributes.empty());
    QCOMPARE(walk.entries[2].style, TarEntry::Style::Ustar);
}

void TestTarWalk::appliesGlobalHeaders()
{
    QByteArray body = "17 uname=builder\n10 uid=12\n";
    const QByteArray tar = TarWriter()
                               .file("before", {})
                               .entry('g', "pax_global_header", body, 0644)
                               .file("after", {})
                               .extended({{"uid", "7"}})
                               .file("own", {})
                               .extended({{"uname", ""}})
                               .file("deleted", {})
                               .finish();
    const Walked walk = walked(tar, 512);
    QVERIFY2(walk.result, walk.result ? "" : qPrintable(walk.result.error().detail));
    QCOMPARE(walk.entries.size(), 4U);
    QCOMPARE(walk.entries[0].userName, "root");
    QCOMPARE(walk.entries[1].userName, "builder");
    QCOMPARE(walk.entries[1].uid, 12);
    QCOMPARE(walk.entries[2].uid, 7);
    QCOMPARE(walk.entries[2].userName, "builder");
    QCOMPARE(walk.entries[3].userName, "root");
}

void TestTarWalk::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<qint64>("number");
    QTest::newRow("octal") << QByteArray("0000644\0", 8) << true << qint64(0644);
    QTest::newRow("spaces") << QByteArray("   644 \0", 8) << true << qint64(0644);
    QTest::newRow("full, no end") << QByteArray("77777777") << true << qint64(077777777);
    QTest::newRow("empty") << QByteArray(8, '\0') << true << qint64(0);
    QTest::newRow("twelve octal digits")
        << QByteArray("777777777777") << true << qint64(0777777777777);
    QTest::newRow("base-256") << base256(0x123456789a, 12) << true << qint64(0x123456789a);
    QTest::newRow("base-256, largest")
        << base256(0x7fffffffffffffff, 12) << true << std::numeric_limits<qint64>::max();
    QTest::newRow("base-256, negative") << base256(quint64(-5), 12, true) << true << qint64(-5);
    QTest::newRow("base-256, smallest")
        << base256(quint64(1) << 63, 12, true) << true << std::numeric_limits<qint64>::min();
    QTest::newRow("base-256, too large") << base256(quint64(1) << 63, 12) << false << qint64(0);
    QTest::newRow("nine") << QByteArray("0000649\0", 8) << false << qint64(0);
    QTest::newRow("a sign") << QByteArray("-000644\0", 8) << false << qint64(0);
    QTest::newRow("a letter") << QByteArray("00a0644\0", 8) << false << qint64(0);
}

void TestTarWalk::readsNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isNumber);
    QFETCH(qint64, number);
    const auto read = tarNumber(text);
    QCOMPARE(read.has_value(), isNumber);
    if (read)
        QCOMPARE(*read, number);
}

void TestTarWalk::readsOldFormats()
{
    const QByteArray tar
        = TarWriter().file("prefix/name", "x").entry('\0', "dir/", {}, 0700).finish();
    const QByteArray v7 = withHeader(withHeader(tar, 0, field(257, QByteArray(255, '\0'))), 1024,
                                     field(257, QByteArray(255, '\0')));
    const Walked old = walked(v7, 512);
    QVERIFY2(old.result, old.result ? "" : qPrintable(old.result.error().detail));
    QCOMPARE(old.entries[0].style, TarEntry::Style::V7);
    QCOMPARE(old.entries[0].path, "prefix/name");
    QCOMPARE(old.entries[0].userName, QByteArray());
    QCOMPARE(old.entries[1].type, Type::Directory);

    // GNU keeps times where ustar has its prefix.
    const QByteArray gnu = withHeader(tar, 0, [](QByteArray &header) {
        header.replace(257, 8, QByteArray("ustar  \0", 8));
        header.replace(345, 12, QByteArray("14371573722\0", 12));
    });
    const Walked newer = walked(gnu, 512);
    QVERIFY2(newer.result, newer.result ? "" : qPrintable(newer.result.error().detail));
    QCOMPARE(newer.entries[0].style, TarEntry::Style::Gnu);
    QCOMPARE(newer.entries[0].path, "prefix/name");
    QCOMPARE(newer.entries[0].userName, "root");
}

void TestTarWalk::takesSignedChecksums()
{
    const QByteArray name("caf\xc3\xa9");
    const QByteArray tar = withHeader(
        oneFile(name), 0, [](QByteArray &) {}, true);
    QVERIFY(tar != oneFile(name));
    const Walked walk = walked(tar, 512);
    QVERIFY2(walk.result, walk.result ? "" : qPrintable(walk.result.error().detail));
    QCOMPARE(walk.entries[0].path, name);
}

void TestTarWalk::readsSparseFiles_data()
{
    QTest::addColumn<QByteArray>("tar");
    const QByteArray stored = QByteArray(512, 'a') + "tail";
    const auto pair
        = [](qint64 offset, qint64 length) { return octal12(offset) + octal12(length); };
    const auto gnuHeader = [](const QByteArray &table, bool isExtended) {
        return [=](QByteArray &header) {
            header.replace(257, 8, QByteArray("ustar  \0", 8));
            header.replace(386, table.size(), table);
            header[482] = isExtended ? '\1' : '\0';
            header.replace(483, 12, octal12(5000));
        };
    };
    QTest::newRow("GNU") << withHeader(
        TarWriter().entry('S', "sparse", stored, 0644).file("next", "n").finish(), 0,
        gnuHeader(pair(1024, 512) + pair(4096, 4) + pair(5000, 0), false));
    QByteArray more = (pair(4096, 4) + pair(5000, 0)).leftJustified(512, '\0');
    QByteArray extended
        = withHeader(TarWriter().entry('S', "sparse", stored, 0644).file("next", "n").finish(), 0,
                     gnuHeader(pair(0, 0) + pair(10, 0) + pair(1000, 0) + pair(1024, 512), true));
    QTest::newRow("GNU, second map block") << extended.insert(512, more);
    QTest::newRow("PAX 0.0") << TarWriter()
                                    .extended({{"GNU.sparse.size", "5000"},
                                               {"GNU.sparse.numblocks", "2"},
                                               {"GNU.sparse.offset", "1024"},
                                               {"GNU.sparse.numbytes", "512"},
                                               {"GNU.sparse.offset", "4096"},
                                               {"GNU.sparse.numbytes", "4"}})
                                    .file("sparse", stored)
                                    .file("next", "n")
                                    .finish();
    QTest::newRow("PAX 0.1") << TarWriter()
                                    .extended({{"GNU.sparse.size", "5000"},
                                               {"GNU.sparse.name", "sparse"},
                                               {"GNU.sparse.map", "1024,512,4096,4"}})
                                    .file("GNUSparseFile.1/sparse", stored)
                                    .file("next", "n")
                                    .finish();
    QTest::newRow("PAX 1.0")
        << TarWriter()
               .extended({{"GNU.sparse.major", "1"},
                          {"GNU.sparse.minor", "0"},
                          {"GNU.sparse.name", "sparse"},
                          {"GNU.sparse.realsize", "5000"}})
               .file("GNUSparseFile.1/sparse",
                     QByteArray("2\n1024\n512\n4096\n4\n").leftJustified(512, '\0') + stored)
               .file("next", "n")
               .finish();
}

void TestTarWalk::readsSparseFiles()
{
    QFETCH(QByteArray, tar);
    QByteArray whole(5000, '\0');
    whole.replace(1024, 512, QByteArray(512, 'a'));
    whole.replace(4096, 4, "tail");
    for (const qsizetype piece : {qsizetype(13), tar.size()}) {
        const Walked walk = walked(tar, piece);
        QVERIFY2(walk.result, walk.result ? "" : qPrintable(walk.result.error().detail));
        QCOMPARE(walk.entries.size(), 2U);
        QCOMPARE(walk.entries[0].path, "sparse");
        QCOMPARE(walk.entries[0].size, 5000);
        QCOMPARE(walk.entries[0].content, contentOf(whole));
        QCOMPARE(walk.entries[1].content, contentOf("n"));
    }
}

void TestTarWalk::countsPadding_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<qint64>("padding");
    const QByteArray entry = oneFile().first(1024);
    QTest::newRow("nothing behind it") << entry << qint64(0);
    QTest::newRow("one zero block") << entry + QByteArray(512, '\0') << qint64(512);
    QTest::newRow("two zero blocks") << entry + QByteArray(1024, '\0') << qint64(1024);
    QTest::newRow("bytes behind the end")
        << entry + QByteArray(1024, '\0') + "anything, of any length" << qint64(1024 + 23);
    QTest::newRow("no entries") << QByteArray(1024, '\0') << qint64(1024);
    QTest::newRow("nothing at all") << QByteArray() << qint64(0);
}

void TestTarWalk::countsPadding()
{
    QFETCH(QByteArray, tar);
    QFETCH(qint64, padding);
    const Walked walk = walked(tar, 300);
    QVERIFY2(walk.result, walk.result ? "" : qPrintable(walk.result.error().detail));
    QCOMPARE(walk.padding, padding);
}

void TestTarWalk::refuses_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<QString>("says");
    const auto named = [](const QByteArray &name) { return oneFile(name); };
    const auto pax = [](const QByteArray &body) {
        return TarWriter().entry('x', "PaxHeaders/0", body, 0644).file("file", {}).finish();
    };
    const auto changed = [](qsizetype at, const QByteArray &bytes) {
        return withHeader(oneFile(), 0, field(at, bytes));
    };
    QTest::newRow("no tar") << QByteArray(1024, 'x') << QStringLiteral("checksum");
    QByteArray flipped = oneFile();
    flipped[3] = 'E';
    QTest::newRow("a flipped byte") << flipped << QStringLiteral("checksum");
    QTest::newRow("dot dot") << named("../etc/passwd") << QStringLiteral("leads out");
    QTest::newRow("dot dot inside") << named("a/../b") << QStringLiteral("leads out");
    QTest::newRow("dot dot at the end") << named("a/..") << QStringLiteral("leads out");
    QTest::newRow("dot dot, absolute") << named("/../a") << QStringLiteral("leads out");
    QTest::newRow("dot dot by PAX")
        << TarWriter().extended({{"path", "../x"}}).file("ok", {}).finish()
        << QStringLiteral("leads out");
    QTest::newRow("hard link outside")
        << TarWriter().hardLink("a", "../../etc/shadow").finish() << QStringLiteral("leads out");
    QTest::newRow("no name") << named("") << QStringLiteral("without a name");
    QTest::newRow("negative size")
        << changed(124, base256(quint64(-1), 12, true)) << QStringLiteral("negative");
    QTest::newRow("size of 2^63-1")
        << changed(124, base256(0x7fffffffffffffff, 12)) << QStringLiteral("cannot be");
    QTest::newRow("size over 2^63")
        << changed(124, base256(quint64(1) << 63, 12)) << QStringLiteral("size");
    QTest::newRow("size no number")
        << changed(124, "0000000000z") << QStringLiteral("size is not a number");
    QTest::newRow("mode no number")
        << changed(100, "abc") << QStringLiteral("mode is not a number");
    QTest::newRow("unknown type") << changed(156, "V") << QStringLiteral("0x56");
    QTest::newRow("zero block between") << oneFile().first(1024) + QByteArray(512, '\0') + oneFile()
                                        << QStringLiteral("zero block");
    QTest::newRow("PAX length too long") << pax("99 path=x\n") << QStringLiteral("wrong length");
    QTest::newRow("PAX length too short") << pax("2 path=x\n") << QStringLiteral("wrong length");
    QTest::newRow("PAX length negative") << pax("-10 path=x\n") << QStringLiteral("wrong length");
    QTest::newRow("PAX without length") << pax("path=x\n") << QStringLiteral("wrong length");
    QTest::newRow("PAX without value") << pax("7 path\n") << QStringLiteral("key=value");
    QTest::newRow("PAX path with a zero byte")
        << pax(QByteArray("12 path=a\0b\n", 12)) << QStringLiteral("zero byte");
    QTest::newRow("PAX uid no number")
        << pax("9 uid=ab\n") << QStringLiteral("uid is not a number");
    QTest::newRow("PAX size negative")
        << pax("11 size=-1\n") << QStringLiteral("size is not a number");
    QTest::newRow("PAX mtime no time")
        << pax("13 mtime=1.x\n") << QStringLiteral("mtime is not a time");
    QTest::newRow("sparse map outside the file")
        << TarWriter()
               .extended({{"GNU.sparse.size", "10"}, {"GNU.sparse.map", "8,4"}})
               .file("s", "abcd")
               .finish()
        << QStringLiteral("out of order");
    QTest::newRow("sparse map too short")
        << TarWriter()
               .extended({{"GNU.sparse.size", "10"}, {"GNU.sparse.map", "0,2"}})
               .file("s", "abcd")
               .finish()
        << QStringLiteral("does not fit");
    QTest::newRow("sparse map, odd")
        << TarWriter()
               .extended({{"GNU.sparse.size", "10"}, {"GNU.sparse.map", "0,4,5"}})
               .file("s", "abcd")
               .finish()
        << QStringLiteral("not readable");
    QTest::newRow("sparse map, breaks off")
        << TarWriter()
               .extended({{"GNU.sparse.major", "1"}, {"GNU.sparse.realsize", "10"}})
               .file("s", QByteArray("5\n0\n").leftJustified(512, '\0'))
               .finish()
        << QStringLiteral("breaks off");
}

void TestTarWalk::refuses()
{
    QFETCH(QByteArray, tar);
    QFETCH(QString, says);
    for (const qsizetype piece : {qsizetype(100), tar.size()}) {
        const Walked walk = walked(tar, piece);
        QVERIFY(!walk.result);
        QCOMPARE(walk.result.error().kind, ErrorKind::InvalidDocument);
        QVERIFY2(walk.result.error().detail.startsWith(u"layer X, tar entry "),
                 qPrintable(walk.result.error().detail));
        QVERIFY2(walk.result.error().detail.contains(says), qPrintable(walk.result.error().detail));
        QVERIFY(!walk.result.error().detail.contains(u'\n'));
    }
}

void TestTarWalk::refusesTruncated()
{
    const QByteArray tar
        = TarWriter().extended({{"path", "long"}}).file("file", QByteArray(700, 'x')).finish();
    constexpr qsizetype end = 512 + 512 + 512 + 1024;
    for (qsizetype length = 1; length < end; ++length) {
        const Walked walk = walked(QByteArrayView(tar).first(length), 4096);
        QVERIFY2(!walk.result, qPrintable(QString::number(length)));
        QCOMPARE(walk.result.error().kind, ErrorKind::InvalidDocument);
        QVERIFY(walk.entries.empty());
    }
    QVERIFY(walked(QByteArrayView(tar).first(end), 4096).result);
}

void TestTarWalk::keepsLimits_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<QString>("says");
    TarWriter many;
    for (int i = 0; i < 101; ++i)
        many.file(QByteArray::number(i), {});
    QTest::newRow("entries") << many.finish() << QStringLiteral("more than 100 entries");
    QTest::newRow("PAX header")
        << TarWriter().extended({{"comment", QByteArray(5000, 'c')}}).file("a", {}).finish()
        << QStringLiteral("extended header");
    QTest::newRow("long name")
        << TarWriter().entry('L', "l", QByteArray(5000, 'l'), 0).file("a", {}).finish()
        << QStringLiteral("extended header");
    QTest::newRow("path")
        << TarWriter().extended({{"path", QByteArray(300, 'p')}}).file("a", {}).finish()
        << QStringLiteral("a path of more than 256");
    QTest::newRow("target")
        << TarWriter().extended({{"linkpath", QByteArray(300, 'p')}}).symlink("a", "b").finish()
        << QStringLiteral("a path of more than 256");
    TarWriter attributes;
    for (int i = 0; i < 10; ++i)
        attributes.extended({{"SCHILY.xattr.user.a", QByteArray(2000, 'v')}})
            .file(QByteArray::number(i), {});
    QTest::newRow("metadata") << attributes.finish() << QStringLiteral("names and attributes");
    Records records;
    for (int i = 0; i < 5000; ++i)
        records.append({"SCHILY.xattr." + QByteArray::number(i), "v"});
    QTest::newRow("records") << TarWriter().extended(records).file("a", {}).finish()
                             << QStringLiteral("extended header");
    QTest::newRow("global headers")
        << TarWriter()
               .entry('g', "g", "2022 SCHILY.xattr.a=" + QByteArray(2001, 'v') + '\n', 0)
               .entry('g', "g", "2022 SCHILY.xattr.b=" + QByteArray(2001, 'v') + '\n', 0)
               .entry('g', "g", "2022 SCHILY.xattr.c=" + QByteArray(2001, 'v') + '\n', 0)
               .finish()
        << QStringLiteral("global headers");
    QTest::newRow("holes") << TarWriter()
                                  .extended({{"GNU.sparse.size", "1000000001"},
                                             {"GNU.sparse.map", "0,1"}})
                                  .file("s", "a")
                                  .finish()
                           << QStringLiteral("holes");
}

void TestTarWalk::keepsLimits()
{
    QFETCH(QByteArray, tar);
    QFETCH(QString, says);
    const TarWalk::Limits limits{
        .extension = 4096, .path = 256, .entries = 100, .metadata = 10000, .holes = 10'000'000};
    const Walked walk = walked(tar, tar.size(), limits);
    QVERIFY(!walk.result);
    QCOMPARE(walk.result.error().kind, ErrorKind::TooLarge);
    QVERIFY2(walk.result.error().detail.contains(says), qPrintable(walk.result.error().detail));
    QVERIFY(walk.entries.size() <= 100);
}

void TestTarWalk::stopsInHoles()
{
    std::stop_source stop;
    stop.request_stop();
    const QByteArray tar
        = TarWriter()
              .extended({{"GNU.sparse.size", "60000000000"}, {"GNU.sparse.map", "0,1"}})
              .file("s", "a")
              .finish();
    const Walked walk = walked(tar, tar.size(), {}, stop.get_token());
    QVERIFY(!walk.result);
    QCOMPARE(walk.result.error().kind, ErrorKind::Cancelled);
}

void TestTarWalk::lists_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<bool>("isWhole");
    const auto sized = [](qsizetype size) {
        return TarWriter().file("a", QByteArray(size, 'x')).file("b", "next").finish();
    };
    for (const qsizetype size : {0, 1, 511, 512, 513, 5000}) {
        const QString x = QString(qMin(size, qsizetype(20)), u'x');
        QTest::addRow("%lld bytes", qint64(size))
            << sized(size) << QStringList{u"a %1: %2"_s.arg(size).arg(x), u"b 4: next"_s} << true;
    }
    QTest::newRow("long name") << TarWriter()
                                      .entry('L', "././@LongLink", QByteArray(120, 'n') + '\0', 0)
                                      .file("short", "content")
                                      .finish()
                               << QStringList{QString(120, u'n') + u" 7: content"_s} << true;
    QTest::newRow("PAX")
        << TarWriter().extended({{"path", "long"}, {"size", "3"}}).file("short", "abcdef").finish()
        << QStringList{u"long 3: abc"_s} << true;
    QTest::newRow("links") << TarWriter().directory("d/").symlink("d/s", "../x").finish()
                           << QStringList{u"d/ 0"_s, u"d/s 0"_s} << true;
    QTest::newRow("bytes behind the end")
        << sized(1).first(2048) + QByteArray(1024, '\0') + "anything"
        << QStringList{u"a 1: x"_s, u"b 4: next"_s} << true;
    QTest::newRow("breaks off in contents") << sized(5000).first(3000) << QStringList() << false;
    QTest::newRow("breaks off in the fill")
        << sized(513).first(512 + 513 + 3) << QStringList() << false;
    QTest::newRow("breaks off behind contents, in no block")
        << sized(512).first(1024) << QStringList{u"a 512: xxxxxxxxxxxxxxxxxxxx"_s} << true;
}

void TestTarWalk::lists()
{
    QFETCH(QByteArray, tar);
    QFETCH(QStringList, lines);
    QFETCH(bool, isWhole);
    Result<void> result;
    QCOMPARE(listedWithout(tar, result), lines);
    QCOMPARE(result.has_value(), isWhole);
}

// 60 GiB of zeros would take a minute to hash.
void TestTarWalk::listsWithoutFillingHoles()
{
    const QByteArray tar
        = TarWriter()
              .extended({{"GNU.sparse.size", "60000000000"}, {"GNU.sparse.map", "59999999999,1"}})
              .file("sparse", "z")
              .file("next", "n")
              .finish();
    Result<void> result;
    QCOMPARE(listedWithout(tar, result), (QStringList{u"sparse 60000000000"_s, u"next 1: n"_s}));
    QVERIFY(result);
}

void TestTarWalk::cleansPaths_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("clean");
    QTest::newRow("clean") << QByteArray("etc/motd") << QByteArray("etc/motd");
    QTest::newRow("dot") << QByteArray("./etc/motd") << QByteArray("etc/motd");
    QTest::newRow("absolute") << QByteArray("/etc/motd") << QByteArray("etc/motd");
    QTest::newRow("directory") << QByteArray("etc/") << QByteArray("etc");
    QTest::newRow("all at once") << QByteArray("//./etc//./motd/.") << QByteArray("etc/motd");
    QTest::newRow("root") << QByteArray("./") << QByteArray();
    QTest::newRow("root, slash") << QByteArray("/") << QByteArray();
    QTest::newRow("root, dot") << QByteArray(".") << QByteArray();
    QTest::newRow("hidden file") << QByteArray(".profile") << QByteArray(".profile");
    QTest::newRow("three dots") << QByteArray(".../a..b") << QByteArray(".../a..b");
}

void TestTarWalk::cleansPaths()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, clean);
    QCOMPARE(cleanPath(path), clean);
}

SAMEINSIDE_TEST(TestTarWalk)
#include "tst_tarwalk.moc"
