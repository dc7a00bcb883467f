// SPDX-License-Identifier: MIT
#include "tests/bench/measuredrun.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/registries/registryfiller.h"
#include "tests/support/registries/registryfixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <random>

// The speed and memory of verify, of the program as it is installed:
//
//     bench_verify [layout] [registry] [images=N]
//
// layout:   a layout of N images (1,000), each of nine layers of its own on one base: 10 N blobs.
// registry: a docker-registry on loopback with N images in 50 repositories, each of three layers
//           of its own on one base.
// Both against a loop of skopeo that copies the same images to a directory.
// Prints figures and the bounds that they are to keep; asserts nothing.
using namespace sameinside;
using test::RegistryFixture;

namespace {

constexpr int repositories = 50;
constexpr int mostCopied = 50; // by skopeo, which takes its time

// What does not compress, and is the same on every machine.
QByteArray noise(unsigned seed, qsizetype size)
{
    std::mt19937 random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    std::ranges::generate(bytes, [&] { return char(random()); });
    return bytes;
}

BuiltImage imageOf(int number, int layers)
{
    static const QByteArray base = TarWriter().file("lib/base", noise(0, 1 << 20)).finish();
    ImageBuilder builder;
    builder.layer(base);
    for (int i = 0; i < layers; ++i) {
        const unsigned seed = unsigned(number) * 100 + unsigned(i) + 1;
        builder.layer(TarWriter().file("srv/own", noise(seed, 16 * 1024)).finish());
    }
    return builder.build();
}

// Seconds an image.
double skopeoLoop(const QStringList &sources, const QString &home)
{
    const QString directory = home + QStringLiteral("/copy");
    QElapsedTimer timer;
    timer.start();
    for (const QString &source : sources) {
        QDir(directory).removeRecursively();
        output(QStringLiteral("skopeo"),
               {QStringLiteral("copy"), QStringLiteral("--quiet"),
                QStringLiteral("--src-tls-verify=false"), source,
                QStringLiteral("dir:") + directory});
        if (!QFile::exists(directory + QStringLiteral("/manifest.json")))
            std::printf("skopeo did not copy %s\n", qPrintable(source));
    }
    return double(timer.nsecsElapsed()) / 1e9 / double(sources.size());
}

void print(const char *what, const Measured &run, int images, double skopeo)
{
    std::printf("%s\n", what);
    std::printf("  verify --in         %7.2f s, %.0f images/s, %.2f s CPU, exit %d\n", run.seconds,
                images / run.seconds, run.cpuSeconds, run.code);
    std::printf("  peak memory         %7.1f MiB             (at most 150)\n", run.mebibytes);
    std::printf("  skopeo copy to dir: %7.2f ms an image\n", skopeo * 1000);
    std::printf("    against that      %7.1f times faster    (at least 2)\n",
                skopeo * images / run.seconds);
}

Measured verify(const QTemporaryDir &home, const QString &target)
{
    return runCli(
        home.path(),
        {QStringLiteral("verify"), QStringLiteral("--in"), target, QStringLiteral("--quiet")});
}

void benchLayout(int images)
{
    const QTemporaryDir home;
    const QString directory = home.filePath(QStringLiteral("layout"));
    {
        LayoutWriter layout;
        for (int i = 0; i < images; ++i)
            layout.add(imageOf(i, 9), QStringLiteral("v%1").arg(i));
        if (const auto written = layout.write(directory); !written) {
            std::printf("%s\n", qPrintable(written.error().detail));
            return;
        }
    }
    QStringList sources;
    for (int i = 0; i < std::min(images, mostCopied); ++i)
        sources << QStringLiteral("oci:%1:v%2").arg(directory).arg(i);
    const double skopeo = skopeoLoop(sources, home.path());
    const Measured run = verify(home, QStringLiteral("oci:") + directory);
    print(qPrintable(QStringLiteral("a layout of %1 blobs").arg(images * 10 + 1)), run, images,
          skopeo);
}

void benchRegistry(int images)
{
    RegistryFixture registry(RegistryFixture::Kind::Plain);
    if (const auto started = registry.start(); !started) {
        std::printf("%s\n", qPrintable(started.error().detail));
        return;
    }
    RegistryFiller filler(registry.url({}));
    QStringList sources;
    for (int i = 0; i < images; ++i) {
        const QString repository = QStringLiteral("team/app%1").arg(i % repositories);
        const QString tag = QStringLiteral("v%1").arg(i / repositories);
        const BuiltImage image = imageOf(i, 3);
        if (const auto pushed = filler.push(repository, tag, image.descriptor, image.blobs);
            !pushed) {
            std::printf("%s\n", qPrintable(pushed.error().detail));
            return;
        }
        if (i < mostCopied)
            sources << QStringLiteral("docker://%1/%2:%3").arg(registry.domain(), repository, tag);
    }
    const QTemporaryDir home;
    const double skopeo = skopeoLoop(sources, home.path());
    const Measured run = verify(home, QStringLiteral("docker://") + registry.domain());
    print(qPrintable(QStringLiteral("a registry of %1 images").arg(images)), run, images, skopeo);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QStringList parts = QCoreApplication::arguments().mid(1);
    int images = 1000;
    parts.removeIf([&](const QString &part) {
        const bool isCount = part.startsWith(QStringLiteral("images="));
        if (isCount)
            images = std::max(part.section(u'=', 1).toInt(), 1);
        return isCount;
    });
    const auto isWanted = [&](const char *part) {
        return parts.isEmpty() || parts.contains(QString::fromLatin1(part));
    };
    if (isWanted("layout"))
        benchLayout(images);
    if (isWanted("registry"))
        benchRegistry(images);
    return 0;
}
