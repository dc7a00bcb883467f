// SPDX-License-Identifier: MIT
#include "model/load/handover.h"
#include "model/source/layerreader.h"
#include "tests/bench/layersource.h"
#include "tests/support/images/blobencoding.h"
#include "tests/support/images/tarwriter.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <map>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// The speed and memory of reading a layer, as compare --deep does it:
//
//     bench_layers [speed] [memory] [hostile] [in=DIR]
//
// speed:   a layer of some 300 MB made of files of this machine, against `gzip -dc | sha256sum`,
// and
//          against its parts alone. The best of five rounds, and how busy others kept the cores.
// memory:  above a process that reads nothing, for that layer and for one of ten times its size.
// hostile: a bomb of 100 GiB, a stream without end, a million empty files, and three millions.
// DIR keeps the layer for the next run. Each figure comes from a process of its own.
// Prints figures and the bounds that they are to keep; asserts nothing.
using namespace sameinside;

namespace {

constexpr qint64 layerSize = qint64(305) << 20; // bytes of files
constexpr qsizetype largestFile = 12 << 20;
constexpr int rounds = 5;

struct Run {
    double wall = 0;      ///< seconds
    double cpu = 0;       ///< seconds, of the process and its children
    double mebibytes = 0; ///< largest resident size
    double others = 0;    ///< cores that something else kept busy meanwhile
};

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

// Of all processes, in seconds of one core.
double busySeconds()
{
    QFile file(QStringLiteral("/proc/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readLine().simplified().split(' ');
    double ticks = 0;
    for (const int field : {1, 2, 3, 6, 7, 8}) // user, nice, system, irq, softirq, steal
        ticks += fields.value(field).toDouble();
    return ticks / double(::sysconf(_SC_CLK_TCK));
}

// Runs work in a process of its own.
template <class Work>
Run measured(const Work &work)
{
    std::fflush(stdout);
    const double busyBefore = busySeconds();
    QElapsedTimer timer;
    timer.start();
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        std::fflush(stdout);
        ::_exit(0);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    Run run{.wall = double(timer.nsecsElapsed()) / 1e9,
            .cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime),
            .mebibytes = double(usage.ru_maxrss) / 1024};
    run.others = std::max(0.0, (busySeconds() - busyBefore - run.cpu) / run.wall);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        std::printf("  a process ended with %d\n", status);
    return run;
}

// The layer

std::vector<QString> someFiles()
{
    std::map<uint, QString> files; // in an order that mixes sizes and kinds, the same each time
    for (const char *top : {"/usr/bin", "/usr/lib", "/usr/libexec", "/usr/sbin", "/usr/share"}) {
        QDirIterator all(QString::fromLatin1(top), QDir::Files | QDir::NoSymLinks,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            files.emplace(uint(qHash(path, 1)), path);
        }
    }
    std::vector<QString> paths;
    for (const auto &[hash, path] : std::as_const(files))
        paths.push_back(path);
    return paths;
}

// Without its end, so that several make one. Chosen so that gzip leaves 47 %, as it does of the
// layers that the bounds were measured with: what compresses well is slow for gzip, fast to hash.
QByteArray archiveOf(const std::vector<QString> &paths)
{
    constexpr double wanted = 0.485; // of the fastest level, which leaves more
    TarWriter tar;
    qint64 size = 0;
    qint64 packed = 0;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile
            || path.toUtf8().size() > 99)
            continue;
        const QByteArray bytes = file.readAll();
        const qsizetype left = qCompress(bytes, 1).size();
        const bool isTooSmall = double(packed) < wanted * double(size);
        if (isTooSmall != (double(left) > wanted * double(bytes.size())))
            continue;
        size += bytes.size();
        packed += left;
        tar.file(path.toUtf8().sliced(1), bytes, 0755);
        if (size > layerSize)
            break;
    }
    return tar.finish(tarBlock).chopped(2 * tarBlock);
}

QString madeLayer(const QString &directory)
{
    const QString path = directory + QStringLiteral("/layer.tar");
    if (!QFile::exists(path + QStringLiteral(".gz"))) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(archiveOf(someFiles())) < 0)
            std::printf("cannot write %s\n", qPrintable(path));
        file.close();
        const QByteArray pack = "gzip -6 -n -k " + QFile::encodeName(path);
        if (std::system(pack.constData()) != 0)
            std::printf("gzip failed\n");
    }
    return path;
}

// What is measured

void readWith(LayerSource &source, GzipEngine engine, bool isHostile = false)
{
    CoreBudget cores(std::thread::hardware_concurrency());
    const CoreBudget::Use own(cores);
    LayerReading reading{.what = QStringLiteral("layer")};
    reading.gzip = engine;
    reading.passage = [&](ContentsPassage::Taker take) {
        return std::make_unique<Handover>(std::move(take), cores);
    };
    const auto contents = readLayer(source, source.layer(), reading, {});
    if (!contents)
        std::printf("  %s\n", qPrintable(contents.error().detail));
    else if (isHostile)
        std::printf("  read: %zu entries, %lld bytes\n", (*contents)->entries.size(),
                    (long long)(*contents)->contentSize);
}

void decompress(const QString &path, GzipEngine engine)
{
    Decompressor decompressor(QStringLiteral("layer"),
                              [](QByteArrayView) -> Result<void> { return {}; });
    decompressor.useGzip(engine);
    FileSource source(path);
    if (!source.give([&](QByteArrayView bytes) { return decompressor.add(bytes); }))
        std::printf("  not decompressed\n");
}

// The blob, the contents, and the files in them.
void hash(const QString &path)
{
    Hasher blob;
    Hasher diffId;
    TarWalk walk(QStringLiteral("layer"), [](const TarEntry &) -> Result<void> { return {}; });
    FileSource packed(path + QStringLiteral(".gz"));
    FileSource plain(path);
    const auto hashed = packed.give([&](QByteArrayView bytes) -> Result<void> {
        blob.add(bytes);
        return {};
    });
    const auto walked = plain.give([&](QByteArrayView bytes) {
        diffId.add(bytes);
        return walk.add(bytes);
    });
    if (!hashed || !walked || blob.finish() == diffId.finish())
        std::printf("  not hashed\n");
}

void peers(const QString &path)
{
    const QByteArray line = "gzip -dc " + QFile::encodeName(path) + ".gz | sha256sum >/dev/null";
    if (std::system(line.constData()) != 0)
        std::printf("  gzip or sha256sum failed\n");
}

void keepBest(Run &best, const Run &run)
{
    if (best.wall == 0) {
        best = run;
        return;
    }
    best.wall = std::min(best.wall, run.wall);
    best.cpu = std::min(best.cpu, run.cpu);
    best.mebibytes = std::max(best.mebibytes, run.mebibytes);
    best.others = std::max(best.others, run.others);
}

void print(const char *what, const Run &run)
{
    std::printf("  %-26s %6.2f s CPU %6.2f s wall %6.1f MiB   others %.2f cores%s\n", what, run.cpu,
                run.wall, run.mebibytes, run.others,
                run.others > 0.1 ? "  NOT FREE: wall is no measure" : "");
}

const char *nameOf(GzipEngine engine)
{
    return engine == GzipEngine::Igzip ? "igzip" : "zlib";
}

void benchSpeed(const QString &path)
{
    std::printf("a layer of %.0f MB, %.0f MB as gzip, %u cores\n", double(QFile(path).size()) / 1e6,
                double(QFile(path + QStringLiteral(".gz")).size()) / 1e6,
                std::thread::hardware_concurrency());
    const auto engines = gzipEngines();
    Run pipe;
    Run hashing;
    std::map<GzipEngine, Run> layer;
    std::map<GzipEngine, Run> inflating;
    for (int round = 0; round < rounds; ++round) {
        keepBest(pipe, measured([&] { peers(path); }));
        keepBest(hashing, measured([&] { hash(path); }));
        for (const GzipEngine engine : engines) {
            keepBest(inflating[engine],
                     measured([&] { decompress(path + QStringLiteral(".gz"), engine); }));
            keepBest(layer[engine], measured([&] {
                         FileSource source(path + QStringLiteral(".gz"));
                         readWith(source, engine);
                     }));
        }
    }
    print("gzip -dc | sha256sum", pipe);
    print("hashing alone", hashing);
    for (const GzipEngine engine : engines) {
        const Run &run = layer[engine];
        const bool isIgzip = engine == GzipEngine::Igzip;
        print(qPrintable(QStringLiteral("decompressing, ") + QLatin1String(nameOf(engine))),
              inflating[engine]);
        print(qPrintable(QStringLiteral("the layer, ") + QLatin1String(nameOf(engine))), run);
        std::printf("    CPU against the pipe     %5.2f  (at most %.2f)\n", run.cpu / pipe.cpu,
                    isIgzip ? 0.30 : 0.48);
        std::printf("    wall against the pipe    %5.2f%s\n", run.wall / pipe.wall,
                    isIgzip ? "  (at most 0.35)" : "");
        std::printf("    wall against the slower half alone %5.2f  (at most 1.15)\n",
                    run.wall / std::max(inflating[engine].wall, hashing.wall));
    }
}

void benchMemory(const QString &path)
{
    std::printf("peak memory\n");
    const Run idle = measured([] {});
    const QString packed = path + QStringLiteral(".gz");
    for (const int times : {1, 10}) {
        const Run run = measured([&] {
            FileSource source(packed, times);
            readWith(source, gzipEngines().front());
        });
        print(qPrintable(QStringLiteral("%1 MB").arg(QFile(path).size() * times / 1'000'000)), run);
        std::printf("    above idle              %6.1f MiB (at most 48)\n",
                    run.mebibytes - idle.mebibytes);
    }
}

// Stops where the reader does.
void benchHostile()
{
    const Run idle = measured([] {});
    const auto run = [&](const char *what, const auto &source) {
        std::printf("%s\n", what);
        const Run hostile = measured([&] {
            auto made = source();
            readWith(made, gzipEngines().front(), true);
        });
        print("", hostile);
        std::printf("    above idle              %6.1f MiB\n", hostile.mebibytes - idle.mebibytes);
    };
    const auto header = [](qint64 size) {
        QByteArray block = TarWriter().file("bomb", "x").finish().first(tarBlock);
        QByteArray digits = QByteArray::number(size, 8).rightJustified(11, '0');
        block.replace(124, 11, digits);
        block.replace(148, 8, "        ");
        int sum = 0;
        for (const char byte : std::as_const(block))
            sum += quint8(byte);
        return block.replace(148, 8,
                             QByteArray::number(sum, 8).rightJustified(6, '0') + '\0' + ' ');
    };
    run("a bomb of 100 GiB", [&] {
        const QByteArray start
            = BlobEncoding::goGzip(9).encode(header((qint64(1) << 33) - tarBlock));
        return RepeatedSource(start, BlobEncoding::goGzip(9).encode(QByteArray(1 << 20, '\0')),
                              100 << 10);
    });
    run("a stream without end, behind a descriptor of 1 GiB", [] {
        return RepeatedSource({}, BlobEncoding::goGzip(0).encode(QByteArray(1 << 20, 'x')), 1 << 20,
                              qint64(1) << 30);
    });
    const auto emptyFiles = [](int thousands) {
        TarWriter tar;
        for (int i = 0; i < 1000; ++i)
            tar.file("srv/empty/" + QByteArray::number(i), {});
        const QByteArray some = tar.finish(tarBlock).chopped(2 * tarBlock);
        return RepeatedSource({}, BlobEncoding::goGzip().encode(some), thousands);
    };
    run("a million empty files", [&] { return emptyFiles(1000); });
    run("three million empty files", [&] { return emptyFiles(3000); });
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QTemporaryDir temporary(QStringLiteral("/var/tmp/bench_layers-XXXXXX"));
    QString directory = temporary.path();
    QStringList wanted;
    for (const QString &argument : arguments) {
        if (argument.startsWith(u"in="))
            directory = argument.sliced(3);
        else
            wanted << argument;
    }
    const auto wants = [&](const char *what) {
        return wanted.isEmpty() || wanted.contains(QLatin1String(what));
    };
    const QString path = wants("speed") || wants("memory") ? madeLayer(directory) : QString();
    if (wants("speed"))
        benchSpeed(path);
    if (wants("memory"))
        benchMemory(path);
    if (wants("hostile"))
        benchHostile();
    return 0;
}
