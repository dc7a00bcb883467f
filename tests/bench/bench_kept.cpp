// SPDX-License-Identifier: MIT
#include "tests/bench/measuredrun.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/registries/registryfiller.h"
#include "tests/support/registries/registryfixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

// What is kept of layers, with the program as it is installed:
//
//     bench_kept [packages] [image]
//
// packages: an image of 100 layers, each the files of a Debian package of this machine.
// image:    one of 10 layers, each the files of many packages: about as large as real ones are.
// Each in a docker-registry on loopback, against the same with every tenth layer built again:
// compare --deep on an empty cache, and again. How much faster the second is, what it asks for (for
// a small layer, asking is nearly as much work as reading), and how large the cache is.
// Prints figures and the bounds that they are to keep; asserts nothing.
using namespace sameinside;
using test::RegistryFixture;

namespace {

constexpr qint64 largestPackage = qint64(12) << 20; // bytes of files
constexpr qsizetype fewestFiles = 8;
constexpr qsizetype longestName = 100; // of USTAR

struct Package {
    QString name;
    QStringList paths;
    qint64 size = 0; ///< of the files
};

Package packageNamed(const QString &name)
{
    Package package{.name = name};
    const QString list
        = QString::fromUtf8(output(QStringLiteral("dpkg"), {QStringLiteral("-L"), name}));
    const QStringList paths = list.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!path.startsWith(u'/') || (!info.exists() && !info.isSymLink()))
            continue;
        package.paths << path;
        package.size += info.isFile() && !info.isSymLink() ? info.size() : 0;
    }
    return package;
}

// Each of at least so many bytes; of several packages where one has less.
std::vector<Package> packages(std::size_t wanted, qint64 size)
{
    std::vector<Package> found;
    const QStringList names = QString::fromUtf8(output(QStringLiteral("dpkg-query"),
                                                       {QStringLiteral("-W"), QStringLiteral("-f"),
                                                        QStringLiteral("${binary:Package}\n")}))
                                  .split(u'\n', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        if (found.size() == wanted && found.back().size >= size)
            break;
        const Package package = packageNamed(name);
        if (package.paths.size() < fewestFiles || package.size > largestPackage)
            continue;
        if (found.empty() || found.back().size >= size)
            found.push_back({.name = name});
        found.back().paths += package.paths;
        found.back().size += package.size;
    }
    return found;
}

void add(TarWriter &tar, const QString &path, qint64 later)
{
    const QFileInfo info(path);
    struct stat state {};
    const QByteArray name = QFile::encodeName(path.mid(1));
    if (name.isEmpty() || ::lstat(QFile::encodeName(path).constData(), &state) != 0)
        return;
    tar.mtime(state.st_mtime + later);
    if (name.size() > longestName)
        tar.extended({{"path", name}});
    const QByteArray shortName = name.right(longestName);
    const quint32 mode = state.st_mode & 07777U;
    if (info.isSymLink()) {
        tar.symlink(shortName, QFile::encodeName(QFile::symLinkTarget(path)).left(longestName));
    } else if (info.isDir()) {
        tar.directory(shortName, mode);
    } else if (QFile file(path); file.open(QIODevice::ReadOnly)) {
        tar.file(shortName, file.readAll(), mode);
    }
}

QByteArray layerOf(const Package &package, qint64 later)
{
    TarWriter tar;
    for (const QString &path : package.paths)
        add(tar, path, later);
    return tar.finish();
}

// Every tenth layer was built a day later on the right.
BuiltImage imageOf(const std::vector<Package> &packages, bool isRight)
{
    ImageBuilder builder;
    builder.encoding(BlobEncoding::goGzip(1));
    builder.settings({.created = isRight ? QStringLiteral("2024-06-01T00:00:00Z")
                                         : QStringLiteral("2024-01-01T00:00:00Z")});
    for (std::size_t i = 0; i < packages.size(); ++i)
        builder.layer(layerOf(packages[i], isRight && i % 10 == 9 ? 86'400 : 0), packages[i].name);
    return builder.build();
}

// What it prints goes nowhere.
Measured measured(const QString &home, const QStringList &arguments)
{
    std::fflush(stdout);
    const int kept = ::dup(STDOUT_FILENO);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, STDOUT_FILENO);
    const Measured run = runCli(home, arguments);
    ::dup2(kept, STDOUT_FILENO);
    ::close(kept);
    ::close(nowhere);
    return run;
}

struct Asked {
    int read = 0;  ///< layers
    int asked = 0; ///< whether they are there
};

// What a run asks for, in a run of its own.
Asked askedIn(const QString &home, QStringList arguments, const QSet<QString> &layers)
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), home);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SAMEINSIDE_CLI), arguments << QStringLiteral("--verbose"));
    process.waitForFinished(600'000);
    Asked asked;
    const QStringList lines = QString::fromUtf8(process.readAllStandardError()).split(u'\n');
    for (const QString &line : lines) {
        const QString digest = line.section(QStringLiteral("/blobs/"), 1).section(u' ', 0, 0);
        if (!layers.contains(digest))
            continue;
        asked.read += line.contains(QStringLiteral("GET ")) ? 1 : 0;
        asked.asked += line.contains(QStringLiteral("HEAD ")) ? 1 : 0;
    }
    return asked;
}

struct Kept {
    qint64 records = 0;
    qint64 bytes = 0; ///< of the records
    qint64 file = 0;  ///< bytes on disk, all of the cache
};

Kept keptIn(const QString &home)
{
    Kept kept;
    const QDir directory(home + QStringLiteral("/sameinside"));
    const QFileInfoList files = directory.entryInfoList({QStringLiteral("*.sqlite*")});
    for (const QFileInfo &info : files)
        kept.file += info.size();
    {
        QSqlDatabase database
            = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("bench"));
        database.setDatabaseName(directory.filePath(QStringLiteral("sameinside-cache.1.sqlite")));
        QSqlQuery query(database.open() ? database : QSqlDatabase());
        if (query.exec(
                QStringLiteral("SELECT count(*), sum(length(value)) FROM entry WHERE kind = 3"))
            && query.next()) {
            kept.records = query.value(0).toLongLong();
            kept.bytes = query.value(1).toLongLong();
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("bench"));
    return kept;
}

void print(const char *what, const Measured &run, const Asked &asked)
{
    std::printf("%s %7.3f s, %.2f s CPU, %.1f MiB, exit %d; %d layers read, %d asked for\n", what,
                run.seconds, run.cpuSeconds, run.mebibytes, run.code, asked.read, asked.asked);
}

void bench(const char *what, std::size_t count, qint64 size, double bound)
{
    RegistryFixture registry(RegistryFixture::Kind::Plain);
    if (const auto started = registry.start(); !started) {
        std::printf("%s\n", qPrintable(started.error().detail));
        return;
    }
    const std::vector<Package> all = packages(count, size);
    RegistryFiller filler(registry.url({}));
    QSet<QString> layers;
    QStringList names;
    qint64 bytes = 0;
    qint64 files = 0;
    for (const Package &package : all)
        files += package.paths.size();
    for (const bool isRight : {false, true}) {
        const BuiltImage image = imageOf(all, isRight);
        const QString repository = isRight ? QStringLiteral("right") : QStringLiteral("left");
        if (const auto pushed
            = filler.push(repository, QStringLiteral("1"), image.descriptor, image.blobs);
            !pushed) {
            std::printf("%s\n", qPrintable(pushed.error().detail));
            return;
        }
        names << registry.domain() + u'/' + repository + QStringLiteral(":1");
        for (const Descriptor &layer : image.layers) {
            bytes += layers.contains(layer.digest.toString()) ? 0 : layer.size;
            layers.insert(layer.digest.toString());
        }
    }
    const QStringList compare{QStringLiteral("compare"), names[0], names[1],
                              QStringLiteral("--deep"), QStringLiteral("--quiet")};
    std::printf("%s: %lld distinct layers, %.1f MiB, %lld paths a side\n", what,
                static_cast<long long>(layers.size()), double(bytes) / (1 << 20),
                static_cast<long long>(files));
    double load = 0;
    if (::getloadavg(&load, 1) == 1 && load > 0.5)
        std::printf("  the machine is not idle: %.1f processes run beside this one\n", load);
    const QTemporaryDir home;
    const QTemporaryDir other;
    const Measured first = measured(home.path(), compare);
    print("  first --deep ", first, askedIn(other.path(), compare, layers));
    Measured second = measured(home.path(), compare);
    for (int i = 0; i < 4; ++i) { // the quickest of five
        const Measured again = measured(home.path(), compare);
        second = again.seconds < second.seconds ? again : second;
    }
    const Asked asked = askedIn(home.path(), compare, layers);
    print("  second --deep", second, asked);
    std::printf("    layers read again %d                  (0)\n", asked.read);
    std::printf("    faster by         %.1f", first.seconds / second.seconds);
    if (bound > 0)
        std::printf("               (at least %.0f)", bound);
    std::printf("\n");
    const Kept kept = keptIn(home.path());
    std::printf("  kept: %lld records of %.2f MiB, %.1f KiB a layer, %.1f bytes a path; the cache "
                "has %.2f MiB on disk\n",
                static_cast<long long>(kept.records), double(kept.bytes) / (1 << 20),
                double(kept.bytes) / 1024 / double(std::max<qint64>(kept.records, 1)),
                double(kept.bytes) / double(files) * double(all.size()) / double(layers.size()),
                double(kept.file) / (1 << 20));
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
    if (isWanted("packages"))
        bench("100 Debian packages", 100, 0, 0);
    if (isWanted("image"))
        bench("10 large layers", 10, qint64(48) << 20, 20);
    return 0;
}
