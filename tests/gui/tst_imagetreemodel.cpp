// SPDX-License-Identifier: MIT
#include "app/wiring/sources.h"
#include "model/load/pairloader.h"
#include "tests/gui/guitest.h"
#include "tests/support/testprogram.h"
#include "tests/support/windows/examplepairs.h"
#include "ui/comparepage/tree/imagerows.h"
#include "ui/comparepage/tree/rowwalk.h"

#include <QAbstractItemModelTester>

using namespace sameinside;
using namespace sameinside::test;

using Side = NodeRef::Side;

class TestImageTreeModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAModel_data();
    void isAModel();
    void emptyModel();
    void recompressedPair();
    void indexAgainstManifest();
    void absentBlobsAreNotHere();
    void oneSideAlone();
    void partnersPointAtEachOther_data() { isAModel_data(); }
    void partnersPointAtEachOther();
    void findsNodes();
    void copiesWholeDigests();
    void hostileTextIsEscapedAndMarked();
    void walksDownBothTrees();
    void filesBecomeRowsWhenOpened();
    void equalLayersHoldEqualFiles();
    void unreadConfigLeavesContentsOpen();

private:
    LoadedPair load(const PairRequest &request)
    {
        Sources sources{CommonOptions{}};
        return loadPair(request, [&](const ImageName &name) { return sources.open(name); }, {}, {});
    }
    PairedRows rows(const PairRequest &request)
    {
        const LoadedPair pair = load(request);
        if (!pair.comparison)
            return {};
        return pairedRows(*pair.comparison, PairFiles::of(*pair.comparison, {}));
    }
    QStringList text(std::vector<TreeNode> nodes)
    {
        ImageTreeModel model(QStringLiteral("Image"));
        model.setNodes(std::move(nodes));
        return treeText(model);
    }

    TestPairs m_pairs;
};

void TestImageTreeModel::isAModel_data()
{
    QTest::addColumn<PairRequest>("pair");
    QTest::newRow("walk-through") << m_pairs.walkThrough();
    QTest::newRow("recompressed") << m_pairs.recompressed();
    QTest::newRow("rebuilt") << m_pairs.rebuilt();
    QTest::newRow("four platforms") << m_pairs.fourPlatforms();
    QTest::newRow("many layers") << m_pairs.manyLayers();
    QTest::newRow("hostile") << m_pairs.hostile();
    QTest::newRow("unrelated") << m_pairs.unrelated();
}

void TestImageTreeModel::isAModel()
{
    QFETCH(PairRequest, pair);
    PairedRows paired = rows(pair);
    QVERIFY(!paired.left.empty());
    QVERIFY(!paired.right.empty());
    ImageTreeModel model(QStringLiteral("Image"));
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto count = qsizetype(paired.left.size());
    model.setNodes(std::move(paired.left));
    QCOMPARE(treeText(model).size(), count); // every row can be reached
    model.setNodes(std::move(paired.right));
    QVERIFY(model.rowCount() > 0);
    model.setNodes({});
    QCOMPARE(model.rowCount(), 0);
}

void TestImageTreeModel::emptyModel()
{
    ImageTreeModel model(QStringLiteral("Image"));
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.index(0, 0).isValid());
    QVERIFY(!model.indexOf(0).isValid());
    QCOMPARE(model.position({}), -1);
    QCOMPARE(model.headerData(ImageTreeModel::Name, Qt::Horizontal).toString(),
             QStringLiteral("Image"));
}

void TestImageTreeModel::recompressedPair()
{
    const QStringList lines = text(rows(m_pairs.recompressed()).right);
    QVERIFY(lines.contains(QStringLiteral("≠ Manifest linux/amd64")));
    QVERIFY(lines.contains(QStringLiteral("  = Config image ID")));
    QVERIFY(lines.contains(
        QStringLiteral("    = config.Labels.maintainer Web team <web@example.com>")));
    QVERIFY(lines.contains(QStringLiteral("  ≠ Layer 3 COPY dir:docker-entrypoint in /")));
    const auto layer = lines.indexOf(QStringLiteral(
        "  ≠ Layer 2 RUN apt-get update && apt-get install -y nginx=${NGINX_VERSION}"));
    QVERIFY(layer >= 0);
    QVERIFY(lines.at(layer + 1).startsWith(QStringLiteral("    ≠ gzip ")));
    QCOMPARE(lines.at(layer + 2), QStringLiteral("    = Contents diff ID, as the config says"));
}

void TestImageTreeModel::indexAgainstManifest()
{
    const PairedRows paired = rows(m_pairs.fourPlatforms());
    const QStringList left = text(paired.left);
    QCOMPARE(left.front(), QStringLiteral("≠ Index OCI · 4 platforms"));
    QVERIFY(left.contains(QStringLiteral("  ≠ Manifest linux/amd64")));
    QVERIFY(left.contains(QStringLiteral("  + Manifest linux/arm64/v8")));
    QVERIFY(left.contains(QStringLiteral("  + Manifest linux/s390x")));
    const QString attestation = left.filter(QStringLiteral("Attestation")).value(0);
    QVERIFY2(attestation.startsWith(QStringLiteral("  + Attestation SBOM · for ")),
             qPrintable(attestation));
    QCOMPARE(text(paired.right).constFirst(), QStringLiteral("≠ Manifest linux/amd64"));
}

void TestImageTreeModel::absentBlobsAreNotHere()
{
    const QStringList lines = text(rows(m_pairs.walkThrough()).right);
    QCOMPARE(lines.front(), QStringLiteral("= Manifest linux/amd64"));
    QCOMPARE(lines.at(1), QStringLiteral("  = Config image ID · not here"));
    QCOMPARE(lines.at(2), QStringLiteral("  = Layer 1"));
}

void TestImageTreeModel::oneSideAlone()
{
    const LoadedPair pair = load(m_pairs.missingRight());
    QVERIFY(pair.left);
    QVERIFY(!pair.right);
    const QStringList lines = text(imageRows(**pair.left, Side::Left));
    QCOMPARE(lines.front(), QStringLiteral("· Manifest linux/amd64"));
    QVERIFY(lines.contains(QStringLiteral("  · Layer 1 COPY opt/part0 /opt")));
}

void TestImageTreeModel::partnersPointAtEachOther()
{
    QFETCH(PairRequest, pair);
    const PairedRows paired = rows(pair);
    for (std::size_t i = 0; i < paired.left.size(); ++i) {
        const int partner = paired.left[i].partner;
        if (partner < 0)
            continue;
        QCOMPARE(paired.right[std::size_t(partner)].partner, int(i));
        QCOMPARE(paired.right[std::size_t(partner)].kind, paired.left[i].kind);
    }
}

void TestImageTreeModel::findsNodes()
{
    ImageTreeModel model(QStringLiteral("Image"));
    model.setNodes(rows(m_pairs.recompressed()).left);
    const QString platform = QStringLiteral("linux/amd64");
    const auto nameOf = [&](NodeRef::Kind kind, int layer) {
        return model.indexOf(NodeRef{Side::Left, kind, platform, layer}).data().toString();
    };
    QCOMPARE(nameOf(NodeRef::Kind::Manifest, -1), QStringLiteral("Manifest linux/amd64"));
    QCOMPARE(nameOf(NodeRef::Kind::Config, -1), QStringLiteral("Config image ID"));
    QVERIFY(nameOf(NodeRef::Kind::Layer, 1).startsWith(QStringLiteral("Layer 2 ")));
    QVERIFY(nameOf(NodeRef::Kind::Contents, 2).startsWith(QStringLiteral("Contents ")));
    QVERIFY(!model.indexOf(NodeRef{Side::Right, NodeRef::Kind::Layer, platform, 1}).isValid());
    QVERIFY(!model.indexOf(NodeRef{Side::Left, NodeRef::Kind::Layer, platform, 3}).isValid());
    for (int i = 0; i < int(model.nodes().size()); ++i)
        QCOMPARE(model.position(model.indexOf(i)), i);
}

void TestImageTreeModel::copiesWholeDigests()
{
    const PairedRows paired = rows(m_pairs.walkThrough());
    const TreeNode &index = paired.left.front();
    QCOMPARE(digestText(index), QStringLiteral("f972d2419950"));
    QVERIFY(rowText(index).contains(index.digest->toString()));
    QVERIFY(tooltipText(index).contains(index.digest->toString()));
    QVERIFY(tooltipText(index).contains(QStringLiteral(" bytes")));
    QVERIFY(tooltipText(index).contains(index.mediaType));
}

void TestImageTreeModel::hostileTextIsEscapedAndMarked()
{
    ImageTreeModel model(QStringLiteral("Image"));
    model.setNodes(rows(m_pairs.hostile()).left);
    const QString all = treeText(model).join(u'\n');
    for (const char16_t hidden : {u'\u202e', u'\u0007', u'\u001b'})
        QVERIFY(!all.contains(QChar(hidden)));
    QVERIFY(all.contains(QStringLiteral("≠ config.Labels.version 1\\e[31m")));
    QVERIFY(all.contains(QStringLiteral("config.Labels.user\\u202egnp.exe <h1>huge</h1>")));
    QVERIFY(all.contains(QStringLiteral("RUN echo <b>bold</b>\\u0007")));
    QVERIFY(all.contains(QStringLiteral("<img src=x> line one\\nline two")));
    int marked = 0;
    for (const TreeNode &node : model.nodes())
        marked += node.hasHidden ? 1 : 0;
    QCOMPARE(marked, 4);
    // a tooltip must not become the HTML that it shows
    const auto found = std::ranges::find_if(model.nodes(), [](const TreeNode &node) {
        return node.detail.contains(QStringLiteral("<h1>"));
    });
    const QModelIndex label = model.indexOf(int(found - model.nodes().begin()));
    const QString tip = label.data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(QStringLiteral("&lt;h1&gt;huge")));
    QVERIFY(!tip.contains(QStringLiteral("<h1>")));
}

void TestImageTreeModel::walksDownBothTrees()
{
    const PairedRows paired = rows(m_pairs.fourPlatforms());
    const auto steps = walkOf(paired.left, paired.right);
    std::vector<bool> left(paired.left.size());
    std::vector<bool> right(paired.right.size());
    for (const WalkStep &step : steps) {
        if (step.left >= 0)
            left[std::size_t(step.left)] = true;
        if (step.right >= 0)
            right[std::size_t(step.right)] = true;
    }
    QVERIFY(std::ranges::all_of(left, std::identity()));
    QVERIFY(std::ranges::all_of(right, std::identity()));
    QStringList stops;
    for (const WalkStep &step : steps) {
        if (step.isDifference)
            stops += paired.left[std::size_t(step.left)].name;
    }
    QCOMPARE(
        stops,
        (QStringList{QStringLiteral("Index"), QStringLiteral("Manifest"), QStringLiteral("Layer 2"),
                     QStringLiteral("gzip"), QStringLiteral("Manifest"), QStringLiteral("Manifest"),
                     QStringLiteral("Manifest"), QStringLiteral("Attestation")}));
}

void fetchAll(ImageTreeModel &model, const QModelIndex &parent = {})
{
    if (model.canFetchMore(parent))
        model.fetchMore(parent);
    for (int row = 0; row < model.rowCount(parent); ++row)
        fetchAll(model, model.index(row, ImageTreeModel::Name, parent));
}

void TestImageTreeModel::filesBecomeRowsWhenOpened()
{
    PairRequest request = m_pairs.files();
    QVERIFY(!text(rows(request).left).join(u'\n').contains(QStringLiteral(" files")));
    request.deep = true;
    ImageTreeModel left(QStringLiteral("Left"));
    ImageTreeModel right(QStringLiteral("Right"));
    left.setCounterpart(&right);
    right.setCounterpart(&left);
    QAbstractItemModelTester tester(&left, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false); // it would fetch in the middle of an insertion
    PairedRows paired = rows(request);
    left.setNodes(std::move(paired.left));
    right.setNodes(std::move(paired.right));
    const QModelIndex contents = left.indexOf(
        NodeRef{Side::Left, NodeRef::Kind::Contents, QStringLiteral("linux/amd64"), 0});
    QCOMPARE(contents.data().toString(), QStringLiteral("Contents 5 files"));
    QVERIFY(left.hasChildren(contents));
    QCOMPARE(left.rowCount(contents), 0);
    fetchAll(left, contents);
    QCOMPARE(treeText(left, contents),
             (QStringList{QStringLiteral("≠ etc"), QStringLiteral("  ≠ changed"),
                          QStringLiteral("  = equal"), QStringLiteral("  = link → equal"),
                          QStringLiteral("= opt"), QStringLiteral("  = same"),
                          QStringLiteral("≠ usr"), QStringLiteral("  + left\\u202enur")}));
    // a partner is found once it is a row too
    const QModelIndex changed = left.index(0, 0, left.index(0, 0, contents));
    QVERIFY(!left.partnerOf(*left.node(changed)).isValid());
    fetchAll(right);
    const QModelIndex partner = left.partnerOf(*left.node(changed));
    QCOMPARE(partner.data().toString(), QStringLiteral("changed"));
    QCOMPARE(right.partnerOf(*right.node(partner)), changed);
    QVERIFY(changed.siblingAtColumn(ImageTreeModel::DigestColumn).data().toString()
            != partner.siblingAtColumn(ImageTreeModel::DigestColumn).data().toString());
}

void TestImageTreeModel::equalLayersHoldEqualFiles()
{
    PairRequest request = m_pairs.recompressed();
    request.deep = true;
    ImageTreeModel model(QStringLiteral("Left"));
    model.setNodes(rows(request).left);
    fetchAll(model);
    const QStringList lines = treeText(model);
    QVERIFY2(lines.contains(QStringLiteral("          = nginx.conf")),
             qPrintable(lines.filter(QStringLiteral("nginx")).join(u'\n')));
    QVERIFY(lines.contains(QStringLiteral("            = access.log → /dev/stdout")));
    for (const TreeNode &node : model.nodes()) {
        if (node.kind == TreeNode::Kind::File)
            QCOMPARE(node.state, std::optional(Meaning::Same));
    }
}

// A blob is another, that is plain; what it holds is not.
void TestImageTreeModel::unreadConfigLeavesContentsOpen()
{
    ImageText image{.layers = layers(2)};
    const auto left = imageTree(QStringLiteral("a.test/one:1"), image);
    image.layers[1].blob += QStringLiteral(", again");
    image.created = QStringLiteral("2024-02-01T10:00:00Z");
    const auto right = imageTree(QStringLiteral("a.test/two:1"), image);
    right->root.config.reset();
    const PairedRows rows = pairedRows(compareImages(left, right).value());
    QStringList states;
    for (const TreeNode &node : rows.left) {
        if (node.kind == TreeNode::Kind::Contents)
            states << meaningName(node.state.value());
    }
    QCOMPARE(states, (QStringList{QStringLiteral("same"), QStringLiteral("not known")}));
    for (const TreeNode &node : rows.right) {
        if (node.kind == TreeNode::Kind::Contents)
            QVERIFY(node.state == Meaning::Same); // that of the equal blob is known
    }
}

SAMEINSIDE_TEST(TestImageTreeModel)
#include "tst_imagetreemodel.moc"
