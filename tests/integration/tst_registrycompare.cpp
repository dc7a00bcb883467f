// SPDX-License-Identifier: MIT
#include "testpaths.h"
#include "tests/support/capturedrun.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/registries/registryfixture.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QJsonArray>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace sameinside;
using namespace sameinside::test;
using Kind = RegistryFixture::Kind;

namespace {

const auto bundled = QStringLiteral("oci:" SAMEINSIDE_SOURCE_DIR "/resources/example/public:");

ImageBuilder imageOf(MediaType::Family family, ConfigStyle style, const QByteArray &greeting)
{
    ImageBuilder builder;
    builder.family(family)
        .configStyle(style)
        .settings({.created = QStringLiteral("2023-11-14T22:13:20Z"),
                   .env = {QStringLiteral("PATH=/bin"), QStringLiteral("OPTIONS=a&b>c")},
                   .cmd = {QStringLiteral("/bin/app")}})
        .layer(TarWriter().file("etc/motd", greeting.repeated(300)).finish(),
               QStringLiteral("ADD motd /etc && true"))
        .layer(TarWriter().file("bin/app", "#!/bin/sh\n", 0755).finish(),
               QStringLiteral("ADD app /bin"));
    return builder;
}

// As skopeo's dir: keeps an image. Its oci: reads no images of Docker's types.
Result<void> writeDirectory(const BuiltImage &image, const QDir &directory)
{
    auto written = writeFile(directory.filePath(QStringLiteral("version")),
                             "Directory Transport Version: 1.1\n");
    for (const auto &[digest, bytes] : image.blobs) {
        const bool isManifest = digest == image.descriptor.digest;
        const QString name
            = isManifest ? QStringLiteral("manifest.json") : QString::fromLatin1(digest.encoded());
        if (written)
            written = writeFile(directory.filePath(name), bytes);
    }
    return written;
}

} // namespace

/// The compare command between real registries, with images that skopeo pushed and converted.
class TestRegistryCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void indexAgainstOneOfItsPlatforms();
    void conversions_data();
    void conversions();
    void bareAndPrefixedNames();
    void complains_data();
    void complains();
    void bothSidesComplain();
    void asksForTagsOnlyTheSecondTime_data();
    void asksForTagsOnlyTheSecondTime();
    void readsOfflineWhatIsCached();

private:
    QString left(const char *name) const
    {
        return m_plain->domain() + u'/' + QString::fromLatin1(name);
    }
    QString right(const char *name) const
    {
        return QStringLiteral("docker://") + m_basic->domain() + u'/' + QString::fromLatin1(name);
    }
    void push(RegistryFixture &registry, const QString &source, const char *destination,
              const QStringList &extra = {});

    Surroundings m_surroundings;
    std::unique_ptr<RegistryFixture> m_plain;
    std::unique_ptr<RegistryFixture> m_basic;
    CommonOptions m_options;
};

void TestRegistryCompare::push(RegistryFixture &registry, const QString &source,
                               const char *destination, const QStringList &extra)
{
    const auto pushed = registry.push(source, QString::fromLatin1(destination), extra);
    QVERIFY2(pushed, qPrintable(pushed ? QString() : pushed.error().detail));
}

void TestRegistryCompare::initTestCase()
{
    m_plain = std::make_unique<RegistryFixture>(Kind::Plain);
    m_basic = std::make_unique<RegistryFixture>(Kind::Basic);
    for (RegistryFixture *registry : {m_plain.get(), m_basic.get()}) {
        const auto started = registry->start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    }
    m_options = m_surroundings.options(m_basic->authorityFile());
    QVERIFY(m_surroundings.writeDockerConfig(
        Surroundings::passwordFor(m_basic->domain(), m_basic->user(), m_basic->password())));

    using Family = MediaType::Family;
    const QString ociLayout = m_surroundings.path(QStringLiteral("layout"));
    const QString directory = m_surroundings.path(QStringLiteral("directory"));
    QVERIFY(
        LayoutWriter()
            .add(imageOf(Family::Oci, ConfigStyle::Sorted, "hello\n").build(), QStringLiteral("it"))
            .add(imageOf(Family::Oci, ConfigStyle::Sorted, "packed\n").build(),
                 QStringLiteral("packed"))
            .write(ociLayout));
    QVERIFY(writeDirectory(imageOf(Family::Docker, ConfigStyle::Docker, "hello\n").build(),
                           QDir(directory)));
    // Has layers of its own: skopeo takes blobs that are there rather than compress again.
    const QString packed = QStringLiteral("oci:%1:packed").arg(ociLayout);
    const QString oci = QStringLiteral("oci:%1:it").arg(ociLayout);
    const QString v2s2 = QStringLiteral("dir:%1").arg(directory);

    const auto all = QStringLiteral("--all");
    push(*m_plain, bundled + QStringLiteral("postgres:16"), "db/postgres:16", {all});
    push(*m_basic, bundled + QStringLiteral("postgres:16"), "mirror/postgres:16");
    push(*m_basic, bundled + QStringLiteral("postgres:16"), "mirror/postgres:all", {all});
    push(*m_plain, oci, "team/oci:1");
    push(*m_plain, v2s2, "team/v2s2:1");
    push(*m_plain, packed, "team/packed:1");
    const auto format = QStringLiteral("--format");
    push(*m_basic, oci, "team/oci:as-v2s2", {format, QStringLiteral("v2s2")});
    push(*m_basic, v2s2, "team/v2s2:as-oci", {format, QStringLiteral("oci")});
    push(*m_basic, packed, "team/packed:as-zstd",
         {QStringLiteral("--dest-compress-format"), QStringLiteral("zstd"),
          QStringLiteral("--dest-compress")});
}

void TestRegistryCompare::indexAgainstOneOfItsPlatforms()
{
    const CommandRun run
        = runCompareCommand(m_options, left("db/postgres:16"), right("mirror/postgres:16"));
    QCOMPARE(run.code, 0);
    QVERIFY2(run.err.endsWith(u"Exit code 0 speaks of the platforms that both images have.\n"),
             run.text());
    QCOMPARE(run.relation(), QStringLiteral("same-manifest"));
    QCOMPARE(run.causes(),
             QStringList({QStringLiteral("attestations"), QStringLiteral("index-vs-manifest"),
                          QStringLiteral("platform-set")}));
    const QJsonObject json = run.json();
    QCOMPARE(json.value(u"left").toObject().value(u"kind").toString(), QStringLiteral("index"));
    QCOMPARE(json.value(u"right").toObject().value(u"kind").toString(), QStringLiteral("manifest"));
    QCOMPARE(json.value(u"platforms").toArray().size(), 1);

    // As the other way round.
    const CommandRun turned
        = runCompareCommand(m_options, right("mirror/postgres:16"), left("db/postgres:16"));
    QCOMPARE(turned.relation(), QStringLiteral("same-manifest"));
    QCOMPARE(turned.causes(), run.causes());
    QCOMPARE(runCompareCommand(m_options, left("db/postgres:16"), right("mirror/postgres:all"))
                 .relation(),
             QStringLiteral("same-index"));
}

void TestRegistryCompare::conversions_data()
{
    QTest::addColumn<QByteArray>("original");
    QTest::addColumn<QByteArray>("converted");
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QStringList>("causes");
    QTest::addColumn<int>("code");
    QTest::newRow("v2s2 from OCI")
        << QByteArray("team/oci:1") << QByteArray("team/oci:as-v2s2")
        << QStringLiteral("same-config") << QStringList{QStringLiteral("media-type")} << 0;
    QTest::newRow("OCI from v2s2")
        << QByteArray("team/v2s2:1") << QByteArray("team/v2s2:as-oci")
        << QStringLiteral("equal-config")
        << QStringList{QStringLiteral("config-serialization"), QStringLiteral("media-type")} << 1;
    QTest::newRow("zstd") << QByteArray("team/packed:1") << QByteArray("team/packed:as-zstd")
                          << QStringLiteral("same-config")
                          << QStringList{QStringLiteral("compression")} << 0;
}

void TestRegistryCompare::conversions()
{
    QFETCH(QByteArray, original);
    QFETCH(QByteArray, converted);
    QFETCH(QString, relation);
    QFETCH(QStringList, causes);
    QFETCH(int, code);
    const CommandRun run
        = runCompareCommand(m_options, left(original.constData()), right(converted.constData()));
    QVERIFY2(run.relation() == relation && run.causes() == causes && run.code == code, run.text());
    QCOMPARE(run.err, QString());
    const CommandRun deep
        = runCompareCommand(m_options, left(original.constData()), right(converted.constData()),
                            {.format = "json", .deep = true});
    QVERIFY2(deep.relation() == relation && deep.causes() == causes && deep.code == code,
             deep.text());
    QVERIFY(deep.json().value(u"platforms").toArray().at(0).toObject().value(u"verified").toBool());
}

void TestRegistryCompare::bareAndPrefixedNames()
{
    const QString bare = left("team/oci:1");
    const CommandRun run = runCompareCommand(m_options, bare, QStringLiteral("docker://") + bare);
    QCOMPARE(run.code, 0);
    QCOMPARE(run.relation(), QStringLiteral("same-manifest"));
    const CommandRun shown = runInspectCommand(m_options, right("mirror/postgres:all"));
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.err, QString());
    QVERIFY2(shown.out.contains(u"linux/s390x"), shown.text());
}

void TestRegistryCompare::complains_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("trusting");
    QTcpServer closed; // a port that nobody listens on
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString refused = QStringLiteral("127.0.0.1:%1").arg(closed.serverPort());
    closed.close();
    QTest::newRow("unknown tag") << left("team/oci:nobody") << QStringLiteral("has no such tag")
                                 << true;
    QTest::newRow("unknown repository")
        << left("team/nobody:1") << QStringLiteral("has no such repository") << true;
    QTest::newRow("no such host") << QStringLiteral("registry.invalid/team/app:1")
                                  << QStringLiteral("there is no host registry.invalid") << true;
    QTest::newRow("refused connection")
        << refused + QStringLiteral("/team/app:1")
        << refused + QStringLiteral(" refused the connection") << true;
    QTest::newRow("untrusted certificate")
        << right("mirror/postgres:16")
        << QStringLiteral("the certificate of %1 is not trusted").arg(m_basic->domain()) << false;
}

void TestRegistryCompare::complains()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    QFETCH(bool, trusting);
    const CommonOptions options = trusting ? m_options : m_surroundings.options();
    const CommandRun compared = runCompareCommand(options, left("team/oci:1"), name);
    const CommandRun inspected = runInspectCommand(options, name);
    for (const CommandRun *run : {&compared, &inspected}) {
        QCOMPARE(run->code, 2);
        QVERIFY2(run->complaint().contains(says), run->text());
    }
    // Of these messages, this one alone.
    const auto others = {"has no such tag", "has no such repository", "there is no host",
                         "refused the connection", "is not trusted"};
    int kinds = 0;
    for (const char *other : others)
        kinds += compared.err.contains(QString::fromLatin1(other)) ? 1 : 0;
    QVERIFY2(kinds == 1, compared.text());
    QVERIFY(compared.err.contains(u"private image: "));
}

void TestRegistryCompare::bothSidesComplain()
{
    const CommandRun run
        = runCompareCommand(m_options, left("team/oci:nobody"), right("team/nobody:1"));
    QCOMPARE(run.code, 2);
    QCOMPARE(run.out, QString());
    QCOMPARE(run.err.count(u'\n'), 2);
    QVERIFY2(run.err.contains(u"public image: ") && run.err.contains(u"private image: "),
             run.text());
}

void TestRegistryCompare::asksForTagsOnlyTheSecondTime_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("index and platform")
        << QByteArray("db/postgres:16") << QByteArray("mirror/postgres:16");
    QTest::newRow("another compression") // its evidence is in the blobs
        << QByteArray("team/packed:1") << QByteArray("team/packed:as-zstd");
    QTest::newRow("another config") << QByteArray("team/v2s2:1") << QByteArray("team/v2s2:as-oci");
}

// Counted by the registries themselves. A login is asked for by one more answer, 401.
void TestRegistryCompare::asksForTagsOnlyTheSecondTime()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    CommonOptions options = m_options;
    const QString row = QString::fromLatin1(QTest::currentDataTag());
    options.cacheDirectory = m_surroundings.path(QStringLiteral("cache of ") + row).toStdString();
    const auto compare = [&] {
        return runCompareCommand(options, left(one.constData()), right(other.constData()));
    };
    const auto served = [](const RegistryFixture &registry) { return registry.requests().size(); };
    const auto asked = [](const CommandRun &run, const RegistryFixture &registry) {
        return std::size_t(std::ranges::count_if(run.requests, [&](const RequestLogEntry &entry) {
            return entry.url.contains(registry.domain());
        }));
    };
    std::size_t plainBefore = served(*m_plain);
    std::size_t basicBefore = served(*m_basic);
    const CommandRun first = compare();
    QVERIFY2(first.requests.size() > 3, first.text());
    QTRY_COMPARE(served(*m_plain) - plainBefore, asked(first, *m_plain));
    QTRY_COMPARE(served(*m_basic) - basicBefore, asked(first, *m_basic));
    plainBefore = served(*m_plain);
    basicBefore = served(*m_basic);
    const CommandRun second = compare();
    QCOMPARE(second.out, first.out);
    QCOMPARE(second.code, first.code);
    QTRY_COMPARE(served(*m_plain) - plainBefore, asked(second, *m_plain));
    QTRY_COMPARE(served(*m_basic) - basicBefore, asked(second, *m_basic));
    for (const auto &[registry, before] :
         {std::pair(m_plain.get(), plainBefore), std::pair(m_basic.get(), basicBefore)}) {
        const auto requests = registry->requests();
        int answered = 0;
        for (std::size_t i = before; i < requests.size(); ++i) {
            QVERIFY2(requests[i].path.contains("/manifests/"), second.text());
            QVERIFY2(!requests[i].path.contains("sha256:"), second.text());
            answered += requests[i].status == 401 ? 0 : 1;
        }
        QVERIFY2(answered == 1, second.text());
    }
}

void TestRegistryCompare::readsOfflineWhatIsCached()
{
    CommonOptions options = m_options;
    options.cacheDirectory = m_surroundings.path(QStringLiteral("offline")).toStdString();
    const QString one = left("db/postgres:16");
    const QString other = right("mirror/postgres:16");
    const CommandRun online = runCompareCommand(options, one, other);
    options.offline = true;
    const CommandRun offline = runCompareCommand(options, one, other);
    QCOMPARE(offline.out, online.out);
    QCOMPARE(offline.requests.size(), std::size_t(0));
    const CommandRun unknown = runCompareCommand(options, one, right("team/packed:as-zstd"));
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.complaint().contains(u"--offline"), unknown.text());
}

SAMEINSIDE_TEST(TestRegistryCompare)
#include "tst_registrycompare.moc"
