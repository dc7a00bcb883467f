// SPDX-License-Identifier: MIT
#pragma once

#include "registry/stored/ocilayout.h"
#include "registry/stored/savedimage.h"

#include <QHash>

#include <mutex>

namespace sameinside {

/// What docker save writes, and podman, skopeo and crane: manifest.json lists images, whose config
/// and layers are files. Docker 25 and later write an OCI layout beside it, and its documents are
/// the image's own. Other archives hold no manifest, so that one is made, and marked as derived.
class DockerArchive final : public StoredSource {
public:
    /// Reads manifest.json, and index.json where there is one. Errors: NotFound (no such archive),
    /// InvalidDocument, TooLarge, Io; each names the archive.
    static Result<std::unique_ptr<DockerArchive>> open(std::shared_ptr<const FileStore> files);

    /// selector.name is a tag of manifest.json, short or whole, or "@N", the position in it.
    /// A digest wins over a name. The config is verified where the name of its file tells its
    /// digest; what a derived manifest says of layers is claimed, and checked when they are read.
    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override;
    /// Without digests: images that have no manifest have none to list.
    Result<Listing<Listed>> list(std::stop_token stop) override;

protected:
    QString blobName(const Digest &digest) const override;

private:
    DockerArchive(std::shared_ptr<const FileStore> files, std::vector<SavedImage> images,
                  std::unique_ptr<OciLayout> layout);

    Result<ManifestDocument> resolveDigest(const Digest &digest, const std::stop_token &stop);
    Result<ManifestDocument> documentOf(const SavedImage &image, const std::stop_token &stop);
    struct Search;
    Result<std::optional<ManifestDocument>> listedDocument(const SavedImage &image, Search search);
    Result<std::optional<ManifestDocument>> leading(const Descriptor &entry, Search &search,
                                                    int depth);
    Result<ManifestDocument> derive(const SavedImage &image, const QByteArray &config,
                                    const std::stop_token &stop);
    Result<QByteArray> readConfig(const QString &name) const;
    Result<Descriptor> describeLayer(const QString &name, const Digest &diffId,
                                     const std::stop_token &stop);
    void remember(const Digest &digest, const QString &name);

    std::vector<SavedImage> m_images;
    std::unique_ptr<OciLayout> m_layout; ///< nothing in archives without one
    mutable std::mutex m_mutex;
    QHash<Digest, QString> m_names; ///< files of blobs that are not named by their digest
};

} // namespace sameinside
