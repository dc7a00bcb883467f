// SPDX-License-Identifier: MIT
#include "model/image/descriptor.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

// An object, with the members of extra put over a descriptor that is valid.
QJsonObject valid(const QByteArray &extra = "{}")
{
    QJsonObject json{{u"mediaType"_s, u"application/vnd.oci.image.config.v1+json"_s},
                     {u"digest"_s, Digest::sha256Of("hello").toString()},
                     {u"size"_s, 5}};
    const QJsonObject more = QJsonDocument::fromJson(extra).object();
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), *it);
    return json;
}

} // namespace

class TestDescriptor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void refusesOtherJson();
    void takesEmbeddedData();
    void leavesDataThatCannotBeVerified();
    void findsAttestations_data();
    void findsAttestations();
    void readsWhatIsHalfSaid_data();
    void readsWhatIsHalfSaid();
};

void TestDescriptor::reads()
{
    const auto descriptor = Descriptor::parse(
        valid(R"({"size":4294967296,"urls":["https://a.example/b"],"annotations":{"k":"v"},
                  "artifactType":"application/vnd.example","platform":{"architecture":"arm64",
                  "os":"linux","variant":"v8","os.version":"1.2","os.features":["x"]},
                  "unknown":[1]})"),
        u"here"_s);
    QVERIFY2(descriptor, qPrintable(descriptor ? QString() : descriptor.error().detail));
    QCOMPARE(descriptor->mediaType, MediaType::ociConfig());
    QCOMPARE(descriptor->digest, Digest::sha256Of("hello"));
    QCOMPARE(descriptor->size, qint64(4294967296));
    QCOMPARE(descriptor->urls, QStringList{u"https://a.example/b"_s});
    QCOMPARE(descriptor->annotations.value(u"k"_s), u"v"_s);
    QCOMPARE(descriptor->artifactType, u"application/vnd.example"_s);
    QCOMPARE(descriptor->platform->toString(), u"linux/arm64/v8 (1.2)"_s);
    QVERIFY(descriptor->data.isEmpty());
}

void TestDescriptor::accepts_data()
{
    QTest::addColumn<QByteArray>("extra");
    const auto row
        = [](const char *name, const char *extra) { QTest::newRow(name) << QByteArray(extra); };
    row("nothing more", "{}");
    row("empty data", R"({"data":""})");
    row("null everywhere", R"({"urls":null,"annotations":null,"platform":null,"data":null})");
    row("empty blob",
        R"({"size":0,"digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})");
    row("2^50 bytes", R"({"size":1125899906842624})");
    row("whole number with an exponent", R"({"size":5e2})");
    row("unknown media type", R"({"mediaType":"application/vnd.example.thing"})");
    row("unknown algorithm",
        R"({"digest":"sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564"})");
    row("platform without names", R"({"platform":{"architecture":"","os":""}})");
    row("no media type", R"({"mediaType":null})");
    row("a url that is null", R"({"urls":[null]})");
}

void TestDescriptor::accepts()
{
    QFETCH(QByteArray, extra);
    const auto descriptor = Descriptor::parse(valid(extra), u"here"_s);
    QVERIFY2(descriptor, qPrintable(descriptor ? QString() : descriptor.error().detail));
}

void TestDescriptor::refuses_data()
{
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *extra, const QString &field) {
        QTest::newRow(name) << QByteArray(extra) << field;
    };
    row("media type invalid", R"({"mediaType":"invalid"})", u"mediaType"_s);
    row("media type a number", R"({"mediaType":7})", u"mediaType"_s);
    row("digest null", R"({"digest":null})", u"digest"_s);
    row("digest without algorithm", R"({"digest":":abc"})", u"digest"_s);
    row("digest climbs up", R"({"digest":"sha256:../../../../etc/passwd"})", u"digest"_s);
    row("algorithm climbs up", R"({"digest":"../..:abc"})", u"digest"_s);
    row("size null", R"({"size":null})", u"size"_s);
    row("size as text", R"({"size":"5"})", u"size"_s);
    row("size negative", R"({"size":-1})", u"size"_s);
    row("size broken", R"({"size":1.5})", u"size"_s);
    row("size over 2^50", R"({"size":1125899906842625})", u"size"_s);
    row("size over 2^63", R"({"size":9223372036854775808})", u"size"_s);
    row("size 1e300", R"({"size":1e300})", u"size"_s);
    row("urls as text", R"({"urls":"https://a.example"})", u"urls"_s);
    row("urls with numbers", R"({"urls":[1]})", u"urls"_s);
    row("annotations as array", R"({"annotations":[]})", u"annotations"_s);
    row("annotation a number", R"({"annotations":{"k":1}})", u"annotation"_s);
    row("platform as text", R"({"platform":"linux/amd64"})", u"platform"_s);
    row("platform.os a number", R"({"platform":{"os":1,"architecture":"amd64"}})", u"platform"_s);
    row("platform.variant a list",
        R"({"platform":{"os":"linux","architecture":"arm","variant":["v7"]}})", u"platform"_s);
    row("data not base64", R"({"data":"%%%"})", u"data"_s);
    row("data of another size", R"({"data":"aGVsbG8h"})", u"data"_s);
    row("data of another digest", R"({"data":"aGVsbG4="})", u"data"_s);
    row("data a number", R"({"data":5})", u"data"_s);
}

void TestDescriptor::refuses()
{
    QFETCH(QByteArray, extra);
    QFETCH(QString, field);
    const auto descriptor = Descriptor::parse(valid(extra), u"manifest abc: layers[3]"_s);
    QVERIFY(!descriptor);
    QCOMPARE(descriptor.error().kind, ErrorKind::InvalidDocument);
    const QString detail = descriptor.error().detail;
    QVERIFY2(detail.startsWith(u"manifest abc: layers[3]: "), qPrintable(detail));
    QVERIFY2(detail.contains(field), qPrintable(detail));
}

void TestDescriptor::refusesOtherJson()
{
    QVERIFY(!Descriptor::parse(QJsonValue(u"text"_s), u"subject"_s));
    QVERIFY(!Descriptor::parse(QJsonValue(), u"subject"_s));
    QJsonObject withoutDigest = valid();
    withoutDigest.remove(u"digest"_s);
    QVERIFY(!Descriptor::parse(withoutDigest, u"config"_s));
    QJsonObject withoutSize = valid();
    withoutSize.remove(u"size"_s);
    QVERIFY(!Descriptor::parse(withoutSize, u"config"_s));
}

void TestDescriptor::takesEmbeddedData()
{
    const auto descriptor = Descriptor::parse(valid(R"({"data":"aGVsbG8="})"), u"config"_s);
    QVERIFY(descriptor);
    QCOMPARE(descriptor->data, QByteArray("hello"));
}

// Whoever reads data relies on its digest.
void TestDescriptor::leavesDataThatCannotBeVerified()
{
    const auto descriptor = Descriptor::parse(
        valid(R"({"data":"aGVsbG8=","digest":"md6:0123456789abcdef0123456789abcdef"})"),
        u"config"_s);
    QVERIFY(descriptor);
    QVERIFY(descriptor->data.isEmpty());
}

void TestDescriptor::findsAttestations_data()
{
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<bool>("attestation");
    const auto row = [](const char *name, const char *extra, bool attestation) {
        QTest::newRow(name) << QByteArray(extra) << attestation;
    };
    row("image", R"({"platform":{"os":"linux","architecture":"amd64"}})", false);
    row("no platform", "{}", false);
    row("unknown platform", R"({"platform":{"os":"unknown","architecture":"unknown"}})", true);
    row("annotation",
        R"({"annotations":{"vnd.docker.reference.type":"attestation-manifest"},
            "platform":{"os":"linux","architecture":"amd64"}})",
        true);
    row("annotation of another kind",
        R"({"annotations":{"vnd.docker.reference.type":"something-new"}})", true);
    row("other annotation", R"({"annotations":{"vnd.docker.reference.digest":"x"}})", false);
}

void TestDescriptor::findsAttestations()
{
    QFETCH(QByteArray, extra);
    QFETCH(bool, attestation);
    const auto descriptor = Descriptor::parse(valid(extra), u"manifests[0]"_s);
    QVERIFY(descriptor);
    QCOMPARE(descriptor->isAttestation(), attestation);
}

void TestDescriptor::readsWhatIsHalfSaid_data()
{
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<bool>("isTyped");
    const auto row = [](const char *name, const char *extra, bool isTyped) {
        QTest::newRow(name) << QByteArray(extra) << isTyped;
    };
    row("media type empty", R"({"mediaType":""})", false);
    row("media type null", R"({"mediaType":null})", false);
    row("platform without architecture", R"({"platform":{"os":"linux"}})", true);
    row("platform with an empty architecture", R"({"platform":{"os":"linux","architecture":""}})",
        true);
    row("platform without os", R"({"platform":{"architecture":"amd64"}})", true);
    row("platform that is no word", R"({"platform":{"os":"my os","architecture":"amd64"}})", true);
    row("annotation null", R"({"annotations":{"k":null}})", true);
}

// What a member half says is as if it were not there: the document or the config tells.
void TestDescriptor::readsWhatIsHalfSaid()
{
    QFETCH(QByteArray, extra);
    QFETCH(bool, isTyped);
    const auto descriptor = Descriptor::parse(valid(extra), u"here"_s);
    QVERIFY2(descriptor, qPrintable(descriptor ? QString() : descriptor.error().detail));
    QCOMPARE(descriptor->mediaType.isUnstated(), !isTyped);
    QVERIFY(!descriptor->platform);
    QVERIFY(descriptor->annotations.isEmpty());
}

SAMEINSIDE_TEST(TestDescriptor)
#include "tst_descriptor.moc"
