// SPDX-License-Identifier: MIT
#include "registry/stored/ocilayout.h"
#include "tests/support/testprogram.h"

#include "registry/stored/tararchive.h"
#include "tests/support/expectations.h"
#include "tests/support/images/archivewriter.h"
#include "tests/support/images/twoencodings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

const BuiltImage &imageA()
{
    static const BuiltImage image = TwoEncodings::encodingA();
    return image;
}

const BuiltImage &imageB()
{
    static const BuiltImage image = TwoEncodings::encodingB();
    return image;
}

template <class T>
QString detailOf(const Result<T> &result)
{
    return result ? QString() : result.error().detail;
}

} // namespace

class TestOciLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensNoLayout_data();
    void opensNoLayout();
    void finds_data();
    void finds();
    void findsTheOnlyImage();
    void findsNothing_data();
    void findsNothing();
    void readsChildren();
    void lists();
    void listsNamesThatResolve();
    void refusesBadEntries_data();
    void refusesBadEntries();
    void findsWhatComesAlong();
    void missesBlobs();
    void noticesDamage_data();
    void noticesDamage();
    void noticesOtherSizes();
    void namesOddDirectoriesAsTheyAre();
    void noticesWhatIsNoFile();
    void readsEmbeddedData();
    void leavesUnknownAlgorithms();
    void refusesLargeConfigs();
    void streams();
    void stops();
    void namesPlaces();
    void readsArchives_data();
    void readsArchives();
    void tellsDockerArchives();
    void refusesArchives_data();
    void refusesArchives();

private:
    QString blobPath(const Digest &digest) const
    {
        return m_dir->filePath(u"blobs/sha256/"_s + QString::fromLatin1(digest.encoded()));
    }
    std::unique_ptr<OciLayout> opened(const LayoutWriter &writer) const
    {
        if (!writer.write(m_dir->path()))
            return nullptr;
        auto layout = OciLayout::open(m_dir->path());
        return layout ? *std::move(layout) : nullptr;
    }
    Result<std::unique_ptr<OciLayout>> openedArchive(const QByteArray &tar) const
    {
        const QString path = m_dir->filePath(u"x.tar"_s);
        if (!writeFile(path, tar))
            return failure(ErrorKind::Io, u"the test cannot write"_s);
        auto archive = TarArchive::open(path, {});
        if (!archive)
            return tl::unexpected(archive.error());
        return OciLayout::open(std::shared_ptr<const FileStore>(*std::move(archive)),
                               u"oci-archive"_s);
    }
    Error resolveError(OciLayout &layout, const Selector &selector) const
    {
        const auto document = layout.resolve(selector, {});
        return document ? Error{ErrorKind::Cancelled, u"no error"_s} : document.error();
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestOciLayout::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestOciLayout::opensNoLayout_data()
{
    QTest::addColumn<QString>("remove");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QString &remove, const QString &file,
                        const QByteArray &content, ErrorKind kind, const QString &reason) {
        QTest::newRow(name) << remove << file << content << kind << reason;
    };
    row("no oci-layout", u"oci-layout"_s, {}, {}, ErrorKind::NotFound, u"oci-layout is missing"_s);
    row("no index.json", u"index.json"_s, {}, {}, ErrorKind::NotFound, u"index.json is missing"_s);
    row("oci-layout is no JSON", {}, u"oci-layout"_s, "1.0.0", ErrorKind::InvalidDocument,
        u"not valid JSON"_s);
    row("version 2", {}, u"oci-layout"_s, R"({"imageLayoutVersion":"2.0.0"})", ErrorKind::NotFound,
        u"\"2.0.0\" is not 1.x"_s);
    row("no version", {}, u"oci-layout"_s, "{}", ErrorKind::NotFound, u"not 1.x"_s);
    row("index.json truncated", {}, u"index.json"_s, R"({"schemaVersion":2,"manifests":[{"med)",
        ErrorKind::InvalidDocument, u"not valid JSON"_s);
    row("index.json empty", {}, u"index.json"_s, "", ErrorKind::InvalidDocument,
        u"not valid JSON"_s);
    row("index.json a manifest", {}, u"index.json"_s, imageA().bytes, ErrorKind::InvalidDocument,
        u"index.json"_s);
    row("index.json with both", {}, u"index.json"_s,
        R"({"schemaVersion":2,"manifests":[],"layers":[]})", ErrorKind::InvalidDocument,
        u"both manifests and layers"_s);
}

void TestOciLayout::opensNoLayout()
{
    QFETCH(QString, remove);
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, reason);
    QVERIFY(opened(LayoutWriter().add(imageA(), u"a"_s)));
    if (!remove.isEmpty())
        QVERIFY(QFile::remove(m_dir->filePath(remove)));
    if (!file.isEmpty())
        QVERIFY(writeFile(m_dir->filePath(file), content));
    const auto layout = OciLayout::open(m_dir->path());
    QVERIFY(!layout);
    QCOMPARE(layout.error().kind, kind);
    QVERIFY2(layout.error().detail.contains(reason), qPrintable(layout.error().detail));
    QVERIFY2(layout.error().detail.contains(m_dir->path()), qPrintable(layout.error().detail));
    QVERIFY(!layout.error().detail.contains(u'\n'));

    QCOMPARE(OciLayout::open(m_dir->filePath(u"nowhere"_s)).error().kind, ErrorKind::NotFound);
    const auto notDirectory = OciLayout::open(blobPath(imageA().config.digest));
    QVERIFY(!notDirectory);
    QVERIFY(notDirectory.error().detail.contains(u"not a directory"_s));
    QTemporaryDir empty;
    QCOMPARE(OciLayout::open(empty.path()).error().kind, ErrorKind::NotFound);
}

void TestOciLayout::finds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::optional<Digest>>("digest");
    QTest::addColumn<Digest>("found");
    const Digest a = imageA().descriptor.digest;
    const Digest b = imageB().descriptor.digest;
    const Digest index = TwoEncodings::index().descriptor.digest;
    const std::optional<Digest> none;
    QTest::newRow("tag") << u"v1"_s << none << a;
    QTest::newRow("another tag of it") << u"stable"_s << none << a;
    QTest::newRow("whole reference") << u"quay.io/team/app:2"_s << none << b;
    QTest::newRow("name of containerd") << u"docker.io/library/app:3"_s << none << b;
    QTest::newRow("tag of containerd") << u"3"_s << none << b;
    QTest::newRow("index") << u"multi"_s << none << index;
    QTest::newRow("first") << u"@0"_s << none << a;
    QTest::newRow("fifth") << u"@4"_s << none << index;
    QTest::newRow("digest") << QString() << std::optional(b) << b;
    QTest::newRow("digest of a child that is not listed")
        << QString()
        << std::optional(
               TwoEncodings::encodingA(MediaType::Family::Oci, u"linux/arm64").descriptor.digest)
        << TwoEncodings::encodingA(MediaType::Family::Oci, u"linux/arm64").descriptor.digest;
    // As in a registry, the digest says what is meant; the tag only tells people.
    QTest::newRow("digest behind another's name") << u"v1"_s << std::optional(b) << b;
}

void TestOciLayout::finds()
{
    QFETCH(QString, name);
    QFETCH(std::optional<Digest>, digest);
    QFETCH(Digest, found);
    const auto layout = opened(LayoutWriter()
                                   .add(imageA(), u"v1"_s)
                                   .add(imageA(), u"stable"_s)
                                   .add(imageB(), u"quay.io/team/app:2"_s)
                                   .addForContainerd(imageB(), u"docker.io/library/app:3"_s, u"3"_s)
                                   .add(TwoEncodings::index(), u"multi"_s));
    QVERIFY(layout);
    const auto document = layout->resolve({.name = name, .digest = digest}, {});
    QVERIFY2(document, qPrintable(detailOf(document)));
    QCOMPARE(document->digest(), found);
}

void TestOciLayout::findsTheOnlyImage()
{
    const auto layout = opened(LayoutWriter().add(imageA()));
    QVERIFY(layout);
    const auto document = layout->resolve({}, {});
    QVERIFY2(document, qPrintable(detailOf(document)));
    QCOMPARE(document->bytes(), imageA().bytes);
}

void TestOciLayout::findsNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no name") << QString() << u"holds 2 images"_s;
    QTest::newRow("unknown name") << u"v9"_s << u"holds no image named \"v9\"; it holds v1, v2"_s;
    QTest::newRow("position past the end") << u"@2"_s << u"no image named \"@2\""_s;
    QTest::newRow("negative position") << u"@-1"_s << u"no image named"_s;
    QTest::newRow("other case") << u"V1"_s << u"no image named"_s;
    QTest::newRow("a path") << u"../v1"_s << u"no image named"_s;
}

void TestOciLayout::findsNothing()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    const auto layout = opened(LayoutWriter().add(imageA(), u"v1"_s).add(imageB(), u"v2"_s));
    QVERIFY(layout);
    const Error error = resolveError(*layout, {.name = name});
    QCOMPARE(error.kind, ErrorKind::NotFound);
    QVERIFY2(error.detail.contains(reason), qPrintable(error.detail));

    const Error byDigest = resolveError(*layout, {.digest = Digest::sha256Of("nothing")});
    QCOMPARE(byDigest.kind, ErrorKind::NotHere);
}

void TestOciLayout::readsChildren()
{
    const BuiltDocument inner = TwoEncodings::index();
    const BuiltDocument outer = IndexBuilder().add(inner).build();
    const auto layout = opened(LayoutWriter().add(outer, u"nested"_s));
    QVERIFY(layout);
    const auto top = layout->resolve({.name = u"nested"_s}, {});
    QVERIFY2(top, qPrintable(detailOf(top)));
    const auto second = layout->manifests(top->index()->manifests, {});
    QCOMPARE(second.size(), std::size_t(1));
    QVERIFY2(second.front(), qPrintable(detailOf(second.front())));
    QCOMPARE(second.front()->digest(), inner.descriptor.digest);
    const auto third = layout->manifests(second.front()->index()->manifests, {});
    QCOMPARE(third.size(), std::size_t(3));
    QVERIFY(third.at(0)->manifest());
    QVERIFY(third.at(1)->manifest());
    QVERIFY(third.at(2)->manifest());
    const auto configs = layout->blobs(std::vector{*third.at(0)->manifest()->config}, {});
    QCOMPARE(*configs.front(), imageA().configBytes);
}

void TestOciLayout::lists()
{
    const auto layout = opened(LayoutWriter()
                                   .add(imageA(), u"v1"_s)
                                   .add(imageA(), u"v2"_s)
                                   .add(imageB())
                                   .add(TwoEncodings::index(), u"multi"_s));
    QVERIFY(layout);
    const auto listed = layout->list({});
    QVERIFY2(listed, qPrintable(detailOf(listed)));
    QStringList lines;
    for (const Listed &entry : *listed)
        lines << entry.name + u' ' + entry.digest->shortText() + u' '
                + entry.mediaType->description();
    QCOMPARE(lines,
             (QStringList{u"v1 88bb2bfc73e5 OCI manifest"_s, u"v2 88bb2bfc73e5 OCI manifest"_s,
                          u" a0673b0d2cc8 OCI manifest"_s, u"multi 527929190334 OCI index"_s}));
}

// containerd writes only the tag as ref.name, so that two repositories give one name.
void TestOciLayout::listsNamesThatResolve()
{
    const auto layout
        = opened(LayoutWriter()
                     .addForContainerd(imageA(), u"docker.io/library/one:latest"_s, u"latest"_s)
                     .addForContainerd(imageB(), u"docker.io/library/two:latest"_s, u"latest"_s));
    QVERIFY(layout);
    const auto listed = layout->list({});
    QCOMPARE(listed->size(), std::size_t(2));
    for (const Listed &entry : *listed) {
        const auto document = layout->resolve({.name = entry.name}, {});
        QVERIFY2(document, qPrintable(detailOf(document)));
        QCOMPARE(document->digest(), *entry.digest);
    }
}

void TestOciLayout::refusesBadEntries_data()
{
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("climbs up") << QByteArray("sha256:../../../../../../etc/passwd");
    QTest::newRow("climbs up by the algorithm") << QByteArray("../../../etc:passwd");
    QTest::newRow("absolute") << QByteArray("/etc:passwd");
    QTest::newRow("dots") << QByteArray("..:..");
    QTest::newRow("backslashes") << QByteArray("sha256:..\\\\..\\\\x");
    QTest::newRow("NUL") << QByteArray("sha256:abc\\u0000");
    QTest::newRow("too short") << QByteArray("sha256:abc");
}

void TestOciLayout::refusesBadEntries()
{
    QFETCH(QByteArray, digest);
    QVERIFY(opened(LayoutWriter()));
    QVERIFY(writeFile(m_dir->filePath(u"index.json"_s),
                      R"({"schemaVersion":2,"manifests":[{"mediaType":"a/b","size":1,"digest":")"
                          + digest + R"("}]})"));
    const auto layout = OciLayout::open(m_dir->path());
    QVERIFY(!layout);
    QCOMPARE(layout.error().kind, ErrorKind::InvalidDocument);
    QVERIFY2(layout.error().detail.contains(u"manifests[0]"_s), qPrintable(layout.error().detail));
}

void TestOciLayout::missesBlobs()
{
    const auto layout = opened(LayoutWriter()
                                   .add(imageA(), u"a"_s)
                                   .add(imageB(), u"b"_s)
                                   .without(imageA().config.digest)
                                   .without(imageA().layers.front().digest)
                                   .without(imageB().descriptor.digest));
    QVERIFY(layout);
    QVERIFY(layout->resolve({.name = u"a"_s}, {}));
    const auto configs = layout->blobs(std::vector{imageA().config}, {});
    QCOMPARE(configs.front().error().kind, ErrorKind::NotHere);
    QVERIFY(configs.front().error().detail.contains(imageA().config.digest.toString()));
    const Descriptor layer = imageA().layers.front();
    QCOMPARE(layout->blobStart(layer, 16, {}).error().kind, ErrorKind::NotHere);
    const BlobSink sink = [](QByteArrayView) -> Result<void> { return {}; };
    QCOMPARE(layout->readBlob(layer, sink, {}).error().kind, ErrorKind::NotHere);
    QCOMPARE(layout->checkBlob(layer, {}).error().kind, ErrorKind::NotHere);
    QCOMPARE(resolveError(*layout, {.name = u"b"_s}).kind, ErrorKind::NotHere);
}

void TestOciLayout::noticesDamage_data()
{
    QTest::addColumn<qsizetype>("offset");
    QTest::newRow("first byte") << qsizetype(0);
    QTest::newRow("in the middle") << qsizetype(100);
    QTest::newRow("last byte") << qsizetype(170);
}

void TestOciLayout::noticesDamage()
{
    QFETCH(qsizetype, offset);
    const Descriptor layer = imageA().layers.at(1);
    const auto layout = opened(LayoutWriter()
                                   .add(imageA(), u"a"_s)
                                   .add(imageB(), u"b"_s)
                                   .damage(imageA().config.digest, offset)
                                   .damage(layer.digest, offset)
                                   .damage(imageB().descriptor.digest, offset));
    QVERIFY(layout);
    const auto configs = layout->blobs(std::vector{imageA().config}, {});
    QCOMPARE(configs.front().error().kind, ErrorKind::Corrupt);
    const BlobSink sink = [](QByteArrayView) -> Result<void> { return {}; };
    const auto streamed = layout->readBlob(layer, sink, {});
    QVERIFY(!streamed);
    QCOMPARE(streamed.error().kind, ErrorKind::Corrupt);
    QVERIFY2(streamed.error().detail.contains(blobPath(layer.digest)),
             qPrintable(streamed.error().detail));
    QCOMPARE(resolveError(*layout, {.name = u"b"_s}).kind, ErrorKind::Corrupt);
}

void TestOciLayout::noticesOtherSizes()
{
    Descriptor entry = imageA().descriptor;
    ++entry.size;
    const auto layout = opened(LayoutWriter().add(imageA(), u"a"_s).addEntry(entry));
    QVERIFY(layout);
    QCOMPARE(resolveError(*layout, {.name = u"@1"_s}).kind, ErrorKind::Corrupt);
    Descriptor config = imageA().config;
    --config.size;
    QCOMPARE(layout->blobs(std::vector{config}, {}).front().error().kind, ErrorKind::Corrupt);
    Descriptor layer = imageA().layers.front();
    QVERIFY(layout->checkBlob(layer, {}));
    ++layer.size;
    const BlobSink sink = [](QByteArrayView) -> Result<void> { return {}; };
    QCOMPARE(layout->readBlob(layer, sink, {}).error().kind, ErrorKind::Corrupt);
    QCOMPARE(layout->checkBlob(layer, {}).error().kind, ErrorKind::Corrupt);
}

// An extracted archive may hold anything under the name of a blob; a pipe would wait for ever.
// What looks like a place marker in a name is a part of the name.
void TestOciLayout::namesOddDirectoriesAsTheyAre()
{
    const QString directory = m_dir->filePath(u"p%1%2%3q"_s);
    LayoutWriter writer;
    writer.add(imageA(), u"1"_s);
    QVERIFY(writer.write(directory));
    auto layout = OciLayout::open(directory);
    VERIFY_RESULT(layout);
    const auto document = (*layout)->resolve({u"1"_s, {}}, {});
    VERIFY_RESULT(document);
    Descriptor config = *document->manifest()->config;
    config.size += 1;
    const auto blobs = (*layout)->blobs(std::span(&config, 1), {});
    QVERIFY(!blobs.front());
    QCOMPARE(blobs.front().error().detail,
             directory
                 + u"/blobs/sha256/%1 has %2 bytes, but its descriptor says %3"_s.arg(
                     QString::fromLatin1(config.digest.encoded()), QString::number(config.size - 1),
                     QString::number(config.size)));
    VERIFY_ERROR((*layout)->resolve({u"n%1%2"_s, {}}, {}), ErrorKind::NotFound,
                 directory + u" holds no image named \"n%1%2\""_s);
    VERIFY_ERROR(DirectoryStore(directory).read(u"index.json"_s, 10), ErrorKind::TooLarge,
                 directory + u"/index.json: "_s);
}

void TestOciLayout::noticesWhatIsNoFile()
{
    const auto layout = opened(LayoutWriter().add(imageA(), u"a"_s));
    QVERIFY(layout);
    const QString config = blobPath(imageA().config.digest);
    QVERIFY(QFile::remove(config));
    QVERIFY(QDir().mkdir(config));
    QCOMPARE(layout->blobs(std::vector{imageA().config}, {}).front().error().kind, ErrorKind::Io);

    const Descriptor layer = imageA().layers.front();
    QVERIFY(QFile::remove(blobPath(layer.digest)));
    QCOMPARE(mkfifo(QFile::encodeName(blobPath(layer.digest)).constData(), 0600), 0);
    const BlobSink sink = [](QByteArrayView) -> Result<void> { return {}; };
    QCOMPARE(layout->blobs(std::vector{layer}, {}).front().error().kind, ErrorKind::Io);
    QCOMPARE(layout->blobStart(layer, 16, {}).error().kind, ErrorKind::Io);
    QCOMPARE(layout->readBlob(layer, sink, {}).error().kind, ErrorKind::Io);
}

void TestOciLayout::readsEmbeddedData()
{
    const auto layout = opened(LayoutWriter().add(imageA(), u"a"_s));
    QVERIFY(layout);
    Descriptor empty = describe(MediaType::ociEmpty(), "{}");
    empty.data = "{}";
    QCOMPARE(layout->blobs(std::vector{empty}, {}).front().value(), QByteArray("{}"));
    QCOMPARE(layout->blobStart(empty, 1, {}).value(), QByteArray("{"));
    QByteArray streamed;
    const BlobSink sink = [&](QByteArrayView bytes) -> Result<void> {
        streamed.append(bytes);
        return {};
    };
    QVERIFY(layout->readBlob(empty, sink, {}));
    QCOMPARE(streamed, QByteArray("{}"));
}

// What cannot be verified is not handed on.
void TestOciLayout::leavesUnknownAlgorithms()
{
    const auto layout = opened(LayoutWriter().add(imageA(), u"a"_s));
    QVERIFY(layout);
    QVERIFY(writeFile(m_dir->filePath(u"blobs/md6/0123abcd"_s), "{}"));
    const Descriptor blob{.mediaType = MediaType::ociConfig(),
                          .digest = Digest::parse(u"md6:0123abcd").value(),
                          .size = 2};
    const BlobSink sink = [](QByteArrayView) -> Result<void> { return {}; };
    QCOMPARE(layout->blobs(std::vector{blob}, {}).front().error().kind, ErrorKind::Unsupported);
    QCOMPARE(layout->readBlob(blob, sink, {}).error().kind, ErrorKind::Unsupported);
}

void TestOciLayout::refusesLargeConfigs()
{
    const QByteArray large(4 * 1024 * 1024 + 1, ' ');
    const auto layout = opened(LayoutWriter().addBlob(large));
    QVERIFY(layout);
    const auto blobs = layout->blobs(std::vector{describe(MediaType::ociConfig(), large)}, {});
    QCOMPARE(blobs.front().error().kind, ErrorKind::TooLarge);
}

void TestOciLayout::streams()
{
    const QByteArray large = QByteArray("0123456789abcdef").repeated(50'000);
    const auto layout = opened(LayoutWriter().addBlob(large).add(imageA(), u"a"_s));
    QVERIFY(layout);
    const Descriptor layer = describe(imageA().layers.front().mediaType, large);
    QCOMPARE(layout->blobStart(layer, 20, {}).value(), large.first(20));
    QCOMPARE(layout->blobStart(imageA().layers.front(), 1000, {})->size(), qsizetype(263));
    QByteArray read;
    int calls = 0;
    QVERIFY(layout->readBlob(layer,
                             [&](QByteArrayView bytes) -> Result<void> {
                                 read.append(bytes);
                                 ++calls;
                                 return {};
                             },
                             {}));
    QVERIFY(read == large);
    QVERIFY(calls > 1);

    const auto refused = layout->readBlob(
        layer,
        [](QByteArrayView) -> Result<void> { return failure(ErrorKind::TooLarge, u"enough"_s); },
        {});
    QCOMPARE(refused.error(), (Error{ErrorKind::TooLarge, u"enough"_s}));
}

void TestOciLayout::stops()
{
    const auto layout = opened(LayoutWriter().add(imageA(), u"a"_s));
    QVERIFY(layout);
    std::stop_source stop;
    stop.request_stop();
    const auto token = stop.get_token();
    QCOMPARE(layout->resolve({.name = u"a"_s}, token).error().kind, ErrorKind::Cancelled);
    QCOMPARE(layout->blobs(std::vector{imageA().config}, token).front().error().kind,
             ErrorKind::Cancelled);
    QCOMPARE(layout->blobStart(imageA().layers.front(), 9, token).error().kind,
             ErrorKind::Cancelled);
    const BlobSink sink = [](QByteArrayView) -> Result<void> { return {}; };
    QCOMPARE(layout->readBlob(imageA().layers.front(), sink, token).error().kind,
             ErrorKind::Cancelled);
}

void TestOciLayout::namesPlaces()
{
    QVERIFY(opened(LayoutWriter().add(imageA(), u"a:1"_s).add(imageB())));
    OciLayoutStore store(m_dir->path());
    const auto repositories = store.repositories({});
    QVERIFY2(repositories, qPrintable(detailOf(repositories)));
    QCOMPARE(repositories->size(), std::size_t(1));
    const auto source = store.source(repositories->front());
    QVERIFY(source);
    QCOMPARE((*source)->list({})->size(), std::size_t(2));
    QCOMPARE(store.place(repositories->front(), u"a:1"_s, imageA().descriptor.digest),
             u"oci:"_s + m_dir->path() + u":a:1"_s);
    QCOMPARE(store.place(repositories->front(), {}, imageB().descriptor.digest),
             u"oci:"_s + m_dir->path() + u'@' + imageB().descriptor.digest.toString());
    QVERIFY(!OciLayoutStore(m_dir->filePath(u"nowhere"_s)).repositories({}));
}

void TestOciLayout::readsArchives_data()
{
    QTest::addColumn<BlobEncoding>("encoding");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("plain") << BlobEncoding::none() << QString();
    QTest::newRow("names with a dot") << BlobEncoding::none() << u"./"_s;
    QTest::newRow("absolute names") << BlobEncoding::none() << u"/"_s;
    QTest::newRow("gzip") << BlobEncoding::goGzip() << QString();
    QTest::newRow("zstd") << BlobEncoding::zstd() << QString();
}

void TestOciLayout::readsArchives()
{
    QFETCH(BlobEncoding, encoding);
    QFETCH(QString, prefix);
    const Descriptor damaged = imageB().layers.front();
    std::map<QString, QByteArray> files;
    for (const auto &[name, bytes] : LayoutWriter()
                                         .add(imageA(), u"v1"_s)
                                         .add(imageB(), u"v2"_s)
                                         .damage(damaged.digest, 100)
                                         .without(imageB().layers.back().digest)
                                         .files())
        files.emplace(prefix + name, bytes);
    const auto layout = openedArchive(encoding.encode(tarOf(files)));
    QVERIFY2(layout, qPrintable(detailOf(layout)));
    const auto document = (*layout)->resolve({.name = u"v1"_s}, {});
    QVERIFY2(document, qPrintable(detailOf(document)));
    QCOMPARE(document->bytes(), imageA().bytes);
    QCOMPARE((*layout)->list({})->size(), 2U);
    QCOMPARE((*layout)->blobs(std::vector{imageA().config}, {}).front().value(),
             imageA().configBytes);

    QByteArray read;
    const BlobSink sink = [&](QByteArrayView bytes) -> Result<void> {
        read += bytes;
        return {};
    };
    const Descriptor layer = imageA().layers.front();
    QVERIFY((*layout)->readBlob(layer, sink, {}));
    QCOMPARE(read, imageA().blobs.at(layer.digest));
    QCOMPARE((*layout)->blobStart(layer, 10, {}).value(), read.first(10));
    QCOMPARE((*layout)->readBlob(damaged, sink, {}).error().kind, ErrorKind::Corrupt);
    QCOMPARE((*layout)->readBlob(imageB().layers.back(), sink, {}).error().kind,
             ErrorKind::NotHere);
    const Error unnamed = resolveError(**layout, {});
    QVERIFY2(unnamed.detail.contains(u"oci-archive:"_s + m_dir->filePath(u"x.tar"_s) + u":v1"_s),
             qPrintable(unnamed.detail));
}

// Docker 25 saves an image without a tag with an index of nothing beside its own list.
void TestOciLayout::tellsDockerArchives()
{
    const auto layout
        = openedArchive(ArchiveWriter(ArchiveWriter::Hand::Docker25)
                            .add(imageA())
                            .replace(u"index.json"_s, R"({"schemaVersion":2,"manifests":null})")
                            .tar());
    QVERIFY2(layout, qPrintable(detailOf(layout)));
    const Error error = resolveError(**layout, {});
    QCOMPARE(error.kind, ErrorKind::NotFound);
    QVERIFY2(error.detail.contains(u"docker-archive:"_s + m_dir->filePath(u"x.tar"_s)),
             qPrintable(error.detail));
    QVERIFY((*layout)->list({})->empty());
}

void TestOciLayout::refusesArchives_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &tar, ErrorKind kind,
                        const QString &reason) { QTest::newRow(name) << tar << kind << reason; };
    auto files = LayoutWriter().add(imageA(), u"v1"_s).files();
    row("index.json twice",
        TarWriter()
            .file("oci-layout", files[u"oci-layout"_s])
            .file("index.json", "{}")
            .file("./index.json", files[u"index.json"_s])
            .finish(),
        ErrorKind::InvalidDocument, u"index.json is in the archive 2 times"_s);
    row("index.json is a link out",
        TarWriter()
            .file("oci-layout", files[u"oci-layout"_s])
            .symlink("index.json", "../index.json")
            .finish(),
        ErrorKind::InvalidDocument, u"leads out of the archive"_s);
    row("a Docker archive", ArchiveWriter(ArchiveWriter::Hand::Docker24).add(imageA()).tar(),
        ErrorKind::NotFound, u"write docker-archive:"_s);
    row("another archive", TarWriter().file("a", "a").finish(), ErrorKind::NotFound,
        u"oci-layout is missing"_s);
    files.erase(u"index.json"_s);
    row("no index.json", tarOf(files), ErrorKind::NotFound, u"index.json is missing"_s);
}

void TestOciLayout::refusesArchives()
{
    QFETCH(QByteArray, tar);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, reason);
    const auto layout = openedArchive(tar);
    QVERIFY(!layout);
    QVERIFY2(layout.error().detail.contains(reason), qPrintable(layout.error().detail));
    QCOMPARE(layout.error().kind, kind);
    QVERIFY2(layout.error().detail.contains(m_dir->filePath(u"x.tar"_s)),
             qPrintable(layout.error().detail));
    QVERIFY(!layout.error().detail.contains(u'\n'));
}

// By the tags that a registry would have, and by what names the image as its subject.
void TestOciLayout::findsWhatComesAlong()
{
    const QString tag = referrersTag(imageA().descriptor.digest);
    const BuiltDocument tagged
        = ManifestBuilder()
              .config(MediaType::ociConfig(), "{}")
              .layer(mediaType("application/vnd.dev.cosign.simplesigning.v1+json"), "signed")
              .build();
    ManifestBuilder referrer;
    referrer.artifactType(u"application/vnd.in-toto+json"_s).config(MediaType::ociEmpty(), "{}");
    LayoutWriter writer;
    writer.add(imageA(), u"a"_s).add(imageB(), u"b"_s).add(tagged, tag + u".sig"_s);
    writer.add(referrer.subject(imageA().descriptor).build());
    QTemporaryDir directory;
    VERIFY_RESULT(writer.write(directory.path()));
    const auto layout = OciLayout::open(directory.path());
    VERIFY_RESULT(layout);
    const auto found = (*layout)->companions(imageA().descriptor.digest, {});
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 2U);
    QCOMPARE(found->at(0).kind, Companion::Kind::Signature);
    QCOMPARE(found->at(1).kind, Companion::Kind::Attestation);
    QVERIFY((*layout)->companions(imageB().descriptor.digest, {})->empty());
}

SAMEINSIDE_TEST(TestOciLayout)
#include "tst_ocilayout.moc"
