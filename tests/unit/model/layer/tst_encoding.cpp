// SPDX-License-Identifier: MIT
#include "model/layer/encoding.h"
#include "tests/support/images/blobencoding.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;
using Format = LayerEncoding::Format;

/// What the first bytes of a layer tell.
class TestEncoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sniffs_data();
    void sniffs();
    void readsGzipHeaders();
    void readsWhatIsThere();
    void looksAtNoMore();
    void describes_data();
    void describes();
    void writesJson();
    void readsZstdFrames_data();
    void readsZstdFrames();
};

namespace {

// RFC 1952 section 2.3: magic, method, FLG, MTIME, XFL, OS, and what flags announce.
QByteArray gzipHeader(char flags, quint32 time, char extra, char system, const QByteArray &more)
{
    QByteArray header("\x1f\x8b\x08", 3);
    header += flags;
    for (int i = 0; i < 4; ++i)
        header += char(time >> (8 * i));
    return header + extra + system + more;
}

} // namespace

void TestEncoding::sniffs_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<int>("format");
    const auto row = [](const char *name, const QByteArray &start, Format format) {
        QTest::newRow(name) << start << int(format);
    };
    row("nothing", {}, Format::Empty);
    row("one byte", "\x1f", Format::None);
    row("gzip", BlobEncoding::goGzip().encode("x"), Format::Gzip);
    row("gzip, no more than its magic", "\x1f\x8b\x08", Format::Gzip);
    row("gzip of another method", "\x1f\x8b\x07", Format::None);
    row("zstd", BlobEncoding::zstd().encode("x"), Format::Zstd);
    row("zstd, three bytes of its magic", "\x28\xb5\x2f", Format::None);
    row("skippable frame", QByteArray("\x50\x2a\x4d\x18", 4), Format::Zstd);
    row("last skippable frame", QByteArray("\x5f\x2a\x4d\x18", 4), Format::Zstd);
    row("behind the skippable frames", QByteArray("\x60\x2a\x4d\x18", 4), Format::None);
    row("bzip2", "BZh9", Format::Bzip2);
    row("xz", QByteArray("\xfd\x37zXZ\0", 6), Format::Xz);
    row("xz, without its zero", "\xfd\x37zXZ", Format::None);
    row("zeros", QByteArray(512, '\0'), Format::None);
}

void TestEncoding::sniffs()
{
    QFETCH(QByteArray, start);
    QFETCH(int, format);
    QCOMPARE(int(LayerEncoding::sniff(start).format), format);
}

void TestEncoding::readsGzipHeaders()
{
    const LayerEncoding plain = LayerEncoding::sniff(gzipHeader(0, 0, 0, '\xff', {}));
    QCOMPARE(plain, (LayerEncoding{.format = Format::Gzip}));

    const LayerEncoding full = LayerEncoding::sniff(
        gzipHeader(0x0c, 0x886e0900, 2, 3, QByteArray("\x03\0abcname\0rest", 14)));
    QCOMPARE(full.modified, 0x886e0900U);
    QCOMPARE(full.extraFlags, 2);
    QCOMPARE(full.system, 3);
    QVERIFY(full.hasExtra);
    QCOMPARE(full.fileName, u"name"_s);
}

void TestEncoding::readsWhatIsThere()
{
    const QByteArray header = gzipHeader(0x0c, 7, 4, 3, QByteArray("\x03\0abcname\0rest", 14));
    for (qsizetype size = 3; size <= header.size(); ++size) {
        const LayerEncoding encoding = LayerEncoding::sniff(header.first(size));
        QCOMPARE(encoding.format, Format::Gzip);
        QCOMPARE(encoding.modified, size < 10 ? 0U : 7U);
        QCOMPARE(encoding.fileName, u"name"_s.left(qMax(size - 15, qsizetype(0))));
    }
    // The extra field ends behind what is here.
    const QByteArray far = gzipHeader(0x0c, 7, 4, 3, QByteArray("\xff\xffname\0", 7));
    QCOMPARE(LayerEncoding::sniff(far).fileName, QString());
}

void TestEncoding::looksAtNoMore()
{
    const QByteArray header = gzipHeader(0x08, 0, 0, 3, "nameAndMore");
    QCOMPARE(LayerEncoding::sniff(QByteArrayView(header).first(14)).fileName, u"name"_s);
}

void TestEncoding::describes_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QString>("description");
    QTest::newRow("nothing") << QByteArray() << u"empty"_s;
    QTest::newRow("tar") << QByteArray("abc") << u"not compressed"_s;
    QTest::newRow("zstd") << QByteArray("\x28\xb5\x2f\xfd") << u"zstd"_s;
    QTest::newRow("bzip2") << QByteArray("BZh9") << u"bzip2"_s;
    QTest::newRow("gzip") << gzipHeader(0, 0, 0, '\xff', {}) << u"gzip · no time"_s;
    QTest::newRow("gzip of Go's zero time")
        << gzipHeader(0, 0x886e0900, 4, 3, {}) << u"gzip · fastest · time 0001-01-01 · Unix"_s;
    QTest::newRow("gzip with all")
        << gzipHeader(0x0c, 1700000000, 2, 3, QByteArray("\0\0a.tar\0", 8))
        << u"gzip · best compression · time 2023-11-14 22:13 · name a.tar · Unix · extra field"_s;
}

void TestEncoding::describes()
{
    QFETCH(QByteArray, start);
    QFETCH(QString, description);
    QCOMPARE(LayerEncoding::sniff(start).description(), description);
}

void TestEncoding::writesJson()
{
    QCOMPARE(LayerEncoding::sniff("abc").toJson(), (QJsonObject{{u"format"_s, u"none"_s}}));
    QCOMPARE(LayerEncoding::sniff(gzipHeader(0x08, 0xffffffff, 2, 3, "a")).toJson(),
             (QJsonObject{{u"format"_s, u"gzip"_s},
                          {u"mtime"_s, qint64(4294967295)},
                          {u"xfl"_s, 2},
                          {u"os"_s, 3},
                          {u"name"_s, u"a"_s}}));
    const QJsonObject flags
        = LayerEncoding::sniff(gzipHeader(0x14, 0, 0, 3, QByteArray("\x02\0xx", 4))).toJson();
    QVERIFY(flags.value(u"extra").toBool() && flags.value(u"comment").toBool());
}

void TestEncoding::readsZstdFrames_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<int>("descriptor"); // -1: not known
    QTest::addColumn<int>("window");
    const auto row = [](const char *name, const char *hex, int descriptor, int window) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << descriptor << window;
    };
    row("skopeo and BuildKit", "28b52ffd0468", 0x04, 0x68);
    row("crane", "28b52ffd0460", 0x04, 0x60);
    row("the zstd program, from a pipe", "28b52ffd0458", 0x04, 0x58);
    row("the zstd program, from a file", "28b52ffd8458", 0x84, 0x58);
    row("one small frame, whose size tells", "28b52ffd6400", 0x64, -1);
    row("cut off", "28b52ffd04", -1, -1);
    row("a skippable frame first", "502a4d180400000000000000", -1, -1);
    row("gzip", "1f8b0800000000000003", -1, -1);
}

void TestEncoding::readsZstdFrames()
{
    QFETCH(QByteArray, start);
    const LayerEncoding encoding = LayerEncoding::sniff(start);
    const auto number = [](const std::optional<quint8> &byte) { return byte ? int(*byte) : -1; };
    QTEST(number(encoding.frameDescriptor), "descriptor");
    QTEST(number(encoding.window), "window");
    QCOMPARE(encoding.toJson().value(u"window").toInt(-1), number(encoding.window));
    QCOMPARE(encoding.toJson().value(u"frame_descriptor").toInt(-1),
             number(encoding.frameDescriptor));
}

SAMEINSIDE_TEST(TestEncoding)
#include "tst_encoding.moc"
