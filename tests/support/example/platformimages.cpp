// SPDX-License-Identifier: MIT
#include "tests/support/example/files.h"
#include "tests/support/example/images.h"

namespace sameinside::example {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 may = 1715126400; // 2024-05-08

// One program for one platform: a base, and a layer with the program.
struct Program {
    QByteArray name;
    QByteArray version;
    qint64 time;
    QString created;
    QStringList ports;
};

BuiltImage builtFor(const Program &program, const Platform &platform)
{
    const QByteArray architecture = platform.architecture().toLatin1();
    const QByteArray full = program.name + ' ' + program.version;
    const QByteArray base = debianBase({architecture, program.time, "12.5"});
    const QByteArray installed
        = TarWriter()
              .mtime(program.time + 3600)
              .directory("etc/" + program.name + '/')
              .file("etc/" + program.name + '/' + program.name + ".conf",
                    "# " + full + '\n' + prose(program.name + " settings", 6))
              .directory("usr/lib/" + program.name + '/')
              .file("usr/lib/" + program.name + "/lib" + program.name + ".so",
                    executable(architecture, full + " library", 1600))
              .directory("usr/sbin/")
              .file("usr/sbin/" + program.name, executable(architecture, full, 3000), 0755)
              .file("var/lib/dpkg/status.d/" + program.name,
                    packageRecords(architecture, {full, "libssl3 3.0.11-1~deb12u2"}))
              .finish();
    const QString name = QString::fromLatin1(program.name);
    return ImageBuilder()
        .platform(platform.toString())
        .settings({.created = program.created,
                   .exposedPorts = program.ports,
                   .env = {u"PATH=/usr/sbin:/usr/bin:/sbin:/bin"_s,
                           name.toUpper() + u"_VERSION="_s + QString::fromLatin1(program.version)},
                   .cmd = {name}})
        .layer(base,
               u"/bin/sh -c #(nop) ADD file:%1 in / "_s.arg(
                   QString::fromLatin1(Digest::sha256Of(base).encoded())),
               u"2024-05-08T00:24:31.203847188Z"_s)
        .layer(installed, u"RUN apt-get update && apt-get install -y %1 # buildkit"_s.arg(name))
        .step(u"CMD [\"%1\"]"_s.arg(name))
        .build();
}

Platform platform(QStringView text)
{
    return Platform::parse(text).value();
}

BuiltDocument provenance(const BuiltImage &image, const QString &started)
{
    const QString statement
        = u"{\"_type\":\"https://in-toto.io/Statement/v0.1\","
          "\"predicateType\":\"https://slsa.dev/provenance/v0.2\",\"subject\":[{\"name\":"
          "\"pkg:docker/postgres@16\",\"digest\":{\"sha256\":\"%1\"}}],\"predicate\":{"
          "\"buildType\":\"https://mobyproject.org/buildkit@v1\",\"metadata\":{"
          "\"buildStartedOn\":\"%2\"}}}"_s.arg(
              QString::fromLatin1(image.descriptor.digest.encoded()), started);
    return attestationManifest(statement.toUtf8(), u"https://slsa.dev/provenance/v0.2"_s);
}

} // namespace

Pair postgres()
{
    const Program program{
        "postgres", "16.3", may, u"2024-05-09T18:03:52.718220493Z"_s, {u"5432/tcp"_s}};
    const BuiltImage amd64 = builtFor(program, platform(u"linux/amd64"));
    const BuiltImage arm64 = builtFor(program, platform(u"linux/arm64/v8"));
    IndexBuilder index;
    index.add(amd64, platform(u"linux/amd64"))
        .add(arm64, platform(u"linux/arm64/v8"))
        .add(builtFor(program, platform(u"linux/arm/v7")), platform(u"linux/arm/v7"))
        .add(builtFor(program, platform(u"linux/s390x")), platform(u"linux/s390x"))
        .addAttestation(provenance(amd64, u"2024-05-09T17:58:30Z"_s), amd64)
        .addAttestation(provenance(arm64, u"2024-05-09T17:59:02Z"_s), arm64);
    return {index.build(), amd64};
}

Pair haproxy()
{
    const Program program{"haproxy", "2.9.7", may + 86400, u"2024-05-10T07:15:20.662018471Z"_s, {}};
    const BuiltDocument index
        = IndexBuilder()
              .add(builtFor(program, platform(u"linux/amd64")), platform(u"linux/amd64"))
              .add(builtFor(program, platform(u"linux/arm64/v8")), platform(u"linux/arm64/v8"))
              .build();
    return {index, index};
}

Pair memcached()
{
    const Program program{"memcached",
                          "1.6.27",
                          may + 2 * 86400,
                          u"2024-05-11T03:41:09.094413857Z"_s,
                          {u"11211/tcp"_s}};
    const BuiltImage amd64 = builtFor(program, platform(u"linux/amd64"));
    return {IndexBuilder()
                .add(amd64, platform(u"linux/amd64"))
                .add(builtFor(program, platform(u"linux/arm64/v8")), platform(u"linux/arm64/v8"))
                .build(),
            amd64};
}

Pair rabbitmq()
{
    const Program program{"rabbitmq",
                          "3.13.3",
                          may + 3 * 86400,
                          u"2024-05-12T09:31:55.318840127Z"_s,
                          {u"5672/tcp"_s}};
    const BuiltImage amd64 = builtFor(program, platform(u"linux/amd64"));
    const BuiltImage arm64 = builtFor(program, platform(u"linux/arm64/v8"));
    IndexBuilder both;
    both.add(amd64, platform(u"linux/amd64")).add(arm64, platform(u"linux/arm64/v8"));
    IndexBuilder all = both;
    all.add(builtFor(program, platform(u"linux/s390x")), platform(u"linux/s390x"));
    return {all.build(), both.build()};
}

Pair vault()
{
    const Program program{
        "vault", "1.16.2", may + 4 * 86400, u"2024-05-13T15:02:10.771204663Z"_s, {u"8200/tcp"_s}};
    const BuiltImage amd64 = builtFor(program, platform(u"linux/amd64"));
    return {amd64, amd64};
}

BuiltDocument signatureOf(const BuiltDocument &image)
{
    const QString digest = image.descriptor.digest.toString();
    const QByteArray payload
        = u"{\"critical\":{\"identity\":{\"docker-reference\":\"vault\"},\"image\":"
          "{\"docker-manifest-digest\":\"%1\"},\"type\":\"cosign container image signature\"},"
          "\"optional\":null}"_s.arg(digest)
              .toUtf8();
    const QString diffId = Digest::sha256Of(payload).toString();
    const QByteArray config
        = u"{\"architecture\":\"\",\"created\":\"0001-01-01T00:00:00Z\",\"os\":\"\",\"rootfs\":"
          "{\"type\":\"layers\",\"diff_ids\":[\"%1\"]},\"config\":{}}"_s.arg(diffId)
              .toUtf8();
    return ManifestBuilder()
        .config(MediaType::ociConfig(), config)
        .layer(mediaType("application/vnd.dev.cosign.simplesigning.v1+json"), payload,
               {{u"dev.cosignproject.cosign/signature"_s,
                 u"MEUCIQDexampleexampleexampleexampleexampleexampleexample"_s}})
        .build();
}

} // namespace sameinside::example
