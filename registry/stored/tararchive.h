// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/decompressor.h"
#include "model/layer/tarentry.h"
#include "registry/stored/filestore.h"

#include <QHash>

#include <stop_token>

class QFile;

namespace sameinside {

/// The files of a tar, read where they are in it: nothing is unpacked by name. Links are followed
/// inside the archive. Of several blobs with one name the last counts, as when unpacking.
class TarArchive final : public FileStore {
public:
    struct Limits {
        qint64 entries = 1'000'000;
        qint64 metadata = qint64(64) << 20; ///< bytes of names and targets
        /// Of a compressed archive, whose contents go to a temporary file.
        Decompressor::Limits decompression{.contents = qint64(32) << 30};
    };

    /// Reads the headers of the file at path. A compressed one (gzip, zstd) is decompressed first.
    /// Errors: NotFound; Io; InvalidDocument for what is no tar, or breaks off; Unsupported for
    /// other compressions; TooLarge; Cancelled. Each names the file.
    static Result<std::unique_ptr<TarArchive>> open(const QString &path, const Limits &limits,
                                                    const std::stop_token &stop);
    static Result<std::unique_ptr<TarArchive>> open(const QString &path,
                                                    const std::stop_token &stop)
    {
        return open(path, Limits(), stop);
    }
    ~TarArchive() override;

    const QString &place() const override { return m_path; }
    QString pathOf(const QString &name) const override;
    /// Also InvalidDocument for links that lead nowhere; Unsupported for sparse files.
    Result<std::unique_ptr<QIODevice>> open(const QString &name) const override;
    /// Also InvalidDocument where several entries have the name.
    Result<QByteArray> read(const QString &name, qint64 limit) const override;

private:
    struct Member {
        TarEntry::Type type = TarEntry::Type::File;
        int count = 1;      ///< entries of this name
        qint64 offset = -1; ///< of the contents; below 0 where they are not in one piece
        qint64 size = 0;
        QByteArray target; ///< of a link, as it is written
    };

    TarArchive(QString path, std::unique_ptr<QFile> file);
    Result<void> readHeaders(const Limits &limits, const std::stop_token &stop);
    void keep(const TarEntry &entry, const std::optional<qint64> &offset);
    std::optional<QByteArray> behindLink(const QByteArray &name) const;
    /// isOnly: a name that several entries have is an error.
    Result<const Member *> find(const QString &name, bool isOnly) const;
    Result<std::unique_ptr<QIODevice>> openMember(const QString &name, bool isOnly) const;

    QString m_path;
    std::unique_ptr<QFile> m_file; ///< the archive, or its contents once decompressed
    QHash<QByteArray, Member> m_members;
};

} // namespace sameinside
