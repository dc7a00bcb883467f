// SPDX-License-Identifier: MIT
#include "model/load/handover.h"
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

LayerReading onTwoCores(CoreBudget &cores, LayerReading reading = {})
{
    reading.passage = [&cores](ContentsPassage::Taker take) {
        return std::make_unique<Handover>(std::move(take), cores);
    };
    return reading;
}

// Files whose bytes do not compress, so that a layer has many blocks.
TarWriter largeTar(int files)
{
    TarWriter tar;
    quint32 state = 1;
    for (int i = 0; i < files; ++i) {
        QByteArray content(150'000, Qt::Uninitialized);
        std::ranges::generate(content,
                              [&] { return char((state = state * 1664525 + 1013904223) >> 24); });
        tar.file("usr/" + QByteArray::number(i), content);
    }
    return tar;
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
    void readsOnTwoCores_data();
    void readsOnTwoCores();
    void stopsOnTwoCores_data();
    void stopsOnTwoCores();
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

void TestLayerReader::readsOnTwoCores_data()
{
    QTest::addColumn<QByteArray>("blob");
    const QByteArray tar = largeTar(20).finish();
    const QByteArray gzip = BlobEncoding::goGzip(1).encode(tar);
    QTest::newRow("gzip") << gzip;
    QTest::newRow("zstd") << BlobEncoding::zstd(1).encode(tar);
    QTest::newRow("plain") << tar;
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << gzip.first(gzip.size() / 2);
    QTest::newRow("damaged late") << QByteArray(gzip).replace(gzip.size() - 5, 1, "?");
    QTest::newRow("no archive from the start")
        << BlobEncoding::goGzip(1).encode(QByteArray(3'000'000, 'x'));
    // Both halves find something wrong; what comes first in the archive counts.
    QByteArray badHeader = tar;
    badHeader[150'528 + 512 + 3] = '!';
    const QByteArray both = BlobEncoding::goGzip(1).encode(badHeader);
    QTest::newRow("bad header") << both;
    QTest::newRow("bad header, and cut") << both.chopped(20);
    QTest::newRow("bad header at the end, and cut")
        << BlobEncoding::goGzip(1).encode(tar.first(1'000'448) + "?" + tar).chopped(20);
}

// The same answer, and the same error, whether one thread or two do it.
void TestLayerReader::readsOnTwoCores()
{
    QFETCH(QByteArray, blob);
    const Descriptor layer = describeLayer(blob);
    CoreBudget cores(2);
    for (const GzipEngine engine : gzipEngines()) {
        LayerReading alone;
        alone.gzip = engine;
        const auto one = readWith(blob, layer, alone);
        const auto two = readWith(blob, layer, onTwoCores(cores, alone));
        QCOMPARE(one.has_value(), two.has_value());
        if (!one) {
            QCOMPARE(two.error(), one.error());
            continue;
        }
        QCOMPARE((*two)->diffId, (*one)->diffId);
        QCOMPARE((*two)->contentSize, (*one)->contentSize);
        QCOMPARE((*two)->entries.size(), (*one)->entries.size());
        for (std::size_t i = 0; i < (*one)->entries.size(); ++i)
            QCOMPARE((*two)->entries[i].content, (*one)->entries[i].content);
    }
}

void TestLayerReader::stopsOnTwoCores_data()
{
    QTest::addColumn<int>("after");
    for (const int after : {1, 2, 10, 100, 1000})
        QTest::addRow("%d", after) << after;
}

void TestLayerReader::stopsOnTwoCores()
{
    QFETCH(int, after);
    const QByteArray blob = BlobEncoding::zstd(1).encode(largeTar(20).finish());
    const Descriptor layer = describeLayer(blob);
    MemorySource source({{layer.digest, blob}}, 1000);
    std::stop_source stop;
    int pieces = 0;
    source.onPiece = [&] {
        if (++pieces == after)
            stop.request_stop();
    };
    CoreBudget cores(2);
    const auto contents = readLayer(source, layer, onTwoCores(cores), stop.get_token());
    QVERIFY(!contents);
    QCOMPARE(contents.error().kind, ErrorKind::Cancelled);
    QCOMPARE(pieces, after);
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
