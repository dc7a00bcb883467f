// SPDX-License-Identifier: MIT
#include "model/layer/sparsefile.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <limits>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

using Pieces = std::vector<SparseFile::Piece>;

constexpr qint64 largest = std::numeric_limits<qint64>::max();

QByteArray filled(SparseFile file, const QByteArray &stored, qsizetype step)
{
    QByteArray whole;
    const auto sink = [&](QByteArrayView bytes) { whole += bytes; };
    for (qsizetype at = 0; at < stored.size(); at += step) {
        if (!file.add(QByteArrayView(stored).sliced(at, qMin(step, stored.size() - at)), sink, {}))
            return "stopped";
    }
    return file.finish(sink, {}) ? whole : "stopped";
}

} // namespace

/// Files that a tar holds without their holes.
class TestSparseFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsHoles_data();
    void fillsHoles();
    void fillsLongHoles();
    void refuses_data();
    void refuses();
    void stops();
};

void TestSparseFile::fillsHoles_data()
{
    QTest::addColumn<Pieces>("pieces");
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("nothing") << Pieces{} << QByteArray() << QByteArray();
    QTest::newRow("a hole only") << Pieces{} << QByteArray() << QByteArray(5, '\0');
    QTest::newRow("no hole") << Pieces{{0, 3}} << QByteArray("abc") << QByteArray("abc");
    QTest::newRow("hole first") << Pieces{{2, 3}} << QByteArray("abc") << QByteArray("\0\0abc", 5);
    QTest::newRow("hole last") << Pieces{{0, 3}, {5, 0}} << QByteArray("abc")
                               << QByteArray("abc\0\0", 5);
    QTest::newRow("between") << Pieces{{1, 2}, {5, 1}} << QByteArray("abc")
                             << QByteArray("\0ab\0\0c\0", 7);
    QTest::newRow("pieces that touch, and empty ones")
        << Pieces{{0, 1}, {1, 0}, {1, 0}, {1, 2}} << QByteArray("abc") << QByteArray("abc");
}

void TestSparseFile::fillsHoles()
{
    QFETCH(Pieces, pieces);
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, whole);
    const auto file = SparseFile::make(pieces, whole.size(), stored.size());
    QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
    QCOMPARE(file->size(), qint64(whole.size()));
    for (const qsizetype step : {1, 2, 100})
        QCOMPARE(filled(*file, stored, step), whole);
}

void TestSparseFile::fillsLongHoles()
{
    const auto file = SparseFile::make({{200'000, 1}}, 300'000, 1);
    QVERIFY(file);
    QByteArray expected(300'000, '\0');
    expected[200'000] = 'x';
    QCOMPARE(filled(*file, "x", 1), expected);
}

void TestSparseFile::refuses_data()
{
    QTest::addColumn<Pieces>("pieces");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("stored");
    QTest::addColumn<QString>("says");
    const auto row
        = [](const char *name, const Pieces &pieces, qint64 size, qint64 stored,
             const QString &says) { QTest::newRow(name) << pieces << size << stored << says; };
    row("negative size", {}, -1, 0, u"negative"_s);
    row("negative offset", {{-1, 1}}, 10, 1, u"out of order"_s);
    row("negative length", {{1, -1}}, 10, -1, u"out of order"_s);
    row("overlapping", {{0, 3}, {2, 3}}, 10, 6, u"out of order"_s);
    row("backwards", {{5, 1}, {0, 1}}, 10, 2, u"out of order"_s);
    row("behind the end", {{8, 3}}, 10, 3, u"out of order"_s);
    row("begins behind the end", {{11, 0}}, 10, 0, u"out of order"_s);
    row("largest offset and length", {{largest, largest}}, largest, 0, u"out of order"_s);
    row("less than is stored", {{0, 3}}, 10, 4, u"does not fit"_s);
    row("more than is stored", {{0, 3}}, 10, 2, u"does not fit"_s);
}

void TestSparseFile::refuses()
{
    QFETCH(Pieces, pieces);
    QFETCH(qint64, size);
    QFETCH(qint64, stored);
    QFETCH(QString, says);
    const auto file = SparseFile::make(pieces, size, stored);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, ErrorKind::InvalidDocument);
    QVERIFY2(file.error().detail.contains(says), qPrintable(file.error().detail));
}

// A hole may be long, and is made up here: nothing else would end it.
void TestSparseFile::stops()
{
    auto file = SparseFile::make({}, largest, 0);
    QVERIFY(file);
    std::stop_source stop;
    int calls = 0;
    const auto done = file->finish(
        [&](QByteArrayView) {
        if (++calls == 3)
            stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    QCOMPARE(calls, 3);
}

SAMEINSIDE_TEST(TestSparseFile)
#include "tst_sparsefile.moc"
