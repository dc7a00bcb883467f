// SPDX-License-Identifier: MIT
#include "tests/bench/measuredrun.h"
#include "tests/support/registries/certificates.h"
#include "tests/support/registries/registryfiller.h"
#include "tests/support/registries/registryfixture.h"
#include "tests/support/registries/scriptedserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <map>

// The speed and memory of whole scans, of the program as it is installed:
//
//     bench_scan [registry] [indexes] [latency] [memory]
//
// registry: a docker-registry on loopback, against a loop of skopeo and against h2load.
// indexes:  the same with an index of two images behind each tag.
// latency:  a server that waits 30 ms before each answer, over TLS.
// memory:   5,000 and 100,000 tags of a scripted server.
// Prints figures and the bounds that they are to keep; asserts nothing.
using namespace sameinside;
using test::RegistryFixture;

namespace {

QString writeList(const QString &home, const QByteArray &names)
{
    const QString path = home + QStringLiteral("/list.txt");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(names);
    return path;
}

// A scan whose result goes to a file of home.
Measured runScan(const QString &home, const QStringList &arguments)
{
    return runCli(
        home,
        arguments + QStringList{QStringLiteral("--output"), home + QStringLiteral("/result.csv")});
}

Sketch numbered(int number)
{
    const QString own = QString::number(number);
    return {.layers
            = {QStringLiteral("base"), own + QStringLiteral("a"), own + QStringLiteral("b")}};
}

// A loopback registry of 1,000 distinct tags

constexpr int repositories = 50;
constexpr int tags = 20;

QString tagName(int repository, int tag)
{
    return QStringLiteral("team/app%1:v%2").arg(repository).arg(tag);
}

double skopeoLoop(const RegistryFixture &registry, int count)
{
    QElapsedTimer timer;
    timer.start();
    QString script
        = QStringLiteral(
              "for i in $(seq 0 %1); do skopeo inspect --tls-verify=false --config --raw "
              "docker://%2/team/app$((i % 50)):v$((i / 50)) | sha256sum; done")
              .arg(count - 1)
              .arg(registry.domain());
    const QByteArray hashes = output(QStringLiteral("sh"), {QStringLiteral("-c"), script});
    if (hashes.count('\n') != count)
        std::printf("skopeo gave %d lines for %d images\n", int(hashes.count('\n')), count);
    return double(timer.nsecsElapsed()) / 1e9 / count;
}

// Requests a second, as the simplest of clients gets them.
double h2load(int connections, int count, const QStringList &urls)
{
    const QByteArray text
        = output(QStringLiteral("h2load"),
                 QStringList{QStringLiteral("--h1"), QStringLiteral("-n"), QString::number(count),
                             QStringLiteral("-c"), QString::number(connections),
                             QStringLiteral("-t"), QStringLiteral("1"), QStringLiteral("-H"),
                             QStringLiteral("Accept: application/vnd.oci.image.manifest.v1+json")}
                     + urls);
    static const QRegularExpression pattern(QStringLiteral("([0-9.]+) req/s"));
    const auto rate = pattern.match(QString::fromUtf8(text));
    return rate.captured(1).toDouble();
}

// How much less a registry has to do for a conditional request: what a second scan can gain.
double conditionalGain(const RegistryFixture &registry)
{
    const QString url = registry.url(QStringLiteral("/v2/team/app0/manifests/v0"));
    const QString type = QStringLiteral("Accept: application/vnd.oci.image.manifest.v1+json");
    const QByteArray head
        = output(QStringLiteral("curl"), {QStringLiteral("-sI"), QStringLiteral("-H"), type, url});
    static const QRegularExpression pattern(QStringLiteral("(?i)etag: *(\\S+)"));
    const auto tag = pattern.match(QString::fromUtf8(head));
    const QString known = QStringLiteral("If-None-Match: ") + tag.captured(1);
    const double plain = h2load(24, 4000, {url});
    return h2load(24, 4000, {QStringLiteral("-H"), known, url}) / plain;
}

double h2load(const RegistryFixture &registry, const QString &home)
{
    QByteArray urls;
    for (int i = 0; i < repositories * tags; ++i) {
        const QString name = tagName(i % repositories, i / repositories);
        urls += registry
                    .url(QStringLiteral("/v2/%1/manifests/%2\n")
                             .arg(name.section(u':', 0, 0), name.section(u':', 1)))
                    .toUtf8();
    }
    QFile file(home + QStringLiteral("/urls.txt"));
    if (file.open(QIODevice::WriteOnly))
        file.write(urls);
    file.close();
    return h2load(24, 4000, {QStringLiteral("-i"), file.fileName()});
}

// A thousand distinct tags, each an image or an index of two.
bool fill(const RegistryFixture &registry, bool indexes)
{
    RegistryFiller filler(registry.url({}));
    for (int i = 0; i < repositories * tags; ++i) {
        const QString name = tagName(i % repositories, i / repositories);
        const Sketch amd{.layers = {QStringLiteral("base")}, .label = name};
        const Sketch arm{.layers = {QStringLiteral("base")},
                         .platform = QStringLiteral("linux/arm64"),
                         .label = name};
        const Sketched image = indexes ? sketchIndex({{amd.image(), QStringLiteral("linux/amd64")},
                                                      {arm.image(), QStringLiteral("linux/arm64")}})
                                       : amd.image();
        const auto pushed = filler.push(name.section(u':', 0, 0), name.section(u':', 1), image);
        if (!pushed) {
            std::printf("%s\n", qPrintable(pushed.error().detail));
            return false;
        }
    }
    return true;
}

void benchRegistry(bool indexes)
{
    RegistryFixture registry(RegistryFixture::Kind::Plain);
    if (const auto started = registry.start(); !started) {
        std::printf("%s\n", qPrintable(started.error().detail));
        return;
    }
    if (!fill(registry, indexes))
        return;
    const QTemporaryDir home;
    const QString list
        = writeList(home.path(), (registry.domain() + u'/' + tagName(0, 0)).toUtf8());
    const QStringList arguments{QStringLiteral("scan"), list, QStringLiteral("--in"),
                                QStringLiteral("docker://") + registry.domain(),
                                QStringLiteral("--quiet")};
    std::printf("1,000 tags, each %s\n", indexes ? "an index of two images" : "an image");
    double skopeo = 0;
    double most = 0;
    double gain = 0;
    if (!indexes) {
        gain = conditionalGain(registry);
        skopeo = skopeoLoop(registry, 100);
        most = h2load(registry, home.path());
        std::printf("  loop of skopeo      %7.2f ms an image\n", skopeo * 1000);
        std::printf("  h2load              %7.0f requests/s\n", most);
    }
    const Measured first = runScan(home.path(), arguments);
    const Measured second = runScan(home.path(), arguments);
    const double rate = repositories * tags / first.seconds;
    std::printf("  first scan          %7.2f ms a tag, %.0f tags/s, %.2f ms CPU a tag, exit %d\n",
                1000 / rate, rate, first.cpuSeconds, first.code);
    if (!indexes) {
        std::printf("    against the loop  %7.1f times faster   (at least 15)\n", skopeo * rate);
        std::printf("    against h2load    %7.2f                (at least 0.55)\n", rate / most);
    }
    std::printf("  second scan         %7.2f ms a tag, %.2f ms CPU a tag, exit %d\n",
                second.seconds * 1000 / repositories / tags, second.cpuSeconds, second.code);
    std::printf("    against the first %7.1f times faster   ", first.seconds / second.seconds);
    if (indexes)
        std::printf("(at least 3)\n");
    else // one request a tag then, and one conditional request now: the registry sets the bound
        std::printf("(at least 3; h2load gains %.1f from conditional requests)\n", gain);
}

// A registry of any size whose images are made when they are asked for

class EndlessRegistry {
public:
    EndlessRegistry(int repositoryCount, int images, int delay) :
        m_repositories(repositoryCount), m_images(images), m_delay(delay)
    {
        for (int i = 0; i < std::min(images, 10'000); ++i)
            m_made.emplace(i, made(i));
    }

    /// Manifests a second, between the first that was asked for and the last.
    double rate() const
    {
        return (m_asked - 1) / std::chrono::duration<double>(m_last - m_first).count();
    }

    ScriptedReply answer(const ServedRequest &request) const
    {
        ScriptedReply reply = page(request);
        reply.delay = m_delay;
        return reply;
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Made {
        QByteArray bytes;
        QByteArray digest;
    };
    ScriptedReply page(const ServedRequest &request) const
    {
        if (request.path == "/v2/")
            return ScriptedReply::text(200, "{}");
        if (request.path == "/v2/_catalog") {
            QByteArray names = "\"app0\"";
            for (int i = 1; i < m_repositories; ++i)
                names += ",\"app" + QByteArray::number(i) + '"';
            return ScriptedReply::text(200, "{\"repositories\":[" + names + "]}");
        }
        if (request.path.endsWith("/tags/list"))
            return list(request);
        // Of any repository: the tags differ.
        const int number = request.path.mid(request.path.lastIndexOf('/') + 2).toInt();
        const auto now = Clock::now();
        m_first = m_first == Clock::time_point() ? now : m_first;
        m_last = now;
        ++m_asked;
        const Made image = made(number);
        const bool isKnown = request.header("if-none-match") == '"' + image.digest + '"';
        return ScriptedReply::text(isKnown ? 304 : 200, isKnown ? QByteArray() : image.bytes,
                                   MediaType::ociManifest().bytes().toByteArray())
            .with("Docker-Content-Digest", image.digest)
            .with("ETag", '"' + image.digest + '"');
    }
    // A few are kept, so that making them costs no time while that is measured.
    Made made(int number) const
    {
        const auto kept = m_made.find(number);
        if (kept != m_made.end())
            return kept->second;
        const Sketched image = numbered(number).image();
        return {image.blobs.at(image.digest()), image.digest().toString().toLatin1()};
    }
    ScriptedReply list(const ServedRequest &request) const
    {
        constexpr int pageSize = 1000;
        const qsizetype at = request.target.indexOf("last=");
        const int repository = request.path.split('/').value(2).mid(3).toInt();
        const int each = m_images / m_repositories;
        const int last = (repository + 1) * each;
        const int first
            = at < 0 ? repository * each : request.target.mid(at + 5).split('&').front().toInt();
        QByteArray names;
        const int end = std::min(first + pageSize, last);
        for (int i = first; i < end; ++i)
            names += (names.isEmpty() ? "\"v" : ",\"v") + QByteArray::number(i) + '"';
        auto reply = ScriptedReply::text(200, "{\"tags\":[" + names + "]}");
        if (end < last)
            reply.with("Link",
                       '<' + request.path + "?last=" + QByteArray::number(end) + ">; rel=\"next\"");
        return reply;
    }
    int m_repositories;
    int m_images; ///< of all repositories
    int m_delay;  ///< milliseconds
    std::map<int, Made> m_made;
    mutable int m_asked = 0;
    mutable Clock::time_point m_first;
    mutable Clock::time_point m_last;
};

void benchLatency()
{
    constexpr int images = 4000;
    constexpr int delay = 30;
    const TestCertificate authority = TestCertificate::authority("CA of the bench");
    const TestCertificate certificate = TestCertificate::signedBy(authority, "registry");
    for (const int jobs : {24, 48}) {
        const EndlessRegistry registry(50, images, delay);
        ScriptedServer server(
            [&](const ServedRequest &request) { return registry.answer(request); },
            certificate.serverConfiguration(), ScriptedServer::Recording::Off);
        const QTemporaryDir home;
        const QString authorityFile = home.filePath(QStringLiteral("ca.pem"));
        QFile file(authorityFile);
        if (file.open(QIODevice::WriteOnly))
            file.write(authority.certificate);
        file.close();
        const QString list
            = writeList(home.path(), (server.host() + QStringLiteral("/app0:v0")).toUtf8());
        const Measured run
            = runScan(home.path(),
                      {QStringLiteral("scan"), list, QStringLiteral("--in"),
                       QStringLiteral("docker://") + server.host(), QStringLiteral("--ca-file"),
                       authorityFile, QStringLiteral("--jobs"), QString::number(jobs),
                       QStringLiteral("--quiet")});
        const double ideal = jobs * 1000.0 / delay;
        const double reached = registry.rate();
        const QStringList url{server.url(QStringLiteral("/v2/app0/manifests/v0")).toString()};
        const double alone = h2load(1, 100, url); // one after the other: the latency as it is
        const double simple = h2load(jobs, images, url);
        std::printf("h2load                   %5.0f requests/s: %.2f\n", simple, simple / ideal);
        std::printf("30 ms over TLS, %d jobs  %5.0f images/s of %5.0f: %.2f  (at least 0.90)\n",
                    jobs, reached, ideal, reached / ideal);
        std::printf("  of the latency measured, %.1f ms: %.2f\n", 1000 / alone,
                    reached / alone / jobs);
        std::printf(
            "  with start and lists    %5.0f images/s: %.2f, %.2f ms CPU an image, exit %d\n",
            images / run.seconds, images / run.seconds / ideal, run.cpuSeconds * 1000 / images,
            run.code);
    }
}

void benchMemory()
{
    for (const auto &[images, limit] : {std::pair(5'000, 60), std::pair(100'000, 300)}) {
        const EndlessRegistry registry(100, images, 0);
        ScriptedServer server(
            [&](const ServedRequest &request) { return registry.answer(request); },
            ScriptedServer::Recording::Off);
        const QTemporaryDir home;
        const QString list
            = writeList(home.path(), (server.host() + QStringLiteral("/app0:v7")).toUtf8());
        const QStringList arguments{QStringLiteral("scan"), list, QStringLiteral("--in"),
                                    QStringLiteral("docker://") + server.host(),
                                    QStringLiteral("--quiet")};
        const Measured first = runScan(home.path(), arguments);
        std::printf("%6d tags  %5.1f MiB  (at most %d)  %.1f s, exit %d\n", images, first.mebibytes,
                    limit, first.seconds, first.code);
        const Measured second = runScan(home.path(), arguments);
        std::printf("       again  %5.1f MiB  (at most %d)  %.1f s, exit %d\n", second.mebibytes,
                    limit, second.seconds, second.code);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QStringList parts = QCoreApplication::arguments().mid(1);
    const auto isWanted = [&](const char *part) {
        return parts.isEmpty() || parts.contains(QString::fromLatin1(part));
    };
    if (isWanted("registry"))
        benchRegistry(false);
    if (isWanted("indexes"))
        benchRegistry(true);
    if (isWanted("latency"))
        benchLatency();
    if (isWanted("memory"))
        benchMemory();
    return 0;
}
