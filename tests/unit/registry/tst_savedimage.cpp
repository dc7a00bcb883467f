// SPDX-License-Identifier: MIT
#include "registry/stored/savedimage.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

class TestSavedImage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses();
    void refuses_data();
    void refuses();
    void chooses_data();
    void chooses();
    void choosesTheOnlyOne();
    void choosesNothing_data();
    void choosesNothing();
    void refusesAmbiguousNames();
};

void TestSavedImage::parses()
{
    const auto images = parseSavedImages(
        R"([{"Config":"c.json","RepoTags":["app:1","app:2"],"Layers":["a/layer.tar","b.tar"],
             "Parent":"x","LayerSources":{}},
            {"Config":"d","RepoTags":null,"Layers":null},
            {"Config":"e"}])",
        u"list"_s);
    QVERIFY2(images, images ? "" : qPrintable(images.error().detail));
    const std::vector<SavedImage> wanted{{.config = u"c.json"_s,
                                          .tags = {u"app:1"_s, u"app:2"_s},
                                          .layers = {u"a/layer.tar"_s, u"b.tar"_s}},
                                         {.config = u"d"_s},
                                         {.config = u"e"_s}};
    QVERIFY(*images == wanted);
    QCOMPARE(parseSavedImages("[]", u"list"_s)->size(), 0U);
}

void TestSavedImage::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no JSON") << QByteArray("[{") << u"not valid JSON"_s;
    QTest::newRow("an object") << QByteArray("{}") << u"array"_s;
    QTest::newRow("a text in it") << QByteArray(R"(["c"])") << u"image 0: it is not an object"_s;
    QTest::newRow("null") << QByteArray("null") << u"array"_s;
    QTest::newRow("null in it") << QByteArray("[null]") << u"image 0: it is not an object"_s;
    QTest::newRow("null behind an image")
        << QByteArray(R"([{"Config":"c"},null])") << u"image 1: it is not an object"_s;
    QTest::newRow("no config") << QByteArray(R"([{"Config":"c"},{"Layers":[]}])")
                               << u"image 1: Config is missing"_s;
    QTest::newRow("config is a number")
        << QByteArray(R"([{"Config":1}])") << u"Config is missing"_s;
    QTest::newRow("tags are a text")
        << QByteArray(R"([{"Config":"c","RepoTags":"a:1"}])") << u"RepoTags"_s;
    QTest::newRow("a tag is a number")
        << QByteArray(R"([{"Config":"c","RepoTags":[7]}])") << u"RepoTags"_s;
    QTest::newRow("layers are an object")
        << QByteArray(R"([{"Config":"c","Layers":{}}])") << u"Layers"_s;
    QTest::newRow("a layer is a number")
        << QByteArray(R"([{"Config":"c","Layers":["a",2]}])") << u"Layers"_s;
    QTest::newRow("a key twice") << QByteArray(R"([{"Config":"c","Config":"d"}])") << u"twice"_s;
}

void TestSavedImage::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, reason);
    const auto images = parseSavedImages(json, u"x.tar: manifest.json"_s);
    QVERIFY(!images);
    QCOMPARE(images.error().kind, ErrorKind::InvalidDocument);
    QVERIFY2(images.error().detail.contains(reason), qPrintable(images.error().detail));
    QVERIFY2(images.error().detail.startsWith(u"x.tar: manifest.json"_s),
             qPrintable(images.error().detail));
}

namespace {

std::vector<SavedImage> four()
{
    return {{.config = u"zero"_s, .tags = {u"app:1"_s, u"app:latest"_s}},
            {.config = u"one"_s, .tags = {u"quay.io/team/app:1"_s}},
            {.config = u"two"_s, .tags = {u"docker.io/library/nginx:1.25"_s}},
            {.config = u"three"_s}};
}

} // namespace

void TestSavedImage::chooses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("config");
    const auto row = [](const char *name, const char *config) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(config);
    };
    row("app:1", "zero");
    row("app", "zero");
    row("library/app:1", "zero");
    row("docker.io/app:1", "zero");
    row("docker.io/library/app:1", "zero");
    row("index.docker.io/library/app:1", "zero");
    row("quay.io/team/app:1", "one");
    row("nginx:1.25", "two");
    row("docker.io/library/nginx:1.25", "two");
    row("@0", "zero");
    row("@3", "three");
}

void TestSavedImage::chooses()
{
    QFETCH(QString, name);
    QFETCH(QString, config);
    const auto image = chooseImage(four(), name, u"x.tar"_s);
    QVERIFY2(image, image ? "" : qPrintable(image.error().detail));
    QCOMPARE(image->config, config);
}

void TestSavedImage::choosesTheOnlyOne()
{
    QCOMPARE(chooseImage({{.config = u"c"_s}}, {}, u"x.tar"_s)->config, u"c"_s);
    QVERIFY(!chooseImage({{.config = u"c"_s}}, u"other"_s, u"x.tar"_s));
}

void TestSavedImage::choosesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    const QString names
        = u"app:1, app:latest, quay.io/team/app:1, docker.io/library/nginx:1.25, @3"_s;
    QTest::newRow("no name") << QString()
                             << u"x.tar holds 4 images: name one of them behind the file ("_s
            + names;
    QTest::newRow("unknown") << u"redis"_s << u"no image named \"redis\"; it holds "_s + names;
    QTest::newRow("other tag") << u"app:2"_s << u"no image named"_s;
    QTest::newRow("other registry") << u"quay.io/library/nginx:1.25"_s << u"no image named"_s;
    QTest::newRow("no tag where that is not latest") << u"nginx"_s << u"no image named"_s;
    QTest::newRow("position past the end") << u"@4"_s << u"no image named"_s;
    QTest::newRow("negative position") << u"@-1"_s << u"no image named"_s;
    QTest::newRow("no reference") << u"../APP"_s << u"no image named"_s;
}

void TestSavedImage::choosesNothing()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    const auto image = chooseImage(four(), name, u"x.tar"_s);
    QVERIFY(!image);
    QCOMPARE(image.error().kind, ErrorKind::NotFound);
    QVERIFY2(image.error().detail.contains(reason), qPrintable(image.error().detail));

    std::vector<SavedImage> many;
    for (int i = 0; i < 50; ++i)
        many.push_back({.config = u"c"_s, .tags = {u"app:%1"_s.arg(i)}});
    const QString detail = chooseImage(many, {}, u"x.tar"_s).error().detail;
    QVERIFY2(detail.contains(u"app:7 and 42 more"_s), qPrintable(detail));
    QVERIFY(chooseImage({}, {}, u"x.tar"_s).error().detail.contains(u"no image"_s));
}

// Docker takes the last, Go's readers the first.
void TestSavedImage::refusesAmbiguousNames()
{
    std::vector<SavedImage> images{{.config = u"a"_s, .tags = {u"app:1"_s}},
                                   {.config = u"b"_s, .tags = {u"docker.io/library/app:1"_s}}};
    const auto image = chooseImage(images, u"app:1"_s, u"x.tar"_s);
    QVERIFY(!image);
    QCOMPARE(image.error().kind, ErrorKind::InvalidDocument);
    QVERIFY2(image.error().detail.contains(u"@0"_s), qPrintable(image.error().detail));
    images[1].config = u"a"_s;
    QVERIFY(chooseImage(images, u"app:1"_s, u"x.tar"_s));
}

SAMEINSIDE_TEST(TestSavedImage)
#include "tst_savedimage.moc"
