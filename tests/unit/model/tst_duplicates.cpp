// SPDX-License-Identifier: MIT
#include "tests/support/registries/scanworld.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

namespace {

const QString amd64 = QStringLiteral("linux/amd64");
const QString arm64 = QStringLiteral("linux/arm64");

// "same-config linux/amd64 saves 2000: app:1 copy:1", a line for each cluster.
QStringList clusters(ScanWorld &world)
{
    const auto result = ScanRunner(world.ports()).findDuplicates(world.request, world.events, {});
    QStringList lines;
    for (const DuplicateCluster &cluster : result->clusters) {
        QStringList copies;
        for (const DuplicateCopy &copy : cluster.copies) {
            QStringList places;
            for (const QString &place : copy.places)
                places.append(place.section(u'/', 1));
            copies.append(places.join(u'+'));
        }
        lines.append(QStringLiteral("%1 %2 saves %3: %4")
                         .arg(relationName(cluster.relation), cluster.platforms.join(u'+'))
                         .arg(cluster.saving)
                         .arg(copies.join(u' ')));
    }
    return lines;
}

qint64 sizeOf(const Sketch &sketch)
{
    return sketch.layers.size() * Sketch::layerSize + sketch.config().size();
}

} // namespace

class TestDuplicates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tagsOfOneImageAreNoDuplicates();
    void copyInAnotherRepository();
    void compressedAgain();
    void platformsTogether();
    void indexAndItsImage();
    void artifacts();
    void largestSavingFirst();
    void configsAreNotRead();
    void configsOfOtherAlgorithmsAre();
    void oneDocumentOfTwoNamesIsOne_data();
    void oneDocumentOfTwoNamesIsOne();
};

void TestDuplicates::tagsOfOneImageAreNoDuplicates()
{
    ScanWorld world;
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.push(QStringLiteral("app"), QStringLiteral("latest"), Sketch().image());
    QCOMPARE(clusters(world), QStringList());
}

void TestDuplicates::copyInAnotherRepository()
{
    ScanWorld world;
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.push(QStringLiteral("app"), QStringLiteral("2"), Sketch().image());
    world.own.push(QStringLiteral("copy"), QStringLiteral("1"), Sketch().image());
    QCOMPARE(
        clusters(world),
        QStringList{QStringLiteral("same-manifest  saves %1: app:1+app:2 copy:1").arg(sizeOf({}))});
}

void TestDuplicates::compressedAgain()
{
    ScanWorld world;
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.push(QStringLiteral("app"), QStringLiteral("zstd"),
                   Sketch{.encoding = QStringLiteral("zstd")}.image());
    // In one repository the config is there once.
    QCOMPARE(
        clusters(world),
        QStringList{
            QStringLiteral("same-config  saves %1: app:1 app:zstd").arg(2 * Sketch::layerSize)});
}

void TestDuplicates::platformsTogether()
{
    ScanWorld world;
    const Sketch arm{.platform = arm64};
    const Sketched index = sketchIndex({{Sketch().image(), amd64}, {arm.image(), arm64}});
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), index);
    world.own.push(QStringLiteral("copy"), QStringLiteral("1"), index);
    const qint64 saving = sizeOf({}) + sizeOf(arm);
    const QStringList found = clusters(world);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.front()
                     == QStringLiteral("same-index linux/amd64+linux/arm64 saves %1: app:1 copy:1")
                            .arg(saving)
                 || found.front()
                     == QStringLiteral("same-index linux/arm64+linux/amd64 saves %1: app:1 copy:1")
                            .arg(saving),
             qPrintable(found.front()));
}

void TestDuplicates::indexAndItsImage()
{
    ScanWorld world;
    const Sketched index = sketchIndex({{Sketch().image(), amd64}});
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), index);
    world.own.push(QStringLiteral("copy"), QStringLiteral("1"), Sketch().image());
    QCOMPARE(
        clusters(world),
        QStringList{
            QStringLiteral("same-manifest linux/amd64 saves %1: app:1 copy:1").arg(sizeOf({}))});
}

void TestDuplicates::artifacts()
{
    ScanWorld world;
    world.own.push(QStringLiteral("web"), QStringLiteral("1"), sketchChart(QStringLiteral("web")));
    world.own.push(QStringLiteral("mail"), QStringLiteral("1"),
                   sketchChart(QStringLiteral("mail")));
    QCOMPARE(clusters(world), QStringList()); // one empty config means nothing
    world.own.push(QStringLiteral("copy"), QStringLiteral("1"), sketchChart(QStringLiteral("web")));
    QCOMPARE(clusters(world),
             QStringList{QStringLiteral("same-manifest  saves 1002: copy:1 web:1")});
}

void TestDuplicates::largestSavingFirst()
{
    ScanWorld world;
    const Sketch small{.layers = {QStringLiteral("small")}};
    for (const char *repository : {"a", "b"}) {
        world.own.push(QString::fromLatin1(repository), QStringLiteral("small"), small.image());
        world.own.push(QString::fromLatin1(repository), QStringLiteral("large"), Sketch().image());
    }
    const QStringList found = clusters(world);
    QCOMPARE(found.size(), 2);
    QVERIFY(found.front().endsWith(u"a:large b:large"));
}

void TestDuplicates::configsAreNotRead()
{
    ScanWorld world;
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), Sketch().image());
    world.own.push(QStringLiteral("copy"), QStringLiteral("1"), Sketch().image());
    QCOMPARE(clusters(world).size(), 1);
    QCOMPARE(world.own.calls(QStringLiteral("tag ")), 2);
    QCOMPARE(world.own.calls(QStringLiteral("config")), 0);
}

// Two names of one config: only its bytes tell.
void TestDuplicates::configsOfOtherAlgorithmsAre()
{
    const Sketched image = Sketch().image();
    const QByteArray config = Sketch().config();
    Hasher hasher(Hasher::Algorithm::Sha512);
    hasher.add(config);
    const Digest sha512 = hasher.finish();
    const QByteArray manifest = QByteArray(image.blobs.at(image.digest()))
                                    .replace(Digest::sha256Of(config).toString().toLatin1(),
                                             sha512.toString().toLatin1());
    Sketched other{.descriptor = image.descriptor, .blobs = {{sha512, config}}};
    other.descriptor.digest = Digest::sha256Of(manifest);
    other.descriptor.size = manifest.size();
    other.blobs.emplace(other.digest(), manifest);
    ScanWorld world;
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), image);
    world.own.push(QStringLiteral("copy"), QStringLiteral("1"), other);
    const QStringList found = clusters(world);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found[0].startsWith(QStringLiteral("same-config"))
                 && found[0].endsWith(QStringLiteral("app:1 copy:1")),
             qPrintable(found[0]));
}

void TestDuplicates::oneDocumentOfTwoNamesIsOne_data()
{
    QTest::addColumn<Sketched>("image");
    QTest::addColumn<QString>("relation");
    const QString manifest = QStringLiteral("same-manifest");
    QTest::newRow("image") << Sketch().image() << manifest;
    QTest::newRow("schema 1") << sketchSchema1({QStringLiteral("a")}) << manifest;
    QTest::newRow("artifact") << sketchChart(QStringLiteral("web")) << manifest;
    QTest::newRow("index") << sketchIndex({{Sketch().image(), amd64}})
                           << QStringLiteral("same-index");
}

// Named by sha256 in the one repository and by sha512 in the other.
void TestDuplicates::oneDocumentOfTwoNamesIsOne()
{
    QFETCH(Sketched, image);
    QFETCH(QString, relation);
    Sketched other = image;
    const QByteArray document = image.blobs.at(image.digest());
    other.descriptor.digest = Digest::sha512Of(document);
    other.blobs.erase(image.digest());
    other.blobs.emplace(other.digest(), document);
    ScanWorld world;
    world.own.push(QStringLiteral("app"), QStringLiteral("1"), image);
    world.own.push(QStringLiteral("copy"), QStringLiteral("1"), other);
    const QStringList found = clusters(world);
    QVERIFY2(found.size() == 1, qPrintable(found.join(u'\n')));
    QVERIFY2(found.front().startsWith(relation) && found.front().endsWith(u": app:1 copy:1"),
             qPrintable(found.front()));
}

SAMEINSIDE_TEST(TestDuplicates)
#include "tst_duplicates.moc"
