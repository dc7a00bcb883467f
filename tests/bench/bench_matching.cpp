// SPDX-License-Identifier: MIT
#include "model/scan/matching.h"
#include "tests/support/registries/sketch.h"

#include <QCoreApplication>
#include <QFile>

#include <chrono>
#include <cstdio>

// How matching grows: 100,000 tags and up to 50,000 lines, no network. Prints; asserts nothing.
using namespace sameinside;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

qint64 residentMib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() / 1024;
    }
    return -1;
}

// Five layers on one of twenty bases, as registries hold them.
Sketched image(int number, const QString &label = {})
{
    const QString own = QString::number(number);
    return Sketch{.layers = {QStringLiteral("base%1").arg(number % 20), own + u'a', own + u'b',
                             own + u'c', own + u'd'},
                  .label = label}
        .image();
}

void add(Catalogue &catalogue, const Sketched &sketched)
{
    const auto document = ManifestDocument::parse(sketched.blobs.at(sketched.digest()));
    (void)catalogue.addDocument(sketched.digest(), *document);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    constexpr int tags = 100'000;
    Catalogue catalogue;
    const qint64 before = residentMib();
    auto start = Clock::now();
    for (int i = 0; i < tags; ++i) {
        const Sketched sketched = image(i);
        add(catalogue, sketched);
        if (i % 20 == 0)
            catalogue.addRepository(0, QStringLiteral("team/app%1").arg(i / 20));
        const Id place = catalogue.addPlace(Id(i / 20), QStringLiteral("v1.%1").arg(i % 20));
        catalogue.setRoot(place, catalogue.intern(sketched.digest()));
    }
    std::printf("catalogue   %d tags, %zu digests: %.2f s, %lld MiB\n", tags,
                catalogue.digestCount(), secondsSince(start),
                static_cast<long long>(residentMib() - before));

    for (const int lines : {5'000, 50'000}) {
        std::vector<std::pair<Id, Likeness>> sources;
        for (int i = 0; i < lines; ++i) {
            // A third is there, a third has another label, a third shares its base only.
            const Sketched sketched = i % 3 == 0 ? image(i)
                : i % 3 == 1                     ? image(i, QStringLiteral("x"))
                                                 : image(tags + i);
            add(catalogue, sketched);
            sources.emplace_back(
                catalogue.find(sketched.digest()),
                Likeness{QStringLiteral("app%1").arg(i / 20), QStringLiteral("v1.%1").arg(i % 20)});
        }
        start = Clock::now();
        Matcher matcher(catalogue, {}, [&](Id place) { return catalogue.tag(place); });
        std::printf("%6d lines  index %.2f s", lines, secondsSince(start));
        start = Clock::now();
        std::size_t wanted = 0;
        for (const auto &[root, likeness] : sources)
            wanted += matcher.wantedConfigs(root, likeness).size();
        std::printf("  wishes %.2f s (%zu)", secondsSince(start), wanted);
        start = Clock::now();
        std::size_t found = 0;
        for (const auto &[root, likeness] : sources) {
            for (const PlatformResult &platform : matcher.judge(root, likeness))
                found += platform.places.size();
        }
        std::printf("  judging %.2f s (%zu found)\n", secondsSince(start), found);
    }
    return 0;
}
