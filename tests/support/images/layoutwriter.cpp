// SPDX-License-Identifier: MIT
#include "tests/support/images/layoutwriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace sameinside {

LayoutWriter &LayoutWriter::add(const BuiltDocument &document, const QString &name)
{
    Descriptor entry = document.descriptor;
    if (!name.isEmpty())
        entry.annotations.insert(QStringLiteral("org.opencontainers.image.ref.name"), name);
    m_blobs.insert(document.blobs.begin(), document.blobs.end());
    return addEntry(entry);
}

LayoutWriter &LayoutWriter::addForContainerd(const BuiltDocument &document,
                                             const QString &reference, const QString &tag)
{
    BuiltDocument named = document;
    named.descriptor.annotations.insert(QStringLiteral("io.containerd.image.name"), reference);
    return add(named, tag);
}

LayoutWriter &LayoutWriter::addEntry(const Descriptor &entry)
{
    m_entries.push_back(entry);
    return *this;
}

LayoutWriter &LayoutWriter::addBlob(const QByteArray &bytes)
{
    m_blobs.insert_or_assign(Digest::sha256Of(bytes), bytes);
    return *this;
}

LayoutWriter &LayoutWriter::without(const Digest &digest)
{
    m_blobs.erase(digest);
    return *this;
}

LayoutWriter &LayoutWriter::damage(const Digest &digest, qsizetype offset)
{
    QByteArray &bytes = m_blobs.at(digest);
    bytes[offset] = char(bytes.at(offset) ^ 1);
    return *this;
}

std::map<QString, QByteArray> LayoutWriter::files() const
{
    IndexBuilder index;
    for (const Descriptor &entry : m_entries)
        index.addEntry(entry);
    std::map<QString, QByteArray> files{
        {QStringLiteral("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}"},
        {QStringLiteral("index.json"), index.build().bytes},
    };
    for (const auto &[digest, bytes] : m_blobs)
        files.emplace(QStringLiteral("blobs/") + digest.toString().replace(u':', u'/'), bytes);
    return files;
}

Result<void> LayoutWriter::write(const QString &directory) const
{
    const QDir dir(directory);
    for (const auto &[name, bytes] : files()) {
        if (auto written = writeFile(dir.filePath(name), bytes); !written)
            return written;
    }
    return {};
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return failure(ErrorKind::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace sameinside
