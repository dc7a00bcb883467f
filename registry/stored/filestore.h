// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QIODevice>

#include <memory>

class QFile;

namespace sameinside {

/// Files by name, below a directory or in an archive. Names are relative, with slashes.
/// Thread-safe; what was opened is not, and must not outlive its store.
class FileStore {
public:
    virtual ~FileStore() = default;

    /// The directory or the archive, for people.
    virtual const QString &place() const = 0;
    /// A file in it, for people.
    virtual QString pathOf(const QString &name) const = 0;
    /// Errors: NotFound; Io; each names the file.
    virtual Result<std::unique_ptr<QIODevice>> open(const QString &name) const = 0;
    /// A document. Errors: as open(); TooLarge; InvalidDocument where it is not clear which file
    /// is meant.
    virtual Result<QByteArray> read(const QString &name, qint64 limit) const;
};

/// The rest of a file. path names it in errors: Io, TooLarge for more than limit bytes.
Result<QByteArray> readFile(QIODevice &file, const QString &path, qint64 limit);

/// A file on disk, to read. A pipe or a directory is none. Errors: NotFound, Io.
Result<void> openFile(QFile &file);

/// The files below a directory.
class DirectoryStore final : public FileStore {
public:
    explicit DirectoryStore(QString directory) : m_directory(std::move(directory)) {}

    const QString &place() const override { return m_directory; }
    QString pathOf(const QString &name) const override;
    Result<std::unique_ptr<QIODevice>> open(const QString &name) const override;

private:
    QString m_directory;
};

} // namespace sameinside
