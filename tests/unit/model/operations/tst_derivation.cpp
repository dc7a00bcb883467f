// SPDX-License-Identifier: MIT
#include "model/compare/comparison.h"
#include "model/compare/explanation.h"
#include "model/report/comparisonhtml.h"
#include "model/report/comparisonjson.h"
#include "model/report/comparisontext.h"
#include "tests/support/images/configwriter.h"
#include "tests/support/images/documentbuilder.h"
#include "tests/support/registries/memoryregistry.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

/// A layer by its contents, and the step that made it.
struct Step {
    QByteArray contents;
    QString createdBy;
};
using Steps = std::vector<Step>;

const Step base{"base", u"/bin/sh -c #(nop) ADD file:1 in /"_s};
const Step packages{"packages", u"RUN /bin/sh -c apt-get install -y curl # buildkit"_s};
const Step report{QByteArray(2048, 'r'), u"COPY report /opt/report # buildkit"_s};
const Step further{QByteArray(1024, 'f'), u"COPY more /opt/more"_s};

std::shared_ptr<ImageTree> treeOf(const Steps &steps)
{
    ManifestBuilder manifest;
    std::vector<Digest> diffIds;
    std::vector<HistoryLine> history;
    for (const Step &step : steps) {
        diffIds.push_back(Digest::sha256Of("tar of " + step.contents));
        history.push_back({.createdBy = step.createdBy});
    }
    history.push_back({.createdBy = u"CMD [\"sh\"]"_s, .emptyLayer = true});
    manifest.config(MediaType::ociConfig(),
                    writeConfig({}, Platform::parse(u"linux/amd64").value(), diffIds, history,
                                ConfigStyle::Sorted));
    for (const Step &step : steps)
        manifest.layer(mediaType("application/vnd.oci.image.layer.v1.tar+gzip"), step.contents);
    const BuiltDocument built = manifest.build();
    MemoryRegistry registry(u"r.test"_s);
    registry.push(u"app"_s, u"1"_s,
                  {.descriptor = built.descriptor, .blobs = built.blobs, .layers = {}});
    const auto source = registry.source(u"app"_s);
    auto tree = resolveTree(*source, *ImageName::parse(u"r.test/app:1"), {});
    (void)loadTree(*tree, *source, [](const ManifestNode &) { return true; }, {});
    return std::make_shared<ImageTree>(*std::move(tree));
}

Comparison compared(const Steps &left, const Steps &right)
{
    return *compareImages(treeOf(left), treeOf(right));
}

Step otherwise(const Step &step)
{
    return {step.contents + "2", step.createdBy};
}

} // namespace

/// How one image came from the other, in words.
class TestDerivation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void namesLayersOnTop();
    void boundsSteps();
    void keepsLayersAsEvidence();
    void tellsFalsehoodsOfNoRung_data();
    void tellsFalsehoodsOfNoRung();
};

void TestDerivation::says_data()
{
    QTest::addColumn<Steps>("left");
    QTest::addColumn<Steps>("right");
    QTest::addColumn<QString>("sentence");
    const auto row
        = [](const char *name, const Steps &left, const Steps &right, const QString &sentence) {
        QTest::newRow(name) << left << right << sentence;
    };
    row("one layer on top", {base, packages}, {base, packages, report},
        u"Built on the public image: all its 2 layers, one more on top (2.00 KiB: COPY report "
        "/opt/report)."_s);
    row("several layers on top", {base, packages, report}, {base, packages, report, further, base},
        u"Built on the public image: all its 3 layers, 2 more on top (1.00 KiB)."_s);
    row("the other way round", {base, packages, report}, {base, packages},
        u"Built on the private image: all its 2 layers, one more on top (2.00 KiB: COPY report "
        "/opt/report)."_s);
    row("a layer below is no base", {base, packages}, {report, base, packages},
        u"2 layers are shared, of 2 in the public image and 3 in the private one."_s);
    row("built again", {base, packages, report}, {base, packages, otherwise(report)},
        u"Built again by the same 4 steps: 1 of 3 layers holds other contents."_s);
    row("all of it built again", {base, packages}, {otherwise(base), otherwise(packages)},
        u"Built again by the same 3 steps: all 2 layers hold other contents."_s);
    row("other steps", {base, packages}, {base, report},
        u"1 of 2 layers (4 B of 12 B) is shared."_s);
    row("another order", {base, packages, report}, {base, report, packages},
        u"All 3 layers are equal, in another order."_s);
}

void TestDerivation::says()
{
    QFETCH(Steps, left);
    QFETCH(Steps, right);
    QFETCH(QString, sentence);
    QCOMPARE(verdict(compared(left, right)).sentence, sentence);
}

void TestDerivation::namesLayersOnTop()
{
    const Comparison comparison
        = compared({base, packages, report}, {base, packages, report, further});
    const QString text = comparisonText(comparison, 80);
    QVERIFY2(text.contains(u"     built on the public image: all its 3 layers, one more on top.\n"
                           "       + layer 4, 1.00 KiB: COPY more /opt/more\n"_s),
             qPrintable(text));
    QVERIFY(comparisonToHtml(comparison).contains("+ layer 4, 1.00 KiB: COPY more /opt/more"));

    const QString replaced
        = comparisonText(compared({base, packages}, {base, otherwise(packages)}), 80);
    QVERIFY2(replaced.contains(u"       - layer 2, 8 B: RUN apt-get install -y curl\n"
                               "       + layer 2, 9 B: RUN apt-get install -y curl\n"_s),
             qPrintable(replaced));
}

// Steps are foreign: long, and with characters that nobody sees.
void TestDerivation::boundsSteps()
{
    const Step evil{"evil", u"RUN \u202e"_s + QString(5000, u'x')};
    const Comparison comparison = compared({base}, {base, evil});
    const QString sentence = verdict(comparison).sentence;
    QVERIFY(sentence.size() < 200);
    QVERIFY(!sentence.contains(QChar(0x202e)) && sentence.contains(u"\\u202e"));
    const QString text = comparisonText(comparison, 80);
    QVERIFY(!text.contains(QChar(0x202e)) && !text.contains(QString(200, u'x')));

    Steps many{base};
    for (int i = 0; i < 100; ++i)
        many.push_back({QByteArray::number(i), u"RUN "_s + QString::number(i)});
    const QString list = comparisonText(compared({base}, many), 80);
    QVERIFY(list.contains(u"+ layer 9, ") && !list.contains(u"+ layer 10, "));
    QVERIFY(list.contains(u"92 more"));
}

void TestDerivation::keepsLayersAsEvidence()
{
    const Comparison comparison = compared({base, packages}, {base, otherwise(packages)});
    const Cause *cause = findCause(comparison.platforms.front().causes, CauseCode::LayerSet);
    QVERIFY(cause);
    QCOMPARE(cause->evidence.value(u"same_steps").toInt(), 3);
    const QJsonArray layers = cause->evidence.value(u"layers").toArray();
    QCOMPARE(layers.size(), 2);
    QCOMPARE(layers.at(0).toObject().value(u"side").toString(), u"left"_s);
    QCOMPARE(layers.at(1).toObject().value(u"side").toString(), u"right"_s);
    QCOMPARE(layers.at(1).toObject().value(u"layer").toInt(), 1);
    QCOMPARE(layers.at(1).toObject().value(u"size").toInt(), 9);
    QCOMPARE(layers.at(1).toObject().value(u"created_by").toString(), packages.createdBy);
}

void TestDerivation::tellsFalsehoodsOfNoRung_data()
{
    QTest::addColumn<Steps>("left");
    QTest::addColumn<Steps>("right");
    QTest::addColumn<QString>("contents"); // what the picture says there
    QTest::addColumn<QString>("blobs");
    QTest::newRow("a layer more")
        << Steps{base, packages} << Steps{base, packages, report}
        << u"built on the public image: all its 2 layers, one more on top"_s
        << u"follows: other layers, so other blobs"_s;
    QTest::newRow("another order")
        << Steps{base, packages} << Steps{packages, base} << u"the same ones, in another order"_s
        << u"the same ones, in another order"_s;
    QTest::newRow("another layer") << Steps{base, packages} << Steps{base, report}
                                   << u"the images have other layers: 1 with other contents"_s
                                   << u"follows: other contents, so other blobs"_s;
}

void TestDerivation::tellsFalsehoodsOfNoRung()
{
    QFETCH(Steps, left);
    QFETCH(Steps, right);
    const Comparison comparison = compared(left, right);
    const auto rungs = explainRungs(comparison.platforms.front());
    const auto rung = [&](Rung which) { return rungs[std::size_t(which)]; };
    QTEST(rung(Rung::Contents).text, "contents");
    QTEST(rung(Rung::Blobs).text, "blobs");
    const bool isOrder
        = left.size() == right.size() && left.front().contents != right.front().contents;
    QCOMPARE(rung(Rung::Manifest).isConsequence, !isOrder);
    QCOMPARE(rung(Rung::Config).isConsequence, !isOrder);
}

SAMEINSIDE_TEST(TestDerivation)
#include "tst_derivation.moc"
