// SPDX-License-Identifier: MIT
#include "model/scan/run/hosthealth.h"
#include "tests/support/registries/scanworld.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace sameinside;
using namespace std::chrono_literals;

namespace {

const QString amd64 = QStringLiteral("linux/amd64");
const QString arm64 = QStringLiteral("linux/arm64");

QString name(int number)
{
    return QStringLiteral("app%1").arg(number);
}

Sketch numbered(int number)
{
    return {.layers = {QStringLiteral("base%1").arg(number), QStringLiteral("top%1").arg(number)}};
}

QStringList statuses(const ScanResult &result)
{
    QStringList statuses;
    for (const SourceResult &source : result.sources)
        statuses.append(scanStatusName(source.status));
    return statuses;
}

// Public images 0 to count - 1, each with a copy of its own; lines that name them.
QStringList fill(ScanWorld &world, int count)
{
    QStringList lines;
    for (int i = 0; i < count; ++i) {
        world.open.push(name(i), QStringLiteral("1"), numbered(i).image());
        world.own.push(QStringLiteral("mirror/") + name(i), QStringLiteral("1"),
                       numbered(i).image());
        lines.append(name(i) + QStringLiteral(":1"));
    }
    return lines;
}

// The list that names them where they are public.
QByteArray listed(QStringList lines)
{
    lines.replaceInStrings(QStringLiteral("app"), QStringLiteral("public.test/app"));
    return lines.join(u'\n').toUtf8();
}

} // namespace

class TestScanRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneRequestForEachTagAndSource();
    void childrenAreReadOnce();
    void childOfSourceComesFromTheTarget();
    void repeatedLinesAreReadOnce();
    void configsOnlyForWhatIsNear();
    void configsOfAllForWeakerRelations();
    void platformsNotAskedForAreNotRead();
    void listingsWithDigestsAreReadInBulk();
    void untaggedImages();
    void overlappingTargetsAreReadOnce();
    void badLinesAndMissingSources();
    void scanWithoutNames();
    void oneInTwentyFails();
    void nothingUnreadIsCalledMissing();
    void doubts_data();
    void doubts();
    void refusedManifestsAreADoubt_data();
    void refusedManifestsAreADoubt();
    void entriesOfOtherTypes_data();
    void entriesOfOtherTypes();
    void namedRepositoryThatIsNotThere();
    void emptiedRepositoryIsNoFault();
    void gapsAreDoubts_data();
    void gapsAreDoubts();
    void gapIsWhyNothingWasRead();
    void unreadableChildIsADoubt();
    void unreadConfigDoubtsOnlyItsEquals();
    void goneTagIsSaidToBeGone();
    void oneStoreInTwoSpellings();
    void indexesTooDeepAreADoubt();
    void nearestIsTheSameInEveryOrder();
    void whatIsNotCheckedHasNoBytesToCopy();
    void absentTagsRaiseNoDoubt();
    void hostThatDiesHalfWay();
    void noCatalogIsHopeless();
    void oneOfTwoTargetsFails();
    void childFallsBackToAnotherHolder();
    void childOfManyIndexes();
    void everyHolderOfAChildIsAsked_data();
    void everyHolderOfAChildIsAsked();
    void namesWhatATargetLacks_data();
    void namesWhatATargetLacks();
    void emptiedPrefixIsNoDoubt();
    void oneTargetTwiceIsOne();
    void nearestSharesMost();
    void unreadConfigDoubtsSharedLayers();
    void whatIsAtHandIsNotAskedFor();
    void atHandWithAnotherSizeIsAskedFor();
    void stops();
    void stopsWhilePaused();
    void pauses();
    void keepsToItsJobs();
    void tellsWhatItFindsWhileItReads();
    void tellsWhatFailsWhileItReads();
    void saysWhatIsOpenOnly();
    void refusesRelationsThatItCannotTell();
};

void TestScanRunner::oneRequestForEachTagAndSource()
{
    ScanWorld world;
    const QStringList lines = fill(world, 20);
    const auto result = world.scan(lines);
    QVERIFY(result);
    QCOMPARE(result->summary.present, 20);
    QVERIFY(result->isComplete);
    QVERIFY(!result->hasErrors());
    QCOMPARE(world.open.log().size(), 20);
    QCOMPARE(world.open.calls(QStringLiteral("tag ")), 20);
    QCOMPARE(world.own.calls(QStringLiteral("catalog")), 1);
    QCOMPARE(world.own.calls(QStringLiteral("list ")), 20);
    QCOMPARE(world.own.calls(QStringLiteral("tag ")), 20);
    QCOMPARE(world.own.log().size(), 41);
}

void TestScanRunner::childrenAreReadOnce()
{
    ScanWorld world;
    const Sketched amd = Sketch().image();
    const Sketched arm = Sketch{.platform = arm64}.image();
    const Sketched both = sketchIndex({{amd, amd64}, {arm, arm64}}, {sketchAttestation(amd)});
    const Sketched again = sketchIndex({{amd, amd64}, {arm, arm64}});
    world.own.push(QStringLiteral("a"), QStringLiteral("both"), both);
    world.own.push(QStringLiteral("b"), QStringLiteral("again"), again);
    world.own.push(QStringLiteral("b"), QStringLiteral("amd"),
                   amd); // so the child needs no request
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), both);
    const auto result = world.scan({QStringLiteral("app:1")});
    QCOMPARE(statuses(*result), QStringList{QStringLiteral("present")});
    QCOMPARE(result->sources.front().targets().size(), 3U);
    QCOMPARE(world.own.calls(QStringLiteral("tag ")), 3);
    QCOMPARE(world.own.calls(QStringLiteral("manifest ")), 1);
    QCOMPARE(world.own.calls(QStringLiteral("manifest ") + arm.digest().toString()), 1);
    QCOMPARE(world.open.log().size(), 1);
}

void TestScanRunner::childOfSourceComesFromTheTarget()
{
    ScanWorld world;
    const Sketched shared = Sketch().image();
    const Sketched only = Sketch{.platform = arm64}.image();
    world.open.push(QStringLiteral("app"), QStringLiteral("1"),
                    sketchIndex({{shared, amd64}, {only, arm64}}));
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), sketchIndex({{shared, amd64}}));
    const auto result = world.scan({QStringLiteral("app:1")});
    QCOMPARE(statuses(*result), QStringList{QStringLiteral("partial")});
    QCOMPARE(world.own.calls(QStringLiteral("manifest ") + shared.digest().toString()), 1);
    QCOMPARE(world.open.calls(QStringLiteral("manifest ")), 1);
    QCOMPARE(world.open.calls(QStringLiteral("manifest ") + only.digest().toString()), 1);
}

void TestScanRunner::repeatedLinesAreReadOnce()
{
    ScanWorld world;
    fill(world, 1);
    const auto result = world.scan(
        {QStringLiteral("app0:1"), QStringLiteral("app0:1"), QStringLiteral("app0:1 ")});
    QCOMPARE(result->sources.size(), 3U);
    QCOMPARE(result->summary.present, 3);
    QCOMPARE(result->sources.at(1).line, 2);
    QCOMPARE(world.open.log().size(), 1);
}

void TestScanRunner::configsOnlyForWhatIsNear()
{
    ScanWorld world;
    QStringList lines = fill(world, 5);
    world.open.push(QStringLiteral("near"), QStringLiteral("1"), Sketch().image());
    world.own.push(QStringLiteral("other"), QStringLiteral("1"),
                   Sketch{.label = QStringLiteral("x")}.image());
    world.open.push(QStringLiteral("lonely"), QStringLiteral("1"),
                    Sketch{.layers = {QStringLiteral("lonely")}}.image());
    const auto result = world.scan(lines << QStringLiteral("near:1") << QStringLiteral("lonely:1"));
    QCOMPARE(result->summary.present, 5);
    QCOMPARE(result->summary.missing, 2);
    QCOMPARE(result->sources.at(5).relation(), Relation::SameLayers);
    QCOMPARE(result->sources.at(5).platforms.front().platform, amd64);
    QCOMPARE(result->sources.at(6).relation(), Relation::Different);
    QCOMPARE(world.open.calls(QStringLiteral("config ")), 1);
    QCOMPARE(world.own.calls(QStringLiteral("config ")), 1);
}

void TestScanRunner::configsOfAllForWeakerRelations()
{
    ScanWorld world;
    const QStringList lines = fill(world, 5);
    world.own.push(
        QStringLiteral("equal"), QStringLiteral("1"),
        Sketch{.layers = numbered(0).layers, .isRewritten = true, .encoding = QStringLiteral("z")}
            .image());
    world.request.wanted = Relation::EqualConfig;
    const auto result = world.scan(lines);
    QCOMPARE(result->summary.present, 5);
    QCOMPARE(result->sources.front().targets().size(), 2U);
    // One config for each image, on whichever side it is read.
    QCOMPARE(world.open.calls(QStringLiteral("config "))
                 + world.own.calls(QStringLiteral("config ")),
             6);
}

void TestScanRunner::platformsNotAskedForAreNotRead()
{
    ScanWorld world;
    const Sketched index
        = sketchIndex({{Sketch().image(), amd64}, {Sketch{.platform = arm64}.image(), arm64}});
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), index);
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), Sketch{.platform = arm64}.image());
    world.request.platform = Platform::parse(arm64).value();
    auto result = world.scan({QStringLiteral("app:1")});
    QCOMPARE(statuses(*result), QStringList{QStringLiteral("present")});
    QCOMPARE(world.open.calls(QStringLiteral("manifest ")), 0);
    world.request.platform = Platform::parse(u"linux/s390x").value();
    result = world.scan({QStringLiteral("app:1")});
    QCOMPARE(result->sources.front().status, ScanStatus::Error);
    QVERIFY(result->sources.front().message.contains(
        u"has no platform linux/s390x; it has linux/amd64, linux/arm64"));
}

void TestScanRunner::listingsWithDigestsAreReadInBulk()
{
    ScanWorld world;
    world.own.listDigests(100);
    for (int i = 0; i < 250; ++i) {
        const QString tag = QString::number(i);
        world.own.push(QStringLiteral("app"), tag, numbered(i).image());
        world.own.push(QStringLiteral("app"), QStringLiteral("again-") + tag, numbered(i).image());
    }
    world.open.push(QStringLiteral("app"), QStringLiteral("7"), numbered(7).image());
    const auto result = world.scan({QStringLiteral("app:7")});
    QCOMPARE(result->summary.present, 1);
    QCOMPARE(result->sources.front().targets().size(), 2U);
    QCOMPARE(world.own.calls(QStringLiteral("bulk ")), 3);
    // One less, where the source was there first.
    QVERIFY(world.own.calls(QStringLiteral("manifest ")) >= 249);
    QVERIFY(world.own.calls(QStringLiteral("manifest ")) <= 250);
    QCOMPARE(world.own.calls(QStringLiteral("tag ")), 0);
}

void TestScanRunner::untaggedImages()
{
    ScanWorld world;
    world.own.listDigests(10);
    const Sketched image = Sketch().image();
    world.own.push(QStringLiteral("app"), {}, image);
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), image);
    const auto result = world.scan({QStringLiteral("app:1")});
    QCOMPARE(result->sources.front().targets(),
             std::vector{QStringLiteral("private.test/app@") + image.digest().toString()});
}

void TestScanRunner::overlappingTargetsAreReadOnce()
{
    ScanWorld world;
    const QStringList lines = fill(world, 3);
    world.request.targets.push_back(TargetName::parse(u"docker://private.test/mirror").value());
    const auto result = world.scan(lines);
    QCOMPARE(result->summary.present, 3);
    QCOMPARE(result->summary.repositories, 3);
    QCOMPARE(result->sources.front().targets().size(), 1U);
    QCOMPARE(world.own.calls(QStringLiteral("tag ")), 3);
}

void TestScanRunner::badLinesAndMissingSources()
{
    ScanWorld world;
    const QStringList lines = fill(world, 1)
        << QStringLiteral("!not a name") << QStringLiteral("app0:9");
    const auto result = world.scan(lines);
    QCOMPARE(
        statuses(*result),
        (QStringList{QStringLiteral("present"), QStringLiteral("error"), QStringLiteral("error")}));
    QVERIFY(result->hasErrors());
    QVERIFY(result->isComplete);
    QVERIFY(result->sources.at(1).message.contains(u"space at column"));
    QVERIFY(result->sources.at(2).message.contains(u"not found"));
}

void TestScanRunner::scanWithoutNames()
{
    ScanWorld world;
    fill(world, 1);
    const auto result = world.scan({QStringLiteral("!# only a comment")});
    QVERIFY(result);
    QCOMPARE(result->sources.size(), 0U);
    QVERIFY(world.own.log().isEmpty());
}

void TestScanRunner::oneInTwentyFails()
{
    ScanWorld world;
    const QStringList lines = fill(world, 60);
    std::atomic<int> count = 0;
    world.own.setHook([&](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"tag ") && ++count % 20 == 0)
            return Error{ErrorKind::ServerFault, QStringLiteral("500")};
        return std::nullopt;
    });
    const auto result = world.scan(lines);
    QCOMPARE(result->summary.present, 57);
    QCOMPARE(result->summary.errors, 3); // not missing: nobody knows
    QCOMPARE(result->unread.size(), 3U);
    QVERIFY(result->unread.front().target.startsWith(u"private.test/mirror/app"));
    QVERIFY(result->isComplete);
    QVERIFY(result->hasErrors());
}

void TestScanRunner::nothingUnreadIsCalledMissing()
{
    ScanWorld world;
    const QStringList lines = fill(world, 2);
    world.open.push(QStringLiteral("new"), QStringLiteral("1"), Sketch().image());
    world.own.setHook([&](const QString &call) -> std::optional<Error> {
        if (call == u"list mirror/app1")
            return Error{ErrorKind::Denied, QStringLiteral("403 at app1")};
        return std::nullopt;
    });
    const auto result = world.scan(lines + QStringList{QStringLiteral("new:1")});
    QCOMPARE(
        statuses(*result),
        (QStringList{QStringLiteral("present"), QStringLiteral("error"), QStringLiteral("error")}));
    QCOMPARE(
        result->sources.at(2).message,
        QStringLiteral(
            "not found, but 1 image or repository of the targets could not be read: 403 at app1"));
    QCOMPARE(result->unread.front().target, QStringLiteral("private.test/mirror/app1"));
}

// Whether what was not found is missing, or could not be checked.
void TestScanRunner::doubts_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("status");
    const QString missing = QStringLiteral("missing");
    const QString error = QStringLiteral("error");
    const QString list = QStringLiteral("list mirror/app1");
    const QString tag = QStringLiteral("tag mirror/app1:1");
    using enum ErrorKind;
    QTest::newRow("repository denied") << list << Denied << error;
    QTest::newRow("repository with a broken list") << list << InvalidDocument << error;
    QTest::newRow("repository with an endless list") << list << TooLarge << error;
    QTest::newRow("tag gone") << tag << NotFound << missing;
    QTest::newRow("tag names no manifest") << tag << InvalidDocument << error;
    QTest::newRow("tag names too large a manifest") << tag << TooLarge << error;
    QTest::newRow("tag cannot be read here") << tag << Unsupported << error;
    QTest::newRow("tag damaged") << tag << Corrupt << error;
}

void TestScanRunner::doubts()
{
    QFETCH(QString, call);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, status);
    ScanWorld world;
    fill(world, 2);
    world.open.push(QStringLiteral("new"), QStringLiteral("1"), Sketch().image());
    world.own.setHook([&](const QString &made) -> std::optional<Error> {
        return made == call ? std::optional(Error{kind, QStringLiteral("why")}) : std::nullopt;
    });
    const auto result = world.scan({QStringLiteral("new:1")});
    QVERIFY(result);
    QCOMPARE(statuses(*result), QStringList{status});
    QCOMPARE(result->unread.size(), 1U);
}

// Catalogues go on naming repositories that were emptied.
void TestScanRunner::emptiedRepositoryIsNoFault()
{
    ScanWorld world;
    fill(world, 2);
    world.open.push(QStringLiteral("new"), QStringLiteral("1"), Sketch().image());
    world.own.setHook([](const QString &call) -> std::optional<Error> {
        if (call == u"list mirror/app1")
            return Error{ErrorKind::NotFound, QStringLiteral("no such repository")};
        return std::nullopt;
    });
    const auto result = world.scan({QStringLiteral("new:1")});
    QCOMPARE(statuses(*result), QStringList{QStringLiteral("missing")});
    QVERIFY(result->unread.empty());
    QVERIFY(!result->hasErrors());
}

void TestScanRunner::gapsAreDoubts_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("target");
    QTest::newRow("catalog") << QStringLiteral("catalog")
                             << QStringLiteral("docker://private.test");
    QTest::newRow("tags") << QStringLiteral("list mirror/app1")
                          << QStringLiteral("private.test/mirror/app1");
}

// What was listed counts; what was not may be what is looked for.
void TestScanRunner::gapsAreDoubts()
{
    QFETCH(QString, call);
    QFETCH(QString, target);
    ScanWorld world;
    fill(world, 2);
    world.open.push(QStringLiteral("new"), QStringLiteral("1"), Sketch().image());
    world.own.setGaps([&](const QString &made) -> std::optional<Error> {
        if (made == call)
            return Error{ErrorKind::NotFound, QStringLiteral("page 2 is not there")};
        return std::nullopt;
    });
    const auto result = world.scan({QStringLiteral("app1:1"), QStringLiteral("new:1")});
    QVERIFY(result);
    QCOMPARE(statuses(*result), (QStringList{QStringLiteral("present"), QStringLiteral("error")}));
    QVERIFY(result->sources.back().message.contains(u"page 2 is not there"));
    QVERIFY(result->isComplete); // it was not stopped
    QVERIFY(!result->isListed);
    QCOMPARE(result->unread.size(), 1U);
    QCOMPARE(result->unread.front().target, target);
}

void TestScanRunner::gapIsWhyNothingWasRead()
{
    ScanWorld world;
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.push(QStringLiteral("team"), QStringLiteral("1"), numbered(1).image());
    world.own.setHook([](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"list "))
            return Error{ErrorKind::NotFound, QStringLiteral("no such repository")};
        return std::nullopt;
    });
    world.own.setGaps([](const QString &) -> std::optional<Error> {
        return Error{ErrorKind::Unauthorized, QStringLiteral("it wants a login")};
    });
    world.request.targets = {TargetName::parse(u"docker://private.test/team").value()};
    const auto result = world.scan({QStringLiteral("app:1")});
    QVERIFY(!result);
    QCOMPARE(result.error(), (Error{ErrorKind::Unauthorized, QStringLiteral("it wants a login")}));
}

// What the child is, nobody knows: its config may be the one that is looked for.
void TestScanRunner::unreadableChildIsADoubt()
{
    ScanWorld world;
    const Sketched child = numbered(1).image();
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.push(QStringLiteral("x"), QStringLiteral("1"), sketchIndex({{child, amd64}}));
    for (const ErrorKind kind : {ErrorKind::InvalidDocument, ErrorKind::Corrupt,
                                 ErrorKind::TooLarge, ErrorKind::Unsupported}) {
        world.own.setHook([&](const QString &call) -> std::optional<Error> {
            if (call.startsWith(u"manifest "))
                return Error{kind, QStringLiteral("why")};
            return std::nullopt;
        });
        QCOMPARE(statuses(*world.scan({QStringLiteral("app:1")})),
                 QStringList{QStringLiteral("error")});
    }
}

void TestScanRunner::refusedManifestsAreADoubt_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("status");
    using enum ErrorKind;
    QTest::newRow("not here") << NotHere << QStringLiteral("missing");
    QTest::newRow("refused") << InvalidDocument << QStringLiteral("error");
    QTest::newRow("too large") << TooLarge << QStringLiteral("error");
    QTest::newRow("damaged") << Corrupt << QStringLiteral("error");
}

// A child of an index of the target, which may be the image that a line names.
void TestScanRunner::refusedManifestsAreADoubt()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, status);
    ScanWorld world;
    const Sketched child = numbered(1).image();
    world.own.push(QStringLiteral("mirror/app"), QStringLiteral("1"),
                   sketchIndex({{child, QStringLiteral("linux/amd64")}}));
    world.open.push(QStringLiteral("new"), QStringLiteral("1"), Sketch().image());
    world.own.setHook([&](const QString &made) -> std::optional<Error> {
        return made.contains(child.digest().toString())
            ? std::optional(Error{kind, QStringLiteral("why")})
            : std::nullopt;
    });
    const auto result = world.scan({QStringLiteral("new:1")});
    QVERIFY(result);
    QCOMPARE(statuses(*result), QStringList{status});
}

void TestScanRunner::entriesOfOtherTypes_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("refused");
    const QString present = QStringLiteral("present");
    const QString missing = QStringLiteral("missing");
    const QString error = QStringLiteral("error");
    for (const char *type : {"", "application/json", "application/octet-stream", "text/plain"}) {
        const QString name = QString::fromLatin1(type);
        QTest::addRow("generic: %s", type) << name << amd64 << present << error;
        QTest::addRow("generic, no platform: %s", type) << name << QString() << present << error;
    }
    const QString other = QStringLiteral("application/vnd.example.image");
    QTest::newRow("another, runs on a platform") << other << amd64 << present << error;
    QTest::newRow("another") << other << QString() << missing << missing;
}

// What an index calls its child does not make an image none.
void TestScanRunner::entriesOfOtherTypes()
{
    QFETCH(QString, type);
    QFETCH(QString, platform);
    QFETCH(QString, status);
    QFETCH(QString, refused);
    ScanWorld world;
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    Sketched copy = Sketch{.annotation = QStringLiteral("copied")}.image();
    copy.descriptor.mediaType
        = type.isEmpty() ? MediaType::unstated() : MediaType::parse(type).value();
    world.own.push(QStringLiteral("x"), QStringLiteral("1"), sketchIndex({{copy, platform}}));
    QCOMPARE(statuses(*world.scan({QStringLiteral("app:1")})), QStringList{status});
    world.own.setHook([&](const QString &call) -> std::optional<Error> {
        return call.contains(copy.digest().toString())
            ? std::optional(Error{ErrorKind::InvalidDocument, QStringLiteral("why")})
            : std::nullopt;
    });
    QCOMPARE(statuses(*world.scan({QStringLiteral("app:1")})), QStringList{refused});
}

void TestScanRunner::namedRepositoryThatIsNotThere()
{
    ScanWorld world;
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.push(QStringLiteral("typo"), QStringLiteral("1"), numbered(1).image());
    world.own.setHook([](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"list "))
            return Error{ErrorKind::NotFound, QStringLiteral("no such repository")};
        return std::nullopt;
    });
    world.request.targets = {TargetName::parse(u"docker://private.test/typo").value()};
    const auto result = world.scan({QStringLiteral("app:1")});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::NotFound);
}

void TestScanRunner::unreadConfigDoubtsOnlyItsEquals()
{
    ScanWorld world;
    const Sketched unread = numbered(1).image(); // of two layers
    world.open.push(QStringLiteral("two"), QStringLiteral("1"), Sketch().image());
    world.open.push(
        QStringLiteral("three"), QStringLiteral("1"),
        Sketch{.layers = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}}.image());
    world.open.push(QStringLiteral("arm"), QStringLiteral("1"), Sketch{.platform = arm64}.image());
    world.own.push(QStringLiteral("x"), QStringLiteral("1"), sketchIndex({{unread, amd64}}));
    world.own.setHook([](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"config "))
            return Error{ErrorKind::Denied, QStringLiteral("no")};
        return std::nullopt;
    });
    const QStringList lines{QStringLiteral("two:1"), QStringLiteral("three:1"),
                            QStringLiteral("arm:1")};
    const auto check = [&](Relation wanted, const QStringList &expected) {
        world.request.wanted = wanted;
        const auto result = world.scan(lines);
        QVERIFY(result);
        QCOMPARE(statuses(*result), expected);
    };
    const QString missing = QStringLiteral("missing");
    const QString error = QStringLiteral("error");
    check(Relation::EqualConfig, {error, missing, missing});
    check(Relation::SameLayers, {error, missing, missing});
    check(Relation::SharedLayers, {missing, missing, missing}); // told by the blobs then
    world.request.wanted = Relation::SameLayers;
    const auto result = world.scan(lines);
    QCOMPARE(result->sources.front().message,
             QStringLiteral("not found, but the config of private.test/x:1 could not be read: no"));
    QCOMPARE(result->unread.front().target, QStringLiteral("private.test/x:1"));
}

void TestScanRunner::goneTagIsSaidToBeGone()
{
    ScanWorld world;
    const QStringList lines = fill(world, 2);
    world.own.drop(numbered(1).image().digest());
    const auto result = world.scan(lines);
    QCOMPARE(result->unread.front().error.detail,
             QStringLiteral("private.test/mirror/app1:1: gone since the tags were listed"));
}

void TestScanRunner::oneStoreInTwoSpellings()
{
    ScanWorld world;
    const QStringList lines = fill(world, 1);
    world.request.targets = {TargetName::parse(u"docker://private.test").value(),
                             TargetName::parse(u"docker://PRIVATE.test").value()};
    const auto result = world.scan(lines);
    QCOMPARE(result->sources.front().targets().size(), 1U);
}

void TestScanRunner::indexesTooDeepAreADoubt()
{
    ScanWorld world;
    const auto nested = [](int depth) {
        Sketched image = sketchIndex({{Sketch().image(), amd64}});
        for (int i = 1; i < depth; ++i)
            image = sketchIndex({{image, {}}});
        return image;
    };
    world.open.push(QStringLiteral("app"), QStringLiteral("1"),
                    Sketch{.annotation = QStringLiteral("x")}.image());
    world.own.push(QStringLiteral("deep"), QStringLiteral("1"), nested(deepestIndex));
    QCOMPARE(statuses(*world.scan({QStringLiteral("app:1")})),
             QStringList{QStringLiteral("present")});

    ScanWorld deeper;
    deeper.open.push(QStringLiteral("app"), QStringLiteral("1"),
                     Sketch{.annotation = QStringLiteral("x")}.image());
    deeper.own.push(QStringLiteral("deep"), QStringLiteral("1"), nested(deepestIndex + 1));
    const auto result = deeper.scan({QStringLiteral("app:1")});
    QCOMPARE(statuses(*result), QStringList{QStringLiteral("error")});
    QVERIFY(result->sources.front().message.contains(u"more than 8 deep"));
}

// Many images share a base; however they come in, one line gets one answer.
void TestScanRunner::nearestIsTheSameInEveryOrder()
{
    std::set<QString> answers;
    for (int round = 0; round < 6; ++round) {
        ScanWorld world;
        for (int i = 0; i < 300; ++i) {
            const QString own = QString::number((i * 7 + round * 41) % 300);
            world.own.push(QStringLiteral("r%1").arg(own), QStringLiteral("1"),
                           Sketch{.layers = {QStringLiteral("base"), own}}.image());
        }
        world.open.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
        const auto result = world.scan({QStringLiteral("app:1")});
        QVERIFY(result);
        const auto &nearest = result->sources.front().platforms.front().nearest;
        QVERIFY(nearest);
        answers.insert(relationName(nearest->relation) + nearest->target);
    }
    QCOMPARE(answers.size(), 1U);
}

void TestScanRunner::whatIsNotCheckedHasNoBytesToCopy()
{
    ScanWorld world;
    fill(world, 2);
    world.open.push(QStringLiteral("new"), QStringLiteral("1"), Sketch().image());
    const auto missing = world.scan({QStringLiteral("new:1")});
    QVERIFY(missing->summary.bytesToCopy > 0);
    world.own.setHook([](const QString &call) -> std::optional<Error> {
        if (call == u"list mirror/app1")
            return Error{ErrorKind::Denied, QStringLiteral("403")};
        return std::nullopt;
    });
    const auto open = world.scan({QStringLiteral("new:1")});
    QCOMPARE(statuses(*open), QStringList{QStringLiteral("error")});
    QVERIFY(open->sources.front().platforms.front().bytes);
    QVERIFY(!open->sources.front().platforms.front().bytesToCopy);
    QCOMPARE(open->summary.bytesToCopy, 0);
}

// A tag that was deleted since the listing holds nothing that could be missed.
void TestScanRunner::absentTagsRaiseNoDoubt()
{
    ScanWorld world;
    fill(world, 2);
    world.open.push(QStringLiteral("new"), QStringLiteral("1"), Sketch().image());
    world.own.drop(numbered(1).image().digest());
    const auto result = world.scan({QStringLiteral("app0:1"), QStringLiteral("new:1")});
    QCOMPARE(statuses(*result),
             (QStringList{QStringLiteral("present"), QStringLiteral("missing")}));
    QCOMPARE(result->unread.size(), 1U);
    QVERIFY(result->hasErrors());
}

void TestScanRunner::hostThatDiesHalfWay()
{
    ScanWorld world;
    const QStringList lines = fill(world, 200);
    std::atomic<int> answered = 0;
    std::atomic<int> refused = 0;
    world.own.setHook([&](const QString &call) -> std::optional<Error> {
        if (!call.startsWith(u"tag ") || ++answered <= 100)
            return std::nullopt;
        ++refused;
        return Error{ErrorKind::Unreachable, QStringLiteral("private.test: connection refused")};
    });
    const auto result = world.scan(lines);
    QVERIFY(result);
    QVERIFY(result->isComplete);
    QCOMPARE(result->summary.present, 100);
    QCOMPARE(result->summary.errors, 100);
    QCOMPARE(result->summary.missing, 0);
    QCOMPARE(result->unread.size(), 100U);
    // Answers that were under way may come late, but it is not asked a hundred times more.
    QVERIFY2(refused < 4 * HostHealth::patience, qPrintable(QString::number(refused)));
}

void TestScanRunner::noCatalogIsHopeless()
{
    ScanWorld world;
    const QStringList lines = fill(world, 50);
    const Error denied{ErrorKind::Denied,
                       QStringLiteral("the catalog may not be listed; name a repository")};
    world.own.setHook([&](const QString &) { return std::optional(denied); });
    const auto result = world.scan(lines);
    QVERIFY(!result);
    QCOMPARE(result.error(), denied);
}

void TestScanRunner::oneOfTwoTargetsFails()
{
    ScanWorld world;
    fill(world, 2);
    world.request.targets.push_back(TargetName::parse(u"docker://gone.test").value());
    world.request.list = parseList("public.test/app0:1\npublic.test/app1:1").value();
    ScanPorts ports = world.ports();
    ports.storeFor = [&](const TargetName &target) -> Result<std::unique_ptr<ImageStore>> {
        if (target.host() == u"gone.test")
            return failure(ErrorKind::Unreachable, QStringLiteral("gone.test: no such host"));
        return world.own.store();
    };
    const auto result = ScanRunner(ports).run(world.request, {}, {});
    QVERIFY(result);
    QCOMPARE(result->summary.present, 2);
    QCOMPARE(result->unread.front().target, QStringLiteral("docker://gone.test"));
}

void TestScanRunner::childFallsBackToAnotherHolder()
{
    ScanWorld world;
    const Sketched image = Sketch().image();
    const Sketched index = sketchIndex({{image, amd64}});
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), index);
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), index);
    world.own.setHook([](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"manifest "))
            return Error{ErrorKind::ServerFault, QStringLiteral("500")};
        return std::nullopt;
    });
    const auto result = world.scan({QStringLiteral("app:1")});
    QCOMPARE(statuses(*result), QStringList{QStringLiteral("present")});
    QVERIFY(result->unread.empty());
    QCOMPARE(world.open.calls(QStringLiteral("manifest ")), 1);
}

// More indexes name the child than are looked at, and none of them has a tag.
void TestScanRunner::childOfManyIndexes()
{
    ScanWorld world;
    const Sketched image = Sketch().image();
    std::vector<std::pair<Sketched, QString>> inner;
    for (int i = 0; i < 600; ++i) {
        const Descriptor absent{.mediaType = MediaType::ociManifest(),
                                .digest = Digest::sha256Of(QByteArray::number(i)),
                                .size = 1};
        inner.push_back({sketchIndex({{image, amd64}}, {absent}), {}});
    }
    world.open.push(QStringLiteral("app"), QStringLiteral("1"),
                    Sketch{.annotation = QStringLiteral("another")}.image());
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), sketchIndex(inner));
    const auto result = world.scan({QStringLiteral("app:1")});
    QCOMPARE(statuses(*result), QStringList{QStringLiteral("present")});
}

// One index in many repositories, of which few hold the child.
void TestScanRunner::everyHolderOfAChildIsAsked_data()
{
    QTest::addColumn<int>("repositories");
    QTest::addColumn<int>("holder"); // -1: nobody
    QTest::addColumn<int>("broken"); // answers with 500; -1: nobody
    QTest::addColumn<QString>("status");
    const QString present = QStringLiteral("present");
    const QString error = QStringLiteral("error");
    for (int i = 0; i < 8; ++i)
        QTest::addRow("held by %d of 8", i) << 8 << i << -1 << present;
    QTest::newRow("first broken") << 2 << -1 << 0 << error;
    QTest::newRow("second broken") << 2 << -1 << 1 << error;
    QTest::newRow("nobody") << 8 << -1 << -1 << QStringLiteral("missing");
    QTest::newRow("too many to ask") << 40 << -1 << -1 << error;
}

void TestScanRunner::everyHolderOfAChildIsAsked()
{
    QFETCH(int, repositories);
    QFETCH(int, holder);
    QFETCH(int, broken);
    QFETCH(QString, status);
    ScanWorld world;
    const Sketched child = Sketch().image();
    for (int i = 0; i < repositories; ++i)
        world.own.push(name(i), QStringLiteral("1"), sketchIndex({{child, amd64}}));
    world.open.push(QStringLiteral("app"), QStringLiteral("1"),
                    Sketch{.annotation = QStringLiteral("x")}.image());
    world.own.setHolds(
        [=](const QString &repository, const Digest &digest) -> std::optional<Error> {
            if (digest != child.digest() || (holder >= 0 && repository == name(holder)))
                return std::nullopt;
            return Error{broken >= 0 && repository == name(broken) ? ErrorKind::ServerFault
                                                                   : ErrorKind::NotFound,
                         repository};
        });
    const auto result = world.scan({QStringLiteral("app:1")});
    QVERIFY(result);
    QCOMPARE(statuses(*result), QStringList{status});
}

void TestScanRunner::namesWhatATargetLacks_data()
{
    QTest::addColumn<bool>("isChild");
    QTest::addColumn<int>("kind");
    for (const bool isChild : {true, false}) {
        for (const ErrorKind kind : {ErrorKind::NotHere, ErrorKind::Corrupt})
            QTest::addRow("%s, %s", isChild ? "child" : "image",
                          kind == ErrorKind::Corrupt ? "damaged" : "absent")
                << isChild << int(kind);
    }
}

// The source has it, so that it is known; the copy is not whole, and is not passed over in silence.
void TestScanRunner::namesWhatATargetLacks()
{
    QFETCH(bool, isChild);
    QFETCH(int, kind);
    ScanWorld world;
    const Sketched child = Sketch().image();
    const Sketched index = sketchIndex({{child, amd64}});
    const Digest broken = isChild ? child.digest() : index.digest();
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), index);
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), index);
    world.own.listDigests(1);
    world.own.setHolds([&](const QString &, const Digest &digest) -> std::optional<Error> {
        if (digest != broken)
            return std::nullopt;
        return Error{ErrorKind(kind), QStringLiteral("the copy is broken")};
    });
    const auto result = world.scan({QStringLiteral("app:1")});
    QVERIFY(result);
    QCOMPARE(statuses(*result), QStringList{QStringLiteral("present")});
    QVERIFY(result->hasErrors());
    QCOMPARE(result->unread.size(), 1U);
    QCOMPARE(result->unread.front().target,
             QStringLiteral("private.test/app")
                 + (isChild ? u'@' + broken.toString() : QStringLiteral(":1")));
    QCOMPARE(result->unread.front().error.detail, QStringLiteral("the copy is broken"));
}

void TestScanRunner::emptiedPrefixIsNoDoubt()
{
    ScanWorld world;
    world.own.push(QStringLiteral("team"), QStringLiteral("1"), numbered(1).image());
    world.own.push(QStringLiteral("team/a"), QStringLiteral("1"), numbered(2).image());
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.setHook([](const QString &call) -> std::optional<Error> {
        if (call == u"list team")
            return Error{ErrorKind::NotFound, QStringLiteral("no such repository")};
        return std::nullopt;
    });
    world.request.targets = {TargetName::parse(u"docker://private.test/team").value()};
    QCOMPARE(statuses(*world.scan({QStringLiteral("app:1")})),
             QStringList{QStringLiteral("missing")});
}

void TestScanRunner::oneTargetTwiceIsOne()
{
    ScanWorld world;
    world.own.push(QStringLiteral("typo"), QStringLiteral("1"), numbered(1).image());
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.setHook([](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"list "))
            return Error{ErrorKind::NotFound, QStringLiteral("no such repository")};
        return std::nullopt;
    });
    const TargetName typo = TargetName::parse(u"docker://private.test/typo").value();
    world.request.targets = {typo, typo};
    QVERIFY(!world.scan({QStringLiteral("app:1")}));
}

void TestScanRunner::nearestSharesMost()
{
    ScanWorld world;
    const auto layers = [](const QString &names) { return names.split(u' '); };
    for (int i = 0; i < 6; ++i) {
        world.own.push(QStringLiteral("other%1").arg(i), QStringLiteral("1"),
                       Sketch{.layers = layers(QStringLiteral("b x%1 y%1").arg(i))}.image());
    }
    world.own.push(QStringLiteral("derived"), QStringLiteral("1"),
                   Sketch{.layers = layers(QStringLiteral("b c d e"))}.image());
    world.open.push(QStringLiteral("app"), QStringLiteral("1"),
                    Sketch{.layers = layers(QStringLiteral("b c d"))}.image());
    const auto result = world.scan({QStringLiteral("app:1")});
    const auto &nearest = result->sources.front().platforms.front().nearest;
    QVERIFY(nearest);
    QCOMPARE(nearest->target, QStringLiteral("private.test/derived:1"));
    QCOMPARE(nearest->sharedLayers, 3);
}

void TestScanRunner::unreadConfigDoubtsSharedLayers()
{
    ScanWorld world;
    world.open.push(QStringLiteral("app"), QStringLiteral("1"),
                    sketchIndex({{Sketch().image(), amd64}}));
    world.open.push(QStringLiteral("other"), QStringLiteral("1"),
                    sketchIndex({{numbered(1).image(), amd64}}));
    const Sketched unread = Sketch{.label = QStringLiteral("x")}.image();
    world.own.push(QStringLiteral("x"), QStringLiteral("1"), unread);
    world.own.setHook([&](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"config "))
            return Error{ErrorKind::ServerFault, QStringLiteral("500")};
        return std::nullopt;
    });
    world.request.wanted = Relation::SharedLayers;
    const auto result = world.scan({QStringLiteral("app:1"), QStringLiteral("other:1")});
    QCOMPARE(statuses(*result), (QStringList{QStringLiteral("error"), QStringLiteral("missing")}));
}

void TestScanRunner::whatIsAtHandIsNotAskedFor()
{
    ScanWorld world;
    const Sketched index
        = sketchIndex({{Sketch().image(), amd64}, {Sketch{.platform = arm64}.image(), arm64}});
    for (int i = 0; i < 40; ++i)
        world.own.push(QStringLiteral("app"), QString::number(i),
                       i == 0 ? index : numbered(i).image());
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), index);
    world.own.remember();
    const auto result = world.scan({QStringLiteral("app:1")});
    QCOMPARE(statuses(*result), QStringList{QStringLiteral("present")});
    QCOMPARE(world.own.calls(QStringLiteral("if changed ")), 40);
    QCOMPARE(world.own.log().size(), 42); // and the catalog, and the list
}

void TestScanRunner::atHandWithAnotherSizeIsAskedFor()
{
    ScanWorld world;
    const Sketched image = Sketch().image();
    Descriptor wrong = image.entry(amd64);
    wrong.size += 1;
    Sketched index = sketchIndex({}, {wrong});
    index.blobs.insert(image.blobs.begin(), image.blobs.end());
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), index);
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), numbered(1).image());
    world.own.remember();
    QVERIFY(world.scan({QStringLiteral("app:1")}));
    QCOMPARE(world.own.calls(QStringLiteral("manifest ")), 1);
}

void TestScanRunner::stops()
{
    ScanWorld world;
    const QStringList lines = fill(world, 400);
    world.own.setDelay(10ms);
    std::stop_source stop;
    world.events.progress = [&](const ScanProgress &progress) {
        if (progress.done > 20)
            stop.request_stop();
    };
    const auto start = std::chrono::steady_clock::now();
    const auto result = world.scan(lines, stop.get_token());
    QVERIFY(result);
    QVERIFY(!result->isComplete);
    QVERIFY(result->summary.present < 400);
    QCOMPARE(result->summary.missing, 0); // nothing that was not checked is called so
    QCOMPARE(result->sources.size(), 400U);
    QVERIFY(std::chrono::steady_clock::now() - start < 2s);
}

void TestScanRunner::stopsWhilePaused()
{
    ScanWorld world;
    world.request.list = parseList(listed(fill(world, 10))).value();
    ScanRunner runner(world.ports());
    runner.setPaused(true);
    std::stop_source stop;
    ScanEvents events;
    bool wasPaused = false;
    events.progress = [&](const ScanProgress &progress) {
        wasPaused = wasPaused || progress.isPaused;
        stop.request_stop();
    };
    const auto result = runner.run(world.request, events, stop.get_token());
    QVERIFY(result);
    QVERIFY(!result->isComplete);
    QVERIFY(wasPaused);
    QVERIFY(world.own.log().isEmpty());
}

void TestScanRunner::pauses()
{
    ScanWorld world;
    world.request.list = parseList(listed(fill(world, 60))).value();
    world.own.setDelay(20ms);
    ScanRunner runner(world.ports());
    ScanEvents events;
    int ticksPaused = 0;
    qsizetype callsWhenPaused = -1;
    bool hasBegunAnything = false;
    events.progress = [&](const ScanProgress &progress) {
        if (progress.phase >= ScanPhase::Matching)
            return;
        const qsizetype calls = world.own.log().size();
        if (!progress.isPaused && callsWhenPaused < 0 && progress.done > 0) {
            runner.setPaused(true);
            return;
        }
        if (!progress.isPaused)
            return;
        // What was under way at the pause ends before the second tick.
        if (++ticksPaused == 2)
            callsWhenPaused = calls;
        else if (ticksPaused > 2)
            hasBegunAnything = hasBegunAnything || calls != callsWhenPaused;
        if (ticksPaused == 4)
            runner.setPaused(false);
    };
    const auto result = runner.run(world.request, events, {});
    QVERIFY(result);
    QCOMPARE(ticksPaused, 4);
    QVERIFY(!hasBegunAnything);
    QCOMPARE(result->summary.present, 60);
}

void TestScanRunner::keepsToItsJobs()
{
    ScanWorld world;
    const QStringList lines = fill(world, 40);
    world.own.setDelay(5ms);
    world.request.jobs = 6;
    QVERIFY(world.scan(lines));
    QCOMPARE(world.own.mostAtOnce(), 6);
}

void TestScanRunner::tellsWhatItFindsWhileItReads()
{
    ScanWorld world;
    const QStringList lines = fill(world, 100);
    world.own.setDelay(10ms);
    world.request.jobs = 4;
    std::vector<std::size_t> told;
    ScanProgress last;
    world.events.sources
        = [&](const std::vector<SourceResult> &sources) { told.push_back(sources.size()); };
    world.events.progress = [&](const ScanProgress &progress) { last = progress; };
    QVERIFY(world.scan(lines));
    QVERIFY2(told.size() > 2, qPrintable(QString::number(told.size())));
    QCOMPARE(told.back(), 100U); // in the end the whole list
    QCOMPARE(last.phase, ScanPhase::Done);
    QCOMPARE(last.done, last.total);
    QCOMPARE(last.found, 100);
}

void TestScanRunner::tellsWhatFailsWhileItReads()
{
    ScanWorld world;
    const QStringList lines = fill(world, 60);
    world.own.setDelay(10ms);
    world.request.jobs = 4;
    int tellings = 0;
    int told = 0; // in which of them the error came
    world.events.sources = [&](const std::vector<SourceResult> &sources) {
        ++tellings;
        for (const SourceResult &source : sources) {
            if (source.problem == ErrorKind::NotFound && told == 0)
                told = tellings;
        }
    };
    QVERIFY(world.scan(QStringList{QStringLiteral("none:1")} + lines));
    QVERIFY2(told > 0 && told < tellings, qPrintable(QString::number(told)));
}

void TestScanRunner::saysWhatIsOpenOnly()
{
    ScanWorld world;
    world.open.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.push(QStringLiteral("a"), QStringLiteral("1"), numbered(1).image());
    world.own.setHook([](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"tag "))
            return Error{ErrorKind::ServerFault, QStringLiteral("500")};
        return std::nullopt;
    });
    const auto result = world.scan(
        {QStringLiteral("app:1"), QStringLiteral("none:1"), QStringLiteral("!no name")});
    QCOMPARE(
        statuses(*result),
        (QStringList{QStringLiteral("error"), QStringLiteral("error"), QStringLiteral("error")}));
    QCOMPARE(result->sources[0].open, Open::Unread);
    QVERIFY(!result->sources[0].problem);
    QCOMPARE(result->sources[1].open, Open::No);
    QCOMPARE(result->sources[1].problem, ErrorKind::NotFound);
    QCOMPARE(result->sources[2].open, Open::No);
    QVERIFY(result->sources[2].problem);
}

void TestScanRunner::refusesRelationsThatItCannotTell()
{
    ScanWorld world;
    for (const Relation relation : {Relation::SameFiles, Relation::Different}) {
        world.request.wanted = relation;
        const auto result = world.scan(fill(world, 1));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Unsupported);
    }
    QVERIFY(world.own.log().isEmpty());
}

SAMEINSIDE_TEST(TestScanRunner)
#include "tst_scanrunner.moc"
