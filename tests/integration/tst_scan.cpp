// SPDX-License-Identifier: MIT
#include "testpaths.h"
#include "tests/support/commandrun.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/registries/registryfiller.h"
#include "tests/support/registries/registryfixture.h"
#include "tests/support/registries/scriptedregistry.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <map>
#include <memory>

using namespace sameinside;
using test::RegistryFixture;

namespace {

constexpr int repositories = 50;
constexpr int tags = 20;
constexpr int imagesOfRepository = 4; // five tags name each of them

// What the scan is to find for a line of the list.
struct Expected {
    QString status;
    QString relation;
    QStringList targets; ///< sorted, of all platforms
};

QByteArray tar(const QByteArray &name)
{
    return TarWriter().file("srv/" + name, QByteArray(20'000, 'x') + name).finish();
}

BuiltImage built(const QByteArray &name, const QString &platform = QStringLiteral("linux/amd64"),
                 const QString &label = {}, bool isDocker = false)
{
    ConfigFields fields{.created = QStringLiteral("2024-05-06T07:08:09.500000000Z"),
                        .env = {QStringLiteral("PATH=/bin"), QStringLiteral("A=<&>")},
                        .cmd = {QStringLiteral("/bin/sh")}};
    if (!label.isEmpty())
        fields.labels.insert(QStringLiteral("build"), label);
    return ImageBuilder()
        .family(isDocker ? MediaType::Family::Docker : MediaType::Family::Oci)
        .configStyle(isDocker ? ConfigStyle::Docker : ConfigStyle::Sorted)
        .platform(platform)
        .settings(fields)
        .layer(tar("base of " + name), QStringLiteral("ADD base"))
        .layer(tar(name), QStringLiteral("ADD top"))
        .build();
}

struct Counts {
    int catalog = 0;
    int lists = 0;
    int manifestsByTag = 0;
    int manifestsByDigest = 0;
    int unchanged = 0; ///< of those, answered 304
    int blobs = 0;
    int others = 0;

    bool operator==(const Counts &) const = default;
};

QByteArray text(const Counts &c)
{
    return QStringLiteral(
               "catalog %1, lists %2, by tag %3, by digest %4, unchanged %5, blobs %6, others %7")
        .arg(c.catalog)
        .arg(c.lists)
        .arg(c.manifestsByTag)
        .arg(c.manifestsByDigest)
        .arg(c.unchanged)
        .arg(c.blobs)
        .arg(c.others)
        .toUtf8();
}

} // namespace

class TestScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsWhatIsPlanted();
    void asksNoMoreThanItMust();
    void secondRunAsksConditionally();
    void goesOnAfterKill();
    void interrupted();
    void registryThatDies();
    void registryThatFailsNowAndThen();
    void hostileNames();
    void duplicatesOfARegistry();

private:
    void fillPrivate();
    void plantSketches();
    void plantConversions();
    void plant(const QString &name, const BuiltDocument &image, const QString &relation,
               const std::vector<std::pair<QString, QStringList>> &copies);
    QString target(const QString &place) const { return m_private->domain() + u'/' + place; }
    QStringList arguments(const QString &format = QStringLiteral("json")) const;
    CommandRun::Result scan(const QString &home, const QStringList &arguments);
    Counts privateRequests(std::size_t from) const;
    std::size_t settledRequests(const RegistryFixture &registry) const;

    QTemporaryDir m_directory;
    std::unique_ptr<RegistryFixture> m_public
        = std::make_unique<RegistryFixture>(RegistryFixture::Kind::Plain);
    std::unique_ptr<RegistryFixture> m_private
        = std::make_unique<RegistryFixture>(RegistryFixture::Kind::Plain);
    QByteArray m_list;
    std::map<int, Expected> m_expected; ///< by line
    int m_line = 0;
    int m_privateTags = 0;
    QSet<QString> m_privateRepositories;
    QByteArray m_first; ///< the result of the undisturbed run
};

void TestScan::initTestCase()
{
    for (RegistryFixture *registry : {m_public.get(), m_private.get()}) {
        const auto started = registry->start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    }
    const auto line = [&](const QByteArray &text) {
        m_list += text;
        ++m_line;
    };
    line("\xef\xbb\xbf# what we want\r\n");
    line("\r\n");
    fillPrivate();
    plantSketches();
    plantConversions();
    line("not an image!!\r\n");
    m_expected[m_line] = {QStringLiteral("error"), {}, {}};
    line("# no last newline below\n");
    line((m_public->domain() + QStringLiteral("/gone:1")).toUtf8() + '\n');
    m_expected[m_line] = {QStringLiteral("error"), {}, {}};
    m_expected[m_line + 1] = m_expected.at(3); // a repeated line
    line(m_list.split('\n').at(2).trimmed());
    QFile list(m_directory.filePath(QStringLiteral("list.txt")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write(m_list);
}

void TestScan::fillPrivate()
{
    RegistryFiller filler(m_private->url({}));
    for (int i = 0; i < repositories; ++i) {
        const QString repository = QStringLiteral("team/service%1").arg(i);
        m_privateRepositories.insert(repository);
        for (int tag = 0; tag < tags; ++tag) {
            const QString own = QStringLiteral("%1-%2").arg(i).arg(tag % imagesOfRepository);
            const Sketch image{.layers = {QStringLiteral("ours")}, .label = own};
            const auto pushed
                = filler.push(repository, QStringLiteral("v%1").arg(tag), image.image());
            QVERIFY2(pushed, qPrintable(pushed ? QString() : pushed.error().detail));
            ++m_privateTags;
        }
    }
}

// Forty images of the public registry: a copy of each third under three tags, of each third in an
// index, of each third nowhere.
void TestScan::plantSketches()
{
    RegistryFiller open(m_public->url({}));
    RegistryFiller own(m_private->url({}));
    const auto ok = [](const Result<void> &pushed) {
        QVERIFY2(pushed, qPrintable(pushed ? QString() : pushed.error().detail));
    };
    for (int i = 0; i < 40; ++i) {
        const QString name = QStringLiteral("lib/image%1").arg(i);
        const Sketched image
            = Sketch{.layers = {QStringLiteral("theirs%1").arg(i), QStringLiteral("top%1").arg(i)}}
                  .image();
        ok(open.push(name, QStringLiteral("1.0"), image));
        Expected expected{QStringLiteral("missing"), QStringLiteral("different"), {}};
        if (i % 3 == 0) {
            for (const char *tag : {"1.0", "1", "latest"}) {
                ok(own.push(QStringLiteral("mirror/") + name, QString::fromLatin1(tag), image));
                expected.targets.append(
                    target(QStringLiteral("mirror/") + name + u':' + QString::fromLatin1(tag)));
                ++m_privateTags;
            }
        } else if (i % 3 == 1) {
            const Sketched other = Sketch{.layers = {QStringLiteral("arm%1").arg(i)},
                                          .platform = QStringLiteral("linux/arm64")}
                                       .image();
            ok(own.push(QStringLiteral("mirror/") + name, QStringLiteral("all"),
                        sketchIndex({{image, QStringLiteral("linux/amd64")},
                                     {other, QStringLiteral("linux/arm64")}})));
            expected.targets.append(
                target(QStringLiteral("mirror/") + name + QStringLiteral(":all")));
            ++m_privateTags;
        }
        if (!expected.targets.isEmpty()) {
            m_privateRepositories.insert(QStringLiteral("mirror/") + name);
            expected.status = QStringLiteral("present");
            expected.relation = QStringLiteral("same-manifest");
            expected.targets.sort();
        }
        // Some lines pin the digest.
        m_list += m_public->domain().toUtf8() + '/' + name.toUtf8()
            + (i % 4 == 0 ? '@' + image.digest().toString().toUtf8() : QByteArray(":1.0")) + "\r\n";
        m_expected[++m_line] = expected;
    }
}

// Copies image with skopeo, to the public registry as it is, to the private one as copies say:
// places, and the options that change it on the way.
void TestScan::plant(const QString &name, const BuiltDocument &image, const QString &relation,
                     const std::vector<std::pair<QString, QStringList>> &copies)
{
    const auto pushed = RegistryFiller(m_public->url({}))
                            .push(QStringLiteral("conv/") + name, QStringLiteral("1"),
                                  image.descriptor, image.blobs);
    QVERIFY2(pushed, qPrintable(pushed ? QString() : pushed.error().detail));
    const bool isPresent = relation.startsWith(u"same-") && relation != u"same-layers";
    Expected expected{
        isPresent ? QStringLiteral("present") : QStringLiteral("missing"), relation, {}};
    for (const auto &[place, options] : copies) {
        const auto copied = m_private->push(
            QStringLiteral("docker://%1/conv/%2:1").arg(m_public->domain(), name), place,
            QStringList{QStringLiteral("--src-tls-verify=false")} + options);
        QVERIFY2(copied, qPrintable(copied ? QString() : copied.error().detail));
        ++m_privateTags;
        m_privateRepositories.insert(place.section(u':', 0, 0));
        if (isPresent)
            expected.targets.append(target(place));
    }
    expected.targets.sort();
    m_list += QStringLiteral("%1/conv/%2:1\r\n").arg(m_public->domain(), name).toUtf8();
    m_expected[++m_line] = expected;
}

// What skopeo makes of images on the way (facts, section 6).
void TestScan::plantConversions()
{
    const QStringList whole{QStringLiteral("--all"), QStringLiteral("--preserve-digests")};
    const QStringList docker{QStringLiteral("--format"), QStringLiteral("v2s2")};
    const QStringList oci{QStringLiteral("--format"), QStringLiteral("oci")};
    const QStringList zstd{QStringLiteral("--dest-compress-format"), QStringLiteral("zstd")};
    const auto index = [](const QByteArray &name) {
        return IndexBuilder()
            .add(built(name), Platform::parse(u"linux/amd64").value())
            .add(built(name + " for arm", QStringLiteral("linux/arm64")),
                 Platform::parse(u"linux/arm64").value())
            .build();
    };
    plant(QStringLiteral("index"), index("index"), QStringLiteral("same-index"),
          {{QStringLiteral("mirror/index:1"), whole},
           {QStringLiteral("mirror/index:stable"), whole}});
    plant(QStringLiteral("docker"), built("docker"), QStringLiteral("same-config"),
          {{QStringLiteral("mirror/docker:1"), docker}});
    plant(QStringLiteral("zstd"), built("zstd"), QStringLiteral("same-config"),
          {{QStringLiteral("mirror/zstd:1"), zstd}});
    plant(QStringLiteral("oci"), built("oci", QStringLiteral("linux/amd64"), {}, true),
          QStringLiteral("equal-config"), {{QStringLiteral("mirror/oci:1"), oci}});
    // Converted and compressed again: no blob in common, but its name is.
    plant(QStringLiteral("far"), built("far", QStringLiteral("linux/amd64"), {}, true),
          QStringLiteral("equal-config"), {{QStringLiteral("mirror/far:1"), oci + zstd}});
    plant(QStringLiteral("one"), index("one"), QStringLiteral("same-manifest"),
          {{QStringLiteral("mirror/one:1"), {}}});
    m_expected[m_line].status = QStringLiteral("partial");

    // Rebuilt with another label, and a child of its base.
    plant(QStringLiteral("rebuilt"), built("rebuilt"), QStringLiteral("same-layers"), {});
    const BuiltImage again = built("rebuilt", QStringLiteral("linux/amd64"), QStringLiteral("two"));
    QVERIFY(RegistryFiller(m_private->url({}))
                .push(QStringLiteral("mirror/again"), QStringLiteral("1"), again.descriptor,
                      again.blobs));
    m_privateRepositories.insert(QStringLiteral("mirror/again"));
    ++m_privateTags;
}

QStringList TestScan::arguments(const QString &format) const
{
    return {QStringLiteral("scan"),     m_directory.filePath(QStringLiteral("list.txt")),
            QStringLiteral("--in"),     QStringLiteral("docker://") + m_private->domain(),
            QStringLiteral("--format"), format};
}

CommandRun::Result TestScan::scan(const QString &home, const QStringList &arguments)
{
    CommandRun command(QStringLiteral(SAMEINSIDE_CLI), home);
    command.start(arguments);
    return command.wait();
}

// Lines of the access log may come a moment after their answers.
std::size_t TestScan::settledRequests(const RegistryFixture &registry) const
{
    std::size_t last = 0;
    for (int still = 0; still < 3;) {
        const std::size_t now = registry.requests().size();
        still = now == last ? still + 1 : 0;
        last = now;
        QThread::msleep(30);
    }
    return last;
}

Counts TestScan::privateRequests(std::size_t from) const
{
    Counts counts;
    const auto requests = m_private->requests();
    for (std::size_t i = from; i < requests.size(); ++i) {
        const auto &request = requests[i];
        if (request.method != "GET")
            ++counts.others;
        else if (request.path.startsWith("/v2/_catalog"))
            ++counts.catalog;
        else if (request.path.contains("/tags/list"))
            ++counts.lists;
        else if (request.path.contains("/blobs/"))
            ++counts.blobs;
        else if (request.path.contains("/manifests/sha256:"))
            ++counts.manifestsByDigest;
        else if (request.path.contains("/manifests/"))
            ++counts.manifestsByTag;
        else
            ++counts.others;
        counts.unchanged += request.status == 304;
    }
    return counts;
}

void TestScan::findsWhatIsPlanted()
{
    const QTemporaryDir home;
    const auto run = scan(home.path(), arguments());
    QVERIFY2(run.code == 3, run.err);
    m_first = run.out;
    const QJsonObject json = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(json.value(u"complete").toBool(false), true);
    QCOMPARE(json.value(u"unread").toArray().size(), 0);
    const QJsonArray sources = json.value(u"sources").toArray();
    QCOMPARE(std::size_t(sources.size()), m_expected.size());
    for (const auto &value : sources) {
        const QJsonObject found = value.toObject();
        const QByteArray name = found.value(u"source").toString().toUtf8();
        const Expected &expected = m_expected.at(found.value(u"line").toInt());
        QVERIFY2(found.value(u"status").toString() == expected.status,
                 name + ' ' + found.value(u"status").toString().toUtf8() + ' '
                     + found.value(u"message").toString().toUtf8());
        QVERIFY2(found.value(u"relation").toString() == expected.relation,
                 name + ' ' + found.value(u"relation").toString().toUtf8());
        QStringList targets;
        const QJsonArray matches = found.value(u"matches").toArray();
        for (const auto &match : matches)
            targets.append(match.toObject().value(u"target").toString());
        targets.sort();
        targets.removeDuplicates();
        QVERIFY2(targets == expected.targets, name + ' ' + targets.join(u' ').toUtf8());
    }
}

void TestScan::asksNoMoreThanItMust()
{
    const QTemporaryDir home;
    const std::size_t before = settledRequests(*m_private);
    const std::size_t beforePublic = settledRequests(*m_public);
    QCOMPARE(scan(home.path(), arguments()).code, 3);
    settledRequests(*m_private);
    settledRequests(*m_public);
    const Counts counts = privateRequests(before);
    QVERIFY2(counts.catalog == 1 && counts.others <= 1, text(counts)); // one to learn how to log in
    QCOMPARE(counts.lists, int(m_privateRepositories.size()));
    QCOMPARE(counts.manifestsByTag, m_privateTags);
    // The one in each sketched index that no source named, and two in the index of two tags.
    QCOMPARE(counts.manifestsByDigest, 13 + 2);
    // Near matches: oci, far, and the one that was built again.
    QVERIFY2(counts.blobs >= 3 && counts.blobs <= 6, text(counts));
    QCOMPARE(counts.unchanged, 0);

    int tagsAsked = 0;
    int blobs = 0;
    const auto requests = m_public->requests();
    for (std::size_t i = beforePublic; i < requests.size(); ++i) {
        tagsAsked += requests[i].path.contains("/manifests/");
        blobs += requests[i].path.contains("/blobs/");
    }
    // Each name once, the missing one too, and the platform of "one" that the target lacks.
    QCOMPARE(tagsAsked, int(m_expected.size()) - 2 + 1);
    QVERIFY2(blobs >= 3 && blobs <= 6, qPrintable(QString::number(blobs)));
}

void TestScan::secondRunAsksConditionally()
{
    const QTemporaryDir home;
    QCOMPARE(scan(home.path(), arguments()).code, 3);
    const std::size_t before = settledRequests(*m_private);
    const auto again = scan(home.path(), arguments());
    QCOMPARE(again.code, 3);
    QCOMPARE(again.out, m_first);
    settledRequests(*m_private);
    const Counts counts = privateRequests(before);
    QCOMPARE(counts.manifestsByTag, m_privateTags);
    QCOMPARE(counts.unchanged, m_privateTags);
    QCOMPARE(counts.manifestsByDigest, 0);
    QCOMPARE(counts.blobs, 0);
}

// Killed in the middle: what was read is there, and the rest is asked for.
void TestScan::goesOnAfterKill()
{
    const QTemporaryDir home;
    const std::size_t before = settledRequests(*m_private);
    {
        CommandRun command(QStringLiteral(SAMEINSIDE_CLI), home.path());
        command.start(arguments() + QStringList{QStringLiteral("--jobs"), QStringLiteral("1")});
        // One at a time, so that the rest takes much longer than the signal.
        QVERIFY(
            QTest::qWaitFor([&] { return privateRequests(before).manifestsByTag > 400; }, 30'000));
        ::kill(pid_t(command.process().processId()), SIGKILL);
        QCOMPARE(command.wait().code, -1);
    }
    const std::size_t between = settledRequests(*m_private);
    const Counts first = privateRequests(before);
    QVERIFY2(first.manifestsByTag < m_privateTags, text(first));
    const auto run = scan(home.path(), arguments());
    QCOMPARE(run.code, 3);
    QCOMPARE(run.out, m_first);
    settledRequests(*m_private);
    const Counts second = privateRequests(between);
    QCOMPARE(second.manifestsByTag, m_privateTags);
    // All but the last few that had not reached the disk are known.
    QVERIFY2(second.unchanged >= first.manifestsByTag - 200, text(first) + " / " + text(second));
    QVERIFY2(second.unchanged > 100, text(second));
}

void TestScan::interrupted()
{
    const QTemporaryDir home;
    const std::size_t before = settledRequests(*m_private);
    const QString output = home.filePath(QStringLiteral("result.json"));
    CommandRun command(QStringLiteral(SAMEINSIDE_CLI), home.path());
    command.start(arguments()
                  + QStringList{QStringLiteral("--jobs"), QStringLiteral("1"),
                                QStringLiteral("--output"), output});
    QVERIFY(QTest::qWaitFor([&] { return privateRequests(before).manifestsByTag > 300; }, 30'000));
    ::kill(pid_t(command.process().processId()), SIGINT);
    QCOMPARE(command.wait(5000).code, 130);
    QFile file(output);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(json.value(u"complete").toBool(true), false);
    QCOMPARE(std::size_t(json.value(u"sources").toArray().size()), m_expected.size());
    const QJsonArray sources = json.value(u"sources").toArray();
    for (const auto &source : sources)
        QVERIFY(source.toObject().value(u"status").toString() != u"missing");
    QVERIFY(QDir(home.path()).entryList({QStringLiteral("result.json*")}).size() == 1);
}

void TestScan::duplicatesOfARegistry()
{
    const QTemporaryDir home;
    const auto run = scan(home.path(),
                          {QStringLiteral("duplicates"), QStringLiteral("--in"),
                           QStringLiteral("docker://") + m_private->domain(),
                           QStringLiteral("--in"), QStringLiteral("docker://") + m_public->domain(),
                           QStringLiteral("--format"), QStringLiteral("json")});
    QVERIFY2(run.code == 0, run.err);
    const QJsonArray clusters
        = QJsonDocument::fromJson(run.out).object().value(u"clusters").toArray();
    // 27 sketches that are on both sides, and six conversions that keep the image ID.
    QVERIFY2(clusters.size() >= 27 + 4, qPrintable(QString::number(clusters.size())));
}

void TestScan::registryThatDies()
{
    const QTemporaryDir home;
    RegistryFixture dying(RegistryFixture::Kind::Plain);
    QVERIFY(dying.start());
    RegistryFiller filler(dying.url({}));
    for (int i = 0; i < 150; ++i)
        QVERIFY(filler.push(QStringLiteral("app"), QStringLiteral("v%1").arg(i),
                            Sketch{.layers = {QString::number(i)}}.image()));
    QFile list(home.filePath(QStringLiteral("list.txt")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write((m_public->domain() + QStringLiteral("/lib/image0:1.0\n") + m_public->domain()
                + QStringLiteral("/lib/image1:1.0\n"))
                   .toUtf8());
    list.close();
    const std::size_t before = settledRequests(dying);
    CommandRun command(QStringLiteral(SAMEINSIDE_CLI), home.path());
    command.start({QStringLiteral("scan"), list.fileName(), QStringLiteral("--in"),
                   QStringLiteral("docker://") + m_private->domain(), QStringLiteral("--in"),
                   QStringLiteral("docker://") + dying.domain(), QStringLiteral("--format"),
                   QStringLiteral("json"), QStringLiteral("--jobs"), QStringLiteral("1")});
    QVERIFY(QTest::qWaitFor([&] { return dying.requests().size() > before + 20; }, 30'000));
    dying.stop();
    const auto run = command.wait();
    QVERIFY2(run.code == 3, run.err);
    const QJsonObject json = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(json.value(u"complete").toBool(false), true);
    const QJsonArray unread = json.value(u"unread").toArray();
    QVERIFY(unread.size() > 50 && unread.size() < 150);
    QVERIFY(unread.at(0).toObject().value(u"target").toString().startsWith(
        dying.domain() + QStringLiteral("/app:v")));
    // What was found elsewhere stays found.
    QCOMPARE(json.value(u"sources").toArray().at(0).toObject().value(u"status").toString(),
             QStringLiteral("present"));
}

// One answer in 20 is a fault, one in 50 is cut off: the same result, after some more requests.
void TestScan::registryThatFailsNowAndThen()
{
    ScriptedRegistry registry;
    registry.setPageSize(7);
    QByteArray list;
    for (int i = 0; i < 100; ++i) {
        const Sketch image{.layers = {QString::number(i)}};
        registry.push(QStringLiteral("own/app%1").arg(i % 10), QStringLiteral("v%1").arg(i),
                      image.image());
        if (i % 2 == 0)
            registry.push(QStringLiteral("open/app"), QStringLiteral("v%1").arg(i), image.image());
    }
    std::atomic<bool> isBroken = false;
    std::atomic<int> requests = 0;
    ScriptedServer server([&](const ServedRequest &request) {
        const int number = ++requests;
        if (isBroken && number % 20 == 0)
            return ScriptedReply::text(500, "no");
        auto reply = registry.answer(request);
        if (isBroken && number % 50 == 7 && reply.body.size() > 10) {
            reply.cutAfter = 10;
            reply.then = ScriptedReply::Then::Close;
        }
        return reply;
    });
    for (int i = 0; i < 100; i += 2)
        list += (server.host() + QStringLiteral("/open/app:v%1\n").arg(i)).toUtf8();
    QStringList results;
    std::vector<int> counts;
    for (const bool broken : {false, true}) {
        isBroken = broken;
        requests = 0;
        const QTemporaryDir home;
        CommandRun command(QStringLiteral(SAMEINSIDE_CLI), home.path());
        command.start({QStringLiteral("scan"), QStringLiteral("-"), QStringLiteral("--in"),
                       QStringLiteral("docker://%1/own").arg(server.host())},
                      list);
        const auto run = command.wait();
        QVERIFY2(run.code == 0, run.err);
        results.append(QString::fromUtf8(run.out));
        counts.push_back(requests);
    }
    QCOMPARE(results.at(0).count(QStringLiteral(",present,same-manifest,")), 50);
    QCOMPARE(results.at(1), results.at(0));
    QVERIFY2(counts[1] > counts[0] && counts[1] < counts[0] * 5 / 4,
             qPrintable(QStringLiteral("%1 after %2").arg(counts[1]).arg(counts[0])));
}

// What a registry lists as tags need not be tags.
void TestScan::hostileNames()
{
    const Sketched image = Sketch().image();
    ScriptedRegistry registry;
    registry.push(QStringLiteral("app"), QStringLiteral("1"), image);
    ScriptedServer server([&](const ServedRequest &request) {
        if (request.path.endsWith("/tags/list"))
            return ScriptedReply::text(
                200, R"({"tags":["1","=cmd|'/c calc'!A1","../../x","a\nb","\u202e\u001b[2J"]})");
        return registry.answer(request);
    });
    const QTemporaryDir home;
    CommandRun command(QStringLiteral(SAMEINSIDE_CLI), home.path());
    command.start({QStringLiteral("scan"), QStringLiteral("-"), QStringLiteral("--in"),
                   QStringLiteral("docker://%1/app").arg(server.host())},
                  (server.host() + QStringLiteral("/app:1")).toUtf8());
    const auto run = command.wait();
    QVERIFY(run.code == 0 || run.code == 3);
    QVERIFY(run.out.contains(",present,same-manifest,"));
    for (const QByteArray &line : run.out.split('\n'))
        QVERIFY2(!line.startsWith('=') && !line.contains(",=") && !line.contains("\x1b"), line);
    QVERIFY(!run.err.contains('\x1b'));
}

SAMEINSIDE_TEST(TestScan)
#include "tst_scan.moc"
