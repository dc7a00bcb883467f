// SPDX-License-Identifier: MIT
#include "testpaths.h"
#include "tests/support/commandrun.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/registries/scriptedregistry.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sameinside;

namespace {

QByteArray tar()
{
    return TarWriter().file("srv/app", QByteArray(3000, 'x')).finish();
}

// The same image, in which everything is named by sha512: diff ID, layer, config and manifest.
Sketched bySha512(const QString &annotation = {})
{
    ImageBuilder builder;
    builder.layer(tar(), QStringLiteral("ADD app"));
    if (!annotation.isEmpty())
        builder.annotation(QStringLiteral("note"), annotation);
    const BuiltImage image = builder.build();
    Sketched result{.descriptor = image.descriptor};
    const auto named = [&](QJsonObject descriptor, const QByteArray &bytes) {
        const Digest digest = Digest::sha512Of(bytes);
        result.blobs.emplace(digest, bytes);
        descriptor.insert(QStringLiteral("digest"), digest.toString());
        descriptor.insert(QStringLiteral("size"), bytes.size());
        return descriptor;
    };
    QByteArray config = image.configBytes;
    config.replace(image.diffIds[0].toString().toLatin1(),
                   Digest::sha512Of(tar()).toString().toLatin1());
    QJsonObject json = QJsonDocument::fromJson(image.bytes).object();
    json.insert(QStringLiteral("config"), named(json.value(u"config").toObject(), config));
    const QByteArray layer = image.blobs.at(image.layers[0].digest);
    json.insert(QStringLiteral("layers"),
                QJsonArray{named(json.value(u"layers").toArray().at(0).toObject(), layer)});
    const QByteArray manifest = QJsonDocument(json).toJson(QJsonDocument::Compact);
    result.descriptor.digest = Digest::sha512Of(manifest);
    result.descriptor.size = manifest.size();
    result.blobs.emplace(result.digest(), manifest);
    return result;
}

Digest layerOf(const Sketched &image)
{
    const QJsonObject json = QJsonDocument::fromJson(image.blobs.at(image.digest())).object();
    const QJsonObject layer = json.value(u"layers").toArray().at(0).toObject();
    return Digest::parse(layer.value(u"digest").toString()).value();
}

} // namespace

/// Images that name nothing by sha256, from registries to the answers of the program.
class TestRegistrySha512 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compares_data();
    void compares();
    void scans();
    void verifies_data();
    void verifies();

private:
    static CommandRun::Result run(const QStringList &arguments, const QByteArray &input = {})
    {
        const QTemporaryDir home;
        CommandRun command(QStringLiteral(SAMEINSIDE_CLI), home.path());
        command.start(arguments, input);
        return command.wait();
    }
    static ScriptedRegistry holding(Sketched image, bool isDamaged)
    {
        if (isDamaged)
            image.blobs.at(layerOf(image))[100] ^= 1;
        ScriptedRegistry registry;
        registry.push(QStringLiteral("app"), QStringLiteral("1"), image);
        return registry;
    }
};

void TestRegistrySha512::compares_data()
{
    QTest::addColumn<QString>("annotation");
    QTest::addColumn<QString>("depth");
    QTest::addColumn<bool>("isDamaged");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("relation");
    const QString same = QStringLiteral("same-manifest");
    const QString config = QStringLiteral("same-config");
    const QString verify = QStringLiteral("--verify");
    QTest::newRow("plain") << QString() << QString() << false << 0 << same;
    QTest::newRow("deep") << QString() << QStringLiteral("--deep") << false << 0 << same;
    QTest::newRow("verify") << QString() << verify << false << 0 << same;
    QTest::newRow("verify, damaged") << QString() << verify << true << 2 << same;
    QTest::newRow("another manifest") << QStringLiteral("x") << verify << false << 0 << config;
}

void TestRegistrySha512::compares()
{
    QFETCH(QString, annotation);
    QFETCH(QString, depth);
    QFETCH(bool, isDamaged);
    QFETCH(int, code);
    QFETCH(QString, relation);
    const ScriptedRegistry open = holding(bySha512(), false);
    const ScriptedRegistry own = holding(bySha512(annotation), isDamaged);
    ScriptedServer left([&](const ServedRequest &request) { return open.answer(request); });
    ScriptedServer right([&](const ServedRequest &request) { return own.answer(request); });
    QStringList arguments{QStringLiteral("compare"), left.host() + QStringLiteral("/app:1"),
                          right.host() + QStringLiteral("/app:1"), QStringLiteral("--format"),
                          QStringLiteral("json")};
    if (!depth.isEmpty())
        arguments << depth;
    const auto answer = run(arguments);
    QVERIFY2(answer.code == code, answer.err.constData());
    const QJsonObject json = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(json.value(u"relation").toString(), relation);
    const QJsonObject platform = json.value(u"platforms").toArray().at(0).toObject();
    const QJsonObject layer = platform.value(u"layers").toArray().at(0).toObject();
    QCOMPARE(layer.value(u"left_digest").toString(), layerOf(bySha512()).toString());
    QCOMPARE(layer.value(u"right_state").toString(),
             depth != u"--verify" ? QStringLiteral("claimed")
                 : isDamaged      ? QStringLiteral("corrupt")
                                  : QStringLiteral("verified"));
}

void TestRegistrySha512::scans()
{
    const ScriptedRegistry open = holding(bySha512(), false);
    ScriptedServer sources([&](const ServedRequest &request) { return open.answer(request); });
    const QByteArray list = sources.host().toLatin1() + "/app:1\n";
    const auto statusIn = [&](const Sketched &image) {
        const ScriptedRegistry own = holding(image, false);
        ScriptedServer target([&](const ServedRequest &request) { return own.answer(request); });
        const auto answer
            = run({QStringLiteral("scan"), QStringLiteral("-"), QStringLiteral("--in"),
                   QStringLiteral("docker://") + target.host()},
                  list);
        const QList<QByteArray> fields = answer.out.split('\n').value(1).split(',');
        return fields.value(3) + ' ' + fields.value(4);
    };
    QCOMPARE(statusIn(bySha512()), QByteArray("present same-manifest"));
    QCOMPARE(statusIn(bySha512(QStringLiteral("x"))), QByteArray("present same-config"));
}

void TestRegistrySha512::verifies_data()
{
    QTest::addColumn<bool>("isDamaged");
    QTest::addColumn<int>("code");
    QTest::newRow("sound") << false << 0;
    QTest::newRow("damaged") << true << 1;
}

void TestRegistrySha512::verifies()
{
    QFETCH(bool, isDamaged);
    QFETCH(int, code);
    const ScriptedRegistry own = holding(bySha512(), isDamaged);
    ScriptedServer server([&](const ServedRequest &request) { return own.answer(request); });
    const auto answer = run({QStringLiteral("verify"), QStringLiteral("--in"),
                             QStringLiteral("docker://") + server.host()});
    QVERIFY2(answer.code == code, (answer.out + answer.err).constData());
    QCOMPARE(answer.out.contains(layerOf(bySha512()).toString().first(20).toLatin1()), isDamaged);
}

SAMEINSIDE_TEST(TestRegistrySha512)
#include "tst_registrysha512.moc"
