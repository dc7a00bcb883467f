// SPDX-License-Identifier: MIT
#include "app/commands/duplicatescommand.h"
#include "app/commands/scancommand.h"
#include "registry/stored/ocilayout.h"
#include "testpaths.h"
#include "tests/support/registries/scanworld.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace sameinside;

namespace {

struct Run {
    int code = -1;
    QString out;
    QString err;
};

Run scan(const ScanOptions &options, const ScanPorts &ports, const QString &input = {},
         std::stop_token stop = {}, bool isTerminal = false)
{
    std::istringstream in(input.toStdString());
    std::ostringstream out;
    std::ostringstream err;
    Console console{out, err, isTerminal};
    ScanRunner runner(ports);
    Run run;
    run.code = runScan(options, runner, in, console, std::move(stop));
    run.out = QString::fromStdString(out.str());
    run.err = QString::fromStdString(err.str());
    return run;
}

Run duplicates(const DuplicatesOptions &options, const ScanPorts &ports)
{
    std::ostringstream out;
    std::ostringstream err;
    Console console{out, err};
    ScanRunner runner(ports);
    Run run;
    run.code = runDuplicates(options, runner, console, {});
    run.out = QString::fromStdString(out.str());
    run.err = QString::fromStdString(err.str());
    return run;
}

ScanPorts layouts()
{
    return {[](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
                return OciLayout::open(name.path());
            },
            [](const TargetName &name) -> Result<std::unique_ptr<ImageStore>> {
                return std::make_unique<OciLayoutStore>(name.path());
            }};
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

const std::string target = "docker://private.test";

} // namespace

class TestScanCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bundledList();
    void bundledListAsText();
    void bundledDuplicates();
    void complete();
    void couldNotRun_data();
    void couldNotRun();
    void failedTargetCouldNotRun();
    void incompleteIsThree();
    void stoppedIs130();
    void outputIsReplacedWhenWhole();
    void outputThatCannotBeWritten();
    void quiet();
    void progressOnlyOnATerminal();
    void manyErrorsAreCounted();

private:
    ScanOptions options() const { return {.list = "-", .targets = {target}}; }

    std::unique_ptr<ScanWorld> m_world;
};

void TestScanCommands::init()
{
    QDir::setCurrent(QStringLiteral(SAMEINSIDE_SOURCE_DIR));
    m_world = std::make_unique<ScanWorld>();
    m_world->open.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    m_world->own.push(QStringLiteral("mirror/app"), QStringLiteral("1"), Sketch().image());
}

// Every status, and every relation that a scan can tell.
void TestScanCommands::bundledList()
{
    ScanOptions options{.list = "resources/example/input.txt",
                        .targets = {"oci:resources/example/private"}};
    const Run csv = scan(options, layouts());
    QCOMPARE(csv.code, 3);
    QStringList lines = csv.out.split(QStringLiteral("\r\n"));
    QCOMPARE(lines.takeFirst(),
             QStringLiteral("line,source,platform,status,match,target,source_digest,target_digest,"
                            "image_id,layers,shared_layers,bytes,bytes_to_copy,message"));
    QCOMPARE(lines.takeLast(), QString());
    QSet<QString> relations;
    int errors = 0;
    for (const QString &line : lines) {
        const QStringList cells = line.split(u',');
        relations.insert(cells.at(4));
        errors += cells.at(3) == u"error";
    }
    QCOMPARE(errors, 2);
    for (const auto *relation : {u"same-index", u"same-manifest", u"same-config", u"equal-config",
                                 u"same-layers", u"shared-layers", u"different"})
        QVERIFY2(relations.contains(QStringView(relation).toString()),
                 qPrintable(QString::fromUtf16(relation)));
    QVERIFY(csv.out.contains(
        u"oci:resources/example/public:amazonlinux:2018.03,linux/amd64,present,same-manifest,"
        "oci:resources/example/private:test_ecr_repository:latest,"));

    options.format = "json";
    const QJsonObject json
        = QJsonDocument::fromJson(scan(options, layouts()).out.toUtf8()).object();
    QSet<QString> statuses;
    const QJsonArray sources = json.value(u"sources").toArray();
    for (const auto &source : sources)
        statuses.insert(source.toObject().value(u"status").toString());
    QCOMPARE(statuses,
             (QSet<QString>{QStringLiteral("present"), QStringLiteral("partial"),
                            QStringLiteral("missing"), QStringLiteral("error")}));
}

void TestScanCommands::bundledListAsText()
{
    const Run run = scan({.list = "resources/example/input.txt",
                          .targets = {"oci:resources/example/private"},
                          .format = "text"},
                         layouts());
    QVERIFY(run.out.startsWith(
        u"Source image URIs: \n\toci:resources/example/public:amazonlinux:2018.03\n"
        "Image present at ECR URIs: "
        "\n\toci:resources/example/private:test_ecr_repository:latest\n"));
}

void TestScanCommands::bundledDuplicates()
{
    const Run run
        = duplicates({.targets = {"oci:resources/example/private", "oci:resources/example/public"},
                      .format = "json"},
                     layouts());
    QCOMPARE(run.code, 0);
    const QJsonArray clusters
        = QJsonDocument::fromJson(run.out.toUtf8()).object().value(u"clusters").toArray();
    QVERIFY(clusters.size() > 5);
    double last = 1e18;
    for (const auto &cluster : clusters) {
        const double saving = cluster.toObject().value(u"saving").toDouble();
        QVERIFY(saving <= last);
        last = saving;
    }
}

void TestScanCommands::complete()
{
    const Run run = scan(options(), m_world->ports(), QStringLiteral("public.test/app:1\r\n"));
    QCOMPARE(run.code, 0);
    QCOMPARE(run.out.count(QStringLiteral("\r\n")), 2);
    QVERIFY(run.out.contains(
        u"\r\n1,public.test/app:1,,present,same-manifest,private.test/mirror/app:1,"));
    QCOMPARE(run.err,
             QStringLiteral("sameinside-cli: 1 image: 1 there, 0 in part, 0 missing, 0 not "
                            "checked; 0 B to copy\n"));
}

void TestScanCommands::couldNotRun_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("says");
    QTest::newRow("no list") << "list"
                             << "No such file";
    QTest::newRow("not a target") << "target"
                                  << "is not a place to search";
    QTest::newRow("not a relation") << "match"
                                    << "alike";
    QTest::newRow("needs layers") << "files"
                                  << "compare --deep";
    QTest::newRow("not a platform") << "platform"
                                    << "is not a platform";
    QTest::newRow("not a format") << "format"
                                  << "use csv, json, text or html";
}

void TestScanCommands::couldNotRun()
{
    QFETCH(QString, what);
    QFETCH(QString, says);
    ScanOptions options = this->options();
    if (what == u"list")
        options.list = "/nowhere/input.txt";
    else if (what == u"target")
        options.targets.push_back("private");
    else if (what == u"match")
        options.match = "alike";
    else if (what == u"files")
        options.match = "same-files";
    else if (what == u"platform")
        options.platform = "amd64";
    else
        options.format = "xlsx";
    const Run run = scan(options, m_world->ports(), QStringLiteral("public.test/app:1"));
    QCOMPARE(run.code, 2);
    QCOMPARE(run.out, QString());
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.contains(says), qPrintable(run.err));
    QVERIFY(m_world->own.log().isEmpty());
}

void TestScanCommands::failedTargetCouldNotRun()
{
    m_world->own.setHook([](const QString &) {
        return std::optional(Error{ErrorKind::Denied, QStringLiteral("name a repository instead")});
    });
    const Run run = scan(options(), m_world->ports(), QStringLiteral("public.test/app:1"));
    QCOMPARE(run.code, 2);
    QCOMPARE(run.err, QStringLiteral("sameinside-cli: name a repository instead\n"));
}

void TestScanCommands::incompleteIsThree()
{
    const Run run
        = scan(options(), m_world->ports(), QStringLiteral("public.test/app:1\n\nbad name\n"));
    QCOMPARE(run.code, 3);
    QVERIFY(run.err.contains(u"line 3: \"bad name\" is not an image name: "));
}

void TestScanCommands::stoppedIs130()
{
    std::stop_source stop;
    stop.request_stop();
    ScanOptions options = this->options();
    options.format = "json";
    const Run run
        = scan(options, m_world->ports(), QStringLiteral("public.test/app:1"), stop.get_token());
    QCOMPARE(run.code, 130);
    QVERIFY(run.out.contains(u"\"complete\": false"));
    QVERIFY(run.out.contains(u"\"status\": \"error\""));
}

void TestScanCommands::outputIsReplacedWhenWhole()
{
    const QTemporaryDir directory;
    ScanOptions options = this->options();
    const QString path = directory.filePath(QStringLiteral("result.csv"));
    options.output = path.toStdString();
    QByteArray meanwhile;
    m_world->own.setHook([&](const QString &call) -> std::optional<Error> {
        if (call == u"catalog")
            meanwhile = contents(path);
        return std::nullopt;
    });
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    const Run run = scan(options, m_world->ports(), QStringLiteral("public.test/app:1"));
    QCOMPARE(run.code, 0);
    QCOMPARE(run.out, QString());
    QCOMPARE(meanwhile, QByteArray("old"));
    QVERIFY(contents(path).startsWith("line,source,"));
    QCOMPARE(QDir(directory.path()).entryList(QDir::Files).size(), 1);
}

void TestScanCommands::outputThatCannotBeWritten()
{
    ScanOptions options = this->options();
    options.output = "/nowhere/result.csv";
    const Run run = scan(options, m_world->ports(), QStringLiteral("public.test/app:1"));
    QCOMPARE(run.code, 2);
    QVERIFY(run.err.contains(u"/nowhere/result.csv"));
    QVERIFY(m_world->own.log().isEmpty()); // known before any work
}

void TestScanCommands::quiet()
{
    ScanOptions options = this->options();
    options.quiet = true;
    const Run run
        = scan(options, m_world->ports(), QStringLiteral("public.test/app:1\nbad name"), {}, true);
    QCOMPARE(run.code, 3);
    QCOMPARE(run.err, QString());
}

void TestScanCommands::progressOnlyOnATerminal()
{
    const QString list = QStringLiteral("public.test/app:1");
    QVERIFY(!scan(options(), m_world->ports(), list).err.contains(u'\r'));
    const QString shown = scan(options(), m_world->ports(), list, {}, true).err;
    QVERIFY(shown.contains(u"\r"));
    // It is gone before anything else is said.
    const qsizetype cleared = shown.lastIndexOf(QStringLiteral("\r\x1b[K"));
    QVERIFY(shown.sliced(cleared).startsWith(u"\r\x1b[Ksameinside-cli: 1 image"));
    QVERIFY(shown.endsWith(u" to copy\n"));
}

void TestScanCommands::manyErrorsAreCounted()
{
    const Run run = scan(options(), m_world->ports(), QStringLiteral("bad name\n").repeated(50));
    QCOMPARE(run.code, 3);
    QCOMPARE(run.err.count(u'\n'), 12); // ten of them, how many more, and the summary
    QVERIFY(run.err.contains(u"and 40 more, named in the report"));
    QCOMPARE(run.out.count(QStringLiteral("\r\n")), 51);
}

SAMEINSIDE_TEST(TestScanCommands)
#include "tst_scancommands.moc"
