// SPDX-License-Identifier: MIT
#include "registry/stored/deferredsource.h"
#include "tests/support/testprogram.h"

#include "tests/support/registries/memorysource.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

const QByteArray bytes = "some bytes";

Descriptor blob()
{
    return {.mediaType = MediaType::ociConfig(),
            .digest = Digest::sha256Of(bytes),
            .size = bytes.size()};
}

Result<QByteArray> readFrom(ImageSource &source, std::stop_token stop = {})
{
    QByteArray read;
    const BlobSink sink = [&](QByteArrayView piece) -> Result<void> {
        read += piece;
        return {};
    };
    const auto done = source.readBlob(blob(), sink, std::move(stop));
    return done ? Result<QByteArray>(read) : tl::unexpected(done.error());
}

Result<std::unique_ptr<ImageSource>> memory()
{
    return std::make_unique<MemorySource>(Blobs{{blob().digest, bytes}});
}

} // namespace

class TestDeferredSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensOnce();
    void handsErrorsOn();
    void opensAgainAfterAStop();
    void stopsWhoWaits();
};

void TestDeferredSource::opensOnce()
{
    std::atomic<int> opened = 0;
    DeferredSource source([&](const std::stop_token &) {
        ++opened;
        return memory();
    });
    QCOMPARE(opened.load(), 0);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { (void)readFrom(source); });
    }
    QCOMPARE(readFrom(source).value(), bytes);
    QCOMPARE(opened.load(), 1);
}

void TestDeferredSource::handsErrorsOn()
{
    int opened = 0;
    const Error error{ErrorKind::InvalidDocument, u"no archive"_s};
    DeferredSource source([&](const std::stop_token &) -> Result<std::unique_ptr<ImageSource>> {
        ++opened;
        return tl::unexpected(error);
    });
    const std::vector<Descriptor> two{blob(), blob()};
    QCOMPARE(source.resolve({}, {}).error(), error);
    QCOMPARE(source.manifests(two, {}).size(), 2U);
    QCOMPARE(source.manifests(two, {}).back().error(), error);
    QCOMPARE(source.blobs(two, {}).size(), 2U);
    QCOMPARE(source.blobs(two, {}).back().error(), error);
    QCOMPARE(source.blobStart(blob(), 3, {}).error(), error);
    QCOMPARE(source.checkBlob(blob(), {}).error(), error);
    QCOMPARE(source.list({}).error(), error);
    QCOMPARE(readFrom(source).error(), error);
    QCOMPARE(opened, 1);
}

void TestDeferredSource::opensAgainAfterAStop()
{
    bool isStopped = true;
    DeferredSource source([&](const std::stop_token &) -> Result<std::unique_ptr<ImageSource>> {
        if (isStopped)
            return failure(ErrorKind::Cancelled, u"stopped"_s);
        return memory();
    });
    QCOMPARE(readFrom(source).error().kind, ErrorKind::Cancelled);
    isStopped = false;
    QCOMPARE(readFrom(source).value(), bytes);
}

// One thread opens for long; the other one is stopped and must not wait for it.
void TestDeferredSource::stopsWhoWaits()
{
    std::atomic<bool> isOpening = false;
    std::atomic<bool> mayEnd = false;
    DeferredSource source([&](const std::stop_token &) {
        isOpening = true;
        while (!mayEnd)
            std::this_thread::yield();
        return memory();
    });
    Result<QByteArray> first;
    {
        const std::jthread opener([&] { first = readFrom(source); });
        while (!isOpening)
            std::this_thread::yield();
        std::stop_source stop;
        std::atomic<bool> isDone = false;
        Result<QByteArray> second;
        const std::jthread waiter([&] {
            second = readFrom(source, stop.get_token());
            isDone = true;
        });
        stop.request_stop();
        const bool ended = QTest::qWaitFor([&] { return isDone.load(); }, 2000);
        mayEnd = true;
        QVERIFY(ended);
        QCOMPARE(second.error().kind, ErrorKind::Cancelled);
    }
    QCOMPARE(first.value(), bytes);
}

SAMEINSIDE_TEST(TestDeferredSource)
#include "tst_deferredsource.moc"
