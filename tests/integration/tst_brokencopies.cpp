// SPDX-License-Identifier: MIT
#include "testpaths.h"
#include "tests/support/commandrun.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/registries/registryfiller.h"
#include "tests/support/registries/registryfixture.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace sameinside;
using test::RegistryFixture;

namespace {

BuiltImage imageFor(QStringView platform, const QByteArray &content)
{
    return ImageBuilder()
        .platform(platform)
        .layer(TarWriter().file("etc/base", QByteArray(40'000, 'b')).finish())
        .layer(TarWriter().file("etc/app", content.repeated(4'000)).finish())
        .build();
}

/// An index of two platforms, as both registries hold it.
struct Copied {
    BuiltImage amd64 = imageFor(u"linux/amd64", "amd");
    BuiltImage arm64 = imageFor(u"linux/arm64", "arm");
    BuiltDocument index = IndexBuilder()
                              .add(amd64, Platform::parse(u"linux/amd64").value())
                              .add(arm64, Platform::parse(u"linux/arm64").value())
                              .build();

    Digest part(const QString &name) const
    {
        if (name == u"index")
            return index.descriptor.digest;
        if (name == u"manifest")
            return arm64.descriptor.digest;
        return name == u"config" ? arm64.config.digest : arm64.layers[1].digest;
    }
};

} // namespace

/// What disks do to a registry, as compare, verify and scan tell it.
class TestBrokenCopies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wholeCopies();
    void areNamed_data();
    void areNamed();

private:
    using Result = CommandRun::Result;

    Result run(const QStringList &arguments)
    {
        CommandRun command(QStringLiteral(SAMEINSIDE_CLI), m_directory.path());
        command.start(arguments);
        return command.wait();
    }
    QString name(int side) const { return m_registries[side]->domain() + QStringLiteral("/app:1"); }
    Result compare(const char *depth)
    {
        return run({QStringLiteral("compare"), name(0), name(1), QString::fromLatin1(depth)});
    }
    /// Plain, and without a cache: one that knows the document shows what it knows.
    QJsonObject plain(int *code)
    {
        const Result compared
            = run({QStringLiteral("compare"), name(0), name(1), QStringLiteral("--no-cache"),
                   QStringLiteral("--format"), QStringLiteral("json")});
        *code = compared.code;
        return QJsonDocument::fromJson(compared.out).object();
    }

    Result scan()
    {
        CommandRun command(QStringLiteral(SAMEINSIDE_CLI), m_directory.path());
        command.start({QStringLiteral("scan"), QStringLiteral("-"), QStringLiteral("--no-cache"),
                       QStringLiteral("--in"),
                       QStringLiteral("docker://") + m_registries[1]->domain()},
                      name(0).toUtf8());
        return command.wait();
    }

    QTemporaryDir m_directory;
    const Copied m_image{};
    std::unique_ptr<RegistryFixture> m_registries[2];
};

void TestBrokenCopies::initTestCase()
{
    for (auto &registry : m_registries) {
        registry = std::make_unique<RegistryFixture>(RegistryFixture::Kind::Plain);
        const auto started = registry->start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
        RegistryFiller filler(registry->url(QString()));
        const auto pushed = filler.push(QStringLiteral("app"), QStringLiteral("1"),
                                        m_image.index.descriptor, m_image.index.blobs);
        QVERIFY2(pushed, qPrintable(pushed ? QString() : pushed.error().detail));
    }
}

void TestBrokenCopies::wholeCopies()
{
    for (const char *depth : {"--deep", "--verify"}) {
        const Result compared = compare(depth);
        QCOMPARE(compared.code, 0);
        QVERIFY2(compared.out.startsWith("The same image, byte for byte"), compared.out);
    }
    const Result verified = run({QStringLiteral("verify"), QStringLiteral("--in"),
                                 QStringLiteral("docker://") + m_registries[1]->domain()});
    QVERIFY2(verified.code == 0, verified.out + verified.err);
    QVERIFY2(verified.out.startsWith("2 images: 3 manifests and indexes, 5 blobs, "), verified.out);
}

void TestBrokenCopies::areNamed_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("damage");
    QTest::addColumn<int>("side");
    for (const char *part : {"index", "manifest", "config", "layer"}) {
        for (const char *damage : {"flip", "size", "absence"}) {
            for (const int side : {0, 1})
                QTest::addRow("%s of %s, %s", damage, part, side == 0 ? "left" : "right")
                    << QString::fromLatin1(part) << QString::fromLatin1(damage) << side;
        }
    }
}

// The cache knows all documents from the runs before, and must not stand in for what is gone.
void TestBrokenCopies::areNamed()
{
    QFETCH(QString, part);
    QFETCH(QString, damage);
    QFETCH(int, side);
    const Digest digest = m_image.part(part);
    QFile file(m_registries[side]->blobFile(digest));
    QVERIFY2(file.open(QIODevice::ReadWrite), qPrintable(file.fileName()));
    const QByteArray sound = file.readAll();
    QByteArray bytes = sound;
    if (damage == u"flip")
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
    else
        bytes += ' ';
    file.seek(0);
    file.write(bytes);
    file.close();
    if (damage == u"absence")
        QVERIFY(file.remove());
    const auto mended = qScopeGuard([&] {
        QFile whole(file.fileName());
        if (whole.open(QIODevice::WriteOnly))
            whole.write(sound);
    });

    // A flipped byte of a layer that an earlier run read, or the other side, --verify alone sees.
    const bool isOnlyAsked = part == u"layer" && damage == u"flip";
    const QByteArray named = part == u"index" ? "app:1" : digest.encoded().toByteArray();
    for (const char *depth : {"--deep", "--verify"}) {
        const Result compared = compare(depth);
        if (isOnlyAsked && depth == std::string_view("--deep")) {
            QCOMPARE(compared.code, 0);
            QVERIFY2(compared.out.contains("2 claimed"), compared.out);
            QVERIFY2(!compared.out.contains("2 verified"), compared.out);
            QVERIFY2(compared.out.contains("2 layers are known since "), compared.out);
            continue;
        }
        QVERIFY2(compared.code == 2, compared.out + compared.err);
        QVERIFY2(compared.err.contains(named), compared.err);
        QVERIFY2(!compared.out.startsWith("The same"), compared.out);
    }
    if (part == u"manifest" || part == u"config") {
        int code = 0;
        const QJsonArray platforms = plain(&code).value(u"platforms").toArray();
        QCOMPARE(code, 2);
        QCOMPARE(platforms.size(), 2);
        const QJsonObject rung = platforms.at(1)
                                     .toObject()
                                     .value(u"rungs")
                                     .toArray()
                                     .at(part == u"manifest" ? 1 : 2)
                                     .toObject();
        QCOMPARE(rung.value(side == 0 ? u"left_state" : u"right_state").toString(),
                 damage == u"absence" ? QStringLiteral("missing") : QStringLiteral("corrupt"));
        QCOMPARE(rung.value(u"relation").toString(), QStringLiteral("unknown"));
    }
    for (const QStringList &what :
         {QStringList{name(side)},
          QStringList{QStringLiteral("--in"),
                      QStringLiteral("docker://") + m_registries[side]->domain()}}) {
        const Result verified = run(QStringList{QStringLiteral("verify")} + what);
        QVERIFY2(verified.code == 1, verified.out + verified.err);
        QCOMPARE(verified.out.count('\n'), 2);
        QVERIFY2(verified.out.startsWith(damage == u"absence" ? "not here: " : "damaged: "),
                 verified.out);
        QVERIFY2(verified.out.contains(named), verified.out);
        QVERIFY2(verified.err.isEmpty(), verified.err);
    }
    // A scan reads the documents that it needs: of these it says what the target lacks.
    const Result scanned = scan();
    const bool isSeen = part == u"index" || (part == u"manifest" && side == 1);
    QVERIFY2(scanned.code == (isSeen ? 3 : 0), scanned.out + scanned.err);
    if (isSeen)
        QVERIFY2(scanned.err.contains(named), scanned.err);
}

SAMEINSIDE_TEST(TestBrokenCopies)
#include "tst_brokencopies.moc"
