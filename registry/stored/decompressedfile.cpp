// SPDX-License-Identifier: MIT
#include "registry/stored/decompressedfile.h"

#include "registry/stored/storedsource.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

namespace sameinside {

namespace {

// Gigabytes do not belong in /tmp, which may be memory (as containers' tools have it).
QString temporaryDirectory()
{
    if (QString named = qEnvironmentVariable("TMPDIR"); !named.isEmpty())
        return named;
    const QString bigFiles = QStringLiteral("/var/tmp");
    return QFileInfo(bigFiles).isWritable() ? bigFiles : QDir::tempPath();
}

Error withAdvice(Error error)
{
    if (error.kind == ErrorKind::TooLarge || error.kind == ErrorKind::Unsupported)
        error.detail += QStringLiteral(". Where you trust it, decompress it and name the tar.");
    else if (error.kind == ErrorKind::InvalidDocument)
        error.detail += QStringLiteral(". Save the image again.");
    return error;
}

} // namespace

Result<std::unique_ptr<QFile>> decompressedFile(QFile &file, const Decompressor::Limits &limits,
                                                const std::stop_token &stop)
{
    const QString path = file.fileName();
    auto contents = std::make_unique<QTemporaryFile>(temporaryDirectory()
                                                     + QStringLiteral("/sameinside-XXXXXX"));
    const auto cannotWrite = [&] {
        return failure(ErrorKind::Io,
                       QStringLiteral("%1 cannot be decompressed in %2: %3. Name another directory "
                                      "in TMPDIR.")
                           .arg(path, temporaryDirectory(), contents->errorString()));
    };
    if (!contents->open())
        return cannotWrite();
    Decompressor decompressor(
        path,
        [&](QByteArrayView bytes) -> Result<void> {
            // here, since a small piece may hold gigabytes
            if (stop.stop_requested())
                return failure(ErrorKind::Cancelled, QStringLiteral("stopped"));
            if (contents->write(bytes.data(), bytes.size()) != bytes.size())
                return cannotWrite();
            return {};
        },
        limits);
    auto done = readPieces(
        file, path, [&](QByteArrayView bytes) { return decompressor.add(bytes); }, stop);
    if (done)
        done = decompressor.finish();
    if (!done)
        return tl::unexpected(withAdvice(done.error()));
    if (!contents->flush())
        return cannotWrite();
    return contents;
}

} // namespace sameinside
