// SPDX-License-Identifier: MIT
#include "model/load/headloader.h"
#include "registry/stored/ocilayout.h"
#include "tests/support/expectations.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/testprogram.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace sameinside;

namespace {

constexpr int layers = 12;

/// Where the first bytes of blobs come from: each answer waits until so many are asked for.
struct Gate {
    std::mutex mutex;
    std::condition_variable changed;
    int wanted = 1;
    int waiting = 0;
    int most = 0;
    int asked = 0;
    qint64 length = 0;
    bool isRefusing = false;

    bool pass(qint64 wantedLength, const std::stop_token &stop)
    {
        std::unique_lock lock(mutex);
        ++asked;
        length = wantedLength;
        most = std::max(most, ++waiting);
        changed.notify_all();
        const std::stop_callback wake(stop, [this] { changed.notify_all(); });
        changed.wait_for(lock, std::chrono::seconds(10),
                         [&] { return most >= wanted || stop.stop_requested(); });
        --waiting;
        return !isRefusing && !stop.stop_requested();
    }
};

/// A layout that plays a registry.
class GatedSource final : public ImageSource {
public:
    GatedSource(std::unique_ptr<ImageSource> layout, Gate &gate) :
        m_layout(std::move(layout)), m_gate(gate)
    {
    }
    Result<ManifestDocument> resolve(const Selector &, std::stop_token stop) override
    {
        return m_layout->resolve({.name = QStringLiteral("x"), .digest = {}}, std::move(stop));
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
        if (!m_gate.pass(length, stop))
            return failure(ErrorKind::NotHere, QStringLiteral("no"));
        return m_layout->blobStart(blob, length, std::move(stop));
    }
    Result<void> readBlob(const Descriptor &, const BlobSink &, std::stop_token) override
    {
        return failure(ErrorKind::Io, QStringLiteral("a head is no blob"));
    }
    Result<Listing<Listed>> list(std::stop_token stop) override
    {
        return m_layout->list(std::move(stop));
    }

private:
    std::unique_ptr<ImageSource> m_layout;
    Gate &m_gate;
};

BuiltImage image(const BlobEncoding &encoding)
{
    ImageBuilder builder;
    builder.encoding(encoding);
    for (int i = 0; i < layers; ++i)
        builder.layer(TarWriter().file("file" + QByteArray::number(i), "x").finish());
    return builder.build();
}

} // namespace

class TestHeadLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_gate = std::make_unique<Gate>(); }
    void asksSeveralAtOnce();
    void leavesThemForLater();
    void asksEachOnce();
    void whatIsNotHadStaysUnknown();
    void nearSidesDoNotWait();
    void endsWhenStopped();

private:
    // Names of registries, as far as anybody can tell.
    PairRequest pair() const
    {
        return {.left = QStringLiteral("left.example/app:x"),
                .right = QStringLiteral("right.example/app:x")};
    }
    SourceFactory open()
    {
        return [this](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
            if (!name.reference())
                return OciLayout::open(name.path());
            auto layout = OciLayout::open(
                m_directory.filePath(name.reference()->domain().section(u'.', 0, 0)));
            if (!layout)
                return layout;
            return std::make_unique<GatedSource>(*std::move(layout), *m_gate);
        };
    }
    static int knownEncodings(const LoadedPair &loaded)
    {
        int known = 0;
        for (const PlatformComparison &platform : loaded.comparison->platforms) {
            for (const auto *side : {&platform.leftLayers, &platform.rightLayers})
                known += int(std::ranges::count_if(
                    *side, [](const ComparedLayer &layer) { return layer.encoding.has_value(); }));
        }
        return known;
    }

    QTemporaryDir m_directory;
    std::unique_ptr<Gate> m_gate;
};

void TestHeadLoader::initTestCase()
{
    VERIFY_RESULT(LayoutWriter()
                      .add(image(BlobEncoding::goGzip()), QStringLiteral("x"))
                      .write(m_directory.filePath(QStringLiteral("left"))));
    VERIFY_RESULT(LayoutWriter()
                      .add(image(BlobEncoding::gnuGzip(9, "layer.tar", 7)), QStringLiteral("x"))
                      .write(m_directory.filePath(QStringLiteral("right"))));
}

void TestHeadLoader::asksSeveralAtOnce()
{
    m_gate->wanted = 16; // 8 of each side
    const LoadedPair loaded = loadPair(pair(), open(), {}, {});
    QVERIFY(loaded.comparison);
    QCOMPARE(m_gate->most, 16);
    QCOMPARE(m_gate->asked, 2 * layers);
    QCOMPARE(m_gate->length, qint64(64) * 1024);
    QCOMPARE(knownEncodings(loaded), 2 * layers);
}

void TestHeadLoader::leavesThemForLater()
{
    const LoadedPair loaded = loadPair(pair(), open(), {}, {}, Heads::Later);
    QVERIFY(loaded.comparison);
    QCOMPARE(m_gate->asked, 0);
    QCOMPARE(knownEncodings(loaded), 0);
    const auto later = withHeads(pair(), loaded, open(), {});
    QVERIFY(later && later->comparison);
    QCOMPARE(knownEncodings(*later), 2 * layers);
    QCOMPARE(knownEncodings(loaded), 0); // somebody shows it
    QVERIFY(*later->left != *loaded.left);
    const LoadedPair atOnce = loadPair(pair(), open(), {}, {});
    QCOMPARE(later->comparison->platforms[0].causes[0].text,
             atOnce.comparison->platforms[0].causes[0].text);
    QVERIFY(later->comparison->platforms[0].causes[0].text
            != loaded.comparison->platforms[0].causes[0].text);
}

void TestHeadLoader::asksEachOnce()
{
    const LoadedPair loaded = loadPair(pair(), open(), {}, {});
    const int asked = m_gate->asked;
    QVERIFY(!withHeads(pair(), loaded, open(), {}));
    QCOMPARE(m_gate->asked, asked);
    PairRequest same = pair();
    same.right = same.left;
    loadPair(same, open(), {}, {});
    QCOMPARE(m_gate->asked, asked); // no layer was compressed again
}

void TestHeadLoader::whatIsNotHadStaysUnknown()
{
    m_gate->isRefusing = true;
    const LoadedPair loaded = loadPair(pair(), open(), {}, {});
    QVERIFY(loaded.comparison);
    QCOMPARE(loaded.comparison->relation, Relation::SameConfig);
    QCOMPARE(knownEncodings(loaded), 0);
    QVERIFY(!withHeads(pair(), loaded, open(), {}));
}

void TestHeadLoader::nearSidesDoNotWait()
{
    PairRequest mixed = pair();
    mixed.left = QStringLiteral("oci:%1:x").arg(m_directory.filePath(QStringLiteral("left")));
    const LoadedPair loaded = loadPair(mixed, open(), {}, {}, Heads::Later);
    QVERIFY(loaded.comparison);
    QCOMPARE(knownEncodings(loaded), layers);
    QCOMPARE(m_gate->asked, 0);
    const auto later = withHeads(mixed, loaded, open(), {});
    QVERIFY(later);
    QCOMPARE(knownEncodings(*later), 2 * layers);
    QCOMPARE(m_gate->asked, layers);
}

void TestHeadLoader::endsWhenStopped()
{
    const LoadedPair loaded = loadPair(pair(), open(), {}, {}, Heads::Later);
    m_gate->wanted = 1000; // never
    std::stop_source stop;
    std::optional<LoadedPair> later;
    std::jthread reading([&] { later = withHeads(pair(), loaded, open(), stop.get_token()); });
    QTRY_VERIFY([&] {
        const std::scoped_lock lock(m_gate->mutex);
        return m_gate->waiting == 16;
    }());
    QElapsedTimer clock;
    clock.start();
    stop.request_stop();
    reading.join();
    QVERIFY(clock.elapsed() < longestStop);
    QVERIFY(!later);
    QCOMPARE(m_gate->asked, 16);
}

SAMEINSIDE_TEST(TestHeadLoader)
#include "tst_headloader.moc"
