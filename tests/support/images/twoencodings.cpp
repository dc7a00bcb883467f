// SPDX-License-Identifier: MIT
#include "tests/support/images/twoencodings.h"

namespace sameinside {

namespace {

ImageBuilder started(QStringView platform)
{
    ImageBuilder builder;
    builder.platform(platform)
        .settings({.created = QStringLiteral("2023-11-14T22:13:20Z"),
                   .env = {QStringLiteral("PATH=/bin")},
                   .cmd = {QStringLiteral("/bin/app")}})
        .layer(TwoEncodings::baseTar(), QStringLiteral("ADD rootfs.tar / # base"))
        .step(QStringLiteral("CMD [\"/bin/app\"]"))
        .layer(TwoEncodings::upperTar(),
               QStringLiteral("RUN rm /etc/old && echo second layer > /etc/new"));
    return builder;
}

} // namespace

QByteArray TwoEncodings::baseTar(qint64 mtime, qsizetype recordSize)
{
    return TarWriter()
        .mtime(mtime)
        .directory("etc/")
        .file("etc/motd", "hello registry\n")
        .file("etc/old", "to be deleted\n")
        .directory("bin/")
        .file("bin/app", "#!/bin/sh\necho " + QByteArray(2000, 'A') + '\n', 0755)
        .symlink("bin/sh", "app")
        .finish(recordSize);
}

QByteArray TwoEncodings::upperTar()
{
    return TarWriter()
        .mtime(1700000000)
        .directory("etc/")
        .file("etc/.wh.old", {})
        .file("etc/new", "second layer\n")
        .finish();
}

BuiltImage TwoEncodings::encodingA(MediaType::Family family, QStringView platform)
{
    return started(platform).family(family).build();
}

BuiltImage TwoEncodings::encodingB()
{
    return started(u"linux/amd64")
        .encodings({BlobEncoding::gnuGzip(9, "L0.tar", 1700000000),
                    BlobEncoding::gnuGzip(9, "L1.tar", 1700000000)})
        .build();
}

BuiltDocument TwoEncodings::oneEntryIndex(const BuiltImage &image)
{
    return IndexBuilder().add(image, Platform::parse(u"linux/amd64").value()).build();
}

BuiltDocument TwoEncodings::index()
{
    const BuiltImage amd64 = encodingA();
    const BuiltImage arm64 = encodingA(MediaType::Family::Oci, u"linux/arm64");
    const Descriptor config{
        .mediaType = MediaType::ociConfig(),
        .digest
        = Digest::parse(u"sha256:790af5c2b0791e93c182da6d683bd76eacfa52ff47ca265666670ded6fb6c1d0")
              .value(),
        .size = 167};
    const Descriptor statement{
        .mediaType = mediaType("application/vnd.in-toto+json"),
        .digest
        = Digest::parse(u"sha256:d9b2e43e3a045c26497254fef5196b7234b43ecc2a1b07f1a2759ea2f763ceef")
              .value(),
        .size = 236,
        .annotations = {{QStringLiteral("in-toto.io/predicate-type"),
                         QStringLiteral("https://slsa.dev/provenance/v0.2")}}};
    return IndexBuilder()
        .add(amd64, Platform::parse(u"linux/amd64").value())
        .add(arm64, Platform::parse(u"linux/arm64").value())
        .addAttestation(ManifestBuilder().config(config).layer(statement).build(), amd64)
        .build();
}

} // namespace sameinside
