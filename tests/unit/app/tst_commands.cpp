// SPDX-License-Identifier: MIT
#include "app/commands/comparecommand.h"
#include "app/commands/inspectcommand.h"
#include "app/commands/requestline.h"
#include "model/text/plaintext.h"
#include "registry/stored/ocilayout.h"
#include "tests/support/images/temporarylayout.h"
#include "tests/support/testprogram.h"
#include "tests/support/workedexample.h"

#include <QTest>

#include <sstream>

using namespace sameinside;

namespace {

const QString manifestType = QStringLiteral("application/vnd.oci.image.manifest.v1+json");
const QString indexType = QStringLiteral("application/vnd.oci.image.index.v1+json");

Result<std::unique_ptr<ImageSource>> open(const ImageName &name)
{
    return OciLayout::open(name.path());
}

// A command with its streams caught.
struct Run {
    int code = -1;
    QString out;
    QString err;
};

template <class Function>
Run caught(Function function)
{
    std::ostringstream out;
    std::ostringstream err;
    Console console{out, err};
    Run run;
    run.code = function(console);
    run.out = QString::fromStdString(out.str());
    run.err = QString::fromStdString(err.str());
    return run;
}

Run compare(const QString &left, const QString &right, const std::string &match = "same-config",
            const std::string &format = "text", const std::string &platform = "all")
{
    const CompareOptions options{.left = left.toStdString(),
                                 .right = right.toStdString(),
                                 .platform = platform,
                                 .match = match,
                                 .format = format};
    return caught([&](Console &console) { return runCompare(options, open, console, {}); });
}

Run inspect(const InspectOptions &options)
{
    return caught([&](Console &console) { return runInspect(options, open, console, {}); });
}

} // namespace

class TestCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void compareExits_data();
    void compareExits();
    void damageIsOneLine_data();
    void damageIsOneLine();
    void couldNotTellExitsTwo();
    void platformThatNobodyHas();
    void inspects();
    void inspectsRawBytes();
    void inspectsOnePlatform();
    void stopsBeforeReading();
    void showsProgressOnATerminal();
    void tellsARequestInOneLine();

private:
    std::unique_ptr<TemporaryLayout> m_layout;
};

void TestCommands::init()
{
    m_layout = std::make_unique<TemporaryLayout>();
    m_layout->add(workedexample::config);
    m_layout->add(workedexample::layerA0);
    m_layout->name(QStringLiteral("a"), workedexample::manifestA, manifestType);
    QByteArray annotated = workedexample::manifestA;
    annotated.replace("\"schemaVersion\":2,", "\"schemaVersion\":2,\"annotations\":{\"k\":\"v\"},");
    m_layout->name(QStringLiteral("annotated"), annotated, manifestType);
    m_layout->name(QStringLiteral("i"), workedexample::indexI, indexType);
}

void TestCommands::compareExits_data()
{
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("match");
    QTest::addColumn<int>("code");
    QTest::newRow("related enough") << "annotated"
                                    << "same-config" << 0;
    QTest::newRow("asks for more") << "annotated"
                                   << "same-manifest" << 1;
    QTest::newRow("the same") << "a"
                              << "same-manifest" << 0;
    QTest::newRow("no index") << "a"
                              << "same-index" << 1;
    QTest::newRow("not a relation") << "a"
                                    << "alike" << 2;
}

void TestCommands::compareExits()
{
    QFETCH(QString, right);
    QFETCH(QString, match);
    QFETCH(int, code);
    const Run run = compare(m_layout->source(QStringLiteral("a")), m_layout->source(right),
                            match.toStdString());
    QCOMPARE(run.code, code);
    if (code < 2) {
        QVERIFY(run.out.contains(u"relation  same-"));
        QCOMPARE(run.err, QString());
    } else {
        QCOMPARE(run.err.count(u'\n'), 1);
    }
}

void TestCommands::damageIsOneLine_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("says");
    QTest::newRow("a flipped byte") << "flip"
                                    << "is damaged: its bytes have digest";
    QTest::newRow("a truncated index.json") << "truncate"
                                            << "index.json";
    QTest::newRow("a missing index.json") << "no index"
                                          << "index.json is missing";
    QTest::newRow("a missing oci-layout") << "no marker"
                                          << "oci-layout is missing";
    QTest::newRow("another version") << "version"
                                     << "imageLayoutVersion";
    QTest::newRow("a directory that is no layout") << "empty"
                                                   << "is not an OCI layout";
    QTest::newRow("no directory") << "nowhere"
                                  << "no such directory";
    QTest::newRow("a name that is not in it") << "name"
                                              << "holds no image named \"nobody\"; it holds a";
    QTest::newRow("no name where there are several") << "no name"
                                                     << "holds 3 images";
    QTest::newRow("not a name") << "bad"
                                << "space at column 4";
}

void TestCommands::damageIsOneLine()
{
    QFETCH(QString, damage);
    QFETCH(QString, says);
    QString source = m_layout->source(QStringLiteral("a"));
    QTemporaryDir empty;
    if (damage == u"flip") {
        QByteArray bytes = workedexample::manifestA;
        bytes[20] = char(bytes[20] ^ 1);
        m_layout->write(TemporaryLayout::blobPath(Digest::sha256Of(workedexample::manifestA)),
                        bytes);
    } else if (damage == u"truncate") {
        m_layout->write(QStringLiteral("index.json"), R"({"schemaVersion":2,"manifests":[{"medi)");
    } else if (damage == u"no index") {
        m_layout->remove(QStringLiteral("index.json"));
    } else if (damage == u"no marker") {
        m_layout->remove(QStringLiteral("oci-layout"));
    } else if (damage == u"version") {
        m_layout->write(QStringLiteral("oci-layout"), R"({"imageLayoutVersion":"9"})");
    } else if (damage == u"empty") {
        source = QStringLiteral("oci:") + empty.path() + QStringLiteral(":a");
    } else if (damage == u"nowhere") {
        source = QStringLiteral("oci:/nowhere/at/all:a");
    } else if (damage == u"name") {
        source = m_layout->source(QStringLiteral("nobody"));
    } else if (damage == u"no name") {
        source = QStringLiteral("oci:") + m_layout->path();
    } else if (damage == u"bad") {
        source = QStringLiteral("not a reference");
    }
    TemporaryLayout other;
    other.name(QStringLiteral("a"), workedexample::manifestA, manifestType);
    const Run compared = compare(source, other.source(QStringLiteral("a")));
    const Run inspected = inspect({.source = source.toStdString()});
    for (const Run &run : {compared, inspected}) {
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, QString());
        QCOMPARE(run.err.count(u'\n'), 1);
        QVERIFY2(run.err.contains(says), qPrintable(run.err));
        QVERIFY(run.err.startsWith(u"sameinside-cli: "));
    }
    QVERIFY(compared.err.contains(u"public image: "));
}

void TestCommands::couldNotTellExitsTwo()
{
    m_layout->remove(TemporaryLayout::blobPath(Digest::sha256Of(workedexample::config)));
    QByteArray other = workedexample::manifestA;
    other.replace("4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e",
                  "0000000000000000000000000000000000000000000000000000000000000000");
    m_layout->name(QStringLiteral("other"), other, manifestType);
    const QString a = m_layout->source(QStringLiteral("a"));
    const QString b = m_layout->source(QStringLiteral("other"));
    QCOMPARE(compare(a, b).code, 1); // other config digests: certainly not same-config
    const Run run = compare(a, b, "equal-config");
    QCOMPARE(run.code, 2);
    QVERIFY(run.err.contains(u"could not tell"));
    QCOMPARE(compare(a, b, "same-layers").code, 0); // equal blobs are enough
}

void TestCommands::platformThatNobodyHas()
{
    const QString a = m_layout->source(QStringLiteral("a"));
    const Run nobody = compare(a, a, "same-config", "text", "linux/s390x");
    QCOMPARE(nobody.code, 2);
    QVERIFY(nobody.err.contains(u"neither image is for linux/s390x"));
    const Run oneSide
        = compare(m_layout->source(QStringLiteral("i")), a, "same-config", "text", "linux/arm64");
    QCOMPARE(oneSide.code, 1); // there for certain, and not over there
    QVERIFY(oneSide.out.contains(u"No platform in common"));
    QCOMPARE(compare(a, a, "same-config", "text", "linux/amd64").code, 0);
    QCOMPARE(compare(a, a, "same-config", "text", "amd64").code, 2);
}

void TestCommands::inspects()
{
    const Run tree = inspect({.source = m_layout->source(QStringLiteral("i")).toStdString()});
    QCOMPARE(tree.code, 0);
    QVERIFY(tree.out.contains(u"OCI index, 3 entries"));
    QVERIFY(tree.out.contains(u"linux/arm64, OCI manifest (not here)"));
    QVERIFY(tree.out.contains(u"attestation"));
    QVERIFY(tree.out.contains(u"ADD rootfs.tar /"));
    for (const QString &line : tree.out.split(u'\n').mid(1))
        QVERIFY2(line.size() <= 80, qPrintable(line));

    const Run json = inspect(
        {.source = m_layout->source(QStringLiteral("i")).toStdString(), .format = "json"});
    const QJsonObject object = QJsonDocument::fromJson(json.out.toUtf8()).object();
    QCOMPARE(object.value(u"schema").toString(), QStringLiteral("sameinside.inspect/1"));
    QCOMPARE(object.value(u"manifests").toArray().size(), 3);
    QCOMPARE(object.value(u"manifests").toArray().at(1).toObject().value(u"state").toString(),
             QStringLiteral("not-here"));
}

void TestCommands::inspectsRawBytes()
{
    const Run run
        = inspect({.source = m_layout->source(QStringLiteral("i")).toStdString(), .raw = true});
    QCOMPARE(run.out.toUtf8(), workedexample::indexI);
    const Run child = inspect({.source = m_layout->source(QStringLiteral("i")).toStdString(),
                               .platform = "linux/amd64",
                               .raw = true});
    QCOMPARE(child.out.toUtf8(), workedexample::manifestA);
}

void TestCommands::inspectsOnePlatform()
{
    const Run run = inspect(
        {.source = m_layout->source(QStringLiteral("i")).toStdString(), .platform = "linux/amd64"});
    QCOMPARE(run.code, 0);
    QVERIFY(!run.out.contains(u"arm64"));
    const Run none = inspect(
        {.source = m_layout->source(QStringLiteral("i")).toStdString(), .platform = "linux/s390x"});
    QCOMPARE(none.code, 2);
    QVERIFY(none.err.contains(u"has no image for linux/s390x"));
}

void TestCommands::stopsBeforeReading()
{
    std::stop_source stop;
    stop.request_stop();
    const CompareOptions options{.left = m_layout->source(QStringLiteral("a")).toStdString(),
                                 .right = m_layout->source(QStringLiteral("i")).toStdString()};
    const Run run = caught(
        [&](Console &console) { return runCompare(options, open, console, stop.get_token()); });
    QCOMPARE(run.code, 130);
    QCOMPARE(run.out, QString());
}

void TestCommands::showsProgressOnATerminal()
{
    const CompareOptions options{.left = m_layout->source(QStringLiteral("a")).toStdString(),
                                 .right = m_layout->source(QStringLiteral("a")).toStdString()};
    std::ostringstream out;
    std::ostringstream err;
    Console console{out, err, true};
    QCOMPARE(runCompare(options, open, console, {}), int(exitYes));
    const QString said = QString::fromStdString(err.str());
    QVERIFY2(said.startsWith(u"\rpublic: ") || said.startsWith(u"\rprivate: "), qPrintable(said));
    QVERIFY2(said.endsWith(u"\r\x1b[K"), qPrintable(said)); // gone when the results come
    for (const QString &line : said.split(u'\r'))
        QVERIFY2(line.size() < console.progressWidth + 3, qPrintable(line));
    QVERIFY(!said.contains(u'\n'));
}

void TestCommands::tellsARequestInOneLine()
{
    RequestLogEntry entry{.method = QStringLiteral("GET"),
                          .url = QStringLiteral("https://r/%3A%4F"),
                          .status = 200,
                          .bytes = 12,
                          .milliseconds = 7};
    QCOMPARE(requestLine(entry), QStringLiteral("GET https://r/%3A%4F 200 12 B 7 ms"));
    entry.note = QStringLiteral("r refused\nit");
    entry.status = 0;
    QCOMPARE(requestLine(entry),
             QStringLiteral("GET https://r/%3A%4F 0 12 B 7 ms (") + shownText(entry.note) + u')');
    QVERIFY(!requestLine(entry).contains(u'\n'));
}

SAMEINSIDE_TEST(TestCommands)
#include "tst_commands.moc"
