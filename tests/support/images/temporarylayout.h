// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace sameinside {

/// An OCI layout in a temporary directory, filled blob by blob.
class TemporaryLayout {
public:
    TemporaryLayout()
    {
        QDir(m_directory.path()).mkpath(QStringLiteral("blobs/sha256"));
        write(QStringLiteral("oci-layout"), R"({"imageLayoutVersion":"1.0.0"})");
        writeIndex();
    }

    QString path() const { return m_directory.path(); }
    QString source(const QString &name) const
    {
        return QStringLiteral("oci:") + path() + u':' + name;
    }

    /// Adds a blob and returns its digest.
    Digest add(const QByteArray &bytes)
    {
        const Digest digest = Digest::sha256Of(bytes);
        write(blobPath(digest), bytes);
        return digest;
    }

    /// Adds a manifest or index under a name.
    Digest name(const QString &name, const QByteArray &document, const QString &mediaType)
    {
        const Digest digest = add(document);
        m_entries.append(QJsonObject{
            {QStringLiteral("mediaType"), mediaType},
            {QStringLiteral("digest"), digest.toString()},
            {QStringLiteral("size"), document.size()},
            {QStringLiteral("annotations"),
             QJsonObject{{QStringLiteral("org.opencontainers.image.ref.name"), name}}}});
        writeIndex();
        return digest;
    }

    static QString blobPath(const Digest &digest)
    {
        return QStringLiteral("blobs/sha256/") + QString::fromLatin1(digest.encoded());
    }

    void write(const QString &relative, const QByteArray &bytes)
    {
        QFile file(QDir(path()).filePath(relative));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    void remove(const QString &relative) { QFile::remove(QDir(path()).filePath(relative)); }

private:
    void writeIndex()
    {
        write(QStringLiteral("index.json"),
              QJsonDocument(QJsonObject{{QStringLiteral("schemaVersion"), 2},
                                        {QStringLiteral("manifests"), m_entries}})
                  .toJson());
    }
    QTemporaryDir m_directory;
    QJsonArray m_entries;
};

} // namespace sameinside
