// SPDX-License-Identifier: MIT
#include "tests/support/capturedrun.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

using namespace sameinside;
using namespace sameinside::test;

namespace {

enum class At { Manifest, Config, BlobStart, Blob, Token, Helper };

/// A registry of two images, one in two encodings, that stops talking somewhere.
class StallingRegistry {
public:
    StallingRegistry();

    void stallAt(At at)
    {
        m_at = at;
        m_stalled = 0;
    }
    int stalled() const { return m_stalled; }
    QString image(const char *tag) const
    {
        return m_server.host() + QStringLiteral("/team/app:") + QString::fromLatin1(tag);
    }
    QString host() const { return m_server.host(); }

private:
    ScriptedReply answer(const ServedRequest &request);
    ScriptedReply stall(ScriptedReply reply);
    static BuiltImage build(const BlobEncoding &encoding);

    const BuiltImage m_one = build(BlobEncoding::goGzip());
    const BuiltImage m_other = build(BlobEncoding::none());
    std::atomic<At> m_at = At::Manifest;
    std::atomic_int m_stalled = 0;
    ScriptedServer m_server; ///< last: its thread reads the others
};

StallingRegistry::StallingRegistry() :
    m_server([this](const ServedRequest &request) { return answer(request); },
             ScriptedServer::Recording::Off)
{
}

BuiltImage StallingRegistry::build(const BlobEncoding &encoding)
{
    QByteArray noise(3'000'000, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : noise) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24U);
    }
    return ImageBuilder()
        .encoding(encoding)
        .layer(TarWriter().file("bin/app", noise, 0755).finish())
        .layer(TarWriter().file("bin/other", noise + noise, 0755).finish())
        .build();
}

// A part of the answer, and then nothing more.
ScriptedReply StallingRegistry::stall(ScriptedReply reply)
{
    reply.cutAfter = m_at == At::BlobStart ? 10 : reply.body.size() / 2;
    reply.then = ScriptedReply::Then::Stall;
    ++m_stalled;
    return reply;
}

ScriptedReply StallingRegistry::answer(const ServedRequest &request)
{
    const At at = m_at;
    if (request.path == "/token")
        return stall(ScriptedReply::text(200, R"({"token":"abc","expires_in":300})"));
    if (at == At::Token || at == At::Helper) {
        m_stalled += at == At::Helper ? 1 : 0;
        return ScriptedReply::text(401, "{}").with("WWW-Authenticate",
                                                   "Bearer realm=\"/token\",service=\"it\"");
    }
    const bool isBlob = request.path.contains("/blobs/");
    if (!isBlob) {
        const BuiltImage &image = request.path.endsWith("one") ? m_one : m_other;
        const auto reply = ScriptedReply::text(200, image.bytes,
                                               image.descriptor.mediaType.bytes().toByteArray());
        return at == At::Manifest ? stall(reply) : reply;
    }
    for (const BuiltImage *image : {&m_one, &m_other}) {
        for (const auto &[digest, bytes] : image->blobs) {
            if (!request.path.endsWith(digest.toString().toLatin1()))
                continue;
            const bool isConfig = digest == image->config.digest;
            const auto reply = ScriptedReply::text(200, bytes, "application/octet-stream");
            return isConfig != (at == At::Config) ? reply : stall(reply);
        }
    }
    return ScriptedReply::text(404, "{}");
}

int entriesOf(const char *directory)
{
    return int(QDir(QString::fromLatin1(directory))
                   .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                   .size());
}

} // namespace

/// A compare that is stopped while a registry keeps it waiting.
class TestRegistryStop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void stopsAtOnce_data();
    void stopsAtOnce();
    void goesOnWithTheSameCache();

private:
    QStringList filesButCache() const;
    QByteArray helperPid() const;

    Surroundings m_surroundings;
    std::unique_ptr<StallingRegistry> m_registry;
};

void TestRegistryStop::initTestCase()
{
    const QByteArray programs = m_surroundings.path(QStringLiteral("bin")).toLocal8Bit();
    qputenv("PATH", programs + ':' + qgetenv("PATH"));
    const QString helper = m_surroundings.path(QStringLiteral("bin/docker-credential-slow"));
    QVERIFY(writeFile(helper,
                      "#!/bin/sh\necho $$ > '" + m_surroundings.path(QStringLiteral("pid")).toUtf8()
                          + "'\nexec sleep 60\n"));
    QVERIFY(QFile::setPermissions(helper, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    m_registry = std::make_unique<StallingRegistry>();
}

// The cache keeps its one file.
QStringList TestRegistryStop::filesButCache() const
{
    QStringList files = m_surroundings.files();
    files.removeIf([](const QString &file) { return file.startsWith(u"cache/"); });
    return files;
}

QByteArray TestRegistryStop::helperPid() const
{
    QFile file(m_surroundings.path(QStringLiteral("pid")));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

void TestRegistryStop::stopsAtOnce_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<bool>("deep");
    QTest::addColumn<int>("waiting"); // requests, before it is stopped
    QTest::newRow("in a layer") << int(At::Blob) << true << 4;
    QTest::newRow("in the start of a layer") << int(At::BlobStart) << false << 2;
    QTest::newRow("in a config") << int(At::Config) << false << 1;
    QTest::newRow("in a manifest") << int(At::Manifest) << false << 1;
    QTest::newRow("in the answer of a token service") << int(At::Token) << false << 1;
    QTest::newRow("in a credential helper") << int(At::Helper) << false << 1;
}

void TestRegistryStop::stopsAtOnce()
{
    QFETCH(int, at);
    QFETCH(bool, deep);
    QFETCH(int, waiting);
    QFile::remove(m_surroundings.path(QStringLiteral("pid")));
    QJsonObject config;
    if (At(at) == At::Helper) {
        config = {{QStringLiteral("credHelpers"),
                   QJsonObject{{m_registry->host(), QStringLiteral("slow")}}}};
    }
    QVERIFY(m_surroundings.writeDockerConfig(config));
    CommonOptions options = m_surroundings.options();
    options.cacheDirectory = m_surroundings.path(QStringLiteral("cache/%1").arg(at)).toStdString();
    m_registry->stallAt(At(at));
    const QStringList files = filesButCache();
    const int threads = entriesOf("/proc/self/task");
    const int descriptors = entriesOf("/proc/self/fd");

    CommandRun run;
    std::jthread compare([&](std::stop_token stop) {
        run = runCompareCommand(options, m_registry->image("one"), m_registry->image("other"),
                                {.format = "json", .deep = deep}, stop);
    });
    QTRY_VERIFY(m_registry->stalled() >= waiting);
    if (At(at) == At::Helper)
        QTRY_VERIFY(!helperPid().isEmpty());
    QVERIFY(entriesOf("/proc/self/task") > threads);
    QElapsedTimer sinceStopped;
    sinceStopped.start();
    compare.request_stop();
    compare.join(); // Sources and all
    const qint64 milliseconds = sinceStopped.elapsed();

    // 200 are promised, and taken on a machine that has nothing else to do; the registry would
    // never answer.
    QVERIFY2(milliseconds < 5'000, QByteArray::number(milliseconds));
    QCOMPARE(run.code, 130);
    QCOMPARE(run.out, QString());
    QCOMPARE(run.err, QString());
    QTRY_COMPARE(entriesOf("/proc/self/task"), threads); // the kernel lists one a moment longer
    // What the server has still to close is not ours.
    QTRY_COMPARE(entriesOf("/proc/self/fd"), descriptors);
    QStringList left = filesButCache();
    left.removeOne(QStringLiteral("pid"));
    QCOMPARE(left, files);
    const QStringList cached
        = QDir(QString::fromStdString(options.cacheDirectory))
              .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QVERIFY2(cached.filter(QStringLiteral("tmp")).isEmpty()
                 && cached.filter(QStringLiteral("-wal")).isEmpty(),
             qPrintable(cached.join(u' ')));
    if (At(at) == At::Helper)
        QCOMPARE(::kill(helperPid().toInt(), 0), -1);
}

// What a stopped one left in the cache serves the next.
void TestRegistryStop::goesOnWithTheSameCache()
{
    CommonOptions options = m_surroundings.options();
    options.cacheDirectory
        = m_surroundings.path(QStringLiteral("cache/%1").arg(int(At::Blob))).toStdString();
    options.offline = true; // manifests and configs were read before the layers
    const CommandRun run
        = runCompareCommand(options, m_registry->image("one"), m_registry->image("other"));
    QVERIFY2(run.code == 0, run.text());
    QCOMPARE(run.relation(), QStringLiteral("same-config"));
}

SAMEINSIDE_TEST(TestRegistryStop)
#include "tst_registrystop.moc"
