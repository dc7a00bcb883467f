// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagesource.h"
#include "registry/stored/filestore.h"

namespace sameinside {

/// What layouts and archives have in common: every blob is a file, and every read is verified.
class StoredSource : public ImageSource {
public:
    std::size_t bulkSize() const override { return 64; }
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop) override;
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                          std::stop_token stop) override;
    Result<QByteArray> blobStart(const Descriptor &descriptor, qint64 length,
                                 std::stop_token stop) override;
    Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                          std::stop_token stop) override;
    Result<void> checkBlob(const Descriptor &descriptor, std::stop_token stop) override;

protected:
    explicit StoredSource(std::shared_ptr<const FileStore> files) : m_files(std::move(files)) {}

    /// The file of a blob. Called from any thread.
    virtual QString blobName(const Digest &digest) const = 0;

    const FileStore &files() const { return *m_files; }
    /// Errors: NotHere; those of opening a file.
    Result<std::unique_ptr<QIODevice>> openBlob(const Digest &digest) const;

private:
    Result<QByteArray> readWhole(const Descriptor &descriptor, qint64 limit) const;

    std::shared_ptr<const FileStore> m_files;
};

/// Calls take with each piece of a file; path names it in errors. Errors: Io, Cancelled, those of
/// take.
Result<void> readPieces(QIODevice &file, const QString &path, const BlobSink &take,
                        const std::stop_token &stop);

} // namespace sameinside
