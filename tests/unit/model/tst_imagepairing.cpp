// SPDX-License-Identifier: MIT
#include "model/compare/imagepairing.h"
#include "tests/support/registries/sketch.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

namespace {

// As an index lists it, its config not read; without a platform where that is empty.
ManifestNode nodeOf(const Sketch &sketch, const QString &platform = {}, const QString &version = {})
{
    const Sketched image = sketch.image();
    ManifestNode node{.digest = image.digest(), .role = ManifestNode::Role::Image};
    node.document = *ManifestDocument::parse(image.blobs.at(image.digest()));
    if (!platform.isEmpty()) {
        const QStringList parts = platform.split(u'/');
        node.platform
            = *Platform::fromFields(parts.value(0), parts.value(1), parts.value(2), version);
    }
    return node;
}

// "0=1 2=0 | 1 | 2": pairs by their positions, and who is left over on either side.
QString paired(const std::vector<ManifestNode> &left, const std::vector<ManifestNode> &right)
{
    const auto pointers = [](const std::vector<ManifestNode> &nodes) {
        std::vector<const ManifestNode *> found;
        for (const ManifestNode &node : nodes)
            found.push_back(&node);
        return found;
    };
    const auto pairing = ImagePairing::of(pointers(left), pointers(right), {});
    QStringList pairs;
    for (const auto &[l, r] : pairing.pairs)
        pairs << QString::number(l - left.data()) + u'=' + QString::number(r - right.data());
    const auto alone = [](const ImagePairing::Nodes &nodes, const ManifestNode *first) {
        QStringList positions;
        for (const ManifestNode *node : nodes)
            positions << QString::number(node - first);
        return positions.join(u',');
    };
    return QStringList{pairs.join(u' '), alone(pairing.leftOnly, left.data()),
                       alone(pairing.rightOnly, right.data())}
        .join(QStringLiteral(" | "));
}

const QString amd64 = QStringLiteral("linux/amd64");
const QString arm64 = QStringLiteral("linux/arm64");
const QString windows = QStringLiteral("windows/amd64");
const Sketch one{.label = QStringLiteral("one")};
const Sketch two{.label = QStringLiteral("two")};
const Sketch twoAgain{.label = QStringLiteral("two"), .annotation = QStringLiteral("again")};

} // namespace

class TestImagePairing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // One digest for one platform, and a manifest alone wherever it is listed; else platforms.
    void oneDigestForOnePlatformComesFirst()
    {
        QCOMPARE(paired({nodeOf(one, windows), nodeOf(two, windows)},
                        {nodeOf(two, windows), nodeOf(one, windows)}),
                 QStringLiteral("0=1 1=0 |  | "));
        QCOMPARE(paired({nodeOf(one, amd64), nodeOf(two, arm64)},
                        {nodeOf(two, amd64), nodeOf(one, arm64)}),
                 QStringLiteral("0=0 1=1 |  | "));
        QCOMPARE(paired({nodeOf(one, amd64)}, {nodeOf(two, amd64), nodeOf(one, arm64)}),
                 QStringLiteral("0=1 |  | "));
    }

    // What is left is paired by equal manifest digest, then by equal config digest.
    void labelsMayBeWrong()
    {
        const QString arm = QStringLiteral("linux/arm");
        const QString armV6 = QStringLiteral("linux/arm/v6");
        QCOMPARE(paired({nodeOf(one, amd64), nodeOf(two, arm)},
                        {nodeOf(two, armV6), nodeOf(one, amd64)}),
                 QStringLiteral("0=1 1=0 |  | "));
        QCOMPARE(paired({nodeOf(two, arm), nodeOf(one, windows)},
                        {nodeOf(one, arm64), nodeOf(twoAgain, armV6), nodeOf(two, amd64)}),
                 QStringLiteral("0=2 1=0 |  | 1"));
        QCOMPARE(paired({nodeOf(two, arm)}, {nodeOf(twoAgain, armV6)}),
                 QStringLiteral("0=0 |  | "));
        QCOMPARE(paired({nodeOf(one, arm)}, {nodeOf(two, armV6)}), QStringLiteral(" | 0 | 0"));
    }

    void thenPlatforms()
    {
        QCOMPARE(paired({nodeOf(one, amd64), nodeOf(one, windows)},
                        {nodeOf(two, arm64), nodeOf(two, QStringLiteral("linux/amd64/v1"))}),
                 QStringLiteral("0=1 | 1 | 0"));
        // Of several entries for one platform the first counts, and the others are none.
        QCOMPARE(paired({nodeOf(one, amd64)},
                        {nodeOf(two, amd64), nodeOf(twoAgain, amd64), nodeOf(two, arm64)}),
                 QStringLiteral("0=0 |  | 2"));
    }

    void versionsMatchWhereBothGiveOne()
    {
        const QString ten = QStringLiteral("10.0.1");
        const QString eleven = QStringLiteral("10.0.2");
        QCOMPARE(paired({nodeOf(one, windows, ten), nodeOf(one, windows, eleven)},
                        {nodeOf(two, windows, eleven), nodeOf(twoAgain, windows, ten)}),
                 QStringLiteral("0=1 1=0 |  | "));
        QCOMPARE(paired({nodeOf(one, windows, ten)}, {nodeOf(two, windows)}),
                 QStringLiteral("0=0 |  | "));
        QCOMPARE(paired({nodeOf(one, windows, ten)}, {nodeOf(two, windows, eleven)}),
                 QStringLiteral(" | 0 | 0"));
    }

    // An equal config tells more than that there is only one left; from either side.
    void unknownPlatforms()
    {
        const std::vector<ManifestNode> several{nodeOf(one), nodeOf(two)};
        const std::vector<ManifestNode> single{nodeOf(twoAgain)};
        QCOMPARE(paired(several, single), QStringLiteral("1=0 | 0 | "));
        QCOMPARE(paired(single, several), QStringLiteral("0=1 |  | 0"));
        QCOMPARE(paired({nodeOf(one)}, {nodeOf(two)}), QStringLiteral("0=0 |  | "));
    }
};

SAMEINSIDE_TEST(TestImagePairing)
#include "tst_imagepairing.moc"
