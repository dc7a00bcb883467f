// SPDX-License-Identifier: MIT
#include "app/commands/comparecommand.h"
#include "registry/stored/ocilayout.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace sameinside;

namespace {

ImageBuilder builder(const QString &created = QStringLiteral("2024-01-01T00:00:00Z"))
{
    ImageBuilder image;
    image.settings({.created = created, .cmd = {QStringLiteral("/bin/app")}});
    return image;
}

const QString later = QStringLiteral("2024-06-01T00:00:00Z");

BuiltImage twoLayers(const QByteArray &base, const QByteArray &upper,
                     const QString &created = QStringLiteral("2024-01-01T00:00:00Z"))
{
    return builder(created)
        .layer(base, QStringLiteral("ADD base"))
        .layer(upper, QStringLiteral("RUN"))
        .build();
}

QByteArray upperTar(const QByteArray &content = "second layer\n", qint64 mtime = 1700000000)
{
    return TarWriter()
        .mtime(mtime)
        .directory("etc")
        .file("etc/.wh.old", {})
        .file("etc/new", content)
        .finish();
}

// What both layers of the example make, in one.
QByteArray squashed()
{
    return TarWriter()
        .mtime(1)
        .directory("bin")
        .file("bin/app", "#!/bin/sh\necho " + QByteArray(2000, 'A') + "\n", 0755)
        .symlink("bin/sh", "app")
        .directory("etc")
        .file("etc/new", "second layer\n")
        .file("etc/motd", "hello registry\n")
        .finish();
}

// The config names another diff ID for the last layer than the one that it has.
BuiltImage withWrongDiffId(const BuiltImage &image, const QString &created)
{
    QByteArray config = image.configBytes;
    config.replace(image.diffIds.back().encoded().toByteArray(),
                   Digest::sha256Of("wrong").encoded().toByteArray());
    config.replace("2024-01-01T00:00:00Z", created.toUtf8());
    return builder().layer(TwoEncodings::baseTar()).layer(upperTar()).configBytes(config).build();
}

// The same image, whose config names its layers by another algorithm.
BuiltImage withDiffIds(const BuiltImage &image, const std::vector<QByteArray> &tars,
                       const std::vector<QString> &diffIds)
{
    QByteArray config = image.configBytes;
    ImageBuilder again = builder();
    for (std::size_t i = 0; i < tars.size(); ++i) {
        config.replace(image.diffIds[i].toString().toLatin1(), diffIds[i].toLatin1());
        again.layer(tars[i]);
    }
    return again.configBytes(config).build();
}

} // namespace

/// compare --deep, from layouts on disk to its JSON.
class TestDeepComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void compares_data();
    void compares();
    void provesSameFiles();
    void namesChangedFiles();
    void tellsTimesFromFiles();
    void dividesFilesDifferently();
    void verifiesWhatDocumentsClaim();
    void reportsWrongDiffIds_data();
    void reportsWrongDiffIds();
    void emptyLayersTellNothing();
    void noLayersAreEqual();
    void verifiesBySha512();
    void comparesAcrossAlgorithms();
    void leavesUnknownAlgorithmsOpen();
    void reportsDamagedBlobs();
    void doesNotGuessAboutMissingLayers();
    void takesALayerFromTheOtherSide();
    void readsSharedBlobsOnce();
    void namesWhatIsBroken_data();
    void namesWhatIsBroken();
    void verifiesWhatIsNotCompared();
    void climbsToTheIndex();

private:
    struct Answer {
        int code = -1;
        QJsonObject json;
        QString errors;

        QJsonObject platform() const { return json.value(u"platforms").toArray().at(0).toObject(); }
        QStringList codes() const
        {
            QStringList names;
            const QJsonArray causes = platform().value(u"causes").toArray();
            for (const auto &cause : causes)
                names << cause.toObject().value(u"code").toString();
            return names;
        }
        QJsonObject cause(const QString &wanted) const
        {
            const QJsonArray causes = platform().value(u"causes").toArray();
            for (const auto &cause : causes) {
                if (cause.toObject().value(u"code").toString() == wanted)
                    return cause.toObject();
            }
            return {};
        }
        QString rung(const QString &name) const
        {
            const QJsonArray rungs = platform().value(u"rungs").toArray();
            for (const auto &rung : rungs) {
                if (rung.toObject().value(u"rung").toString() == name)
                    return rung.toObject().value(u"relation").toString();
            }
            return {};
        }
        // "left right" for each layer.
        QStringList states() const
        {
            QStringList texts;
            const QJsonArray layers = platform().value(u"layers").toArray();
            for (const auto &layer : layers) {
                texts << layer.toObject().value(u"left_state").toString() + u' '
                        + layer.toObject().value(u"right_state").toString();
            }
            return texts;
        }
        QStringList missing() const
        {
            QStringList texts;
            const QJsonArray missing = platform().value(u"missing").toArray();
            for (const auto &text : missing)
                texts << text.toString();
            return texts;
        }
    };

    void write(const QString &side, LayoutWriter &layout)
    {
        const auto written = layout.write(m_directory->filePath(side));
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    }
    void write(const BuiltDocument &left, const BuiltDocument &right)
    {
        LayoutWriter l;
        LayoutWriter r;
        write(QStringLiteral("left"), l.add(left, QStringLiteral("x")));
        write(QStringLiteral("right"), r.add(right, QStringLiteral("x")));
    }
    enum class Depth { Documents, Layers, Verify };
    Answer compared(bool deep = true, const char *match = "same-files")
    {
        return compared(deep ? Depth::Layers : Depth::Documents, match);
    }
    Answer compared(Depth depth, const char *match)
    {
        const auto source = [&](const char *side) {
            return QStringLiteral("oci:%1:x").arg(m_directory->filePath(QString::fromLatin1(side)));
        };
        std::ostringstream out;
        std::ostringstream err;
        Console console{out, err};
        Answer answer;
        answer.code = runCompare({.left = source("left").toStdString(),
                                  .right = source("right").toStdString(),
                                  .match = match,
                                  .format = "json",
                                  .deep = depth == Depth::Layers,
                                  .verify = depth == Depth::Verify},
                                 [](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
                                     return OciLayout::open(name.path());
                                 },
                                 console, {});
        answer.json = QJsonDocument::fromJson(QByteArray::fromStdString(out.str())).object();
        answer.errors = QString::fromStdString(err.str());
        return answer;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestDeepComparison::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void TestDeepComparison::compares_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QStringList>("codes");
    QTest::addColumn<QString>("files");
    const auto row = [](const char *name, const QByteArray &left, const QByteArray &right,
                        const char *relation, const char *code, const char *files) {
        QTest::newRow(name) << left << right << QString::fromLatin1(relation)
                            << QStringList{QString::fromLatin1(code),
                                           QStringLiteral("config-fields")}
                            << QString::fromLatin1(files);
    };
    const TarWriter a = TarWriter().mtime(5).file("a", "1");
    row("times", a.finish(), TarWriter().mtime(6).file("a", "1").finish(), "same-files",
        "tar-metadata", "same");
    row("padding", a.finish(), a.finish(512), "same-files", "tar-metadata", "same");
    row("owner names", a.finish(),
        TarWriter().mtime(5).owner({.user = "app"}).file("a", "1").finish(), "same-files",
        "tar-metadata", "same");
    row("header style", a.finish(),
        TarWriter().mtime(5).extended({{"atime", "1"}, {"uid", "0"}}).file("a", "1").finish(),
        "same-files", "tar-metadata", "same");
    row("bytes", a.finish(), TarWriter().mtime(5).file("a", "2").finish(), "different",
        "file-contents", "differs");
    row("owner ids", a.finish(), TarWriter().mtime(5).owner({.uid = 1}).file("a", "1").finish(),
        "different", "file-contents", "differs");
    row("bytes and times", a.finish(), TarWriter().mtime(6).file("a", "2").finish(), "different",
        "file-contents", "differs");
}

void TestDeepComparison::compares()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QString, relation);
    QFETCH(QStringList, codes);
    QFETCH(QString, files);
    write(builder().layer(left).build(), builder(later).layer(right).build());
    const Answer answer = compared();
    QCOMPARE(answer.platform().value(u"relation").toString(), relation);
    QCOMPARE(answer.platform().value(u"possible").toString(), relation);
    QCOMPARE(answer.codes(), codes);
    QCOMPARE(answer.rung(QStringLiteral("files")), files);
    QCOMPARE(answer.rung(QStringLiteral("contents")), QStringLiteral("differs"));
    QCOMPARE(answer.code, relation == u"same-files" ? 0 : 1);
    QCOMPARE(answer.platform().value(u"verified").toBool(), relation == u"same-files");
    QCOMPARE(answer.errors, QString());
}

void TestDeepComparison::provesSameFiles()
{
    write(twoLayers(TwoEncodings::baseTar(), upperTar()),
          twoLayers(TwoEncodings::baseTar(1700000001), upperTar("second layer\n", 7), later));
    const Answer shallow = compared(false);
    QCOMPARE(shallow.code, 2);
    QCOMPARE(shallow.platform().value(u"relation").toString(), QStringLiteral("different"));
    QCOMPARE(shallow.platform().value(u"possible").toString(), QStringLiteral("same-files"));
    QCOMPARE(shallow.rung(QStringLiteral("files")), QStringLiteral("unknown"));
    QVERIFY(shallow.codes().contains(QStringLiteral("layer-set")));

    const Answer deep = compared();
    QCOMPARE(deep.code, 0);
    QCOMPARE(deep.json.value(u"relation").toString(), QStringLiteral("same-files"));
    QVERIFY(deep.platform().value(u"verified").toBool());
    QCOMPARE(deep.codes(),
             (QStringList{QStringLiteral("tar-metadata"), QStringLiteral("config-fields")}));
    const QJsonObject cause = deep.cause(QStringLiteral("tar-metadata"));
    QCOMPARE(cause.value(u"rung").toString(), QStringLiteral("contents"));
    QCOMPARE(cause.value(u"layers").toArray(), (QJsonArray{0, 1}));
    QCOMPARE(cause.value(u"reaches").toArray(),
             (QJsonArray{QStringLiteral("blobs"), QStringLiteral("config"),
                         QStringLiteral("manifest")}));
    const QJsonObject layer
        = cause.value(u"evidence").toObject().value(u"layers").toArray().at(0).toObject();
    QCOMPARE(layer.value(u"left_diff_id").toString(),
             Digest::sha256Of(TwoEncodings::baseTar()).toString());
    const QJsonObject times = layer.value(u"kinds").toArray().at(0).toObject();
    QCOMPARE(times.value(u"kind").toString(), QStringLiteral("times"));
    QCOMPARE(times.value(u"count").toInt(), 6);
}

void TestDeepComparison::namesChangedFiles()
{
    write(twoLayers(TwoEncodings::baseTar(), upperTar()),
          twoLayers(TwoEncodings::baseTar(), upperTar("other\n"), later));
    const Answer answer = compared();
    QCOMPARE(answer.code, 1);
    QCOMPARE(answer.json.value(u"relation").toString(), QStringLiteral("shared-layers"));
    QVERIFY(answer.platform().value(u"verified").toBool());
    QCOMPARE(answer.codes(),
             (QStringList{QStringLiteral("file-contents"), QStringLiteral("config-fields")}));
    const QJsonObject cause = answer.cause(QStringLiteral("file-contents"));
    QCOMPARE(cause.value(u"rung").toString(), QStringLiteral("files"));
    QCOMPARE(cause.value(u"layers").toArray(), QJsonArray{1});
    QCOMPARE(cause.value(u"reaches").toArray(),
             (QJsonArray{QStringLiteral("contents"), QStringLiteral("blobs"),
                         QStringLiteral("config"), QStringLiteral("manifest")}));
    const QJsonObject evidence = cause.value(u"evidence").toObject();
    QCOMPARE(evidence.value(u"changed").toInt(), 1);
    const QJsonObject file = evidence.value(u"files").toArray().at(0).toObject();
    QCOMPARE(file.value(u"path").toString(), QStringLiteral("etc/new"));
    QCOMPARE(file.value(u"right").toObject().value(u"digest").toString(),
             Digest::sha256Of("other\n").toString());
}

void TestDeepComparison::tellsTimesFromFiles()
{
    // One layer was only archived again, the other one holds another file.
    write(twoLayers(TwoEncodings::baseTar(), upperTar()),
          twoLayers(TwoEncodings::baseTar(1700000001), upperTar("other\n"), later));
    const Answer answer = compared();
    QCOMPARE(answer.codes(),
             (QStringList{QStringLiteral("file-contents"), QStringLiteral("tar-metadata"),
                          QStringLiteral("config-fields")}));
    QCOMPARE(answer.cause(QStringLiteral("file-contents")).value(u"layers").toArray(),
             QJsonArray{1});
    QCOMPARE(answer.cause(QStringLiteral("tar-metadata")).value(u"layers").toArray(),
             QJsonArray{0});
}

void TestDeepComparison::dividesFilesDifferently()
{
    write(twoLayers(TwoEncodings::baseTar(), upperTar()), builder(later).layer(squashed()).build());
    const Answer answer = compared();
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.json.value(u"relation").toString(), QStringLiteral("same-files"));
    QVERIFY(answer.codes().contains(QStringLiteral("layer-set")));
    QVERIFY(!answer.codes().contains(QStringLiteral("file-contents")));
    QCOMPARE(answer.rung(QStringLiteral("files")), QStringLiteral("same"));
    // Without the layers that is open, and so is all that equal files imply.
    for (const char *match : {"same-files", "shared-layers"}) {
        QCOMPARE(compared(true, match).code, 0);
        const Answer plain = compared(false, match);
        QCOMPARE(plain.code, 2);
        QVERIFY2(plain.errors.contains(u"--deep reads the layers"), qPrintable(plain.errors));
    }
    QCOMPARE(compared(false, "same-layers").code, 1);
}

void TestDeepComparison::verifiesWhatDocumentsClaim()
{
    write(TwoEncodings::encodingA(), TwoEncodings::encodingB());
    QVERIFY(!compared(false).platform().value(u"verified").toBool());
    const Answer answer = compared(true, "same-config");
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.json.value(u"relation").toString(), QStringLiteral("same-config"));
    QVERIFY(answer.platform().value(u"verified").toBool());
    const QJsonArray layers = answer.platform().value(u"layers").toArray();
    for (const auto &layer : layers) {
        QCOMPARE(layer.toObject().value(u"left_state").toString(), QStringLiteral("verified"));
        QCOMPARE(layer.toObject().value(u"right_state").toString(), QStringLiteral("verified"));
    }
    QCOMPARE(answer.codes(), QStringList{QStringLiteral("compression")});
    const QJsonObject first = answer.cause(QStringLiteral("compression"))
                                  .value(u"evidence")
                                  .toObject()
                                  .value(u"layers")
                                  .toArray()
                                  .at(0)
                                  .toObject();
    QCOMPARE(
        first.value(u"right").toObject().value(u"encoding").toObject().value(u"name").toString(),
        QStringLiteral("L0.tar"));
}

void TestDeepComparison::reportsWrongDiffIds_data()
{
    QTest::addColumn<bool>("isSameConfig");
    QTest::addColumn<QString>("relation");
    QTest::newRow("one config") << true << QStringLiteral("same-config");
    QTest::newRow("two configs") << false << QStringLiteral("shared-layers");
}

void TestDeepComparison::reportsWrongDiffIds()
{
    QFETCH(bool, isSameConfig);
    QFETCH(QString, relation);
    // Both configs claim one diff ID for layers that hold different things.
    const BuiltImage left = twoLayers(TwoEncodings::baseTar(), upperTar());
    QByteArray config = left.configBytes;
    if (!isSameConfig)
        config.replace("/bin/app", "/bin/sh");
    const BuiltImage right = builder()
                                 .layer(TwoEncodings::baseTar())
                                 .layer(upperTar("other\n"))
                                 .configBytes(config)
                                 .build();
    write(left, right);
    const Answer answer = compared(true, "same-layers");
    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.platform().value(u"relation").toString(), relation);
    QVERIFY(!answer.platform().value(u"verified").toBool());
    QCOMPARE(answer.missing().size(), 1);
    for (const QString &text : {answer.missing().at(0), answer.errors}) {
        QVERIFY2(text.contains(u"layer 2 of the private image is damaged"), qPrintable(text));
        QVERIFY(text.contains(left.diffIds[1].toString()));
        QVERIFY(text.contains(right.diffIds[1].toString()));
    }
    QVERIFY(!answer.codes().contains(QStringLiteral("file-contents")));
    QVERIFY(!answer.codes().contains(QStringLiteral("layer-set")));

    const BuiltImage wrong = withWrongDiffId(left, later);
    write(left, wrong);
    const Answer other = compared(true, "same-layers");
    QCOMPARE(other.code, 2);
    QVERIFY(other.missing().at(0).contains(u"damaged"));
}

// 1,024 zero bytes, which old Docker versions wrote for each step that changed no file.
void TestDeepComparison::emptyLayersTellNothing()
{
    const QByteArray empty(1024, '\0');
    const BuiltImage base = builder().layer(TwoEncodings::baseTar()).layer(empty).build();
    write(base, builder().layer(upperTar()).layer(empty).build());
    const Answer other = compared(false, "shared-layers");
    QCOMPARE(other.platform().value(u"relation").toString(), QStringLiteral("different"));
    QCOMPARE(other.platform().value(u"shared_layers").toInt(), 0);

    write(base, builder().layer(TwoEncodings::baseTar()).layer(empty).layer(upperTar()).build());
    const Answer more = compared(false, "shared-layers");
    QCOMPARE(more.platform().value(u"relation").toString(), QStringLiteral("shared-layers"));
    QCOMPARE(more.platform().value(u"shared_layers").toInt(), 1);
    QCOMPARE(more.platform().value(u"layers").toArray().size(), 3);
}

void TestDeepComparison::noLayersAreEqual()
{
    write(builder().build(), builder(later).build());
    const Answer answer = compared(false, "same-layers");
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.platform().value(u"relation").toString(), QStringLiteral("same-layers"));
}

void TestDeepComparison::verifiesBySha512()
{
    const std::vector<QByteArray> tars{TwoEncodings::baseTar(), upperTar()};
    const BuiltImage image = builder().layer(tars[0]).layer(tars[1]).build();
    const QString base = Digest::sha512Of(tars[0]).toString();
    const BuiltImage sound = withDiffIds(image, tars, {base, Digest::sha512Of(tars[1]).toString()});
    write(sound, sound);
    const Answer answer = compared(true, "same-config");
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.platform().value(u"verified").toBool());
    QCOMPARE(answer.missing(), QStringList());
    const Answer verified = compared(Depth::Verify, "same-config");
    QCOMPARE(verified.code, 0);
    QCOMPARE(verified.states(), QStringList(2, QStringLiteral("verified verified")));

    write(sound, withDiffIds(image, tars, {base, Digest::sha512Of("wrong").toString()}));
    for (const Depth depth : {Depth::Layers, Depth::Verify}) {
        const Answer wrong = compared(depth, "same-layers");
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.missing().value(0).contains(u"layer 2 of the private image is damaged"),
                 qPrintable(wrong.missing().join(u'\n')));
        QVERIFY(wrong.missing().at(0).contains(Digest::sha512Of(tars[1]).toString()));
    }
}

// Digests of two algorithms say nothing of one another, until the layers are read.
void TestDeepComparison::comparesAcrossAlgorithms()
{
    const std::vector<QByteArray> tars{TwoEncodings::baseTar()};
    const BuiltImage image = builder().layer(tars[0]).build();
    const BuiltImage other = withDiffIds(image, tars, {Digest::sha512Of(tars[0]).toString()});
    QByteArray renamed = other.configBytes;
    renamed.replace("/bin/app", "/bin/abc");
    const BuiltImage right
        = ImageBuilder().encoding(BlobEncoding::zstd()).layer(tars[0]).configBytes(renamed).build();
    write(image, right);
    const Answer shallow = compared(false, "same-layers");
    QCOMPARE(shallow.code, 2);
    QCOMPARE(shallow.rung(QStringLiteral("contents")), QStringLiteral("unknown"));
    QCOMPARE(shallow.platform().value(u"possible").toString(), QStringLiteral("same-layers"));
    const Answer deep = compared(true, "same-layers");
    QCOMPARE(deep.code, 0);
    QCOMPARE(deep.platform().value(u"relation").toString(), QStringLiteral("same-layers"));
    QVERIFY(deep.platform().value(u"verified").toBool());
}

void TestDeepComparison::leavesUnknownAlgorithmsOpen()
{
    const std::vector<QByteArray> tars{TwoEncodings::baseTar()};
    const BuiltImage image = builder().layer(tars[0]).build();
    const BuiltImage odd
        = withDiffIds(image, tars, {QStringLiteral("blake3:") + QString(64, u'a')});
    write(odd, odd);
    const Answer answer = compared(true, "same-config");
    QVERIFY(!answer.platform().value(u"verified").toBool());
    QVERIFY2(answer.missing().value(0).contains(u"not known"),
             qPrintable(answer.missing().join(u'\n')));
    QVERIFY(!answer.errors.contains(u"damaged"));
    QCOMPARE(answer.platform().value(u"layers").toArray().at(0).toObject().value(u"left_state"),
             QJsonValue(QStringLiteral("unknown")));
}

void TestDeepComparison::reportsDamagedBlobs()
{
    const BuiltImage left = TwoEncodings::encodingA();
    const BuiltImage right = TwoEncodings::encodingB();
    LayoutWriter l;
    LayoutWriter r;
    write(QStringLiteral("left"), l.add(left, QStringLiteral("x")));
    write(QStringLiteral("right"),
          r.add(right, QStringLiteral("x")).damage(right.layers[0].digest, 100));
    const Answer answer = compared(true, "same-config");
    QCOMPARE(answer.code, 2);
    QVERIFY(!answer.platform().value(u"verified").toBool());
    QVERIFY2(answer.errors.contains(u"is damaged"), qPrintable(answer.errors));
    QVERIFY(answer.errors.contains(QString::fromLatin1(right.layers[0].digest.encoded())));
    QCOMPARE(answer.errors.count(u'\n'), 1);
    QVERIFY(answer.json.value(u"relation").toString() != u"different");
}

void TestDeepComparison::doesNotGuessAboutMissingLayers()
{
    const BuiltImage left = twoLayers(TwoEncodings::baseTar(), upperTar());
    const BuiltImage right
        = twoLayers(TwoEncodings::baseTar(1700000001), upperTar("second layer\n", 7), later);
    LayoutWriter l;
    LayoutWriter r;
    write(QStringLiteral("left"), l.add(left, QStringLiteral("x")));
    write(QStringLiteral("right"),
          r.add(right, QStringLiteral("x")).without(right.layers[1].digest));
    const Answer answer = compared();
    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.platform().value(u"possible").toString(), QStringLiteral("same-files"));
    QCOMPARE(answer.rung(QStringLiteral("files")), QStringLiteral("unknown"));
    QVERIFY(answer.errors.contains(QString::fromLatin1(right.layers[1].digest.encoded())));
    // What was read is told.
    QCOMPARE(answer.cause(QStringLiteral("tar-metadata")).value(u"layers").toArray(),
             QJsonArray{0});
}

void TestDeepComparison::takesALayerFromTheOtherSide()
{
    const BuiltImage image = twoLayers(TwoEncodings::baseTar(), upperTar());
    LayoutWriter l;
    LayoutWriter r;
    write(QStringLiteral("left"),
          l.add(image, QStringLiteral("x")).without(image.layers[0].digest));
    write(QStringLiteral("right"),
          r.add(image, QStringLiteral("x")).without(image.layers[1].digest));
    const Answer answer = compared(true, "same-manifest");
    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.json.value(u"relation").toString(), QStringLiteral("same-manifest"));
    QVERIFY(!answer.platform().value(u"verified").toBool());
    QCOMPARE(answer.states(),
             (QStringList{QStringLiteral("missing verified"), QStringLiteral("verified missing")}));
    QCOMPARE(answer.missing().size(), 2);
}

void TestDeepComparison::readsSharedBlobsOnce()
{
    const BuiltImage image = twoLayers(TwoEncodings::baseTar(), upperTar());
    write(image, image);
    const Answer answer = compared(true, "same-manifest");
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.states(),
             (QStringList{QStringLiteral("verified claimed"), QStringLiteral("verified claimed")}));
    const Answer verified = compared(Depth::Verify, "same-manifest");
    QCOMPARE(verified.code, 0);
    QCOMPARE(
        verified.states(),
        (QStringList{QStringLiteral("verified verified"), QStringLiteral("verified verified")}));
}

void TestDeepComparison::namesWhatIsBroken_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("damage");
    QTest::addColumn<bool>("isLeft");
    QTest::addColumn<QString>("deepStates"); // of the second layer; empty: not damaged there
    QTest::addColumn<QString>("verifiedStates");
    for (const bool isLeft : {true, false}) {
        const auto row =
            [isLeft](const char *part, const char *damage, const char *deep, const char *verified) {
            QTest::addRow("%s of %s, %s", damage, part, isLeft ? "left" : "right")
                << QString::fromLatin1(part) << QString::fromLatin1(damage) << isLeft
                << QString::fromLatin1(deep) << QString::fromLatin1(verified);
        };
        // What a manifest that cannot be read names is not known of its own side.
        const char *other = isLeft ? "claimed verified" : "verified claimed";
        for (const char *damage : {"flip", "size", "absence"}) {
            row("manifest", damage, other, other);
            row("config", damage, "verified claimed", "verified verified");
        }
        if (isLeft) {
            row("layer", "flip", "corrupt verified", "corrupt verified");
            row("layer", "size", "corrupt verified", "corrupt verified");
            row("layer", "absence", "missing verified", "missing verified");
        } else {
            row("layer", "flip", "", "verified corrupt"); // --deep asks, and does not read
            row("layer", "size", "verified corrupt", "verified corrupt");
            row("layer", "absence", "verified missing", "verified missing");
        }
    }
}

// Never "the same" without a word, on whichever side it is.
void TestDeepComparison::namesWhatIsBroken()
{
    QFETCH(QString, part);
    QFETCH(QString, damage);
    QFETCH(bool, isLeft);
    QFETCH(QString, deepStates);
    QFETCH(QString, verifiedStates);
    const BuiltImage image = twoLayers(TwoEncodings::baseTar(), upperTar());
    const BuiltDocument index = TwoEncodings::oneEntryIndex(image);
    const Digest digest = part == u"manifest" ? image.descriptor.digest
        : part == u"config"                   ? image.config.digest
                                              : image.layers[1].digest;
    write(index, index);
    const QString path
        = m_directory->filePath(isLeft ? QStringLiteral("left/") : QStringLiteral("right/"))
        + OciLayout::nameOfBlob(digest);
    if (damage == u"absence") {
        QVERIFY(QFile::remove(path));
    } else {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        if (damage == u"flip")
            bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
        else
            bytes += ' ';
        file.seek(0);
        QCOMPARE(file.write(bytes), bytes.size());
    }
    for (const Depth depth : {Depth::Layers, Depth::Verify}) {
        const QString states = depth == Depth::Layers ? deepStates : verifiedStates;
        const Answer answer = compared(depth, "same-config");
        if (states.isEmpty()) {
            QCOMPARE(answer.code, 0);
            QCOMPARE(answer.states().value(1), QStringLiteral("verified claimed"));
            continue;
        }
        QCOMPARE(answer.code, 2);
        QCOMPARE(answer.states().value(1), states);
        const QString side = isLeft ? QStringLiteral("left") : QStringLiteral("right");
        QVERIFY2(answer.errors.contains(QString::fromLatin1(digest.encoded())),
                 qPrintable(answer.errors));
        QVERIFY2(answer.errors.contains(u'/' + side), qPrintable(answer.errors));
        const QString verdict = answer.json.value(u"verdict").toString();
        QVERIFY2(verdict.contains(u"What the documents claim:"), qPrintable(verdict));
        if (part != u"layer")
            continue;
        for (const char *rung : {"blobs", "contents", "files"})
            QCOMPARE(answer.rung(QString::fromLatin1(rung)), QStringLiteral("unknown"));
        const QJsonArray layers = answer.platform().value(u"layers").toArray();
        QCOMPARE(layers.at(0).toObject().value(u"relation").toString(), QStringLiteral("same"));
        QCOMPARE(layers.at(1).toObject().value(u"relation").toString(), QStringLiteral("unknown"));
    }
}

// What nobody compares is read all the same: another platform, an attestation.
void TestDeepComparison::verifiesWhatIsNotCompared()
{
    const BuiltImage amd64 = twoLayers(TwoEncodings::baseTar(), upperTar());
    const BuiltImage arm64 = builder()
                                 .platform(u"linux/arm64")
                                 .layer(TwoEncodings::baseTar())
                                 .layer(upperTar("arm\n"))
                                 .build();
    const BuiltDocument note
        = attestationManifest("{}", QStringLiteral("https://slsa.dev/provenance/v1"));
    const BuiltDocument both = IndexBuilder()
                                   .add(amd64, Platform::parse(u"linux/amd64").value())
                                   .add(arm64, Platform::parse(u"linux/arm64").value())
                                   .addAttestation(note, amd64)
                                   .build();
    const Digest statement = Digest::sha256Of("{}");
    for (const Digest &gone : {arm64.layers[1].digest, statement}) {
        LayoutWriter l;
        LayoutWriter r;
        write(QStringLiteral("left"), l.add(both, QStringLiteral("x")).without(gone));
        QFile::remove(m_directory->filePath(QStringLiteral("left/")) + OciLayout::nameOfBlob(gone));
        write(QStringLiteral("right"), r.add(amd64, QStringLiteral("x")));
        QCOMPARE(compared(Depth::Layers, "same-config").code, 0);
        const Answer answer = compared(Depth::Verify, "same-config");
        QCOMPARE(answer.code, 2);
        QCOMPARE(answer.json.value(u"missing").toArray().size(), 1);
        QVERIFY2(answer.errors.contains(QString::fromLatin1(gone.encoded())),
                 qPrintable(answer.errors));
    }
}

void TestDeepComparison::climbsToTheIndex()
{
    const BuiltImage left = twoLayers(TwoEncodings::baseTar(), upperTar());
    const BuiltImage right = twoLayers(TwoEncodings::baseTar(1700000001), upperTar(), later);
    write(TwoEncodings::oneEntryIndex(left), TwoEncodings::oneEntryIndex(right));
    const Answer answer = compared();
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.cause(QStringLiteral("tar-metadata")).value(u"reaches").toArray(),
             (QJsonArray{QStringLiteral("blobs"), QStringLiteral("config"),
                         QStringLiteral("manifest"), QStringLiteral("index")}));
}

SAMEINSIDE_TEST(TestDeepComparison)
#include "tst_deepcomparison.moc"
