// SPDX-License-Identifier: MIT
#include "model/layer/layerrecord.h"
#include "registry/cache/cachedlayers.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace sameinside;

namespace {

Digest blob(int number)
{
    return Digest::sha256Of("blob " + QByteArray::number(number));
}

std::shared_ptr<const LayerContents> contents(int number, int files = 3)
{
    LayerContents made{.diffId = Digest::sha256Of("tar " + QByteArray::number(number)),
                       .contentSize = number};
    for (int i = 0; i < files; ++i) {
        const QByteArray name = QByteArray::number(number) + '/' + QByteArray::number(i);
        made.entries.push_back({.path = name, .content = Digest::sha256Of(name)});
    }
    return std::make_shared<const LayerContents>(std::move(made));
}

} // namespace

class TestCachedLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsWhatItKept();
    void tellsSinceWhen();
    void outlivesTheProcess();
    void trustsNoDamage_data();
    void trustsNoDamage();
    void dropsTheOldest();
    void givesUpWhenStopped();

private:
    std::unique_ptr<DocumentCache> open(qint64 limit = qint64(16) << 20)
    {
        return std::make_unique<DocumentCache>(
            DocumentCache::Options{.directory = m_directory->path(),
                                   .limit = limit,
                                   .touchAfter = std::chrono::milliseconds(0),
                                   .clock = [this] { return m_now.load(); }});
    }
    QString file() const
    {
        return m_directory->filePath(QStringLiteral("sameinside-cache.1.sqlite"));
    }
    void execute(const QString &statement)
    {
        {
            QSqlDatabase database
                = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("damage"));
            database.setDatabaseName(file());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(statement));
            QCOMPARE(query.numRowsAffected(), 1);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("damage"));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::atomic<qint64> m_now = 1'764'371'400'000;
};

void TestCachedLayers::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_now = 1'764'371'400'000;
}

void TestCachedLayers::findsWhatItKept()
{
    const auto cache = open();
    CachedLayers layers(*cache);
    QVERIFY(!layers.find(blob(1), {}));
    layers.keep(blob(1), contents(1), {});
    const auto found = layers.find(blob(1), {});
    QVERIFY(found);
    QCOMPARE(found->contents->diffId, contents(1)->diffId);
    QCOMPARE(found->contents->entries.size(), std::size_t(3));
    QVERIFY(!layers.find(blob(2), {}));
}

void TestCachedLayers::tellsSinceWhen()
{
    const auto cache = open();
    CachedLayers layers(*cache);
    const qint64 first = m_now;
    layers.keep(blob(1), contents(1), {});
    m_now += 86'400'000;
    QCOMPARE(layers.find(blob(1), {})->since.toMSecsSinceEpoch(), first);
    layers.keep(blob(1), contents(1), {}); // it was read again
    QCOMPARE(layers.find(blob(1), {})->since.toMSecsSinceEpoch(), m_now.load());
}

void TestCachedLayers::outlivesTheProcess()
{
    {
        const auto cache = open();
        CachedLayers(*cache).keep(blob(1), contents(1), {});
    }
    const auto cache = open();
    QVERIFY(CachedLayers(*cache).find(blob(1), {}));
}

void TestCachedLayers::trustsNoDamage_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"flipped", "cut", "of another blob", "no record", "another version"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestCachedLayers::trustsNoDamage()
{
    QFETCH(QString, how);
    {
        const auto cache = open();
        CachedLayers layers(*cache);
        layers.keep(blob(1), contents(1), {});
        cache->flush();
        const LayerRecord other{.blob = blob(2), .learned = 1, .contents = contents(2)};
        QByteArray later = other.toBytes();
        later[3] = '\x7f';
        if (how == u"of another blob")
            cache->keepLayer(blob(1), other.toBytes());
        else if (how == u"no record")
            cache->keepLayer(blob(1), "nothing");
        else if (how == u"another version")
            cache->keepLayer(blob(1), later);
    }
    if (how == u"flipped") {
        execute(QStringLiteral("UPDATE entry SET value = CAST(substr(value, 1, 40) || x'00' || "
                               "substr(value, 42) AS BLOB) WHERE kind = 3"));
    } else if (how == u"cut") {
        execute(QStringLiteral("UPDATE entry SET value = CAST(substr(value, 1, 40) AS BLOB) "
                               "WHERE kind = 3"));
    }
    const auto cache = open();
    CachedLayers layers(*cache);
    QVERIFY(!layers.find(blob(1), {}));
    cache->flush();
    QVERIFY(!cache->layer(blob(1))); // it is gone
    layers.keep(blob(1), contents(1), {});
    QVERIFY(layers.find(blob(1), {}));
}

void TestCachedLayers::dropsTheOldest()
{
    constexpr qint64 limit = 400 * 1024;
    const auto cache = open(limit);
    CachedLayers layers(*cache);
    for (int i = 0; i < 40; ++i) {
        ++m_now;
        layers.keep(blob(i), contents(i, 600), {}); // 20 KiB each
        cache->flush();
        ++m_now;
        QVERIFY(layers.find(blob(0), {})); // which is used all the time
        cache->flush();
    }
    QVERIFY(layers.find(blob(39), {}));
    QVERIFY(!layers.find(blob(1), {}));
    QVERIFY2(QFileInfo(file()).size() < 2 * limit,
             qPrintable(QString::number(QFileInfo(file()).size())));
}

void TestCachedLayers::givesUpWhenStopped()
{
    const auto cache = open();
    CachedLayers layers(*cache);
    std::stop_source stop;
    stop.request_stop();
    layers.keep(blob(1), contents(1), stop.get_token());
    QVERIFY(!layers.find(blob(1), {}));
    layers.keep(blob(1), contents(1), {});
    QVERIFY(!layers.find(blob(1), stop.get_token()));
    QVERIFY(layers.find(blob(1), {})); // it was not forgotten for that
}

SAMEINSIDE_TEST(TestCachedLayers)
#include "tst_cachedlayers.moc"
