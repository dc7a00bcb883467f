// SPDX-License-Identifier: MIT
#pragma once

#include "registry/stored/storedsource.h"

namespace sameinside {

/// An OCI image layout in a directory or in an archive of one (image-spec image-layout.md).
class OciLayout final : public StoredSource {
public:
    /// Reads oci-layout and index.json. Errors: Io, NotFound (no layout here), InvalidDocument;
    /// each names the directory.
    static Result<std::unique_ptr<OciLayout>> open(const QString &directory);
    /// The same in any store; transport is what names of its images begin with.
    static Result<std::unique_ptr<OciLayout>> open(std::shared_ptr<const FileStore> files,
                                                   const QString &transport);

    /// selector.name is an annotation org.opencontainers.image.ref.name, an
    /// io.containerd.image.name, or "@N", the position in index.json. A digest wins over a name.
    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override;
    Result<std::vector<Companion>> companions(const Digest &subject, std::stop_token stop) override;
    Result<Listing<Listed>> list(std::stop_token stop) override;

    const Index &index() const { return m_index; }
    /// The annotation in which containerd and Docker write the whole name of an image.
    static QString containerdName();
    /// The file that a layout keeps a blob in.
    static QString nameOfBlob(const Digest &digest);

protected:
    QString blobName(const Digest &digest) const override { return nameOfBlob(digest); }

private:
    OciLayout(std::shared_ptr<const FileStore> files, QString transport, Index index) :
        StoredSource(std::move(files)), m_transport(std::move(transport)), m_index(std::move(index))
    {
    }
    Result<const Descriptor *> find(const Selector &selector) const;

    QString m_transport;
    Index m_index;
};

/// A layout as the target of a scan: one repository, whose name is the directory.
class OciLayoutStore final : public ImageStore {
public:
    explicit OciLayoutStore(QString directory) : m_directory(std::move(directory)) {}

    Result<Listing<QString>> repositories(std::stop_token stop) override;
    Result<std::unique_ptr<ImageSource>> source(const QString &repository) override;
    QString place(const QString &repository, const QString &name,
                  const Digest &digest) const override;

private:
    QString m_directory;
};

} // namespace sameinside
