// SPDX-License-Identifier: MIT
#include "tests/support/windows/scansamples.h"

#include <algorithm>

namespace sameinside {

namespace {

constexpr qint64 mib = 1024 * 1024;

QString registry(const QString &name)
{
    return QStringLiteral("123456789012.dkr.ecr.us-east-1.amazonaws.com/") + name;
}

QString hub(const QString &name)
{
    return QStringLiteral("docker.io/library/") + name;
}

std::vector<SamplePlatform> platforms(int count, int there, Relation relation,
                                      const QStringList &places, qint64 bytes)
{
    static const QStringList names{QStringLiteral("linux/amd64"),  QStringLiteral("linux/arm64"),
                                   QStringLiteral("linux/arm/v7"), QStringLiteral("linux/ppc64le"),
                                   QStringLiteral("linux/s390x"),  QStringLiteral("linux/386")};
    std::vector<SamplePlatform> all;
    for (int i = 0; i < count; ++i) {
        SamplePlatform platform{.name = names.at(i), .bytes = bytes};
        if (i < there) {
            platform.relation = relation;
            platform.places = places;
        } else {
            platform.bytesToCopy = bytes;
        }
        all.push_back(platform);
    }
    return all;
}

SourceResult shared(int line, const QString &source, int layers, const QString &nearest)
{
    return sampleSource(line, source,
                        {{.name = QStringLiteral("linux/amd64"),
                          .relation = Relation::SharedLayers,
                          .nearest = nearest,
                          .sharedLayers = layers,
                          .bytes = 55 * mib,
                          .bytesToCopy = 18 * mib / 10}});
}

} // namespace

Digest sampleDigest(const QString &seed)
{
    return Digest::sha256Of(seed.toUtf8());
}

SourceResult sampleSource(int line, const QString &source,
                          const std::vector<SamplePlatform> &platforms)
{
    SourceResult result;
    result.line = line;
    result.source = source;
    result.digest = sampleDigest(source);
    for (const SamplePlatform &sample : platforms) {
        PlatformResult platform;
        platform.platform = sample.name;
        platform.relation = sample.relation;
        platform.manifest
            = platforms.size() == 1 ? result.digest : sampleDigest(source + sample.name);
        platform.imageId = sampleDigest(source + sample.name + QStringLiteral("config"));
        platform.layers = 4;
        platform.bytes = sample.bytes;
        platform.bytesToCopy = sample.bytesToCopy;
        for (const QString &place : sample.places)
            platform.places.push_back({place, sampleDigest(place), sample.relation, 4});
        if (!sample.nearest.isEmpty())
            platform.nearest = FoundPlace{sample.nearest, sampleDigest(sample.nearest),
                                          sample.relation, sample.sharedLayers};
        platform.status = sample.places.isEmpty() ? ScanStatus::Missing : ScanStatus::Present;
        result.platforms.push_back(platform);
    }
    result.summarise();
    return result;
}

SourceResult sampleOpen(int line, const QString &source,
                        const std::vector<SamplePlatform> &platforms, Open open)
{
    SourceResult result = sampleSource(line, source, platforms);
    for (PlatformResult &platform : result.platforms) {
        if (platform.status == ScanStatus::Present)
            continue;
        platform.status = ScanStatus::Error;
        platform.open = open;
        platform.message = open == Open::Stopped
            ? QStringLiteral("not found so far: the scan was stopped")
            : QStringLiteral("not found, but 1 image or repository of the targets could not be "
                             "read: no permission to read team/secret (403)");
    }
    result.summarise();
    return result;
}

SourceResult sampleError(int line, const QString &source, const QString &message,
                         std::optional<ErrorKind> problem)
{
    SourceResult result;
    result.line = line;
    result.source = source;
    result.message = message;
    result.problem = problem;
    return result;
}

std::vector<SourceResult> sampleScan()
{
    using enum Relation;
    std::vector<SourceResult> sources{
        sampleSource(3,
                     QStringLiteral("public.ecr.aws/amazonlinux/amazonlinux:2018.03.0.20230404.0"),
                     platforms(1, 1, SameManifest,
                               {registry(QStringLiteral("test_ecr_repository:latest"))}, 62 * mib)),
        sampleSource(4, QStringLiteral("public.ecr.aws/docker/library/nginx:1.25"),
                     platforms(4, 4, SameConfig,
                               {registry(QStringLiteral("mirror/nginx:1.25")),
                                registry(QStringLiteral("mirror/nginx:1.25.5")),
                                registry(QStringLiteral("team-a/edge/nginx:stable"))},
                               70 * mib)),
        sampleSource(5, hub(QStringLiteral("redis:7.2.4-bookworm")),
                     platforms(4, 4, SameIndex,
                               {registry(QStringLiteral("cache/redis:7.2.4")),
                                registry(QStringLiteral("cache/redis:stable"))},
                               41 * mib)),
        sampleSource(7, QStringLiteral("quay.io/prometheus/prometheus:v2.51.0"),
                     platforms(5, 2, SameConfig,
                               {registry(QStringLiteral("observability/prometheus:2.51"))},
                               94 * mib)),
        sampleSource(8, hub(QStringLiteral("python:3.12-slim")),
                     platforms(6, 6, EqualConfig,
                               {registry(QStringLiteral("base/python:3.12-slim-7"))}, 51 * mib)),
        shared(9, hub(QStringLiteral("node:20-alpine")), 3,
               registry(QStringLiteral("web/node:20.11"))),
        sampleSource(11, QStringLiteral("ghcr.io/fluxcd/source-controller:v1.2.4"),
                     platforms(3, 0, Different, {}, 21 * mib)),
        sampleError(12, hub(QStringLiteral("redis:9.9.9")),
                    QStringLiteral("docker.io/library/redis:9.9.9: the repository has no such tag; "
                                   "check the name"),
                    ErrorKind::NotFound),
        sampleError(14, QStringLiteral("not a reference!!"),
                    QStringLiteral("\"not a reference!!\" is not an image name: space at column 4"),
                    ErrorKind::InvalidName),
    };
    const QStringList names{QStringLiteral("grafana"), QStringLiteral("postgres"),
                            QStringLiteral("busybox"), QStringLiteral("golang"),
                            QStringLiteral("traefik"), QStringLiteral("memcached"),
                            QStringLiteral("haproxy"), QStringLiteral("httpd")};
    for (int i = 0; sources.size() < 50; ++i) {
        const QString name
            = names.at(i % names.size()) + QStringLiteral(":%1.%2").arg(i / 8 + 1).arg(i);
        const int line = 15 + i;
        if (i % 8 == 5)
            sources.push_back(
                sampleSource(line, hub(name), platforms(2, 0, Different, {}, 30 * mib)));
        else if (i % 8 == 3)
            sources.push_back(
                sampleSource(line, hub(name),
                             platforms(4, 1, SameConfig,
                                       {registry(QStringLiteral("mirror/") + name)}, 12 * mib)));
        else
            sources.push_back(
                sampleSource(line, hub(name),
                             platforms(2, 2, SameConfig,
                                       {registry(QStringLiteral("mirror/") + name)}, 40 * mib)));
    }
    return sources;
}

QString sampleList(const std::vector<SourceResult> &sources)
{
    QStringList lines;
    for (const SourceResult &source : sources) {
        while (lines.size() < source.line - 1)
            lines.append(QStringLiteral("# what the team wants"));
        lines.append(source.source);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace sameinside
