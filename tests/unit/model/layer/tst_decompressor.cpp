// SPDX-License-Identifier: MIT
#include "model/layer/decompressor.h"
#include "tests/support/images/blobencoding.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <algorithm>

using namespace sameinside;

namespace {

struct Outcome {
    Result<void> result;
    QByteArray contents;
    LayerEncoding encoding;
    qint64 contentSize = 0;
};

Outcome decompressed(QByteArrayView blob, qsizetype piece, const Decompressor::Limits &limits = {},
                     GzipEngine engine = gzipEngines().front())
{
    Outcome outcome;
    Decompressor decompressor(
        QStringLiteral("layer X"),
        [&](QByteArrayView bytes) -> Result<void> {
            outcome.contents += bytes;
            return {};
        },
        limits);
    decompressor.useGzip(engine);
    for (qsizetype at = 0; at < blob.size() && outcome.result; at += piece)
        outcome.result = decompressor.add(blob.sliced(at, qMin(piece, blob.size() - at)));
    if (outcome.result)
        outcome.result = decompressor.finish();
    outcome.encoding = decompressor.encoding();
    outcome.contentSize = decompressor.contentSize();
    return outcome;
}

BlobEncoding members(BlobEncoding encoding, int count)
{
    encoding.members = count;
    return encoding;
}

QByteArray skippable(const QByteArray &content, char kind = 0)
{
    const auto length = quint32(content.size());
    QByteArray frame("\x50\x2a\x4d\x18", 4);
    frame[0] = char(frame[0] + kind);
    for (int i = 0; i < 4; ++i)
        frame += char(length >> (8 * i));
    return frame + content;
}

// Not compressible, so that every size of output piece occurs.
QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, '\0');
    quint32 state = 1;
    std::ranges::generate(bytes,
                          [&] { return char((state = state * 1664525 + 1013904223) >> 24); });
    return bytes;
}

} // namespace

class TestDecompressor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decompresses_data();
    void decompresses();
    void refuses_data();
    void refuses();
    void stopsBombs_data();
    void stopsBombs();
    void letsHonestZerosPass();
    void tellsALongWindowFromDamage();
    void writesIntoRoom();
    void handsOnErrorsOfItsSink();
};

void TestDecompressor::decompresses_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<int>("format");
    using enum LayerEncoding::Format;
    const QByteArray tar = TwoEncodings::baseTar();
    const QByteArray gzip = BlobEncoding::goGzip().encode(tar);
    const QByteArray zstd = BlobEncoding::zstd().encode(tar);
    QTest::newRow("nothing") << QByteArray() << QByteArray() << int(Empty);
    QTest::newRow("plain") << tar << tar << int(None);
    QTest::newRow("shorter than a header") << QByteArray("ab") << QByteArray("ab") << int(None);
    QTest::newRow("gzip") << gzip << tar << int(Gzip);
    QTest::newRow("gzip with a name")
        << BlobEncoding::gnuGzip(9, "L0.tar", 1700000000).encode(tar) << tar << int(Gzip);
    QTest::newRow("gzip of nothing")
        << BlobEncoding::goGzip().encode({}) << QByteArray() << int(Gzip);
    QTest::newRow("two members") << members(BlobEncoding::goGzip(), 2).encode(tar) << tar
                                 << int(Gzip);
    QTest::newRow("many members") << members(BlobEncoding::goGzip(), 50).encode(tar) << tar
                                  << int(Gzip);
    QTest::newRow("empty member at the end, as eStargz")
        << gzip + BlobEncoding::goGzip().encode({}) << tar << int(Gzip);
    QTest::newRow("zstd") << zstd << tar << int(Zstd);
    QTest::newRow("zstd frames") << members(BlobEncoding::zstd(), 7).encode(tar) << tar
                                 << int(Zstd);
    QTest::newRow("skippable frame first") << skippable("TOC") + zstd << tar << int(Zstd);
    QTest::newRow("skippable frames around, as zstd:chunked")
        << zstd + skippable(noise(5000), 3) + skippable({}, 15) << tar << int(Zstd);
    QTest::newRow("skippable frames only") << skippable("a") << QByteArray() << int(Zstd);
    const QByteArray large = noise(3'000'000);
    QTest::newRow("large gzip") << BlobEncoding::goGzip().encode(large) << large << int(Gzip);
    QTest::newRow("large zstd") << BlobEncoding::zstd().encode(large) << large << int(Zstd);
    const QByteArray zeros(2'000'000, '\0');
    QTest::newRow("zeros, gzip") << BlobEncoding::goGzip().encode(zeros) << zeros << int(Gzip);
    QTest::newRow("zeros, zstd") << BlobEncoding::zstd().encode(zeros) << zeros << int(Zstd);
}

void TestDecompressor::decompresses()
{
    QFETCH(QByteArray, blob);
    QFETCH(QByteArray, contents);
    QFETCH(int, format);
    const qsizetype pieces[]
        = {blob.size() > 100'000 ? 4099 : 1, 7 * 1024, qMax(blob.size(), qsizetype(1))};
    for (const GzipEngine engine : gzipEngines()) {
        for (const qsizetype piece : pieces) {
            const Outcome outcome = decompressed(blob, piece, {}, engine);
            QVERIFY2(outcome.result,
                     outcome.result ? "" : qPrintable(outcome.result.error().detail));
            QVERIFY(outcome.contents == contents);
            QCOMPARE(outcome.contentSize, qint64(contents.size()));
            QCOMPARE(int(outcome.encoding.format), format);
        }
    }
}

void TestDecompressor::refuses_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("says");
    const QByteArray tar = TwoEncodings::baseTar();
    const QByteArray gzip = BlobEncoding::goGzip().encode(tar);
    const QByteArray zstd = BlobEncoding::zstd().encode(tar);
    QByteArray flippedGzip = gzip;
    flippedGzip[gzip.size() / 2] = char(flippedGzip[gzip.size() / 2] ^ 0x20);
    QByteArray flippedZstd = zstd;
    flippedZstd[zstd.size() / 2] = char(flippedZstd[zstd.size() / 2] ^ 0x20);
    constexpr int invalid = int(ErrorKind::InvalidDocument);
    constexpr int unsupported = int(ErrorKind::Unsupported);
    const QString breaksOff = QStringLiteral("breaks off");
    QTest::newRow("gzip, last byte missing") << gzip.chopped(1) << invalid << breaksOff;
    QTest::newRow("gzip, half") << gzip.first(gzip.size() / 2) << invalid << breaksOff;
    QTest::newRow("gzip, header only") << gzip.first(5) << invalid << breaksOff;
    QTest::newRow("gzip, second member cut") << gzip + gzip.first(40) << invalid << breaksOff;
    QTest::newRow("gzip, bytes behind it")
        << gzip + "garbage" << invalid << QStringLiteral("behind the end");
    QTest::newRow("gzip, zeros behind it")
        << gzip + QByteArray(512, '\0') << invalid << QStringLiteral("behind the end");
    QTest::newRow("gzip, damaged") << flippedGzip << invalid << QStringLiteral("damaged");
    QTest::newRow("zstd, last byte missing") << zstd.chopped(1) << invalid << breaksOff;
    QTest::newRow("zstd, half") << zstd.first(zstd.size() / 2) << invalid << breaksOff;
    QTest::newRow("zstd, skippable frame cut")
        << zstd + skippable("TOC").chopped(2) << invalid << breaksOff;
    QTest::newRow("zstd, bytes behind it")
        << zstd + "garbage" << invalid << QStringLiteral("damaged");
    QTest::newRow("zstd, damaged") << flippedZstd << invalid << QStringLiteral("damaged");
    QTest::newRow("bzip2") << QByteArray("BZh91AY&SY") << unsupported << QStringLiteral("bzip2");
    QTest::newRow("xz") << QByteArray("\xfd"
                                      "7zXZ\0\0\4",
                                      8)
                        << unsupported << QStringLiteral("xz");
}

void TestDecompressor::refuses()
{
    QFETCH(QByteArray, blob);
    QFETCH(int, kind);
    QFETCH(QString, says);
    for (const GzipEngine engine : gzipEngines()) {
        for (const qsizetype piece : {qsizetype(1), blob.size()}) {
            const Outcome outcome = decompressed(blob, piece, {}, engine);
            QVERIFY(!outcome.result);
            const Error &error = outcome.result.error();
            QCOMPARE(int(error.kind), kind);
            QVERIFY2(error.detail.startsWith(u"layer X: "), qPrintable(error.detail));
            QVERIFY2(error.detail.contains(says), qPrintable(error.detail));
        }
    }
}

void TestDecompressor::stopsBombs_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<qint64>("contents");
    QTest::addColumn<qint64>("ratio");
    const QByteArray zeros(8 * 1024 * 1024, '\0');
    for (const auto &[name, blob] : {std::pair("gzip", BlobEncoding::goGzip(9).encode(zeros)),
                                     std::pair("zstd", BlobEncoding::zstd().encode(zeros))}) {
        QTest::addRow("%s, too many bytes", name) << blob << qint64(1'000'000) << qint64(1'000'000);
        QTest::addRow("%s, absurd ratio", name) << blob << (qint64(1) << 40) << qint64(250);
    }
    QTest::newRow("plain, too many bytes") << zeros << qint64(1'000'000) << qint64(250);
}

void TestDecompressor::stopsBombs()
{
    QFETCH(QByteArray, blob);
    QFETCH(qint64, contents);
    QFETCH(qint64, ratio);
    for (const GzipEngine engine : gzipEngines()) {
        const Outcome outcome = decompressed(
            blob, 64 * 1024, {.contents = contents, .ratio = ratio, .ratioFrom = 1 << 20}, engine);
        QVERIFY(!outcome.result);
        QCOMPARE(outcome.result.error().kind, ErrorKind::TooLarge);
        QVERIFY(outcome.contents.size() < 2 * 1024 * 1024);
    }
}

void TestDecompressor::letsHonestZerosPass()
{
    // One file of zeros among others: far over the ratio for a while, and no bomb.
    const QByteArray contents = noise(100'000) + QByteArray(4'000'000, '\0');
    const Outcome outcome = decompressed(BlobEncoding::goGzip().encode(contents), 1000,
                                         {.contents = 1 << 30, .ratio = 50, .ratioFrom = 1 << 20});
    QVERIFY2(outcome.result, outcome.result ? "" : qPrintable(outcome.result.error().detail));
    QVERIFY(outcome.contents == contents);
}

void TestDecompressor::tellsALongWindowFromDamage()
{
    // A frame header with a window of 2 GiB (RFC 8878, 3.1.1.1.2), and a raw block.
    const auto frame = [](quint8 windowDescriptor) {
        return QByteArray("\x28\xb5\x2f\xfd\x00", 5) + char(windowDescriptor)
            + QByteArray("\x19\x00\x00", 3) + "tar";
    };
    constexpr quint8 log27 = (27 - 10) << 3;
    constexpr quint8 log31 = (31 - 10) << 3;
    const Outcome allowed = decompressed(frame(log27), 1);
    QVERIFY2(allowed.result, allowed.result ? "" : qPrintable(allowed.result.error().detail));
    QCOMPARE(allowed.contents, "tar");
    const Outcome behind = decompressed(frame(log27) + frame(log31), 1);
    QVERIFY(!behind.result);
    const Outcome outcome = decompressed(frame(log31), 1);
    QVERIFY(!outcome.result);
    for (const Outcome &refused : {outcome, behind}) {
        QCOMPARE(refused.result.error().kind, ErrorKind::TooLarge);
        const QString &detail = refused.result.error().detail;
        QVERIFY2(detail.startsWith(u"layer X: ") && detail.contains(u"128 MiB"),
                 qPrintable(detail));
        QVERIFY2(!detail.contains(u"damaged"), qPrintable(detail));
    }
}

void TestDecompressor::writesIntoRoom()
{
    const QByteArray large = noise(300'000);
    for (const BlobEncoding &encoding : {BlobEncoding::goGzip(), BlobEncoding::zstd()}) {
        // Rooms of every small size, and then where the last ended.
        std::vector<char> memory(std::size_t(large.size()));
        std::size_t used = 0;
        std::size_t size = 1;
        Decompressor decompressor(QStringLiteral("layer X"), [&](QByteArrayView bytes) {
            Result<void> result;
            if (bytes.data() != memory.data() + used)
                result = failure(ErrorKind::Io, QStringLiteral("not where there was room"));
            used += std::size_t(bytes.size());
            return result;
        });
        decompressor.writeInto([&] {
            const std::size_t most = memory.size() - used;
            size = size % 1000 + 1;
            return most > 0 ? std::span(memory).subspan(used, std::min(size, most))
                            : std::span(memory).first(1);
        });
        const auto added = decompressor.add(encoding.encode(large));
        QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
        QVERIFY(decompressor.finish());
        QCOMPARE(qsizetype(used), large.size());
        QVERIFY(QByteArrayView(memory.data(), large.size()) == large);
    }
}

void TestDecompressor::handsOnErrorsOfItsSink()
{
    for (const BlobEncoding &encoding :
         {BlobEncoding::goGzip(), BlobEncoding::zstd(), BlobEncoding::none()}) {
        int calls = 0;
        Decompressor decompressor(QStringLiteral("layer X"), [&](QByteArrayView) -> Result<void> {
            ++calls;
            return failure(ErrorKind::Cancelled, QStringLiteral("stopped"));
        });
        const auto added = decompressor.add(encoding.encode(noise(1'000'000)));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::Cancelled);
        QCOMPARE(calls, 1);
    }
}

SAMEINSIDE_TEST(TestDecompressor)
#include "tst_decompressor.moc"
