// SPDX-License-Identifier: MIT
#include "model/scan/catalogue.h"
#include "tests/support/testprogram.h"

#include "tests/support/registries/sketch.h"

#include <QTest>

using namespace sameinside;

namespace {

Id add(Catalogue &catalogue, const Sketched &image)
{
    const auto document
        = ManifestDocument::parse(image.blobs.at(image.digest()), image.descriptor.mediaType);
    return catalogue.addDocument(image.digest(), *document).value();
}

Id place(Catalogue &catalogue, Id repository, const QString &tag, const Sketched &image)
{
    const Id id = catalogue.addPlace(repository, tag);
    catalogue.setRoot(id, catalogue.intern(image.digest()));
    return id;
}

QStringList paths(const Catalogue &catalogue, const Digest &digest)
{
    QStringList paths;
    catalogue.forPaths(catalogue.find(digest), [&](Id place, Id platform) {
        paths.append(
            catalogue.tag(place) + u' '
            + (platform == noId ? QStringLiteral("-") : catalogue.platform(platform).toString()));
    });
    paths.sort();
    return paths;
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void digestsComeBack();
    void otherAlgorithms();
    void placesOfOneImage();
    void platformsOfPaths();
    void untaggedChildIsNoPlaceOfItsOwn();
    void nestedIndexes();
    void repeatedEntriesEnd();
    void blobsCountWhenTargeted();
    void documentMayComeBeforeOrAfterItsPlace();
    void configsByMeaningAndContents();
    void tooManyLayers();
    void staysSmall();
};

void TestCatalogue::digestsComeBack()
{
    DigestTable table;
    std::vector<Digest> digests;
    for (int i = 0; i < 5000; ++i)
        digests.push_back(Digest::sha256Of(QByteArray::number(i)));
    for (std::size_t i = 0; i < digests.size(); ++i)
        QCOMPARE(table.intern(digests[i]), Id(i));
    for (std::size_t i = 0; i < digests.size(); ++i) {
        QCOMPARE(table.intern(digests[i]), Id(i));
        QCOMPARE(table.find(digests[i]), Id(i));
        QCOMPARE(table.digest(Id(i)), digests[i]);
    }
    QCOMPARE(table.find(Digest::sha256Of("other")), noId);
    QCOMPARE(table.size(), digests.size());
}

void TestCatalogue::otherAlgorithms()
{
    DigestTable table;
    const Digest sha512 = Digest::parse(QStringLiteral("sha512:") + QString(128, u'a')).value();
    const Digest odd = Digest::parse(u"sha256+b64:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7").value();
    const Id first = table.intern(sha512);
    const Id second = table.intern(odd);
    QVERIFY(first != second);
    QCOMPARE(table.digest(first), sha512);
    QCOMPARE(table.digest(second), odd);
    QCOMPARE(table.find(sha512), first);
}

void TestCatalogue::placesOfOneImage()
{
    Catalogue catalogue;
    const Sketched image = Sketch().image();
    const Id document = add(catalogue, image);
    QCOMPARE(add(catalogue, image), document);
    const Id app = catalogue.addRepository(0, QStringLiteral("app"));
    const Id mirror = catalogue.addRepository(1, QStringLiteral("mirror/äpp"));
    place(catalogue, app, QStringLiteral("1"), image);
    place(catalogue, app, QStringLiteral("latest"), image);
    const Id last = place(catalogue, mirror, QStringLiteral("ü"), image);
    QCOMPARE(
        paths(catalogue, image.digest()),
        (QStringList{QStringLiteral("1 -"), QStringLiteral("latest -"), QStringLiteral("ü -")}));
    QCOMPARE(catalogue.repository(catalogue.place(last).repository).name,
             QStringLiteral("mirror/äpp"));
    QCOMPARE(catalogue.document(document).count, 2U);
    QCOMPARE(catalogue.document(document).bytes,
             2 * Sketch::layerSize + catalogue.document(document).configSize);
}

void TestCatalogue::platformsOfPaths()
{
    Catalogue catalogue;
    const Sketched amd = Sketch().image();
    const Sketched arm = Sketch{.platform = QStringLiteral("linux/arm64")}.image();
    const Sketched index
        = sketchIndex({{amd, QStringLiteral("linux/amd64")}, {arm, {}}}, {sketchAttestation(amd)});
    const Id repository = catalogue.addRepository(0, QStringLiteral("app"));
    add(catalogue, index);
    add(catalogue, amd);
    place(catalogue, repository, QStringLiteral("all"), index);
    place(catalogue, repository, QStringLiteral("amd"), amd);
    QCOMPARE(paths(catalogue, amd.digest()),
             (QStringList{QStringLiteral("all linux/amd64"), QStringLiteral("amd -")}));
    QCOMPARE(paths(catalogue, arm.digest()), QStringList{QStringLiteral("all -")});
    QCOMPARE(paths(catalogue, sketchAttestation(amd).digest), QStringList());
}

void TestCatalogue::untaggedChildIsNoPlaceOfItsOwn()
{
    Catalogue catalogue;
    const Sketched image = Sketch().image();
    const Sketched index = sketchIndex({{image, QStringLiteral("linux/amd64")}});
    add(catalogue, index);
    const Id app = catalogue.addRepository(0, QStringLiteral("app"));
    const Id other = catalogue.addRepository(0, QStringLiteral("other"));
    place(catalogue, app, QStringLiteral("all"), index);
    place(catalogue, app, {}, image);
    QCOMPARE(paths(catalogue, image.digest()), QStringList{QStringLiteral("all linux/amd64")});
    place(catalogue, other, {}, image); // where no index holds it, it is one
    QCOMPARE(paths(catalogue, image.digest()),
             (QStringList{QStringLiteral(" -"), QStringLiteral("all linux/amd64")}));
}

void TestCatalogue::nestedIndexes()
{
    Catalogue catalogue;
    const Sketched image = Sketch().image();
    const Sketched inner = sketchIndex({{image, QStringLiteral("linux/amd64")}});
    const Sketched outer = sketchIndex({{inner, {}}});
    for (const Sketched &one : {image, inner, outer})
        add(catalogue, one);
    const Id repository = catalogue.addRepository(0, QStringLiteral("app"));
    place(catalogue, repository, QStringLiteral("outer"), outer);
    QCOMPARE(paths(catalogue, image.digest()), QStringList{QStringLiteral("outer linux/amd64")});
    QVERIFY(catalogue.isInTargets(catalogue.find(Sketch::blob(QStringLiteral("base")))));
}

// An index may name one child thousands of times, and that an index again: paths must not multiply.
void TestCatalogue::repeatedEntriesEnd()
{
    Catalogue catalogue;
    const Sketched image = Sketch().image();
    Sketched document = image;
    for (int level = 0; level < 8; ++level) {
        document = sketchIndex({}, std::vector<Descriptor>(200, document.entry()));
        add(catalogue, document);
    }
    place(catalogue, catalogue.addRepository(0, QStringLiteral("app")), QStringLiteral("bomb"),
          document);
    QCOMPARE(paths(catalogue, image.digest()), QStringList{QStringLiteral("bomb -")});
}

void TestCatalogue::blobsCountWhenTargeted()
{
    Catalogue catalogue;
    const Sketched source
        = Sketch{.layers = {QStringLiteral("base"), QStringLiteral("new")}}.image();
    const Sketched target = Sketch().image();
    add(catalogue, source);
    add(catalogue, target);
    const auto isThere = [&](const char *layer) {
        return catalogue.isInTargets(catalogue.intern(Sketch::blob(QString::fromLatin1(layer))));
    };
    QVERIFY(!isThere("base"));
    place(catalogue, catalogue.addRepository(0, QStringLiteral("app")), QStringLiteral("1"),
          target);
    QVERIFY(isThere("base"));
    QVERIFY(isThere("app"));
    QVERIFY(!isThere("new"));
}

void TestCatalogue::documentMayComeBeforeOrAfterItsPlace()
{
    Catalogue catalogue;
    const Sketched image = Sketch().image();
    const Sketched index = sketchIndex({{image, QStringLiteral("linux/amd64")}});
    place(catalogue, catalogue.addRepository(0, QStringLiteral("app")), QStringLiteral("1"), index);
    QVERIFY(paths(catalogue, index.digest()) == QStringList{QStringLiteral("1 -")});
    add(catalogue, index);
    const Id document = add(catalogue, image);
    QVERIFY(catalogue.document(document).isTargeted);
    QVERIFY(catalogue.isInTargets(catalogue.find(Sketch::blob(QStringLiteral("base")))));
}

void TestCatalogue::configsByMeaningAndContents()
{
    Catalogue catalogue;
    const auto config = [&](const Sketch &sketch) {
        const auto parsed = ImageConfig::parse(sketch.config());
        catalogue.addConfig(parsed->digest(), *parsed);
        return catalogue.config(catalogue.configOf(catalogue.find(parsed->digest())));
    };
    const auto plain = config({});
    const auto rewritten = config({.isRewritten = true});
    const auto labelled = config({.label = QStringLiteral("other")});
    const auto shorter = config({.layers = {QStringLiteral("base")}});
    QVERIFY(plain.digest != rewritten.digest);
    QCOMPARE(plain.meaning, rewritten.meaning);
    QCOMPARE(plain.contents, rewritten.contents);
    QVERIFY(plain.meaning != labelled.meaning);
    QCOMPARE(plain.contents, labelled.contents);
    QVERIFY(plain.contents != shorter.contents);
    QCOMPARE(catalogue.platform(plain.platform).toString(), QStringLiteral("linux/amd64"));
    QCOMPARE(catalogue.diffIds(plain).size(), 2U);
    QCOMPARE(config({.layers = {}}).contents, noId);
}

void TestCatalogue::tooManyLayers()
{
    QStringList layers;
    for (std::size_t i = 0; i <= mostLayers; ++i)
        layers.append(QString::number(i));
    const auto parsed = [&layers] {
        const Sketched image = Sketch{.layers = layers}.image();
        return ManifestDocument::parse(image.blobs.at(image.digest()), image.descriptor.mediaType);
    };
    const auto document = parsed();
    QVERIFY(!document);
    QCOMPARE(document.error().kind, ErrorKind::TooLarge);
    QVERIFY(document.error().detail.endsWith(u": 2049 layers, more than the limit of 2048"));
    layers.removeLast();
    QVERIFY(parsed());
}

// 100,000 tags have to fit in 300 MB with all that a program needs besides.
void TestCatalogue::staysSmall()
{
#ifdef SAMEINSIDE_SANITIZED
    QSKIP("sanitizers keep what was freed, and more");
#endif
    const auto residentKib = [] {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return qint64(-1);
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                return line.mid(6).trimmed().split(' ').first().toLongLong();
        }
        return qint64(-1);
    };
    constexpr int images = 10'000;
    const qint64 before = residentKib();
    QVERIFY(before > 0);
    auto catalogue = std::make_unique<Catalogue>();
    const Id repository = catalogue->addRepository(0, QStringLiteral("app"));
    for (int i = 0; i < images; ++i) {
        const QString number = QString::number(i);
        QStringList layers;
        for (int layer = 0; layer < 5; ++layer)
            layers.append(number + u'/' + QString::number(layer));
        const Sketched image = Sketch{.layers = layers}.image();
        add(*catalogue, image);
        place(*catalogue, repository, QStringLiteral("v") + number, image);
    }
    QCOMPARE(catalogue->digestCount(), std::size_t(images) * 7);
    // Ten times as many are to need less than 150 MB.
    const qint64 grown = residentKib() - before;
    QVERIFY2(grown < 15 * 1024, qPrintable(QStringLiteral("%1 KiB").arg(grown)));
}

SAMEINSIDE_TEST(TestCatalogue)
#include "tst_catalogue.moc"
