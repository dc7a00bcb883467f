// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/companion.h"
#include "model/image/descriptor.h"
#include "model/image/manifest.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace sameinside {

class LayerKnowledge;

/// Receives the bytes of a blob in order. An error ends the transfer and is handed on.
using BlobSink = std::function<Result<void>(QByteArrayView)>;

/// What a name of a source selects: a tag (or a layout's name), a digest, or, with both empty,
/// the one image that is there.
struct Selector {
    QString name;
    std::optional<Digest> digest;
};

/// One image that a source lists.
struct Listed {
    QString name;                 ///< the tag; empty for an untagged image
    std::optional<Digest> digest; ///< where the listing gives it
    std::optional<MediaType> mediaType;
};

/// What a place lists, as far as it could be read.
template <class T>
struct Listing : std::vector<T> {
    Listing() = default;
    Listing(std::vector<T> all) : std::vector<T>(std::move(all)) {}

    /// Why it may go on behind its last: a page that was refused, or that leads nowhere.
    std::optional<Error> gap;
};

/// The port to one repository or store. Calls block, may come from several threads at once, and
/// end within 200 ms of a stop request with ErrorKind::Cancelled. Whatever is returned was checked
/// against the digest that names it.
class ImageSource {
public:
    virtual ~ImageSource() = default;

    /// The manifest or index that selector names.
    /// Errors: NotFound, NotHere, Corrupt, InvalidDocument, and those of the network.
    virtual Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) = 0;

    /// The same, unless the name still has the digest known: then nothing, at the price of a
    /// conditional request. A source that cannot ask conditionally answers with the document.
    virtual Result<std::optional<ManifestDocument>> resolveIfChanged(const Selector &selector,
                                                                     const Digest &known,
                                                                     std::stop_token stop)
    {
        auto document = resolve(selector, std::move(stop));
        if (!document)
            return tl::unexpected(document.error());
        if (document->isNamed(known))
            return std::nullopt;
        return *std::move(document);
    }

    /// What a cache holds of these, without asking anyone: by digest what it names, by name what
    /// the name selected last. One result each, in order; nothing where it is not at hand.
    virtual std::vector<std::optional<ManifestDocument>> atHand(std::span<const Selector> selectors)
    {
        return std::vector<std::optional<ManifestDocument>>(selectors.size());
    }

    /// How many manifests one call of manifests() reads at the price of one request; 1 where each
    /// is asked for by itself.
    virtual std::size_t bulkSize() const { return 1; }

    /// Manifests by descriptor, in bulk; one result each, in order.
    virtual std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                            std::stop_token stop)
        = 0;

    /// Small blobs (configs), in bulk, whole and verified; one result each, in order. Those over
    /// largestConfig bytes: TooLarge.
    virtual std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                                  std::stop_token stop)
        = 0;

    /// The first bytes of a blob, at most length: for the header of a layer. Not verified.
    virtual Result<QByteArray> blobStart(const Descriptor &descriptor, qint64 length,
                                         std::stop_token stop)
        = 0;

    /// The whole blob, streamed; hashed on the way, so that Corrupt comes at the end.
    virtual Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                                  std::stop_token stop)
        = 0;

    /// Whether the blob is here, in the size that descriptor says. Reads none of it where it can be
    /// asked for; its bytes remain a claim.
    /// Errors: NotHere; Corrupt for another size; those of the network.
    virtual Result<void> checkBlob(const Descriptor &descriptor, std::stop_token stop)
    {
        return readBlob(
            descriptor, [](QByteArrayView) -> Result<void> { return {}; }, std::move(stop));
    }

    /// The same without a cache before it, for who wants to know what is there now; null where
    /// there is nothing else (offline). Lives as long as this.
    virtual ImageSource *direct() { return this; }

    /// What is kept of layers that were read before; null where nothing is. Lives as long as this.
    virtual LayerKnowledge *knowledge() { return nullptr; }

    /// Signatures, attestations and the like of what has this digest, each once; of those within
    /// an index itself none. Costs few requests, and none where images come without.
    virtual Result<std::vector<Companion>> companions(const Digest &, std::stop_token)
    {
        return std::vector<Companion>();
    }

    /// What can be named here: the tags of a repository, the names of a layout, and untagged
    /// images where the source knows them. An error where nothing could be listed; a gap where
    /// more than nothing could.
    virtual Result<Listing<Listed>> list(std::stop_token stop) = 0;
};

/// The port to a place that holds many repositories: what a scan reads.
class ImageStore {
public:
    virtual ~ImageStore() = default;

    /// Errors: Denied or Unauthorized where the catalog may not be listed; the detail says what
    /// to pass instead. A gap, as in ImageSource::list().
    virtual Result<Listing<QString>> repositories(std::stop_token stop) = 0;

    /// The source of one repository.
    virtual Result<std::unique_ptr<ImageSource>> source(const QString &repository) = 0;

    /// The full reference of an image found here, as compare takes it: with its tag, or
    /// name@digest when name is empty.
    virtual QString place(const QString &repository, const QString &name,
                          const Digest &digest) const = 0;
};

} // namespace sameinside
