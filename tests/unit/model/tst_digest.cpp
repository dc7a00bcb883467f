// SPDX-License-Identifier: MIT
#include "model/image/digest.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestDigest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void hashes();
    void shortens();
};

void TestDigest::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    const QString hex64(64, u'a');
    QTest::newRow("sha256") << (QStringLiteral("sha256:") + hex64) << true;
    QTest::newRow("sha512") << (QStringLiteral("sha512:") + hex64 + hex64) << true;
    QTest::newRow("sha256 in upper case") << (QStringLiteral("sha256:") + hex64.toUpper()) << false;
    QTest::newRow("upper-case algorithm") << (QStringLiteral("SHA256:") + hex64) << false;
    QTest::newRow("sha256 too short") << QStringLiteral("sha256:abc") << false;
    QTest::newRow("no encoded part") << QStringLiteral("sha256") << false;
    QTest::newRow("no algorithm") << QStringLiteral(":abc") << false;
    QTest::newRow("double separator") << QStringLiteral("sha256+foo+-b:abc") << false;
    QTest::newRow("b64") << QStringLiteral("sha256+b64:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7") << true;
    QTest::newRow("dot and dash") << QStringLiteral("sha256.foo-bar:abc") << true;
    QTest::newRow("multihash") << QStringLiteral("multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL")
                               << true;
    QTest::newRow("empty") << QString() << false;
}

void TestDigest::parses()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto digest = Digest::parse(text);
    QCOMPARE(digest.has_value(), valid);
    if (valid)
        QCOMPARE(digest->toString(), text);
    else
        QCOMPARE(digest.error().kind, ErrorKind::InvalidName);
}

void TestDigest::hashes()
{
    QCOMPARE(
        Digest::sha256Of({}).toString(),
        QStringLiteral("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    Hasher sha512(Hasher::Algorithm::Sha512);
    sha512.add(QByteArrayView("{"));
    sha512.add(QByteArrayView("}"));
    const Digest digest = sha512.finish();
    QCOMPARE(
        digest.toString(),
        QStringLiteral("sha512:27c74670adb75075fad058d5ceaf7b20c4e7786c83bae8a32f626f9782af34c9"
                       "a33c2046ef60fd2a7878d378e29fec851806bbd9a67878f3a9f1cda4830763fd"));
    QVERIFY(digest.matches("{}"));
    QVERIFY(!digest.matches("{} "));
}

void TestDigest::shortens()
{
    QCOMPARE(Digest::sha256Of({}).shortText(), QStringLiteral("e3b0c44298fc"));
    const auto other = Digest::parse(u"sha256+b64:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7");
    QCOMPARE(other->shortText(), QStringLiteral("sha256+b64:LCa0a2j_xo_5"));
    QVERIFY(!other->isVerifiable());
    QVERIFY(!other->matches("anything"));
}

SAMEINSIDE_TEST(TestDigest)
#include "tst_digest.moc"
