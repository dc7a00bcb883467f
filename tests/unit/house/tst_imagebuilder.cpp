// SPDX-License-Identifier: MIT
#include "model/image/imageconfig.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sameinside;

namespace {

QString hexOf(const QByteArray &bytes)
{
    return QString::fromLatin1(Digest::sha256Of(bytes).encoded());
}

} // namespace

// The digests were measured with tar, gzip, zstd, Python and skopeo (facts, sections 5.3, 5.6, 6).
class TestImageBuilder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTars_data();
    void writesTars();
    void encodesLayers_data();
    void encodesLayers();
    void concatenatesMembers();
    void splitsLongNames();
    void writesExtendedHeaders();
    void writesDocuments_data();
    void writesDocuments();
    void keepsIdentities();
    void writesConfigsByAnotherHand();
    void writesLayouts();
};

void TestImageBuilder::writesTars_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QString>("digest");
    QTest::newRow("base")
        << TwoEncodings::baseTar() << qsizetype(10240)
        << QStringLiteral("a071096d16875e36c36deb0d87db4a4061759ba2bc1a66afaabb32498480088e");
    QTest::newRow("upper")
        << TwoEncodings::upperTar() << qsizetype(10240)
        << QStringLiteral("a09b3a57e228b3d8da3ed2ba7a29feb7449fd5e5e63e6ace8b69f86ae120e231");
    QTest::newRow("less padding")
        << TwoEncodings::baseTar(1700000000, 512) << qsizetype(7168)
        << QStringLiteral("54053e77763ea5bcf705424926afb7e9a1c2f688252a3b6c5417ca41c3f079d6");
    QTest::newRow("a second later")
        << TwoEncodings::baseTar(1700000001) << qsizetype(10240)
        << QStringLiteral("4a3e5f969c812d23fdb0ed6d784ff90b92689c218136d6dd8364959b998ef5a3");
    QTest::newRow("empty, as Docker")
        << TarWriter().finish(512) << qsizetype(1024)
        << QStringLiteral("5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
    QTest::newRow("empty, as GNU tar")
        << TarWriter().finish() << qsizetype(10240)
        << QStringLiteral("84ff92691f909a05b224e1c56abb4864f01b4f8e3c854e4bb4c7baf1d3f6d652");
}

void TestImageBuilder::writesTars()
{
    QFETCH(QByteArray, tar);
    QFETCH(qsizetype, size);
    QFETCH(QString, digest);
    QCOMPARE(tar.size(), size);
    QCOMPARE(hexOf(tar), digest);
}

void TestImageBuilder::encodesLayers_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QString>("digest");
    const QByteArray base = TwoEncodings::baseTar();
    const QByteArray upper = TwoEncodings::upperTar();
    QTest::newRow("A, layer 0")
        << BlobEncoding::goGzip().encode(base) << qsizetype(263)
        << QStringLiteral("3fe10a6a0e62c78f69c5e451183d8244add6d4a652fc46ea8444be876844c74c");
    QTest::newRow("A, layer 1")
        << BlobEncoding::goGzip().encode(upper) << qsizetype(171)
        << QStringLiteral("64fd814783e8919a12fa9d8cd007f872a018d0b3fb6afad4ea3cd2f18dcc4ff7");
    QTest::newRow("B, layer 0")
        << BlobEncoding::gnuGzip(9, "L0.tar", 1700000000).encode(base) << qsizetype(251)
        << QStringLiteral("f2397f59d177af917e6741d36eeb765d36a684d5729252d0962d41c8acdaa4ce");
    QTest::newRow("B, layer 1")
        << BlobEncoding::gnuGzip(9, "L1.tar", 1700000000).encode(upper) << qsizetype(170)
        << QStringLiteral("d9e8135b60fccc4e63424ecf92d99cde5e78e1dc84d38e92cfb2b6b97b0695a0");
    QTest::newRow("gzip -n -6") << BlobEncoding::gnuGzip(6, {}, 0).encode(base) << qsizetype(263)
                                << QStringLiteral("cbae487c");
    QTest::newRow("gzip -n -9") << BlobEncoding::gnuGzip(9, {}, 0).encode(base) << qsizetype(244)
                                << QStringLiteral("4372fcdb");
    QTest::newRow("zstd -3") << BlobEncoding::zstd(3).encode(base) << qsizetype(244)
                             << QStringLiteral("9697b821");
    QTest::newRow("zstd -19") << BlobEncoding::zstd(19).encode(base) << qsizetype(211)
                              << QStringLiteral("ee947647");
    BlobEncoding noCheck = BlobEncoding::zstd(3);
    noCheck.checksum = false;
    QTest::newRow("zstd --no-check")
        << noCheck.encode(base) << qsizetype(240) << QStringLiteral("bd442c89");
    QTest::newRow("none") << BlobEncoding::none().encode(base) << qsizetype(10240)
                          << QStringLiteral("a071096d");
}

void TestImageBuilder::encodesLayers()
{
    QFETCH(QByteArray, blob);
    QFETCH(qsizetype, size);
    QFETCH(QString, digest);
    QCOMPARE(blob.size(), size);
    QCOMPARE(hexOf(blob).left(digest.size()), digest);
}

void TestImageBuilder::concatenatesMembers()
{
    const QByteArray tar = TwoEncodings::baseTar();
    BlobEncoding encoding = BlobEncoding::goGzip();
    encoding.members = 3;
    QCOMPARE(encoding.encode(tar).count(QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00", 8)), 3);
    const QByteArray once = BlobEncoding::containersGzip().encode(tar);
    QCOMPARE(once.first(10).toHex(), QByteArray("1f8b080000096e8800ff"));
}

void TestImageBuilder::splitsLongNames()
{
    const QByteArray front = "usr/share/" + QByteArray(90, 'd');
    const QByteArray tar = TarWriter().file(front + "/file", "x").finish();
    QCOMPARE(tar.mid(345, front.size()), front);
    QCOMPARE(tar.first(5), QByteArray("file\0", 5));
}

void TestImageBuilder::writesExtendedHeaders()
{
    const QByteArray tar
        = TarWriter().extended({{"path", QByteArray(91, 'p')}}).file("short", {}).finish();
    QCOMPARE(tar.at(156), 'x');
    // 98 bytes and a length of two digits are 100, which has three: the record is 101.
    QCOMPARE(tar.mid(512, 9), QByteArray("101 path="));
    QCOMPARE(tar.at(512 + 100), '\n');
    QCOMPARE(tar.at(512 + 101), '\0');
    QCOMPARE(tar.mid(1024, 5), QByteArray("short"));
}

void TestImageBuilder::writesDocuments_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QString>("digest");
    const BuiltImage a = TwoEncodings::encodingA();
    const BuiltImage b = TwoEncodings::encodingB();
    const BuiltImage docker = TwoEncodings::encodingA(MediaType::Family::Docker);
    const BuiltImage arm64 = TwoEncodings::encodingA(MediaType::Family::Oci, u"linux/arm64");
    QTest::newRow("config")
        << a.configBytes << qsizetype(580)
        << QStringLiteral("4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e");
    QTest::newRow("manifest A")
        << a.bytes << qsizetype(555)
        << QStringLiteral("88bb2bfc73e55f4a4a791dde0c8aca10fc9a82d6173001720e505833f6f512ca");
    QTest::newRow("manifest B")
        << b.bytes << qsizetype(555)
        << QStringLiteral("a0673b0d2cc882490b0cbfe39e8e8d787dadb7914ea30d3d7fee0b2a024d8879");
    QTest::newRow("manifest A, Docker types")
        << docker.bytes << qsizetype(583)
        << QStringLiteral("bb8da5b2526598cd1895dccbe7f4aa7eb84ae99501b1b955b06f13adaae6f559");
    QTest::newRow("manifest A, arm64")
        << arm64.bytes << qsizetype(555)
        << QStringLiteral("23c6be49da20a965be1bd5ae4376ed54c583f86c1af9ad50039558859f33c410");
    QTest::newRow("index of A")
        << TwoEncodings::oneEntryIndex(a).bytes << qsizetype(289)
        << QStringLiteral("2cd9df1639102cd1a1e722977cdf9aa5025c2a3b686842e1576ec45750da8a0a");
    QTest::newRow("index of B")
        << TwoEncodings::oneEntryIndex(b).bytes << qsizetype(289)
        << QStringLiteral("32098ef1873cf67e6d160ec08b83b8b488f5c67d9d187f08b1bfcb664dd51292");
    QTest::newRow("index, two platforms and an attestation")
        << TwoEncodings::index().bytes << qsizetype(868)
        << QStringLiteral("52792919033442af8fda69544c7e7c9ef242366dfad4d6f9e72d29d2c9e807bb");

    ManifestBuilder skopeo(MediaType::dockerManifest());
    skopeo.style(JsonStyle::skopeo()).config(docker.config);
    for (const Descriptor &layer : docker.layers)
        skopeo.layer(layer);
    QTest::newRow("as skopeo copies to v2s2")
        << skopeo.build().bytes << qsizetype(583) << QStringLiteral("5697c2b8fa06");
}

void TestImageBuilder::writesDocuments()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qsizetype, size);
    QFETCH(QString, digest);
    QCOMPARE(bytes.size(), size);
    QCOMPARE(hexOf(bytes).left(digest.size()), digest);
}

void TestImageBuilder::keepsIdentities()
{
    const BuiltImage a = TwoEncodings::encodingA();
    const BuiltImage b = TwoEncodings::encodingB();
    QCOMPARE(a.config, b.config);
    QCOMPARE(a.diffIds, b.diffIds);
    QVERIFY(a.layers != b.layers);
    QCOMPARE(
        chainId(a.diffIds)->toString(),
        QStringLiteral("sha256:7188dfd1f7bf82c7304ca7a2f9bac59b16d10bc3c4ace66e70e39426fafba659"));
    QCOMPARE(a.blobs.size(), std::size_t(4));
    for (const auto &[digest, bytes] : a.blobs)
        QVERIFY(digest.matches(bytes));
}

void TestImageBuilder::writesConfigsByAnotherHand()
{
    const ConfigFields fields{.created = QStringLiteral("2023-11-14T22:13:20Z"),
                              .cmd = {QStringLiteral("/bin/app")}};
    const auto platform = Platform::parse(u"linux/arm64/v8").value();
    const std::vector<Digest> ids{Digest::sha256Of("layer")};
    const std::vector<HistoryLine> history{{.createdBy = QStringLiteral("RUN a && b > c")}};
    QCOMPARE(writeConfig(fields, platform, ids, history, ConfigStyle::Reencoded),
             QByteArray("{\"created\":\"2023-11-14T22:13:20Z\",\"architecture\":\"arm64\","
                        "\"variant\":\"v8\",\"os\":\"linux\",\"config\":{\"Cmd\":[\"/bin/app\"]},"
                        "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"")
                 + ids.front().toString().toLatin1()
                 + QByteArray("\"]},\"history\":[{\"created_by\":\"RUN a \\u0026\\u0026 b "
                              "\\u003e c\"}]}"));
    const QByteArray docker = writeConfig(fields, platform, ids, history, ConfigStyle::Docker);
    QVERIFY(docker.contains("\"container_config\":{\"Hostname\":\""));
    QVERIFY(docker.contains("\"Entrypoint\":null"));
    QVERIFY(docker.contains("RUN a && b > c"));
}

void TestImageBuilder::writesLayouts()
{
    QTemporaryDir dir;
    const BuiltImage image = TwoEncodings::encodingA();
    const Digest left = image.layers.at(0).digest;
    const Digest damaged = image.layers.at(1).digest;
    QVERIFY(LayoutWriter()
                .add(image, QStringLiteral("v1"))
                .add(image)
                .without(left)
                .damage(damaged)
                .write(dir.path()));
    const auto blob = [&](const Digest &digest) {
        QFile file(
            dir.filePath(QStringLiteral("blobs/sha256/") + QString::fromLatin1(digest.encoded())));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QCOMPARE(blob(image.descriptor.digest), image.bytes);
    QCOMPARE(blob(left), QByteArray());
    QCOMPARE(blob(damaged).size(), qsizetype(image.layers.at(1).size));
    QVERIFY(!damaged.matches(blob(damaged)));
    QFile index(dir.filePath(QStringLiteral("index.json")));
    QVERIFY(index.open(QIODevice::ReadOnly));
    QCOMPARE(index.readAll().count("\"org.opencontainers.image.ref.name\":\"v1\""), 1);
}

SAMEINSIDE_TEST(TestImageBuilder)
#include "tst_imagebuilder.moc"
