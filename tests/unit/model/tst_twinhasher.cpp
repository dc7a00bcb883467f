// SPDX-License-Identifier: MIT
#include "model/image/twinhasher.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <random>

using namespace sameinside;

class TestTwinHasher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheStandard_data();
    void knowsTheStandard();
    void agreesWithOpenSsl_data();
    void agreesWithOpenSsl();
};

void TestTwinHasher::knowsTheStandard_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("digest");
    QTest::newRow("abc") << QByteArray("abc")
                         << QStringLiteral("ba7816bf8f01cfea414140de5dae2223"
                                           "b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("nothing") << QByteArray()
                             << QStringLiteral("e3b0c44298fc1c149afbf4c8996fb924"
                                               "27ae41e4649b934ca495991b7852b855");
    QTest::newRow("two blocks") << QByteArray(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << QStringLiteral("248d6a61d20638b8e5c026930c3e6039"
                                                  "a33ce45964ff2167f6ecedd419db06c1");
}

void TestTwinHasher::knowsTheStandard()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, digest);
    for (const bool isFast : {TwinHasher::isFastHere(), false}) {
        TwinHasher hasher(isFast);
        hasher.addToBoth(bytes);
        QCOMPARE(hasher.finishWhole().toString(), QStringLiteral("sha256:") + digest);
        QCOMPARE(hasher.finishPart().toString(), QStringLiteral("sha256:") + digest);
    }
}

void TestTwinHasher::agreesWithOpenSsl_data()
{
    QTest::addColumn<int>("unit");
    for (const int unit : {1, 64, 512})
        QTest::addRow("pieces of %d bytes", unit) << unit;
}

// Pieces for the whole, for a part, and for both, in every order; parts end where they like.
void TestTwinHasher::agreesWithOpenSsl()
{
    QFETCH(int, unit);
    std::mt19937 random(1);
    QByteArray bytes(100'000, Qt::Uninitialized);
    std::ranges::generate(bytes, [&] { return char(random()); });
    TwinHasher hasher;
    Hasher whole;
    Hasher part;
    for (int i = 0; i < 3000; ++i) {
        const auto size = qsizetype(random() % 200) * unit % bytes.size();
        const auto piece
            = QByteArrayView(bytes).sliced(qsizetype(random()) % (bytes.size() - size), size);
        switch (random() % 5) {
        case 0:
            hasher.addToWhole(piece);
            whole.add(piece);
            break;
        case 1:
            hasher.addToPart(piece);
            part.add(piece);
            break;
        case 2:
            QCOMPARE(hasher.finishPart(), part.finish());
            break;
        default:
            hasher.addToBoth(piece);
            whole.add(piece);
            part.add(piece);
        }
        if (i % 100 == 0)
            QCOMPARE(hasher.finishWhole(), whole.finish());
    }
    QCOMPARE(hasher.finishPart(), part.finish());
    QCOMPARE(hasher.finishWhole(), whole.finish());
}

SAMEINSIDE_TEST(TestTwinHasher)
#include "tst_twinhasher.moc"
