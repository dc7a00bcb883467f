// SPDX-License-Identifier: MIT
#include "tests/support/images/twoencodings.h"
#include "tests/support/registries/memorysource.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

namespace {

Descriptor describeLayer(const QByteArray &blob,
                         const char *type = "application/vnd.oci.image.layer.v1.tar+gzip")
{
    return describe(mediaType(type), blob);
}

Result<std::shared_ptr<const LayerContents>> readWith(const QByteArray &blob,
                                                      const Descriptor &layer,
                                                      const LayerReading &reading = {})
{
    MemorySource source({{layer.digest, blob}});
    return readLayer(source, layer, reading, {});
}

} // namespace

class TestLayerReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void keepsTheEndOfTheStream_data();
    void keepsTheEndOfTheStream();
    void readsAnEmptyBlob();
    void readsEmbeddedData();
    void reportsWhoIsToBlame_data();
    void reportsWhoIsToBlame();
    void keepsForeignNames_data();
    void keepsForeignNames();
    void refusesEncryptedLayers();
    void keepsLimits();
    void stops();
    void tellsProgress();
};

void TestLayerReader::readsEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<QString>("description");
    const QByteArray tar = TwoEncodings::baseTar();
    BlobEncoding frames = BlobEncoding::zstd();
    frames.members = 5;
    QTest::newRow("gzip") << BlobEncoding::goGzip().encode(tar) << QStringLiteral("gzip · no time");
    QTest::newRow("gzip with a name")
        << BlobEncoding::gnuGzip(9, "L0.tar", 1700000000).encode(tar)
        << QStringLiteral("gzip · best compression · time 2023-11-14 22:13 · name L0.tar · Unix");
    QTest::newRow("zstd frames") << frames.encode(tar) << QStringLiteral("zstd");
    QTest::newRow("plain, whatever the type says") << tar << QStringLiteral("not compressed");
}

void TestLayerReader::readsEveryEncoding()
{
    QFETCH(QByteArray, blob);
    QFETCH(QString, description);
    const auto layer = readWith(blob, describeLayer(blob));
    QVERIFY2(layer, layer ? "" : qPrintable(layer.error().detail));
    QCOMPARE(
        (*layer)->diffId.toString(),
        QStringLiteral("sha256:a071096d16875e36c36deb0d87db4a4061759ba2bc1a66afaabb32498480088e"));
    QCOMPARE((*layer)->contentSize, 10240);
    QCOMPARE((*layer)->blobSize, qint64(blob.size()));
    QCOMPARE((*layer)->entries.size(), 6U);
    QCOMPARE((*layer)->padding, 4096);
    QCOMPARE((*layer)->encoding.description(), description);
}

void TestLayerReader::keepsTheEndOfTheStream_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<QByteArray>("end");
    const QByteArray tar = TwoEncodings::baseTar();
    const QByteArray gzip = BlobEncoding::goGzip().encode(tar);
    QTest::newRow("gzip") << gzip << gzip.sliced(gzip.size() - 13, 5);
    BlobEncoding members = BlobEncoding::goGzip();
    members.members = 3;
    const QByteArray several = members.encode(tar);
    QTest::newRow("the last of several members")
        << several << several.sliced(several.size() - 13, 5);
    QTest::newRow("zstd") << BlobEncoding::zstd().encode(tar) << QByteArray();
    QTest::newRow("not compressed") << tar << QByteArray();
    QTest::newRow("an empty blob") << QByteArray() << QByteArray();
}

void TestLayerReader::keepsTheEndOfTheStream()
{
    QFETCH(QByteArray, blob);
    const auto layer = readWith(blob, describeLayer(blob));
    QVERIFY2(layer, layer ? "" : qPrintable(layer.error().detail));
    QTEST((*layer)->streamEnd, "end");
}

void TestLayerReader::readsAnEmptyBlob()
{
    const auto layer = readWith({}, describeLayer({}));
    QVERIFY2(layer, layer ? "" : qPrintable(layer.error().detail));
    QVERIFY((*layer)->entries.empty());
    QCOMPARE((*layer)->diffId, Digest::sha256Of({}));
    QCOMPARE((*layer)->encoding.format, LayerEncoding::Format::Empty);
}

void TestLayerReader::readsEmbeddedData()
{
    const QByteArray blob = BlobEncoding::goGzip().encode(TwoEncodings::upperTar());
    Descriptor embedded = describeLayer(blob);
    embedded.data = blob;
    MemorySource source({});
    const auto layer = readLayer(source, embedded, {}, {});
    QVERIFY2(layer, layer ? "" : qPrintable(layer.error().detail));
    QCOMPARE((*layer)->entries.size(), 3U);
    QCOMPARE(source.reads.load(), 0);
}

void TestLayerReader::reportsWhoIsToBlame_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<QByteArray>("described");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("says");
    const QByteArray gzip = BlobEncoding::goGzip().encode(TwoEncodings::baseTar());
    QByteArray flipped = gzip;
    flipped[100] = char(flipped[100] ^ 1);
    const auto size = qint64(gzip.size());
    constexpr int corrupt = int(ErrorKind::Corrupt);
    constexpr int invalid = int(ErrorKind::InvalidDocument);
    // The stream fails first, but what is wrong is the blob.
    QTest::newRow("flipped bit") << flipped << gzip << size << corrupt
                                 << QStringLiteral("the blob is damaged");
    QTest::newRow("longer than described")
        << gzip << gzip << size - 1 << corrupt << QStringLiteral("more than");
    QTest::newRow("shorter than described")
        << gzip << gzip << size + 1 << corrupt << QStringLiteral("%1, not").arg(size);
    QTest::newRow("cut, and described so") << gzip.chopped(20) << gzip.chopped(20) << size - 20
                                           << invalid << QStringLiteral("breaks off");
    const QByteArray cut = BlobEncoding::goGzip().encode(TwoEncodings::baseTar().first(1100));
    QTest::newRow("the archive is cut")
        << cut << cut << qint64(cut.size()) << invalid << QStringLiteral("the archive breaks off");
    const QByteArray text = "this is no archive at all";
    QTest::newRow("no archive") << text << text << qint64(text.size()) << invalid
                                << QStringLiteral("the archive breaks off");
}

void TestLayerReader::reportsWhoIsToBlame()
{
    QFETCH(QByteArray, blob);
    QFETCH(QByteArray, described);
    QFETCH(qint64, size);
    QFETCH(int, kind);
    QFETCH(QString, says);
    Descriptor layer = describeLayer(described);
    layer.size = size;
    const auto contents = readWith(blob, layer);
    QVERIFY(!contents);
    QCOMPARE(int(contents.error().kind), kind);
    QVERIFY2(contents.error().detail.contains(says), qPrintable(contents.error().detail));
    if (kind == int(ErrorKind::InvalidDocument))
        QVERIFY(contents.error().detail.contains(layer.digest.shortText()));
}

void TestLayerReader::keepsForeignNames_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<qint64>("sizeDelta");
    QTest::addColumn<qint64>("limit");
    const QByteArray gzip = BlobEncoding::goGzip().encode(TwoEncodings::baseTar());
    QTest::newRow("too long") << gzip << qint64(-1) << qint64(1 << 20);
    QTest::newRow("too short") << gzip << qint64(1) << qint64(1 << 20);
    QTest::newRow("more contents than the limit") << gzip << qint64(0) << qint64(100);
    QTest::newRow("a bomb") << gzip << qint64(0) << qint64(-1);
    QTest::newRow("no archive") << QByteArray(600, 'x') << qint64(0) << qint64(1 << 20);
}

// A path may look like a placeholder, and numbers must not be put into it.
void TestLayerReader::keepsForeignNames()
{
    QFETCH(QByteArray, blob);
    QFETCH(qint64, sizeDelta);
    QFETCH(qint64, limit);
    Descriptor layer = describeLayer(blob);
    layer.size += sizeDelta;
    LayerReading reading{.what = QStringLiteral("layer oci:p%1q%2r%3s%4")};
    reading.decompression = limit < 0 ? Decompressor::Limits{.ratio = 1, .ratioFrom = 1}
                                      : Decompressor::Limits{.contents = limit};
    const auto read = readWith(blob, layer, reading);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.startsWith(reading.what), qPrintable(read.error().detail));
    QVERIFY2(!read.error().detail.sliced(reading.what.size()).contains(u'%'),
             qPrintable(read.error().detail));
}

void TestLayerReader::refusesEncryptedLayers()
{
    const QByteArray blob(2000, 'e');
    const auto layer = readWith(
        blob, describeLayer(blob, "application/vnd.oci.image.layer.v1.tar+gzip+encrypted"));
    QVERIFY(!layer);
    QCOMPARE(layer.error().kind, ErrorKind::Unsupported);
}

void TestLayerReader::keepsLimits()
{
    const QByteArray blob = BlobEncoding::goGzip().encode(TwoEncodings::baseTar());
    LayerReading few{.what = QStringLiteral("layer 7")};
    few.archive.entries = 5;
    const auto entries = readWith(blob, describeLayer(blob), few);
    QVERIFY(!entries);
    QCOMPARE(entries.error().kind, ErrorKind::TooLarge);
    QVERIFY(entries.error().detail.startsWith(u"layer 7, "));
    LayerReading little;
    little.decompression.contents = 10000;
    const auto contents = readWith(blob, describeLayer(blob), little);
    QVERIFY(!contents);
    QCOMPARE(contents.error().kind, ErrorKind::TooLarge);
}

void TestLayerReader::stops()
{
    const QByteArray blob = BlobEncoding::goGzip().encode(TwoEncodings::baseTar());
    const Descriptor layer = describeLayer(blob);
    MemorySource source({{layer.digest, blob}}, 10);
    std::stop_source stop;
    int pieces = 0;
    source.onPiece = [&] {
        if (++pieces == 3)
            stop.request_stop();
    };
    const auto contents = readLayer(source, layer, {}, stop.get_token());
    QVERIFY(!contents);
    QCOMPARE(contents.error().kind, ErrorKind::Cancelled);
    QCOMPARE(pieces, 3);
}

void TestLayerReader::tellsProgress()
{
    const QByteArray blob = BlobEncoding::goGzip().encode(TwoEncodings::baseTar());
    qint64 sum = 0;
    LayerReading reading;
    reading.progress = [&](qint64 bytes) { sum += bytes; };
    QVERIFY(readWith(blob, describeLayer(blob), reading));
    QCOMPARE(sum, qint64(blob.size()));
}

SAMEINSIDE_TEST(TestLayerReader)
#include "tst_layerreader.moc"
