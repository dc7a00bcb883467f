// SPDX-License-Identifier: MIT
#include "model/image/verification.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestVerification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verifies_data();
    void verifies();
    void knowsSizes();
    void usesTheAlgorithmOfTheDigest();
};

void TestVerification::verifies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("size"); // that the descriptor says
    QTest::addColumn<bool>("isOtherSize");
    QTest::addColumn<bool>("isOtherDigest");
    QTest::newRow("as said") << QByteArray("hello") << 5LL << false << false;
    QTest::newRow("a size that is not known") << QByteArray("hello") << -1LL << false << false;
    QTest::newRow("another size said") << QByteArray("hello") << 6LL << true << false;
    QTest::newRow("other bytes") << QByteArray("hallo") << 5LL << false << true;
    QTest::newRow("cut off") << QByteArray("hell") << 5LL << true << true;
    QTest::newRow("nothing") << QByteArray() << 5LL << true << true;
    QTest::newRow("other bytes of any size") << QByteArray("hell") << -1LL << false << true;
}

void TestVerification::verifies()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, size);
    QFETCH(bool, isOtherSize);
    QFETCH(bool, isOtherDigest);
    const Descriptor descriptor{
        .mediaType = MediaType::ociConfig(), .digest = Digest::sha256Of("hello"), .size = size};
    Hasher hasher;
    for (const char byte : bytes)
        hasher.add(QByteArrayView(&byte, 1));
    for (const auto &found :
         {verify(descriptor, bytes), verify(descriptor, bytes.size(), hasher)}) {
        QCOMPARE(found.has_value(), isOtherSize || isOtherDigest);
        if (!found)
            continue;
        QCOMPARE(found->size, isOtherSize ? std::optional(qint64(bytes.size())) : std::nullopt);
        QCOMPARE(found->digest,
                 isOtherDigest ? std::optional(Digest::sha256Of(bytes)) : std::nullopt);
    }
}

void TestVerification::knowsSizes()
{
    Descriptor descriptor{
        .mediaType = MediaType::ociConfig(), .digest = Digest::sha256Of({}), .size = 0};
    QVERIFY(hasSize(descriptor, 0));
    QVERIFY(!hasSize(descriptor, 1));
    descriptor.size = -1;
    QVERIFY(hasSize(descriptor, 1));
}

void TestVerification::usesTheAlgorithmOfTheDigest()
{
    Hasher hasher(Hasher::Algorithm::Sha512);
    hasher.add("hello");
    const Descriptor descriptor{
        .mediaType = MediaType::ociConfig(), .digest = hasher.finish(), .size = 5};
    QVERIFY(!verify(descriptor, "hello"));
    const auto found = verify(descriptor, "hallo");
    QVERIFY(found && found->digest);
    QCOMPARE(found->digest->algorithm(), QByteArrayView("sha512"));
}

SAMEINSIDE_TEST(TestVerification)
#include "tst_verification.moc"
