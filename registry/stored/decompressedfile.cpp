// SPDX-License-Identifier: MIT
#include "registry/stored/decompressedfile.h"

#include "model/text/words/registry/storedwords.h"
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
        error.detail = words::stored::decompressFirst(error.detail);
    else if (error.kind == ErrorKind::InvalidDocument)
        error.detail = words::stored::saveAgain(error.detail);
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
        return failure(
            ErrorKind::Io,
            words::stored::notDecompressed(path, temporaryDirectory(), contents->errorString()));
    };
    if (!contents->open())
        return cannotWrite();
    Decompressor decompressor(
        path,
        [&](QByteArrayView bytes) -> Result<void> {
            // here, since a small piece may hold gigabytes
            if (stop.stop_requested())
                return stopped();
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
