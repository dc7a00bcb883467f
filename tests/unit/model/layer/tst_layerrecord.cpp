// SPDX-License-Identifier: MIT
#include "model/layer/layerrecord.h"
#include "tests/support/images/tarwriter.h"
#include "tests/support/registries/memorysource.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <limits>

using namespace sameinside;

namespace {

bool isSame(const TarEntry &a, const TarEntry &b)
{
    return a.path == b.path && a.target == b.target && a.type == b.type && a.style == b.style
        && a.mode == b.mode && a.uid == b.uid && a.gid == b.gid && a.userName == b.userName
        && a.groupName == b.groupName && a.size == b.size && a.mtime == b.mtime
        && a.mtimeFraction == b.mtimeFraction && a.deviceMajor == b.deviceMajor
        && a.deviceMinor == b.deviceMinor && a.attributes == b.attributes && a.content == b.content;
}

bool isSame(const LayerContents &a, const LayerContents &b)
{
    return a.diffId == b.diffId && a.sha512 == b.sha512 && a.blobSha256 == b.blobSha256
        && a.contentSize == b.contentSize && a.blobSize == b.blobSize && a.encoding == b.encoding
        && a.streamEnd == b.streamEnd && a.padding == b.padding
        && std::ranges::equal(a.entries, b.entries,
                              [](const TarEntry &x, const TarEntry &y) { return isSame(x, y); });
}

LayerRecord recordOf(LayerContents contents)
{
    return {.blob = Digest::sha256Of("blob"),
            .learned = 1'764'371'400'123,
            .contents = std::make_shared<const LayerContents>(std::move(contents))};
}

/// Nothing of it is usual.
LayerContents oddContents()
{
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    LayerContents contents{.diffId = Digest::sha256Of("tar"),
                           .sha512 = Digest::sha512Of("tar"),
                           .blobSha256 = Digest::sha256Of("gzip"),
                           .contentSize = most,
                           .blobSize = 3,
                           .encoding = {.format = LayerEncoding::Format::Gzip,
                                        .modified = 0xffffffffU,
                                        .extraFlags = 4,
                                        .system = 3,
                                        .fileName = QStringLiteral("l\u00e4yer.tar"),
                                        .hasExtra = true,
                                        .hasComment = true,
                                        .frameDescriptor = 0xff,
                                        .window = 0},
                           .streamEnd = QByteArray("\0\0\xff\xff\x01", 5),
                           .padding = 512};
    contents.entries.push_back(
        {.path = "etc/passwd",
         .type = TarEntry::Type::File,
         .style = TarEntry::Style::Pax,
         .mode = 07777,
         .uid = most,
         .gid = least,
         .userName = "root",
         .groupName = "r\xff\n",
         .size = most,
         .mtime = least,
         .mtimeFraction = 999'999'999,
         .attributes = {{"security.capability", QByteArray("\0\1", 2)}, {"user.empty", {}}},
         .content = Digest::sha256Of("1")});
    contents.entries.push_back({.path = "etc/passwd-",
                                .target = "etc/passwd",
                                .type = TarEntry::Type::HardLink,
                                .userName = "r\xff\n",
                                .mtime = most,
                                .mtimeFraction = -1});
    contents.entries.push_back({.path = QByteArray("\xff\xfe\0x", 4),
                                .type = TarEntry::Type::CharacterDevice,
                                .style = TarEntry::Style::V7,
                                .deviceMajor = 5,
                                .deviceMinor = least});
    contents.entries.push_back({.path = "", .type = TarEntry::Type::Fifo});
    contents.entries.push_back(
        {.path = "etc", .style = TarEntry::Style::Gnu, .content = Digest::sha512Of("2")});
    contents.entries.push_back({.path = "etc/b", .content = Digest::sha256Of("1")});
    return contents;
}

LayerContents files(int count, bool areEmpty)
{
    LayerContents contents{.diffId = Digest::sha256Of("many")};
    for (int i = 0; i < count; ++i) {
        contents.entries.push_back(
            {.path = "usr/share/doc/file" + QByteArray::number(i),
             .mode = 0644,
             .userName = "root",
             .groupName = "root",
             .mtime = 1'700'000'000,
             .content = Digest::sha256Of(areEmpty ? QByteArray() : QByteArray::number(i))});
    }
    return contents;
}

} // namespace

class TestLayerRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAll_data();
    void keepsAll();
    void keepsWhatWasRead();
    void refusesOtherVersions();
    void refusesWhatBreaksOff();
    void survivesDamage();
    void staysSmall();
    void endsWhenStopped();
    void leavesOutWhatIsTooLong();
};

void TestLayerRecord::keepsAll_data()
{
    QTest::addColumn<bool>("isOdd");
    QTest::newRow("odd") << true;
    QTest::newRow("no entry") << false;
}

void TestLayerRecord::keepsAll()
{
    QFETCH(bool, isOdd);
    const LayerRecord written
        = recordOf(isOdd ? oddContents() : LayerContents{.diffId = Digest::sha256Of("")});
    const auto read = LayerRecord::parse(written.toBytes());
    QVERIFY(read);
    QCOMPARE(read->blob, written.blob);
    QCOMPARE(read->learned, written.learned);
    QVERIFY(isSame(*read->contents, *written.contents));
}

void TestLayerRecord::keepsWhatWasRead()
{
    const auto layer = layerOf(TarWriter()
                                   .mtime(5)
                                   .directory("etc")
                                   .extended({{"mtime", "7.25"}, {"SCHILY.xattr.user.a", "b"}})
                                   .file("etc/motd", "hello")
                                   .symlink("etc/link", "motd")
                                   .hardLink("etc/hard", "etc/motd")
                                   .file("etc/.wh.old", {})
                                   .finish());
    QVERIFY(layer);
    const LayerRecord record{.blob = Digest::sha256Of("blob"), .learned = 1, .contents = *layer};
    const auto read = LayerRecord::parse(record.toBytes());
    QVERIFY(read);
    QCOMPARE(read->contents->entries.size(), std::size_t(5));
    QVERIFY(isSame(*read->contents, **layer));
}

void TestLayerRecord::refusesOtherVersions()
{
    QByteArray bytes = recordOf(oddContents()).toBytes();
    for (qsizetype i = 0; i < 4; ++i) {
        QByteArray other = bytes;
        other[i] = char(other[i] + 1);
        QVERIFY(!LayerRecord::parse(other));
    }
    QVERIFY(LayerRecord::parse(bytes));
    QVERIFY(!LayerRecord::parse({}));
}

void TestLayerRecord::refusesWhatBreaksOff()
{
    const QByteArray bytes = recordOf(oddContents()).toBytes();
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY2(!LayerRecord::parse(bytes.first(size)), qPrintable(QString::number(size)));
    QVERIFY(!LayerRecord::parse(bytes + '\0'));
}

// The cache sees such bytes before this does; here they must only not do harm.
void TestLayerRecord::survivesDamage()
{
    const QByteArray bytes = recordOf(oddContents()).toBytes();
    int refused = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        for (const char flip : {'\x01', '\x80'}) {
            QByteArray damaged = bytes;
            damaged[i] = char(damaged[i] ^ flip);
            const auto read = LayerRecord::parse(damaged);
            refused += read ? 0 : 1;
            if (read)
                QVERIFY(read->contents->entries.size() <= 2'000'000);
        }
    }
    QVERIFY(refused > 0);
}

void TestLayerRecord::staysSmall()
{
    const QByteArray distinct = recordOf(files(10'000, false)).toBytes();
    QVERIFY2(distinct.size() < 10'000 * 40, qPrintable(QString::number(distinct.size())));
    const QByteArray empty = recordOf(files(100'000, true)).toBytes();
    QVERIFY2(empty.size() < 100'000 * 8, qPrintable(QString::number(empty.size())));
    const auto read = LayerRecord::parse(empty);
    QVERIFY(read);
    QCOMPARE(read->contents->entries.size(), std::size_t(100'000));
    // Entries of one digest share its text.
    const auto &entries = read->contents->entries;
    QVERIFY(entries.front().content == entries.back().content);
    QVERIFY(entries.front().content->encoded().data() == entries.back().content->encoded().data());
}

void TestLayerRecord::endsWhenStopped()
{
    const LayerRecord record = recordOf(files(5'000, true));
    const QByteArray bytes = record.toBytes();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(record.toBytes(stop.get_token()).isEmpty());
    QVERIFY(!LayerRecord::parse(bytes, stop.get_token()));
    QVERIFY(LayerRecord::parse(bytes));
}

void TestLayerRecord::leavesOutWhatIsTooLong()
{
    LayerContents contents = files(1, true);
    QByteArray noise(LayerRecord::largest + 1024, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : noise) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24U);
    }
    for (qsizetype at = 0; at < noise.size(); at += 1 << 20)
        contents.entries.front().attributes.emplace_back("user.n", noise.mid(at, 1 << 20));
    contents.entries.push_back({.path = "z"});
    QVERIFY(recordOf(std::move(contents)).toBytes().isEmpty());
}

SAMEINSIDE_TEST(TestLayerRecord)
#include "tst_layerrecord.moc"
