// SPDX-License-Identifier: MIT
#include "registry/stored/filestore.h"

#include "model/text/words/registry/storedwords.h"

#include <QFile>
#include <QFileInfo>

namespace sameinside {

Result<QByteArray> FileStore::read(const QString &name, qint64 limit) const
{
    const auto file = open(name);
    if (!file)
        return tl::unexpected(file.error());
    return readFile(**file, pathOf(name), limit);
}

Result<QByteArray> readFile(QIODevice &file, const QString &path, qint64 limit)
{
    if (file.size() > limit) {
        return failure(ErrorKind::TooLarge, words::stored::tooLarge(path, file.size(), limit));
    }
    QByteArray bytes(file.size(), Qt::Uninitialized);
    qint64 filled = 0;
    while (filled < bytes.size()) {
        const qint64 count = file.read(bytes.data() + filled, bytes.size() - filled);
        if (count < 0)
            return failure(ErrorKind::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
        if (count == 0)
            break;
        filled += count;
    }
    bytes.truncate(filled);
    return bytes;
}

// A pipe under the name of a file would let open() wait for ever.
Result<void> openFile(QFile &file)
{
    const QFileInfo info(file.fileName());
    if (info.exists() && !info.isFile())
        return failure(ErrorKind::Io, words::stored::notAFile(file.fileName()));
    if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    return failure(file.exists() ? ErrorKind::Io : ErrorKind::NotFound,
                   QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
}

QString DirectoryStore::pathOf(const QString &name) const
{
    return m_directory + u'/' + name;
}

Result<std::unique_ptr<QIODevice>> DirectoryStore::open(const QString &name) const
{
    auto file = std::make_unique<QFile>(pathOf(name));
    if (auto opened = openFile(*file); !opened)
        return tl::unexpected(opened.error());
    return file;
}

} // namespace sameinside
