// SPDX-License-Identifier: MIT
#include "model/report/comparisonjson.h"
#include "model/report/treetext.h"
#include "model/source/imagenames.h"
#include "tests/support/images/documentbuilder.h"
#include "tests/support/registries/memoryregistry.h"
#include "tests/support/testprogram.h"

#include <QSet>
#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

using Kind = ImageNames::Kind;

ImageTree treeOf(const Sketched &image, bool loaded = true)
{
    MemoryRegistry registry(u"r.test"_s);
    registry.push(u"app"_s, u"1"_s, image);
    const auto source = registry.source(u"app"_s);
    auto tree = resolveTree(*source, *ImageName::parse(u"r.test/app:1"), {});
    if (loaded)
        (void)loadTree(*tree, *source, [](const ManifestNode &) { return true; }, {});
    return *std::move(tree);
}

QString shown(const ImageNames &names)
{
    QStringList parts{imageNamesKindName(names.kind)};
    for (const ImageNames::Name &name : names.names)
        parts << (name.platform.isEmpty() ? u"-"_s : name.platform) + u'=' + name.digest.toString();
    return parts.join(u' ');
}

bool says(const ImageNames &names, NamingTool tool)
{
    return std::ranges::find(names.tools, tool) != names.tools.end();
}

Digest imageId(const Sketch &image)
{
    return Digest::sha256Of(image.config());
}

} // namespace

class TestImageNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void toolsHaveCodesAndWords();
    void ofAnIndex();
    void ofOneOfAnIndex();
    void ofAManifest();
    void ofAnArtifact();
    void ofADerivedManifest();
    void leavesOutWhatIsNotKnown();
    void standBelowTheTree();
    void standInJson();
};

void TestImageNames::toolsHaveCodesAndWords()
{
    QSet<QString> codes;
    QSet<QString> texts;
    for (int i = 0; i <= int(NamingTool::Trivy); ++i) {
        codes << namingToolName(NamingTool(i));
        texts << namingToolText(NamingTool(i));
    }
    QCOMPARE(codes.size(), int(NamingTool::Trivy) + 1);
    QCOMPARE(texts.size(), codes.size());
    QCOMPARE(namingToolName(NamingTool::DockerClassic), u"docker-classic"_s);
    QCOMPARE(namingToolName(NamingTool::Trivy), u"trivy"_s);
}

void TestImageNames::ofAnIndex()
{
    const Sketched amd = Sketch{}.image();
    const Sketch armed{.platform = u"linux/arm64"_s};
    const Sketched arm = armed.image();
    const Sketched index = sketchIndex({{amd, u"linux/amd64"_s}, {arm, u"linux/arm64"_s}});
    const ImageTree tree = treeOf(index);
    const auto names = imageNames(tree);
    QCOMPARE(names.size(), std::size_t(3));
    QCOMPARE(shown(names[0]), u"tag -="_s + index.digest().toString());
    QCOMPARE(shown(names[1]),
             u"manifest linux/amd64=%1 linux/arm64=%2"_s.arg(amd.digest().toString(),
                                                             arm.digest().toString()));
    QCOMPARE(shown(names[2]),
             u"config linux/amd64=%1 linux/arm64=%2"_s.arg(imageId({}).toString(),
                                                           imageId(armed).toString()));
    QVERIFY(names[0].isIndex);
    // Docker's two stores and Podman name one image by different digests.
    QVERIFY(says(names[0], NamingTool::DockerContainerd));
    QVERIFY(says(names[0], NamingTool::Kubernetes));
    QVERIFY(says(names[0], NamingTool::Ecr));
    QVERIFY(says(names[1], NamingTool::CranePlatform));
    QVERIFY(says(names[2], NamingTool::DockerClassic));
    QVERIFY(says(names[2], NamingTool::Podman));
    QVERIFY(!says(names[0], NamingTool::DockerClassic));
}

void TestImageNames::ofOneOfAnIndex()
{
    const Sketched amd = Sketch{}.image();
    const Sketch armed{.platform = u"linux/arm64"_s};
    const Sketched arm = armed.image();
    const ImageTree tree = treeOf(sketchIndex({{amd, u"linux/amd64"_s}, {arm, u"linux/arm64"_s}}));
    const auto names = imageNames(tree, &tree.root.children.back());
    QCOMPARE(names.size(), std::size_t(3));
    QCOMPARE(shown(names[0]), u"tag -="_s + tree.root.digest.toString());
    QCOMPARE(shown(names[1]), u"manifest linux/arm64="_s + arm.digest().toString());
    QCOMPARE(shown(names[2]), u"config linux/arm64="_s + imageId(armed).toString());
    QCOMPARE(imageNames(tree, nullptr).size(), std::size_t(1));
}

void TestImageNames::ofAManifest()
{
    const Sketched image = Sketch{}.image();
    const auto names = imageNames(treeOf(image));
    QCOMPARE(names.size(), std::size_t(2));
    QCOMPARE(shown(names[0]), u"tag -="_s + image.digest().toString());
    QVERIFY(!names[0].isIndex);
    QCOMPARE(shown(names[1]), u"config linux/amd64="_s + imageId({}).toString());
}

void TestImageNames::ofAnArtifact()
{
    const auto names = imageNames(treeOf(sketchChart(u"web"_s)));
    QCOMPARE(names.size(), std::size_t(1));
    QCOMPARE(names[0].kind, Kind::Tag);
    QVERIFY(says(names[0], NamingTool::Oras));
    QVERIFY(!says(names[0], NamingTool::DockerContainerd));
}

// No registry knows the digest of a manifest that was made here.
void TestImageNames::ofADerivedManifest()
{
    const Sketched image = Sketch{}.image();
    ImageTree tree = treeOf(image);
    tree.root.document = std::move(*tree.root.document).asDerived();
    const auto names = imageNames(tree);
    QCOMPARE(names.size(), std::size_t(1));
    QCOMPARE(shown(names[0]), u"config linux/amd64="_s + imageId({}).toString());
}

void TestImageNames::leavesOutWhatIsNotKnown()
{
    const Sketched image = Sketch{}.image();
    const auto names = imageNames(treeOf(sketchIndex({{image, u"linux/amd64"_s}}), false));
    QCOMPARE(names.size(), std::size_t(2));
    QCOMPARE(shown(names[1]), u"manifest linux/amd64="_s + image.digest().toString());
}

void TestImageNames::standBelowTheTree()
{
    const Sketched image = Sketch{}.image();
    const ImageTree tree = treeOf(sketchIndex({{image, u"linux/amd64"_s}}));
    const QString text = treeText(tree, 72);
    const QString names = text.mid(text.indexOf(u"The names of the image"));
    QVERIFY2(names.simplified().contains(u"Shown by docker images and inspect (containerd store"),
             qPrintable(names));
    QVERIFY(names.contains(u"\n    %1\n"_s.arg(tree.root.digest.toString())));
    QVERIFY(names.contains(u"\n    linux/amd64\n      %1\n"_s.arg(imageId({}).toString())));
    for (const QString &line : names.split(u'\n'))
        QVERIFY2(line.size() <= 77, qPrintable(line)); // a whole digest is longer than the rest
}

void TestImageNames::standInJson()
{
    const Sketched image = Sketch{}.image();
    const QJsonObject json = treeJson(treeOf(sketchIndex({{image, u"linux/amd64"_s}})));
    const QJsonArray names = json.value(u"names").toArray();
    QCOMPARE(names.size(), 3);
    const QJsonObject config = names.at(2).toObject();
    QCOMPARE(config.value(u"kind").toString(), u"config"_s);
    QCOMPARE(config.value(u"platform").toString(), u"linux/amd64"_s);
    QCOMPARE(config.value(u"digest").toString(), imageId({}).toString());
    QVERIFY(config.value(u"tools").toArray().contains(u"docker-classic"_s));
    QVERIFY(!names.at(0).toObject().contains(u"platform"));
}

SAMEINSIDE_TEST(TestImageNames)
#include "tst_imagenames.moc"
