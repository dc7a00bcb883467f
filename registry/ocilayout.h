// SPDX-License-Identifier: MIT
#pragma once

#include "model/imagesource.h"

#include <QString>

class QFile;

namespace sameinside {

/// An OCI image layout in a directory (image-spec image-layout.md). Every read is verified.
class OciLayout final : public ImageSource
{
public:
    /// Reads oci-layout and index.json. Errors: Io, NotFound (no layout here), InvalidDocument;
    /// each names the directory.
    static Result<std::unique_ptr<OciLayout>> open(const QString &directory);

    /// selector.name is an annotation org.opencontainers.image.ref.name, an
    /// io.containerd.image.name, or "@N", the position in index.json. A digest wins over a name.
    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override;
    std::size_t bulkSize() const override { return 64; }
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop) override;
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                          std::stop_token stop) override;
    Result<QByteArray> blobStart(const Descriptor &descriptor, qint64 length,
                                 std::stop_token stop) override;
    Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                          std::stop_token stop) override;
    Result<std::vector<Listed>> list(std::stop_token stop) override;

private:
    OciLayout(QString directory, Index index) :
        m_directory(std::move(directory)), m_index(std::move(index))
    {
    }
    Result<const Descriptor *> find(const Selector &selector) const;
    Result<void> openBlob(QFile &file, const Digest &digest) const;
    Result<QByteArray> readWhole(const Descriptor &descriptor, qint64 limit) const;
    QString blobPath(const Digest &digest) const;

    QString m_directory;
    Index m_index;
};

/// A layout as the target of a scan: one repository, whose name is the directory.
class OciLayoutStore final : public ImageStore
{
public:
    explicit OciLayoutStore(QString directory) : m_directory(std::move(directory)) {}

    Result<std::vector<QString>> repositories(std::stop_token stop) override;
    Result<std::unique_ptr<ImageSource>> source(const QString &repository) override;
    QString place(const QString &repository, const QString &name,
                  const Digest &digest) const override;

private:
    QString m_directory;
};

} // namespace sameinside
