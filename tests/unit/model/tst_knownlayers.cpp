// SPDX-License-Identifier: MIT
#include "app/commands/comparecommand.h"
#include "registry/cache/cachedsource.h"
#include "registry/stored/ocilayout.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>
#include <sstream>

using namespace sameinside;

namespace {

/// What was asked of both sides: "read 3fe10a6a0e62", "check …".
struct Asked {
    std::mutex mutex;
    QStringList calls;

    void note(const char *what, const Digest &digest)
    {
        const std::scoped_lock lock(mutex);
        calls << QString::fromLatin1(what) + u' ' + digest.shortText();
    }
    int count(const QString &what) { return int(calls.filter(what).size()); }
};

/// A layout that plays a registry, and notes what is asked of it.
class AskedSource final : public ImageSource {
public:
    AskedSource(std::unique_ptr<ImageSource> layout, Asked &asked) :
        m_layout(std::move(layout)), m_asked(asked)
    {
    }
    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override
    {
        return m_layout->resolve(selector, std::move(stop));
    }
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> wanted,
                                                    std::stop_token stop) override
    {
        return m_layout->manifests(wanted, std::move(stop));
    }
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> wanted,
                                          std::stop_token stop) override
    {
        return m_layout->blobs(wanted, std::move(stop));
    }
    Result<QByteArray> blobStart(const Descriptor &blob, qint64 length,
                                 std::stop_token stop) override
    {
        m_asked.note("start", blob.digest);
        return m_layout->blobStart(blob, length, std::move(stop));
    }
    Result<void> readBlob(const Descriptor &blob, const BlobSink &sink,
                          std::stop_token stop) override
    {
        m_asked.note("read", blob.digest);
        return m_layout->readBlob(blob, sink, std::move(stop));
    }
    Result<void> checkBlob(const Descriptor &blob, std::stop_token stop) override
    {
        m_asked.note("check", blob.digest);
        return m_layout->checkBlob(blob, std::move(stop));
    }
    Result<Listing<Listed>> list(std::stop_token stop) override
    {
        return m_layout->list(std::move(stop));
    }

private:
    std::unique_ptr<ImageSource> m_layout;
    Asked &m_asked;
};

QByteArray upperTar()
{
    return TarWriter().mtime(9).directory("etc").file("etc/new", "second layer\n").finish();
}

BuiltImage image(const QString &created, const BlobEncoding &encoding = BlobEncoding::goGzip(),
                 const QByteArray &upper = upperTar())
{
    return ImageBuilder()
        .settings({.created = created})
        .encoding(encoding)
        .layer(TwoEncodings::baseTar(), QStringLiteral("ADD base"))
        .layer(upper, QStringLiteral("RUN"))
        .build();
}

const QString morning = QStringLiteral("2024-01-01T00:00:00Z");
const QString evening = QStringLiteral("2024-01-01T20:00:00Z");

} // namespace

/// compare --deep of what an earlier run read, through the cache, from layouts that play
/// registries.
class TestKnownLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void secondRunReadsNothing();
    void saysSinceWhen();
    void asksBothSides_data();
    void asksBothSides();
    void readsAgain_data();
    void readsAgain();
    void readsTheDamagedAgain();
    void readsForAnotherAlgorithm();
    void findsWrongDiffIds();
    void doesNotBelieveAnotherSize();
    void offlineUsesWhatIsKept();
    void readsOnlyWhatIsNew();

private:
    enum class Depth { Layers, Verify };
    enum class Wire { Online, Offline };
    struct Answer {
        int code = -1;
        QJsonObject json;
        QString text;
        QString errors;

        QJsonObject platform() const { return json.value(u"platforms").toArray().at(0).toObject(); }
        QStringList members(QStringView name) const { return membersOf(u"layers", name); }
        QStringList rungs(QStringView name) const { return membersOf(u"rungs", name); }
        QStringList membersOf(QStringView list, QStringView name) const
        {
            QStringList texts;
            const QJsonArray objects = platform().value(list).toArray();
            for (const auto &object : objects)
                texts << object.toObject().value(name).toString();
            return texts;
        }
        QStringList states() const { return members(u"left_state") + members(u"right_state"); }
    };

    void write(const QString &side, const BuiltDocument &document)
    {
        write(side, LayoutWriter().add(document, QStringLiteral("x")));
    }
    void write(const QString &side, const LayoutWriter &layout)
    {
        QDir(m_directory->filePath(side)).removeRecursively();
        const auto written = layout.write(m_directory->filePath(side));
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    }
    QString blobFile(const QString &side, const Digest &digest) const
    {
        return m_directory->filePath(side + QStringLiteral("/blobs/sha256/")
                                     + QString::fromLatin1(digest.encoded()));
    }
    Answer compared(const std::string &format, Depth depth = Depth::Layers,
                    Wire wire = Wire::Online)
    {
        m_asked.calls.clear();
        const auto source = [&](const char *side) {
            return QStringLiteral("oci:%1:x").arg(m_directory->filePath(QString::fromLatin1(side)));
        };
        std::ostringstream out;
        std::ostringstream err;
        Console console{out, err};
        Answer answer;
        answer.code
            = runCompare({.left = source("left").toStdString(),
                          .right = source("right").toStdString(),
                          .match = "shared-layers",
                          .format = format,
                          .deep = depth == Depth::Layers,
                          .verify = depth == Depth::Verify},
                         [&](const ImageName &name) { return opened(name, wire); }, console, {});
        answer.text = QString::fromStdString(out.str());
        answer.json = QJsonDocument::fromJson(QByteArray::fromStdString(out.str())).object();
        answer.errors = QString::fromStdString(err.str());
        return answer;
    }
    Answer compared(Depth depth = Depth::Layers, Wire wire = Wire::Online)
    {
        return compared("json", depth, wire);
    }
    Result<std::unique_ptr<ImageSource>> opened(const ImageName &name, Wire wire)
    {
        auto layout = OciLayout::open(name.path());
        if (!layout)
            return layout;
        auto asked = std::make_unique<AskedSource>(*std::move(layout), m_asked);
        if (!m_cache)
            return asked;
        return std::make_unique<CachedSource>(wire == Wire::Online ? std::move(asked) : nullptr,
                                              *m_cache, name.path());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<DocumentCache> m_cache; ///< null: --no-cache
    std::atomic<qint64> m_now = 0;
    Asked m_asked;
};

void TestKnownLayers::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_now = QDateTime(QDate(2026, 11, 28), QTime(23, 10)).toMSecsSinceEpoch();
    m_cache = std::make_unique<DocumentCache>(
        DocumentCache::Options{.directory = m_directory->filePath(QStringLiteral("cache")),
                               .clock = [this] { return m_now.load(); }});
}

void TestKnownLayers::secondRunReadsNothing()
{
    write(QStringLiteral("left"), image(morning));
    write(QStringLiteral("right"), image(evening, BlobEncoding::none(), upperTar() + upperTar()));
    const Answer first = compared();
    QCOMPARE(m_asked.count(QStringLiteral("read")), 4);
    QCOMPARE(m_asked.count(QStringLiteral("check")), 0);
    m_now += 3'600'000;
    const Answer second = compared();
    QCOMPARE(m_asked.count(QStringLiteral("read")), 0);
    QCOMPARE(m_asked.count(QStringLiteral("check")), 4);
    QCOMPARE(second.code, first.code);
    QCOMPARE(second.platform().value(u"relation"), first.platform().value(u"relation"));
    QCOMPARE(second.platform().value(u"causes"), first.platform().value(u"causes"));
    for (const QString &member :
         {QStringLiteral("relation"), QStringLiteral("left"), QStringLiteral("right")})
        QCOMPARE(second.rungs(member), first.rungs(member));
    QCOMPARE(second.members(u"diff_id"), first.members(u"diff_id"));
    QCOMPARE(first.states(), QStringList(4, QStringLiteral("verified")));
    QCOMPARE(second.states(),
             QStringList(4, QStringLiteral("claimed"))); // nothing was read of them
}

void TestKnownLayers::saysSinceWhen()
{
    write(QStringLiteral("left"), image(morning));
    write(QStringLiteral("right"), image(evening));
    const Answer first = compared();
    QCOMPARE(first.members(u"known_since"), QStringList(2, QString()));
    m_now += 3'600'000;
    const Answer second = compared();
    const QString since
        = QDateTime(QDate(2026, 11, 28), QTime(23, 10)).toUTC().toString(Qt::ISODate);
    QCOMPARE(second.members(u"known_since"), QStringList(2, since));
    const QString text = compared("text").text;
    QVERIFY2(text.contains(QStringLiteral(
                 "2 layers are known since 2026-11-28 23:10, and were not read again")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("2 claimed")), qPrintable(text));
}

void TestKnownLayers::asksBothSides_data()
{
    QTest::addColumn<QString>("side");
    QTest::addColumn<bool>("isGone");
    QTest::addColumn<QString>("state");
    for (const char *side : {"left", "right"}) {
        QTest::addRow("gone on the %s", side)
            << QString::fromLatin1(side) << true << QStringLiteral("missing");
        QTest::addRow("another size on the %s", side)
            << QString::fromLatin1(side) << false << QStringLiteral("corrupt");
    }
}

// What is known of a digest is no proof that a side has it.
void TestKnownLayers::asksBothSides()
{
    QFETCH(QString, side);
    QFETCH(bool, isGone);
    QFETCH(QString, state);
    const BuiltImage same = image(morning);
    write(QStringLiteral("left"), same);
    write(QStringLiteral("right"), same);
    QCOMPARE(compared().code, 0);
    QFile file(blobFile(side, same.layers[1].digest));
    if (isGone) {
        QVERIFY(file.remove());
    } else {
        QVERIFY(file.open(QIODevice::Append));
        file.write("x");
        file.close();
    }
    const Answer answer = compared();
    QCOMPARE(m_asked.count(QStringLiteral("read")), 0);
    QCOMPARE(answer.code, 2);
    const QString other = side == u"left" ? QStringLiteral("right") : QStringLiteral("left");
    QCOMPARE(answer.members(side + QStringLiteral("_state")).at(1), state);
    QCOMPARE(answer.members(other + QStringLiteral("_state")).at(1), QStringLiteral("claimed"));
    QVERIFY(answer.errors.contains(QString::fromLatin1(same.layers[1].digest.encoded())));
}

void TestKnownLayers::readsAgain_data()
{
    QTest::addColumn<bool>("verifies");
    QTest::newRow("--verify") << true;
    QTest::newRow("--no-cache") << false;
}

void TestKnownLayers::readsAgain()
{
    QFETCH(bool, verifies);
    write(QStringLiteral("left"), image(morning));
    write(QStringLiteral("right"), image(evening, BlobEncoding::none()));
    compared();
    if (!verifies)
        m_cache.reset();
    const Answer again = compared(verifies ? Depth::Verify : Depth::Layers);
    QCOMPARE(m_asked.count(QStringLiteral("read")), 4);
    QCOMPARE(again.states(), QStringList(4, QStringLiteral("verified")));
    QCOMPARE(again.members(u"known_since"), QStringList(2, QString()));
}

void TestKnownLayers::readsTheDamagedAgain()
{
    const BuiltImage left = image(morning);
    write(QStringLiteral("left"), left);
    write(QStringLiteral("right"), image(evening, BlobEncoding::none()));
    compared();
    m_cache->keepLayer(left.layers[0].digest, "no record");
    const Answer answer = compared();
    QCOMPARE(m_asked.calls.filter(QStringLiteral("read")),
             QStringList{QStringLiteral("read ") + left.layers[0].digest.shortText()});
    QCOMPARE(answer.members(u"left_state"),
             (QStringList{QStringLiteral("verified"), QStringLiteral("claimed")}));
    compared();
    QCOMPARE(m_asked.count(QStringLiteral("read")), 0);
}

void TestKnownLayers::readsForAnotherAlgorithm()
{
    const BuiltImage plain = image(morning);
    write(QStringLiteral("left"), plain);
    write(QStringLiteral("right"), image(evening));
    compared();
    QByteArray config = plain.configBytes;
    config.replace(plain.diffIds[1].toString().toLatin1(),
                   Digest::sha512Of(upperTar()).toString().toLatin1());
    write(QStringLiteral("right"),
          ImageBuilder()
              .encoding(BlobEncoding::goGzip())
              .layer(TwoEncodings::baseTar())
              .layer(upperTar())
              .configBytes(config)
              .build());
    const Answer answer = compared();
    QCOMPARE(m_asked.count(QStringLiteral("read")), 2);
    QVERIFY(answer.platform().value(u"verified").toBool());
    compared();
    QCOMPARE(m_asked.count(QStringLiteral("read")), 0);
}

void TestKnownLayers::findsWrongDiffIds()
{
    const BuiltImage left = image(morning);
    write(QStringLiteral("left"), left);
    write(QStringLiteral("right"), left);
    compared();
    QByteArray config = left.configBytes;
    config.replace(left.diffIds[1].encoded().toByteArray(),
                   Digest::sha256Of("wrong").encoded().toByteArray());
    write(QStringLiteral("right"),
          ImageBuilder()
              .encoding(BlobEncoding::goGzip())
              .layer(TwoEncodings::baseTar())
              .layer(upperTar())
              .configBytes(config)
              .build());
    const Answer answer = compared();
    QCOMPARE(m_asked.count(QStringLiteral("read")), 0);
    QCOMPARE(answer.members(u"right_state").at(1), QStringLiteral("corrupt"));
    QCOMPARE(answer.code, 2);
}

void TestKnownLayers::doesNotBelieveAnotherSize()
{
    const BuiltImage left = image(morning);
    write(QStringLiteral("left"), left);
    write(QStringLiteral("right"), image(evening, BlobEncoding::none()));
    compared();
    QByteArray manifest = left.bytes;
    const QByteArray size = QByteArray::number(left.layers[1].size);
    manifest.replace("\"size\":" + size, "\"size\":1" + size);
    QVERIFY(manifest != left.bytes);
    BuiltDocument lying = left;
    lying.bytes = manifest;
    lying.descriptor.digest = Digest::sha256Of(manifest);
    lying.descriptor.size = manifest.size();
    lying.blobs.insert_or_assign(lying.descriptor.digest, manifest);
    write(QStringLiteral("left"), lying);
    const Answer answer = compared();
    QCOMPARE(m_asked.count(QStringLiteral("read")), 1);
    QCOMPARE(answer.members(u"left_state").at(1), QStringLiteral("corrupt"));
}

void TestKnownLayers::offlineUsesWhatIsKept()
{
    write(QStringLiteral("left"), image(morning));
    write(QStringLiteral("right"), image(evening, BlobEncoding::none(), upperTar() + upperTar()));
    const Answer first = compared();
    const Answer offline = compared(Depth::Layers, Wire::Offline);
    QVERIFY(m_asked.calls.isEmpty());
    QCOMPARE(offline.code, first.code);
    QCOMPARE(offline.platform().value(u"causes"), first.platform().value(u"causes"));
    QCOMPARE(offline.states(), QStringList(4, QStringLiteral("claimed")));
    QVERIFY(offline.errors.isEmpty());
    QCOMPARE(compared(Depth::Verify, Wire::Offline).code, 2);
}

void TestKnownLayers::readsOnlyWhatIsNew()
{
    write(QStringLiteral("left"), image(morning));
    write(QStringLiteral("right"), image(morning));
    compared();
    const BuiltImage rebuilt
        = image(evening, BlobEncoding::goGzip(), TarWriter().file("etc/new", "third\n").finish());
    write(QStringLiteral("right"), rebuilt);
    const Answer answer = compared();
    QCOMPARE(m_asked.calls.filter(QStringLiteral("read")),
             QStringList{QStringLiteral("read ") + rebuilt.layers[1].digest.shortText()});
    QCOMPARE(answer.members(u"right_state"),
             (QStringList{QStringLiteral("claimed"), QStringLiteral("verified")}));
}

SAMEINSIDE_TEST(TestKnownLayers)
#include "tst_knownlayers.moc"
