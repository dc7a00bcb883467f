// SPDX-License-Identifier: MIT
#include "app/commands/verifycommand.h"
#include "registry/stored/ocilayout.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/images/temporarylayout.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

#include <sstream>

using namespace sameinside;

namespace {

/// A layout that counts what it is asked, and fails as it is told.
class WatchedLayout final : public ImageSource {
public:
    struct Watch {
        std::atomic<int> reads = 0;  ///< of blobs
        std::atomic<int> checks = 0; ///< of blobs
        std::function<std::optional<Error>(const Digest &)> onRead;
        bool isOffline = false;
    };

    WatchedLayout(std::unique_ptr<ImageSource> layout, Watch &watch) :
        m_layout(std::move(layout)), m_watch(watch)
    {
    }

    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override
    {
        return m_layout->resolve(selector, stop);
    }
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop) override
    {
        return m_layout->manifests(descriptors, stop);
    }
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                          std::stop_token stop) override
    {
        return m_layout->blobs(descriptors, stop);
    }
    Result<QByteArray> blobStart(const Descriptor &descriptor, qint64 length,
                                 std::stop_token stop) override
    {
        return m_layout->blobStart(descriptor, length, stop);
    }
    Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                          std::stop_token stop) override
    {
        ++m_watch.reads;
        if (m_watch.onRead) {
            if (auto error = m_watch.onRead(descriptor.digest))
                return tl::unexpected(*std::move(error));
        }
        return m_layout->readBlob(descriptor, sink, stop);
    }
    Result<void> checkBlob(const Descriptor &descriptor, std::stop_token stop) override
    {
        ++m_watch.checks;
        return m_layout->checkBlob(descriptor, stop);
    }
    ImageSource *direct() override { return m_watch.isOffline ? nullptr : this; }
    Result<Listing<Listed>> list(std::stop_token stop) override { return m_layout->list(stop); }

private:
    const std::unique_ptr<ImageSource> m_layout;
    Watch &m_watch;
};

/// A registry whose repositories are layouts below one directory.
class LayoutsStore final : public ImageStore {
public:
    LayoutsStore(QString directory, WatchedLayout::Watch &watch) :
        m_directory(std::move(directory)), m_watch(watch)
    {
    }

    Result<Listing<QString>> repositories(std::stop_token) override
    {
        const QStringList names = QDir(m_directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return Listing<QString>(std::vector<QString>(names.begin(), names.end()));
    }
    Result<std::unique_ptr<ImageSource>> source(const QString &repository) override
    {
        auto layout = OciLayout::open(m_directory + u'/' + repository);
        if (!layout)
            return tl::unexpected(layout.error());
        return std::make_unique<WatchedLayout>(*std::move(layout), m_watch);
    }
    QString place(const QString &repository, const QString &name, const Digest &) const override
    {
        return QStringLiteral("r.example/") + repository + u':' + name;
    }

private:
    QString m_directory;
    WatchedLayout::Watch &m_watch;
};

BuiltImage image(const QByteArray &content = "hello\n", QStringView platform = u"linux/amd64")
{
    return ImageBuilder()
        .platform(platform)
        .layer(TwoEncodings::baseTar(), QStringLiteral("ADD base"))
        .layer(TarWriter().file("etc/app", content).finish(), QStringLiteral("RUN"))
        .build();
}

/// Two platforms, and a statement about one of them.
struct Whole {
    BuiltImage amd64 = image();
    BuiltImage arm64 = image("arm\n", u"linux/arm64");
    BuiltDocument note
        = attestationManifest("{\"about\":1}", QStringLiteral("https://slsa.dev/provenance/v1"));
    BuiltDocument index = IndexBuilder()
                              .add(amd64, Platform::parse(u"linux/amd64").value())
                              .add(arm64, Platform::parse(u"linux/arm64").value())
                              .addAttestation(note, amd64)
                              .build();
};

} // namespace

/// verify, from layouts on disk to what it prints.
class TestVerifyRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsNothingWrong();
    void passesOverForeignLayers();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void checksDiffIds_data();
    void checksDiffIds();
    void holdsSizesAgainstEveryManifest();
    void readsABlobOnceInARegistry();
    void asksEveryRepository();
    void tellsWhatItCouldNotRead();
    void doesNotPassOverUnknownDocuments();
    void passesOverEmptiedRepositories();
    void isNoProofOffline();
    void namesAreToBeThere();
    void goesOnWhereItStopped();
    void asksForWhatItRemembers();
    void forgets_data();
    void forgets();

private:
    struct Answer {
        int code = -1;
        QString out;
        QString err;
        QJsonObject json;

        QJsonObject summary() const { return json.value(u"summary").toObject(); }
        QJsonArray faults() const { return json.value(u"faults").toArray(); }
        QStringList kinds() const
        {
            QStringList kinds;
            const QJsonArray all = faults();
            for (const auto &fault : all)
                kinds << fault.toObject().value(u"kind").toString();
            return kinds;
        }
    };

    QString path(const QString &name) const { return m_directory->filePath(name); }
    QString blob(const QString &layout, const Digest &digest) const
    {
        return path(layout) + u'/' + OciLayout::nameOfBlob(digest);
    }
    void write(const QString &name, const LayoutWriter &layout)
    {
        const auto written = layout.write(path(name));
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    }
    Answer verify(VerifyOptions options)
    {
        const ScanPorts ports{
            [this](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
                auto layout = OciLayout::open(name.path());
                if (!layout)
                    return tl::unexpected(layout.error());
                return std::make_unique<WatchedLayout>(*std::move(layout), m_watch);
            },
            [this](const TargetName &name) -> Result<std::unique_ptr<ImageStore>> {
                if (name.kind() == TargetName::Kind::Registry)
                    return std::make_unique<LayoutsStore>(path(QStringLiteral("registry")),
                                                          m_watch);
                return std::make_unique<OciLayoutStore>(name.path());
            }};
        std::ostringstream out;
        std::ostringstream err;
        Console console{out, err};
        Answer answer;
        answer.code = runVerify(options, ports, m_journals, console, m_stop.get_token());
        answer.out = QString::fromStdString(out.str());
        answer.err = QString::fromStdString(err.str());
        answer.json = QJsonDocument::fromJson(answer.out.toUtf8()).object();
        return answer;
    }
    Answer verifySource(const QString &layout, const char *format = "json")
    {
        return verify({.sources = {QStringLiteral("oci:%1:x").arg(path(layout)).toStdString()},
                       .format = format,
                       .jobs = 1});
    }
    Answer verifyRegistry(bool restart = false)
    {
        return verify(
            {.targets = {"docker://r.example"}, .format = "json", .jobs = 1, .restart = restart});
    }
    QStringList journals() const
    {
        return QDir(m_journals).entryList({QStringLiteral("*.journal")}, QDir::Files);
    }
    // Stops when the blob after the second is asked for.
    void interrupt()
    {
        std::atomic<int> count = 0;
        m_watch.onRead = [this, &count](const Digest &) -> std::optional<Error> {
            if (++count > 2)
                m_stop.request_stop();
            return std::nullopt;
        };
        const Answer answer = verifyRegistry();
        QCOMPARE(answer.code, 130);
        QVERIFY(!answer.json.value(u"complete").toBool());
        QVERIFY(answer.json.value(u"sound").isNull());
        m_watch.onRead = {};
        m_watch.reads = 0;
        m_watch.checks = 0;
        m_stop = {};
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_journals;
    WatchedLayout::Watch m_watch;
    std::stop_source m_stop;
};

void TestVerifyRun::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_journals = path(QStringLiteral("cache"));
    m_watch.reads = 0;
    m_watch.checks = 0;
    m_watch.onRead = {};
    m_watch.isOffline = false;
    m_stop = {};
}

void TestVerifyRun::findsNothingWrong()
{
    const Whole whole;
    write(QStringLiteral("a"), LayoutWriter().add(whole.index, QStringLiteral("x")));
    const Answer answer = verifySource(QStringLiteral("a"));
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.json.value(u"sound").toBool());
    QCOMPARE(answer.summary().value(u"images").toInt(), 2);
    QCOMPARE(answer.summary().value(u"documents").toInt(), 4);
    // Two configs, one base, two upper layers; the statement and its config.
    QCOMPARE(answer.summary().value(u"blobs").toInt(), 7);
    QVERIFY(journals().isEmpty());
    const Answer text = verify({.targets = {QStringLiteral("oci:").toStdString()
                                            + path(QStringLiteral("a")).toStdString()},
                                .jobs = 2});
    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.startsWith(u"2 images: 4 manifests and indexes, 7 blobs, "),
             qPrintable(text.out));
    QCOMPARE(text.out.count(u'\n'), 1);
    QCOMPARE(text.err, QString());
}

// image-spec layer.md: registries do not hold what is not to be distributed.
void TestVerifyRun::passesOverForeignLayers()
{
    const BuiltImage built = ImageBuilder().layer(TarWriter().file("a", "a").finish()).build();
    QJsonObject manifest = QJsonDocument::fromJson(built.bytes).object();
    QJsonObject layer = manifest.value(u"layers").toArray().at(0).toObject();
    layer.insert(QStringLiteral("mediaType"),
                 QStringLiteral("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"));
    const auto answerFor = [&](const QJsonArray &urls) {
        layer.insert(QStringLiteral("urls"), urls);
        manifest.insert(QStringLiteral("layers"), QJsonArray{layer});
        const QByteArray bytes = QJsonDocument(manifest).toJson(QJsonDocument::Compact);
        BuiltDocument foreign{describe(MediaType::ociManifest(), bytes), bytes, built.blobs};
        foreign.blobs.insert_or_assign(foreign.descriptor.digest, bytes);
        foreign.blobs.erase(built.layers[0].digest);
        const QString name = urls.isEmpty() ? QStringLiteral("bare") : QStringLiteral("kept");
        write(name, LayoutWriter().add(foreign, QStringLiteral("x")));
        return verifySource(name);
    };
    const Answer kept = answerFor({QStringLiteral("https://example.com/layer")});
    QCOMPARE(kept.code, 0);
    QCOMPARE(kept.summary().value(u"kept_elsewhere").toInt(), 1);
    const Answer bare = answerFor({});
    QCOMPARE(bare.code, 1);
    QCOMPARE(bare.kinds(), QStringList{QStringLiteral("not-here")});
}

void TestVerifyRun::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("damage");
    for (const char *part : {"image", "manifest", "config", "layer", "statement"}) {
        for (const char *damage : {"flip", "size", "absence"})
            QTest::addRow("%s of %s", damage, part)
                << QString::fromLatin1(part) << QString::fromLatin1(damage);
    }
}

void TestVerifyRun::namesWhatIsWrong()
{
    QFETCH(QString, part);
    QFETCH(QString, damage);
    const Whole whole;
    const QHash<QString, Digest> parts{
        {QStringLiteral("image"), whole.index.descriptor.digest},
        {QStringLiteral("manifest"), whole.arm64.descriptor.digest},
        {QStringLiteral("config"), whole.arm64.config.digest},
        {QStringLiteral("layer"), whole.arm64.layers[1].digest},
        {QStringLiteral("statement"), Digest::sha256Of("{\"about\":1}")}};
    const Digest digest = *parts.constFind(part);
    write(QStringLiteral("a"), LayoutWriter().add(whole.index, QStringLiteral("x")));
    QFile file(blob(QStringLiteral("a"), digest));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    if (damage == u"flip")
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
    else
        bytes += ' ';
    file.seek(0);
    file.write(bytes);
    file.close();
    if (damage == u"absence")
        QVERIFY(file.remove());

    const QString kind
        = damage == u"absence" ? QStringLiteral("not-here") : QStringLiteral("damaged");
    const QString image = QStringLiteral("oci:%1:x").arg(path(QStringLiteral("a")));
    for (const bool isTarget : {false, true}) {
        VerifyOptions options{.format = "json", .jobs = 2};
        if (isTarget)
            options.targets = {"oci:" + path(QStringLiteral("a")).toStdString()};
        else
            options.sources = {image.toStdString()};
        const Answer answer = verify(options);
        QCOMPARE(answer.code, 1);
        QCOMPARE(answer.json.value(u"sound").toBool(true), false);
        QCOMPARE(answer.faults().size(), 1);
        const QJsonObject fault = answer.faults().at(0).toObject();
        QCOMPARE(fault.value(u"kind").toString(), kind);
        QCOMPARE(fault.value(u"image").toString(), image);
        QCOMPARE(fault.value(u"part").toString(),
                 part == u"statement" ? QStringLiteral("layer") : part);
        if (part == u"layer")
            QCOMPARE(fault.value(u"layer").toInt(), 1);
        QVERIFY2(fault.value(u"message").toString().contains(QString::fromLatin1(digest.encoded())),
                 qPrintable(answer.out));
        options.format = "text";
        const QStringList lines = verify(options).out.split(u'\n');
        QCOMPARE(lines.size(), 3); // the fault, the summary, and what follows its end
        QVERIFY(lines[0].startsWith(damage == u"absence" ? u"not here: " : u"damaged: "));
        QVERIFY2(lines[0].contains(image)
                     && lines[0].contains(QString::fromLatin1(digest.encoded()))
                     && lines[0].contains(u"opy "),
                 qPrintable(lines[0]));
    }
}

void TestVerifyRun::checksDiffIds_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("says");
    const BuiltImage sound = image();
    const QByteArray second = sound.diffIds[1].toString().toLatin1();
    QTest::newRow("another diff ID")
        << second << Digest::sha256Of("wrong").toString().toLatin1() << QStringLiteral("layer")
        << QStringLiteral("its contents have diff ID sha256:");
    QTest::newRow("one diff ID too few")
        << QByteArray(",\"" + second + '"') << QByteArray() << QStringLiteral("config")
        << QStringLiteral("lists 1 diff IDs");
}

// The bytes are those that the manifest names; what they hold is not what the config says.
void TestVerifyRun::checksDiffIds()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, part);
    QFETCH(QString, says);
    const BuiltImage sound = image();
    QByteArray config = sound.configBytes;
    QVERIFY(config.contains(from));
    config.replace(from, to);
    const BuiltImage wrong = ImageBuilder()
                                 .layer(TwoEncodings::baseTar())
                                 .layer(TarWriter().file("etc/app", "hello\n").finish())
                                 .configBytes(config)
                                 .build();
    write(QStringLiteral("a"), LayoutWriter().add(wrong, QStringLiteral("x")));
    const Answer answer = verifySource(QStringLiteral("a"));
    QCOMPARE(answer.code, 1);
    QCOMPARE(answer.kinds(), QStringList{QStringLiteral("damaged")});
    const QJsonObject fault = answer.faults().at(0).toObject();
    QCOMPARE(fault.value(u"part").toString(), part);
    QVERIFY2(fault.value(u"message").toString().contains(says), qPrintable(answer.out));
}

// Two manifests name one blob, and one of them says another size.
void TestVerifyRun::holdsSizesAgainstEveryManifest()
{
    const BuiltImage sound = image();
    Descriptor longer = sound.layers[1];
    ++longer.size;
    for (const bool isFirst : {true, false}) {
        ManifestBuilder builder;
        builder.config(sound.config).layer(sound.layers[0]).layer(longer);
        const BuiltDocument wrong = builder.build();
        LayoutWriter layout;
        if (isFirst)
            layout.add(wrong, QStringLiteral("wrong")).add(sound, QStringLiteral("sound"));
        else
            layout.add(sound, QStringLiteral("sound")).add(wrong, QStringLiteral("wrong"));
        write(QStringLiteral("a"), layout);
        const Answer answer = verify({.targets = {"oci:" + path(QStringLiteral("a")).toStdString()},
                                      .format = "json",
                                      .jobs = 1});
        QCOMPARE(answer.code, 1);
        QCOMPARE(answer.faults().size(), 1);
        QVERIFY(answer.faults().at(0).toObject().value(u"image").toString().endsWith(u":wrong"));
    }
}

void TestVerifyRun::readsABlobOnceInARegistry()
{
    for (const char *repository : {"registry/a", "registry/b"})
        write(QString::fromLatin1(repository),
              LayoutWriter()
                  .add(image(), QStringLiteral("1"))
                  .add(image("other"), QStringLiteral("2")));
    const Answer answer = verifyRegistry();
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.summary().value(u"images").toInt(), 4);
    QCOMPARE(answer.summary().value(u"blobs").toInt(), 5);
    QCOMPARE(m_watch.reads, 3);  // a base and two upper layers
    QCOMPARE(m_watch.checks, 3); // of which the other repository has the same
}

void TestVerifyRun::asksEveryRepository()
{
    const BuiltImage built = image();
    write(QStringLiteral("registry/a"), LayoutWriter().add(built, QStringLiteral("1")));
    write(QStringLiteral("registry/b"), LayoutWriter().add(built, QStringLiteral("1")));
    for (const char *repository : {"registry/a", "registry/b"}) {
        const QString file = blob(QString::fromLatin1(repository), built.layers[1].digest);
        QVERIFY(QFile::rename(file, path(QStringLiteral("kept"))));
        const Answer answer = verifyRegistry();
        QCOMPARE(answer.code, 1);
        QCOMPARE(answer.kinds(), QStringList{QStringLiteral("not-here")});
        QCOMPARE(answer.faults().at(0).toObject().value(u"image").toString(),
                 QStringLiteral("r.example/%1:1").arg(QLatin1Char(repository[9])));
        QVERIFY(QFile::rename(path(QStringLiteral("kept")), file));
    }
}

void TestVerifyRun::tellsWhatItCouldNotRead()
{
    const BuiltImage built = image();
    write(QStringLiteral("a"), LayoutWriter().add(built, QStringLiteral("x")));
    m_watch.onRead = [&](const Digest &digest) -> std::optional<Error> {
        if (digest == built.layers[0].digest)
            return Error{ErrorKind::Denied, QStringLiteral("the storage refuses")};
        return std::nullopt;
    };
    const Answer answer = verifySource(QStringLiteral("a"));
    QCOMPARE(answer.code, 2);
    QVERIFY(answer.json.value(u"sound").isNull());
    QCOMPARE(answer.kinds(), QStringList{QStringLiteral("not-known")});
    // What is known to be broken is broken, whatever else could not be told.
    QVERIFY(QFile::remove(blob(QStringLiteral("a"), built.layers[1].digest)));
    QCOMPARE(verifySource(QStringLiteral("a")).code, 1);
    QVERIFY(verifySource(QStringLiteral("a"), "text").out.contains(u"not known: "));
}

// A document that this program cannot read names nobody knows what.
void TestVerifyRun::doesNotPassOverUnknownDocuments()
{
    const BuiltImage built = image();
    TemporaryLayout layout;
    layout.name(QStringLiteral("x"), R"({"schemaVersion":2,"mediaType":"application/x.y+json"})",
                QStringLiteral("application/x.y+json"));
    const Answer answer
        = verify({.sources = {layout.source(QStringLiteral("x")).toStdString()}, .jobs = 1});
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.out.contains(u"application/x.y+json is not known here"),
             qPrintable(answer.out));
}

void TestVerifyRun::passesOverEmptiedRepositories()
{
    write(QStringLiteral("registry/a"), LayoutWriter().add(image(), QStringLiteral("1")));
    QVERIFY(QDir(path(QStringLiteral("registry"))).mkdir(QStringLiteral("emptied")));
    QCOMPARE(verifyRegistry().code, 0);
    QCOMPARE(verify({.targets = {"docker://r.example/emptied"}}).code, 2);
}

void TestVerifyRun::isNoProofOffline()
{
    write(QStringLiteral("a"), LayoutWriter().add(image(), QStringLiteral("x")));
    m_watch.isOffline = true;
    const Answer answer = verifySource(QStringLiteral("a"));
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.out.contains(u"--offline"), qPrintable(answer.out));
}

void TestVerifyRun::namesAreToBeThere()
{
    QCOMPARE(verify({}).code, 2);
    QVERIFY(verify({}).err.contains(u"say what to verify"));
    QCOMPARE(verify({.sources = {"not a name"}}).code, 2);
    QCOMPARE(verify({.targets = {"oci:" + path(QStringLiteral("nowhere")).toStdString()}}).code, 2);
    write(QStringLiteral("a"), LayoutWriter().add(image(), QStringLiteral("y")));
    QCOMPARE(verifySource(QStringLiteral("a")).code, 1);
}

void TestVerifyRun::goesOnWhereItStopped()
{
    write(QStringLiteral("registry/a"), LayoutWriter().add(Whole().index, QStringLiteral("1")));
    interrupt();
    QCOMPARE(journals().size(), 1);
    const Answer answer = verifyRegistry();
    QCOMPARE(answer.code, 0);
    // The second may still have been on its way when the third was asked for.
    const int remembered = answer.summary().value(u"remembered_blobs").toInt();
    QVERIFY2(remembered == 1 || remembered == 2, qPrintable(answer.out));
    QCOMPARE(answer.summary().value(u"blobs").toInt(), 7);
    QCOMPARE(m_watch.reads, 5 - remembered);
    QCOMPARE(m_watch.checks, remembered);
    QVERIFY2(answer.err.contains(u"read by the run that was interrupted"), qPrintable(answer.err));
    // That run came to its end: the next reads it all.
    QVERIFY(journals().isEmpty());
    m_watch.reads = 0;
    QCOMPARE(verifyRegistry().code, 0);
    QCOMPARE(m_watch.reads, 5);
}

void TestVerifyRun::asksForWhatItRemembers()
{
    const Whole whole;
    write(QStringLiteral("registry/a"), LayoutWriter().add(whole.index, QStringLiteral("1")));
    interrupt();
    QSet<QString> files;
    for (const BuiltImage *built : {&whole.amd64, &whole.arm64}) {
        for (const Descriptor &layer : built->layers)
            files.insert(blob(QStringLiteral("registry/a"), layer.digest));
    }
    for (const QString &file : std::as_const(files))
        QVERIFY(QFile::remove(file));
    const Answer answer = verifyRegistry();
    QCOMPARE(answer.code, 1);
    QCOMPARE(answer.kinds().count(QStringLiteral("not-here")), 3);
}

void TestVerifyRun::forgets_data()
{
    QTest::addColumn<QString>("why");
    for (const char *why : {"restart", "old", "cut off", "no cache"})
        QTest::newRow(why) << QString::fromLatin1(why);
}

void TestVerifyRun::forgets()
{
    QFETCH(QString, why);
    write(QStringLiteral("registry/a"), LayoutWriter().add(Whole().index, QStringLiteral("1")));
    if (why == u"no cache")
        m_journals.clear();
    interrupt();
    QCOMPARE(journals().size(), why == u"no cache" ? 0 : 1);
    if (why == u"old" || why == u"cut off") {
        QFile journal(m_journals + u'/' + journals().value(0));
        QVERIFY(journal.open(QIODevice::ReadWrite));
        if (why == u"old")
            QVERIFY(journal.setFileTime(QDateTime::currentDateTime().addDays(-2),
                                        QFileDevice::FileModificationTime));
        else
            QVERIFY(journal.resize(60));
    }
    const Answer answer = verifyRegistry(why == u"restart");
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.summary().value(u"remembered_blobs").toInt(), 0);
    QCOMPARE(m_watch.reads, 5);
}

SAMEINSIDE_TEST(TestVerifyRun)
#include "tst_verifyrun.moc"
