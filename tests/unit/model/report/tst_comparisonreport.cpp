// SPDX-License-Identifier: MIT
#include "app/commands/comparecommand.h"
#include "model/load/pairloader.h"
#include "model/report/comparisonhtml.h"
#include "registry/stored/ocilayout.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace sameinside;

namespace {

Result<std::unique_ptr<ImageSource>> open(const ImageName &name)
{
    return OciLayout::open(name.path());
}

// The same image, whose manifest was changed.
BuiltDocument changed(const BuiltImage &image, const std::function<void(QJsonObject &)> &change)
{
    QJsonObject json = QJsonDocument::fromJson(image.bytes).object();
    change(json);
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    BuiltDocument result{describe(MediaType::ociManifest(), bytes), bytes, image.blobs};
    result.blobs.insert_or_assign(result.descriptor.digest, bytes);
    return result;
}

BuiltImage image(const QByteArray &layer = TarWriter().file("a", "a").finish())
{
    return ImageBuilder().layer(TarWriter().file("b", "b").finish()).layer(layer).build();
}

} // namespace

/// What a comparison says beside relation and causes, in every format.
class TestComparisonReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void namesForeignLayers();
    void tellsWhatIsOdd();
    void namesEmptyLayers();
    void namesManifestsThatAreNotHere();
    void readsChildrenByTheirDocuments();

private:
    struct Report {
        int code = -1;
        QString text; ///< spaces and line breaks as one
        QString errors;
        QJsonObject platform;
        QString html;
    };
    QString source(const char *side) const
    {
        return QStringLiteral("oci:%1:x").arg(m_directory->filePath(QString::fromLatin1(side)));
    }
    Report report(const BuiltDocument &left, const BuiltDocument &right, bool isDeep = false,
                  const std::vector<Digest> &without = {},
                  const std::string &platform = "all") const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

TestComparisonReport::Report TestComparisonReport::report(const BuiltDocument &left,
                                                          const BuiltDocument &right, bool isDeep,
                                                          const std::vector<Digest> &without,
                                                          const std::string &platform) const
{
    LayoutWriter own;
    own.add(right, QStringLiteral("x"));
    for (const Digest &digest : without)
        own.without(digest);
    (void)own.write(m_directory->filePath(QStringLiteral("right")));
    (void)LayoutWriter()
        .add(left, QStringLiteral("x"))
        .write(m_directory->filePath(QStringLiteral("left")));
    Report report;
    for (const char *format : {"json", "text"}) {
        std::ostringstream out;
        std::ostringstream err;
        Console console{out, err};
        report.code = runCompare({.left = source("left").toStdString(),
                                  .right = source("right").toStdString(),
                                  .platform = platform,
                                  .format = format,
                                  .deep = isDeep},
                                 open, console, {});
        report.text = QString::fromStdString(out.str()).simplified();
        report.errors = QString::fromStdString(err.str());
        if (format == std::string("json"))
            report.platform = QJsonDocument::fromJson(report.text.toUtf8())
                                  .object()
                                  .value(u"platforms")
                                  .toArray()
                                  .at(0)
                                  .toObject();
    }
    const LoadedPair pair = loadPair(
        {.left = source("left"), .right = source("right"), .deep = isDeep}, open, {}, {});
    if (pair.comparison)
        report.html = QString::fromUtf8(comparisonToHtml(*pair.comparison));
    return report;
}

// image-spec layer.md: what is not to be distributed is neither missing nor not known.
void TestComparisonReport::namesForeignLayers()
{
    const BuiltImage built = image();
    const BuiltDocument foreign = changed(built, [](QJsonObject &json) {
        QJsonArray layers = json.value(u"layers").toArray();
        QJsonObject layer = layers.at(0).toObject();
        layer.insert(QStringLiteral("mediaType"),
                     QStringLiteral("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"));
        layer.insert(QStringLiteral("urls"), QJsonArray{QStringLiteral("https://example.com/l")});
        layers.replace(0, layer);
        json.insert(QStringLiteral("layers"), layers);
    });
    const Report found = report(foreign, foreign, true, {built.layers[0].digest});
    QCOMPARE(found.code, 0);
    QCOMPARE(found.errors, QString());
    const QJsonArray elsewhere = found.platform.value(u"elsewhere").toArray();
    QCOMPARE(elsewhere.size(), 1); // of both sides, looked for once
    QVERIFY(elsewhere.at(0).toString().endsWith(u"it is kept at https://example.com/l"));
    QCOMPARE(found.platform.value(u"missing").toArray(), QJsonArray());
    const QJsonObject layer = found.platform.value(u"layers").toArray().at(0).toObject();
    QCOMPARE(layer.value(u"relation").toString(), QStringLiteral("same"));
    QCOMPARE(layer.value(u"right_state").toString(), QStringLiteral("claimed"));
    for (const QString &text : {found.text, found.html.simplified()}) {
        QVERIFY2(text.contains(u"Kept elsewhere, by design"), qPrintable(text));
        QVERIFY2(text.contains(u"kept at https://example.com/l"), qPrintable(text));
    }
}

void TestComparisonReport::tellsWhatIsOdd()
{
    const BuiltDocument odd = changed(image(), [](QJsonObject &json) {
        json.insert(QStringLiteral("annotations"),
                    QJsonObject{{QStringLiteral("<b>"), QJsonValue::Null}});
    });
    const Report found = report(image(), odd);
    QCOMPARE(found.code, 0);
    const QJsonArray notes = found.platform.value(u"notes").toArray();
    QCOMPARE(notes.size(), 1);
    for (const QString &text : {found.text, found.html})
        QVERIFY2(text.contains(u"Odd, and read all the same"), qPrintable(text));
    QVERIFY(found.text.contains(u"<b>"));
    QVERIFY(found.html.contains(u"&lt;b&gt;"));
    QVERIFY(!found.html.contains(u"<b>\""));
    QVERIFY(!report(image(), image()).html.contains(u"Odd, and read"));
}

void TestComparisonReport::namesEmptyLayers()
{
    const BuiltImage built = image(QByteArray(1024, '\0'));
    const Report found = report(built, built);
    QCOMPARE(found.html.count(u"2 (empty layer)"), 2);
    QCOMPARE(found.platform.value(u"shared_layers").toInt(), 1);
    QVERIFY(!report(image(), image()).html.contains(u"empty layer"));
}

// As `skopeo copy --multi-arch index-only` and mirrors of some platforms leave it.
void TestComparisonReport::namesManifestsThatAreNotHere()
{
    std::vector<BuiltImage> images;
    IndexBuilder builder;
    for (const QString &name : {QStringLiteral("linux/amd64"), QStringLiteral("linux/arm64"),
                                QStringLiteral("linux/s390x")}) {
        const Platform platform = Platform::parse(name).value();
        images.push_back(ImageBuilder()
                             .platform(name)
                             .layer(TarWriter().file("a", name.toLatin1()).finish())
                             .build());
        builder.add(images.back(), platform);
    }
    const BuiltDocument index = builder.build();
    const std::vector<Digest> sparse{images[1].descriptor.digest, images[2].descriptor.digest};
    const Report found = report(index, index, false, sparse);
    QCOMPARE(found.code, 2);
    QVERIFY2(found.text.contains(u"The manifests for linux/arm64 and linux/s390x are not here."),
             qPrintable(found.text));
    QVERIFY2(found.errors.contains(u"--platform linux/amd64 compares it"),
             qPrintable(found.errors));
    const Report one = report(index, index, false, sparse, "linux/amd64");
    QCOMPARE(one.code, 0);
    QCOMPARE(one.errors, QString());
    QCOMPARE(report(index, index, false, sparse, "linux/arm64").code, 2);
    const Report most = report(index, index, false, {sparse[0]});
    QVERIFY2(most.text.contains(u"The manifest for linux/arm64 is not here."),
             qPrintable(most.text));
    QVERIFY2(most.errors.contains(u"linux/amd64 and linux/s390x"), qPrintable(most.errors));
}

// Whatever an index calls an image.
void TestComparisonReport::readsChildrenByTheirDocuments()
{
    const BuiltImage built = image();
    for (const char *type : {"application/octet-stream", "application/vnd.example.image"}) {
        Descriptor entry = built.descriptor;
        entry.mediaType = mediaType(type);
        entry.platform = Platform::parse(u"linux/amd64").value();
        BuiltDocument index = IndexBuilder().addEntry(entry).build();
        index.blobs.insert(built.blobs.begin(), built.blobs.end());
        const Report found = report(built, index);
        QCOMPARE(found.code, 0);
        QCOMPARE(found.platform.value(u"relation").toString(), QStringLiteral("same-manifest"));
    }
}

SAMEINSIDE_TEST(TestComparisonReport)
#include "tst_comparisonreport.moc"
