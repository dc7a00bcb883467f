// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/support/windows/scansamples.h"
#include "ui/scanpage/fields/loadedlist.h"
#include "ui/scanpage/rows/rowcopy.h"
#include "ui/scanpage/rows/scanresultmodel.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/rows/shownplace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace sameinside;

class TestScanResultModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsTheListBeforeAScan();
    void fillsInWithoutMoving();
    void tellsChangesInFewRanges();
    void filters_data();
    void filters();
    void letsRowsInBelow();
    void sorts_data();
    void sorts();
    void settlesOnlyWhereSomethingMoved();
    void countsStates();
    void addsUpWithoutOverflow();
    void saysWhatItFound_data();
    void saysWhatItFound();
    void namesProblems_data();
    void namesProblems();
    void groupsPlaces();
    void copiesRowsThatAreNoFormulas();

private:
    void fill(ScanResultModel &model) const;
    void fillChecked(ScanResultModel &model) const;
    void take(ScanResultModel &model, const std::vector<std::size_t> &positions) const;
    static QStringList lines(const ScanResultModel &model);

    std::vector<SourceResult> m_sources;
    SharedList m_list;
};

void TestScanResultModel::initTestCase()
{
    m_sources = sampleScan();
    const auto list = loadListText(sampleList(m_sources).toUtf8());
    QVERIFY(list.has_value());
    m_list = *list;
    QCOMPARE(m_list->rows.size(), m_sources.size());
}

void TestScanResultModel::fill(ScanResultModel &model) const
{
    model.setRows(m_list->rows, m_list->ranks);
}

void TestScanResultModel::fillChecked(ScanResultModel &model) const
{
    fill(model);
    std::vector<ScanRow> rows;
    for (const SourceResult &source : m_sources)
        rows.push_back(checkedRow(source));
    model.take(rows);
}

void TestScanResultModel::take(ScanResultModel &model,
                               const std::vector<std::size_t> &positions) const
{
    std::vector<ScanRow> rows;
    for (const std::size_t position : positions)
        rows.push_back(checkedRow(m_sources[position]));
    model.take(rows);
}

QStringList TestScanResultModel::lines(const ScanResultModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines.append(model.index(row, 0).data().toString());
    return lines;
}

void TestScanResultModel::showsTheListBeforeAScan()
{
    ScanResultModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(model);
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.index(0, 1).data().toString(), m_sources.front().source);
    QCOMPARE(model.index(0, 3).data().toString(), QStringLiteral("Not checked yet"));
    // a line that is no image name needs no scan
    QCOMPARE(model.totals().of(RowState::Error), 1);
    QCOMPARE(model.totals().of(RowState::Waiting), 49);
    QCOMPARE(model.index(model.placeOfLine(14), 3).data().toString(),
             QStringLiteral("Not an image name"));
}

void TestScanResultModel::fillsInWithoutMoving()
{
    ScanResultModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(model);
    model.sort(int(ScanColumn::Verdict), Qt::AscendingOrder);
    const QStringList before = lines(model);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (const std::size_t position : {40U, 0U, 5U})
        take(model, {position});
    QCOMPARE(lines(model), before);
    QCOMPARE(resets.size(), 0);
    const int place = model.placeOfLine(m_sources[0].line);
    QCOMPARE(model.index(place, 3).data().toString(), QStringLiteral("Same manifest"));
    model.settle();
    QCOMPARE(model.placeOfLine(m_sources[0].line), 0);
    QCOMPARE(resets.size(), 1);
}

void TestScanResultModel::tellsChangesInFewRanges()
{
    ScanResultModel model;
    std::vector<ScanRow> rows;
    for (int line = 1; line <= 10'000; ++line)
        rows.push_back(checkedRow(sampleError(line, QStringLiteral("a/b:%1").arg(line), {})));
    std::vector<int> ranks = imageRanks(rows);
    model.setRows(std::move(rows), std::move(ranks));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    std::vector<ScanRow> found;
    for (int line = 1; line <= 10'000; line += 50)
        found.push_back(checkedRow(sampleSource(line, QStringLiteral("a/b:%1").arg(line), {})));
    model.take(found);
    QVERIFY(changes.size() > 1);
    QVERIFY2(changes.size() <= 40, qPrintable(QString::number(changes.size())));
}

void TestScanResultModel::filters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("states");
    QTest::addColumn<int>("rows");
    const QString digest
        = sampleDigest(QStringLiteral("docker.io/library/node:20-alpine")).toString();
    QTest::newRow("nothing") << QString() << QList<int>{} << 50;
    QTest::newRow("a word of the name") << QStringLiteral("nginx") << QList<int>{} << 1;
    QTest::newRow("without case") << QStringLiteral("NGINX") << QList<int>{} << 1;
    QTest::newRow("two words, both") << QStringLiteral("redis 9.9") << QList<int>{} << 1;
    QTest::newRow("a place") << QStringLiteral("cache/redis:stable") << QList<int>{} << 1;
    QTest::newRow("a verdict") << QStringLiteral("shares 3 of 4") << QList<int>{} << 1;
    QTest::newRow("a message") << QStringLiteral("check the name") << QList<int>{} << 1;
    QTest::newRow("a short digest") << digest.mid(7, 12) << QList<int>{} << 1;
    QTest::newRow("a whole digest") << digest << QList<int>{} << 1;
    QTest::newRow("its digits") << digest.mid(7) << QList<int>{} << 1;
    QTest::newRow("nowhere") << QStringLiteral("zzz") << QList<int>{} << 0;
    QTest::newRow("errors") << QString() << QList<int>{int(RowState::Error)} << 2;
    QTest::newRow("errors and partial")
        << QString() << QList<int>{int(RowState::Error), int(RowState::Partial)} << 8;
    QTest::newRow("a word among errors")
        << QStringLiteral("redis") << QList<int>{int(RowState::Error)} << 1;
}

void TestScanResultModel::filters()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, states);
    QFETCH(int, rows);
    ScanResultModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fillChecked(model);
    std::vector<RowState> wanted;
    for (const int state : states)
        wanted.push_back(RowState(state));
    model.setFilter(ScanFilter(text, wanted));
    QCOMPARE(model.rowCount(), rows);
    QCOMPARE(model.totals().all(), 50);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 50);
}

void TestScanResultModel::letsRowsInBelow()
{
    ScanResultModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(model);
    model.setFilter(ScanFilter({}, {RowState::Present}));
    QCOMPARE(model.rowCount(), 0);
    take(model, {2});
    take(model, {0, 6});
    QCOMPARE(lines(model), (QStringList{QStringLiteral("5"), QStringLiteral("3")}));
    model.settle();
    QCOMPARE(lines(model), (QStringList{QStringLiteral("3"), QStringLiteral("5")}));
}

void TestScanResultModel::sorts_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QStringList>("first");
    const auto row
        = [](const char *name, ScanColumn column, bool descending, const QStringList &first) {
        QTest::newRow(name) << int(column) << descending << first;
    };
    using enum ScanColumn;
    row("line", Line, false, {QStringLiteral("3"), QStringLiteral("4")});
    row("line, last first", Line, true, {QStringLiteral("55"), QStringLiteral("54")});
    row("image, last first", Image, true, {QStringLiteral("7"), QStringLiteral("4")});
    row("verdict: the best first", Verdict, false, {QStringLiteral("5"), QStringLiteral("3")});
    row("verdict: errors first", Verdict, true, {QStringLiteral("12"), QStringLiteral("14")});
    row("to copy", ToCopy, true, {QStringLiteral("7"), QStringLiteral("11")});
    row("platforms: least first", Platforms, false, {QStringLiteral("9"), QStringLiteral("11")});
    row("found at", FoundAt, false, {QStringLiteral("8"), QStringLiteral("5")});
}

void TestScanResultModel::sorts()
{
    QFETCH(int, column);
    QFETCH(bool, descending);
    QFETCH(QStringList, first);
    ScanResultModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fillChecked(model);
    model.sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    QCOMPARE(lines(model).mid(0, first.size()), first);
    QCOMPARE(model.rowCount(), 50);
}

void TestScanResultModel::settlesOnlyWhereSomethingMoved()
{
    ScanResultModel model;
    fillChecked(model);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.settle();
    QCOMPARE(resets.size(), 0);
}

void TestScanResultModel::countsStates()
{
    ScanResultModel model;
    fillChecked(model);
    const ScanTotals totals = model.totals();
    QCOMPARE(totals.of(RowState::Waiting), 0);
    QCOMPARE(totals.of(RowState::Error), 2);
    qint64 toCopy = 0;
    int present = 0;
    for (const SourceResult &source : m_sources) {
        toCopy += source.bytesToCopy();
        present += source.status == ScanStatus::Present ? 1 : 0;
    }
    QCOMPARE(totals.of(RowState::Present), present);
    QCOMPARE(totals.toCopy, toCopy);
}

// Sizes are claims of documents, and may be anything.
void TestScanResultModel::addsUpWithoutOverflow()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const SamplePlatform huge{
        .name = QStringLiteral("linux/amd64"), .bytes = most - 1, .bytesToCopy = most - 1};
    std::vector<ScanRow> rows;
    for (const int line : {1, 2})
        rows.push_back(checkedRow(sampleSource(line, QStringLiteral("a:1"), {huge, huge})));
    QCOMPARE(rows.front().toCopy, most);
    QCOMPARE(rows.front().there, 0);
    ScanResultModel model;
    model.setRows(rows, imageRanks(rows));
    QCOMPARE(model.totals().toCopy, most);
}

void TestScanResultModel::saysWhatItFound_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("an index") << 5
                              << QStringList{QStringLiteral("4 of 4"), QStringLiteral("Same index"),
                                             QStringLiteral("cache/redis:7.2.4 +1 more"),
                                             QStringLiteral("0 B")};
    QTest::newRow("in part") << 7
                             << QStringList{QStringLiteral("2 of 5"),
                                            QStringLiteral("Same image ID, in part"),
                                            QStringLiteral("observability/prometheus:2.51"),
                                            QStringLiteral("282 MiB")};
    QTest::newRow("related") << 9
                             << QStringList{QStringLiteral("0 of 1"),
                                            QStringLiteral("Shares 3 of 4 layers"),
                                            QStringLiteral("nearest: web/node:20.11"),
                                            QStringLiteral("1.80 MiB")};
    QTest::newRow("missing") << 11
                             << QStringList{QStringLiteral("0 of 3"), QStringLiteral("Missing"),
                                            QStringLiteral("—"), QStringLiteral("63.0 MiB")};
    QTest::newRow("an error") << 12
                              << QStringList{
                                     QStringLiteral("—"), QStringLiteral("Not found"),
                                     QStringLiteral("the repository has no such tag; check the "
                                                    "name"),
                                     QString()};
}

void TestScanResultModel::saysWhatItFound()
{
    QFETCH(int, line);
    QFETCH(QStringList, cells);
    ScanResultModel model;
    fillChecked(model);
    const int place = model.placeOfLine(line);
    QStringList shown;
    for (int column = 2; column < 6; ++column)
        shown.append(model.index(place, column).data().toString());
    QCOMPARE(shown, cells);
}

void TestScanResultModel::namesProblems_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *source, ErrorKind problem,
                        const char *message, const char *verdict, const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(source) << int(problem)
                            << QString::fromLatin1(message) << QString::fromLatin1(verdict)
                            << QString::fromLatin1(reason);
    };
    row("no such tag", "127.0.0.1:5077/pub/nginx:nope1", ErrorKind::NotFound,
        "127.0.0.1:5077/pub/nginx:nope1: the repository has no such tag", "Not found",
        "the repository has no such tag");
    row("a short name", "nginx", ErrorKind::Unauthorized,
        "docker.io/library/nginx:latest: docker.io wants a login", "Sign-in needed",
        "docker.io wants a login");
    row("its repository", "nginx:1", ErrorKind::Denied,
        "docker.io/library/nginx: docker.io denies access", "Access denied",
        "docker.io denies access");
    row("no image name", "a b", ErrorKind::InvalidName,
        "\"a b\" is not an image name: space at column 2", "Not an image name",
        "space at column 2");
    row("a layout", "oci:/srv/none:a", ErrorKind::NotFound, "/srv/none: no such directory",
        "Not found", "no such directory");
    row("not in a layout", "oci:/srv/some:a", ErrorKind::NotFound, "/srv/some holds no image \"a\"",
        "Not found", "holds no image \"a\"");
    row("nothing to leave out", "a.example.com/b:1", ErrorKind::Unreachable,
        "there is no host a.example.com; check its name", "Not reachable",
        "there is no host a.example.com; check its name");
}

void TestScanResultModel::namesProblems()
{
    QFETCH(QString, source);
    QFETCH(int, problem);
    QFETCH(QString, message);
    QFETCH(QString, verdict);
    QFETCH(QString, reason);
    const ScanRow row = checkedRow(sampleError(1, source, message, ErrorKind(problem)));
    QCOMPARE(verdictText(row), verdict);
    QCOMPARE(foundText(row).text, reason);
    SourceResult other = row.result;
    other.problem.reset();
    other.digest = sampleDigest(source);
    QCOMPARE(verdictText(checkedRow(other)), QStringLiteral("No such platform"));
}

void TestScanResultModel::groupsPlaces()
{
    const std::vector<ShownPlace> places = placesOf(m_sources[1]);
    QCOMPARE(places.size(), 3U);
    QCOMPARE(placeWords(places[0]), QStringLiteral("Same image ID · 4 platforms"));
    const std::vector<ShownPlace> nearest = placesOf(m_sources[5]);
    QCOMPARE(nearest.size(), 1U);
    QVERIFY(nearest[0].isNearest);
    QCOMPARE(placeWords(nearest[0]), QStringLiteral("Nearest · Shares layers · linux/amd64"));
    QVERIFY(placesOf(m_sources[6]).empty());
}

void TestScanResultModel::copiesRowsThatAreNoFormulas()
{
    const ScanRow row = checkedRow(sampleError(7, QStringLiteral("=1+1"), QStringLiteral("a\tb")));
    const QStringList lines = copiedRows({row, checkedRow(m_sources[5])}).split(u'\n');
    QCOMPARE(lines[0],
             QStringLiteral("Line\tPublic image\tPlatforms\tVerdict\tFound at\tNearest\t"
                            "Bytes to copy\tMessage"));
    QCOMPARE(lines[1], QStringLiteral("7\t'=1+1\t—\tNot an image name\t\t\t\ta\\tb"));
    const ScanRow wide
        = checkedRow(sampleError(7, QStringLiteral("＝1+1"), QStringLiteral(" @A1")));
    QCOMPARE(copiedRows({wide}).split(u'\n')[1],
             QStringLiteral("7\t'＝1+1\t—\tNot an image name\t\t\t\t' @A1"));
    QCOMPARE(lines[2].split(u'\t')[5],
             QStringLiteral("123456789012.dkr.ecr.us-east-1.amazonaws.com/web/node:20.11"));
}

SAMEINSIDE_TEST(TestScanResultModel)
#include "tst_scanresultmodel.moc"
