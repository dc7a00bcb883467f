// SPDX-License-Identifier: MIT
#include "model/scan/run/holderindex.h"
#include "tests/support/registries/memorysource.h"
#include "tests/support/registries/sketch.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestHolderIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void numbersHolders();
    void aSourceIsAddedOnce();
    void targetsComeFirst();
    void holdersOfAnIndexHoldItsChildren();
    void noMoreThanAsked();
    void looksOnBeyondManyIndexes();
    void hostsShareTheirHealth();
    void asksNobodyWhoIsGone();

private:
    Id add(const Sketched &image);
    int repository(const Sketched &root);

    std::unique_ptr<Catalogue> m_catalogue;
    std::unique_ptr<HolderIndex> m_index;
};

void TestHolderIndex::init()
{
    m_index.reset();
    m_catalogue = std::make_unique<Catalogue>();
    m_index = std::make_unique<HolderIndex>(*m_catalogue);
}

Id TestHolderIndex::add(const Sketched &image)
{
    const auto document
        = ManifestDocument::parse(image.blobs.at(image.digest()), image.descriptor.mediaType);
    (void)m_catalogue->addDocument(image.digest(), *document).value();
    return m_catalogue->find(image.digest());
}

// One more repository of a target, in which a tag names root.
int TestHolderIndex::repository(const Sketched &root)
{
    const Id id = m_catalogue->addRepository(0, QStringLiteral("a"));
    const Id place = m_catalogue->addPlace(id, QStringLiteral("1"));
    m_catalogue->setRoot(place, m_catalogue->intern(root.digest()));
    return m_index->addRepository({});
}

void TestHolderIndex::numbersHolders()
{
    const auto source = std::make_shared<MemorySource>(Blobs());
    QCOMPARE(m_index->addSource(QStringLiteral("list"), {source, {}}), 0);
    QCOMPARE(m_index->addRepository({}), 1);
    QCOMPARE(m_index->addRepository({}), 2);
    QCOMPARE(m_index->holder(0).source, source);
    QCOMPARE(m_index->ofRepository(0), 1);
    QCOMPARE(m_index->ofRepository(1), 2);
    QCOMPARE(m_index->repositoryOf(2), std::optional<Id>(1));
    QVERIFY(!m_index->repositoryOf(0)); // a source is none
    QVERIFY(!m_index->repositoryOf(-1));
}

void TestHolderIndex::aSourceIsAddedOnce()
{
    QVERIFY(!m_index->source(QStringLiteral("a")));
    QCOMPARE(m_index->addSource(QStringLiteral("a"), {}), 0);
    QCOMPARE(m_index->addSource(QStringLiteral("b"), {}), 1);
    QCOMPARE(m_index->addSource(QStringLiteral("a"), {}), 0); // two threads opened it
    QCOMPARE(m_index->source(QStringLiteral("b")), std::optional(1));
}

void TestHolderIndex::targetsComeFirst()
{
    const Sketched image = Sketch().image();
    const Id root = add(image);
    const int source = m_index->addSource(QStringLiteral("a"), {});
    m_index->addRoot(root, source);
    QCOMPARE(m_index->holdersOf(root, 3), std::vector{source});
    const int target = repository(image);
    QCOMPARE(m_index->holdersOf(root, 3), (std::vector{target, source}));
}

void TestHolderIndex::holdersOfAnIndexHoldItsChildren()
{
    const Sketched child = Sketch().image();
    const Sketched index = sketchIndex({{child, QStringLiteral("linux/amd64")}});
    const Sketched outer = sketchIndex({{index, QString()}});
    const Id wanted = add(child);
    QVERIFY(m_index->holdersOf(wanted, 3).empty());
    add(index);
    const Id root = add(outer);
    const int target = repository(index);
    const int source = m_index->addSource(QStringLiteral("a"), {});
    m_index->addRoot(root, source);
    QCOMPARE(m_index->holdersOf(wanted, 3), (std::vector{target, source}));
}

void TestHolderIndex::noMoreThanAsked()
{
    const Sketched image = Sketch().image();
    const Id root = add(image);
    std::vector<int> all;
    for (int i = 0; i < 5; ++i)
        all.push_back(repository(image));
    QCOMPARE(m_index->holdersOf(root, 5).size(), std::size_t(5));
    QCOMPARE(m_index->holdersOf(root, 3).size(), std::size_t(3));
}

// Many indexes that nobody is known to hold, and one behind them that somebody holds.
void TestHolderIndex::looksOnBeyondManyIndexes()
{
    const Sketched child = Sketch().image();
    const Id wanted = add(child);
    Sketched above = child;
    for (int depth = 0; depth < 700; ++depth) {
        above = sketchIndex({{above, QString()}});
        add(above);
    }
    QVERIFY(m_index->holdersOf(wanted, 3).empty());
    const int target = repository(above);
    QCOMPARE(m_index->holdersOf(wanted, 3), std::vector{target});
}

void TestHolderIndex::hostsShareTheirHealth()
{
    const auto health = m_index->healthOf(QStringLiteral("a.example"));
    QVERIFY(health);
    QCOMPARE(m_index->healthOf(QStringLiteral("a.example")), health);
    QVERIFY(m_index->healthOf(QStringLiteral("b.example")) != health);
}

void TestHolderIndex::asksNobodyWhoIsGone()
{
    const Holder holder{std::make_shared<MemorySource>(Blobs()),
                        m_index->healthOf(QStringLiteral("a.example"))};
    int asked = 0;
    const auto ask = [&](ImageSource &) -> Result<int> {
        ++asked;
        return failure(ErrorKind::TimedOut, QStringLiteral("no answer"));
    };
    for (int i = 0; i < HostHealth::patience + 5; ++i)
        QCOMPARE(holder.answer(ask).error().kind, ErrorKind::TimedOut);
    QCOMPARE(asked, HostHealth::patience);
}

SAMEINSIDE_TEST(TestHolderIndex)
#include "tst_holderindex.moc"
