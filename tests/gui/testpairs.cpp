// SPDX-License-Identifier: MIT
#include "tests/gui/testpairs.h"

#include "tests/support/example/example.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/images/layoutwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sameinside {

using namespace Qt::StringLiterals;

namespace {

ImageBuilder image(const QString &name, QStringView platform, int layers)
{
    ImageBuilder builder;
    builder.platform(platform).settings({.created = u"2024-02-14T18:21:07Z"_s,
                                         .env = {u"PATH=/usr/bin:/bin"_s},
                                         .cmd = {u"/bin/sh"_s}});
    for (int i = 0; i < layers; ++i) {
        const QByteArray file = "opt/part" + QByteArray::number(i);
        builder.layer(
            TarWriter()
                .file(file,
                      (name + platform.toString()).toUtf8() + QByteArray::number(i).repeated(40))
                .finish(),
            u"COPY %1 /opt # buildkit"_s.arg(QString::fromLatin1(file)));
    }
    return builder;
}

/// The same, with every step-th layer compressed again.
BuiltImage compressedAgain(ImageBuilder builder, int layers, int step)
{
    std::vector<BlobEncoding> encodings;
    for (int i = 0; i < layers; ++i) {
        encodings.push_back(i % step == step - 1 ? BlobEncoding::gnuGzip(9, "layer.tar", 1712059200)
                                                 : BlobEncoding());
    }
    return builder.encodings(encodings).build();
}

void addPlatforms(LayoutWriter &left, LayoutWriter &right)
{
    const BuiltImage amd64 = image(u"web"_s, u"linux/amd64", 3).build();
    const BuiltDocument index
        = IndexBuilder()
              .add(amd64, Platform::parse(u"linux/amd64").value())
              .add(image(u"web"_s, u"linux/arm64/v8", 3).build(),
                   Platform::parse(u"linux/arm64/v8").value())
              .add(image(u"web"_s, u"linux/arm/v7", 3).build(),
                   Platform::parse(u"linux/arm/v7").value())
              .add(image(u"web"_s, u"linux/s390x", 3).build(),
                   Platform::parse(u"linux/s390x").value())
              .addAttestation(attestationManifest("{}", u"https://spdx.dev/Document"_s), amd64)
              .build();
    left.add(index, u"platforms"_s);
    right.add(compressedAgain(image(u"web"_s, u"linux/amd64", 3), 3, 2), u"platforms"_s);
}

void addTwoPlatforms(LayoutWriter &left, LayoutWriter &right)
{
    const BuiltImage amd64 = image(u"two"_s, u"linux/amd64", 2).build();
    const auto index = [&](const BuiltImage &arm64) {
        return IndexBuilder()
            .add(amd64, Platform::parse(u"linux/amd64").value())
            .add(arm64, Platform::parse(u"linux/arm64").value())
            .build();
    };
    left.add(index(image(u"two"_s, u"linux/arm64", 2).build()), u"two"_s);
    right.add(index(compressedAgain(image(u"two"_s, u"linux/arm64", 2), 2, 2)), u"two"_s);
}

void addThreePlatforms(LayoutWriter &left, LayoutWriter &right)
{
    const BuiltImage amd64 = image(u"three"_s, u"linux/amd64", 3).build();
    const auto index = [&](const BuiltImage &arm64) {
        return IndexBuilder()
            .add(amd64, Platform::parse(u"linux/amd64").value())
            .add(arm64, Platform::parse(u"linux/arm64").value());
    };
    left.add(index(image(u"three"_s, u"linux/arm64", 3).build())
                 .add(image(u"three"_s, u"linux/s390x", 3).build(),
                      Platform::parse(u"linux/s390x").value())
                 .build(),
             u"three"_s);
    right.add(index(image(u"other"_s, u"linux/arm64", 3).build()).build(), u"three"_s);
}

void addBrokenPlatform(LayoutWriter &left, LayoutWriter &right)
{
    const BuiltImage arm64 = image(u"arm"_s, u"linux/arm64", 2).build();
    const BuiltDocument index = IndexBuilder()
                                    .add(image(u"amd"_s, u"linux/amd64", 2).build(),
                                         Platform::parse(u"linux/amd64").value())
                                    .add(arm64, Platform::parse(u"linux/arm64").value())
                                    .build();
    left.add(index, u"broken-platform"_s);
    right.add(index, u"broken-platform"_s).damage(arm64.layers[1].digest);
}

BuiltDocument schema1Manifest(const QString &name, const QByteArray &last)
{
    Blobs stored;
    QJsonArray blobs;
    QJsonArray history;
    for (const QByteArray &blob : {last, QByteArray("app"), QByteArray("base")}) {
        const Digest digest = Digest::sha256Of(blob);
        stored.emplace(digest, blob);
        blobs.append(QJsonObject{{u"blobSum"_s, digest.toString()}});
        history.append(QJsonObject{{u"v1Compatibility"_s, u"{\"os\":\"linux\"}"_s}});
    }
    const QByteArray bytes = QJsonDocument(QJsonObject{{u"schemaVersion"_s, 1},
                                                       {u"name"_s, name},
                                                       {u"tag"_s, u"1"_s},
                                                       {u"architecture"_s, u"amd64"_s},
                                                       {u"fsLayers"_s, blobs},
                                                       {u"history"_s, history}})
                                 .toJson();
    const Descriptor descriptor = describe(MediaType::schema1(), bytes);
    stored.emplace(descriptor.digest, bytes);
    return {descriptor, bytes, stored};
}

BuiltDocument chartManifest(const QString &version)
{
    return ManifestBuilder()
        .config(mediaType("application/vnd.cncf.helm.config.v1+json"),
                "{\"name\":\"web\",\"version\":\"" + version.toUtf8() + "\"}")
        .layer(mediaType("application/vnd.cncf.helm.chart.content.v1.tar+gzip"),
               BlobEncoding::goGzip().encode(
                   TarWriter().file("web/Chart.yaml", "version: " + version.toUtf8()).finish()))
        .annotation(u"org.opencontainers.image.version"_s, version)
        .build();
}

void addFiles(LayoutWriter &left, LayoutWriter &right)
{
    const auto built = [](const QByteArray &changed, const QByteArray &own) {
        const QByteArray tar = TarWriter()
                                   .directory("etc/")
                                   .file("etc/changed", changed)
                                   .file("etc/equal", "equal")
                                   .symlink("etc/link", "equal")
                                   .directory("opt/")
                                   .file("opt/same", "same")
                                   .directory("usr/")
                                   .file("usr/" + own, own)
                                   .finish();
        return ImageBuilder().layer(tar, u"COPY . /"_s).build();
    };
    left.add(built("one", "left\xe2\x80\xaenur"), u"files"_s);
    right.add(built("two", "right"), u"files"_s);
}

void addHostile(LayoutWriter &left, LayoutWriter &right)
{
    const QString reversed = u"user\u202Egnp.exe"_s;
    ImageBuilder builder = image(u"hostile"_s, u"linux/amd64", 1);
    builder.layer(TarWriter().file("x", "x").finish(), u"RUN echo <b>bold</b>\u0007 # buildkit"_s)
        .annotation(u"<img src=x>"_s, u"line one\nline two"_s);
    const auto settings = [&](const QString &version) {
        return ConfigFields{
            .created = u"2024-02-14T18:21:07Z"_s,
            .labels = {{reversed, u"<h1>huge</h1>"_s}, {u"version"_s, version + u"\u001b[31m"_s}}};
    };
    left.add(ImageBuilder(builder).settings(settings(u"1"_s)).build(), u"hostile"_s);
    right.add(builder.settings(settings(u"2"_s)).build(), u"hostile"_s);
}

} // namespace

TestPairs::TestPairs()
{
    if (!example::write(exampleDirectory()))
        qFatal("the example could not be written");
    LayoutWriter left;
    LayoutWriter right;
    addPlatforms(left, right);
    addTwoPlatforms(left, right);
    addThreePlatforms(left, right);
    left.add(schema1Manifest(u"x"_s, "old"), u"schema1"_s);
    right.add(schema1Manifest(u"x"_s, "new"), u"schema1"_s);
    left.add(chartManifest(u"1.4.2"_s), u"chart"_s);
    right.add(chartManifest(u"1.4.3"_s), u"chart"_s);
    addHostile(left, right);
    addFiles(left, right);
    left.add(image(u"many"_s, u"linux/amd64", 120).build(), u"many"_s);
    right.add(compressedAgain(image(u"many"_s, u"linux/amd64", 120), 120, 40), u"many"_s);
    left.add(image(u"one"_s, u"linux/amd64", 120).build(), u"one"_s);
    std::vector<BlobEncoding> again(120);
    again[59] = BlobEncoding::gnuGzip(9, "layer.tar", 1712059200);
    right.add(image(u"one"_s, u"linux/amd64", 120).encodings(again).build(), u"one"_s);
    const BuiltImage broken = image(u"broken"_s, u"linux/amd64", 1).build();
    left.add(broken, u"broken"_s);
    right.add(broken, u"broken"_s).damage(broken.descriptor.digest);
    left.add(broken, u"absent"_s);
    const BuiltImage copied = image(u"copied"_s, u"linux/amd64", 4).build();
    left.add(copied, u"broken-copy"_s);
    right.add(copied, u"broken-copy"_s)
        .damage(copied.layers[1].digest)
        .without(copied.layers[2].digest);
    addBrokenPlatform(left, right);
    if (!left.write(m_directory.filePath(u"left"_s))
        || !right.write(m_directory.filePath(u"right"_s)))
        qFatal("the layouts could not be written");
}

PairRequest TestPairs::bundled(const QString &publicName, const QString &privateName) const
{
    return {u"oci:%1/public:%2"_s.arg(exampleDirectory(), publicName),
            u"oci:%1/private:%2"_s.arg(exampleDirectory(), privateName),
            {}};
}

PairRequest TestPairs::extra(const QString &name) const
{
    return {u"oci:%1:%2"_s.arg(m_directory.filePath(u"left"_s), name),
            u"oci:%1:%2"_s.arg(m_directory.filePath(u"right"_s), name),
            {}};
}

PairRequest TestPairs::walkThrough() const
{
    return bundled(u"amazonlinux:2018.03"_s, u"test_ecr_repository:latest"_s);
}
PairRequest TestPairs::recompressed() const
{
    return bundled(u"nginx:1.25"_s, u"mirror/nginx:1.25"_s);
}
PairRequest TestPairs::rebuilt() const
{
    return bundled(u"python:3.12"_s, u"base/python:3.12"_s);
}
PairRequest TestPairs::unrelated() const
{
    return bundled(u"busybox:1.36"_s, u"misc/unrelated:1"_s);
}
PairRequest TestPairs::fourPlatforms() const
{
    return extra(u"platforms"_s);
}
PairRequest TestPairs::twoPlatforms() const
{
    return extra(u"two"_s);
}
PairRequest TestPairs::threePlatforms() const
{
    return extra(u"three"_s);
}
PairRequest TestPairs::oneOfMany() const
{
    return extra(u"one"_s);
}
PairRequest TestPairs::schema1() const
{
    return extra(u"schema1"_s);
}
PairRequest TestPairs::chart() const
{
    return extra(u"chart"_s);
}
PairRequest TestPairs::manyLayers() const
{
    return extra(u"many"_s);
}
PairRequest TestPairs::hostile() const
{
    return extra(u"hostile"_s);
}
PairRequest TestPairs::files() const
{
    return extra(u"files"_s);
}
PairRequest TestPairs::missingRight() const
{
    return extra(u"absent"_s);
}
PairRequest TestPairs::brokenCopy() const
{
    return extra(u"broken-copy"_s);
}
PairRequest TestPairs::brokenPlatform() const
{
    return extra(u"broken-platform"_s);
}
PairRequest TestPairs::damagedRight() const
{
    return extra(u"broken"_s);
}

} // namespace sameinside
