// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/imageconfig.h"
#include "model/image/imagename.h"
#include "model/image/manifest.h"
#include "model/layer/layercontents.h"
#include "model/source/imagesource.h"

#include <QDateTime>
#include <QHash>

#include <functional>

namespace sameinside {

/// What is known of a document or blob that something names.
enum class Availability {
    NotLoaded, ///< nobody asked for it
    Present,
    NotHere, ///< the store does not hold it, which is legal
    Failed,  ///< asked for, and refused or damaged: see the error
};

/// A layer as its manifest names it.
struct NamedLayer {
    Descriptor descriptor;             ///< of schema 1 only the digest is said: its size is -1
    std::optional<QString> createdBy;  ///< of the history; nothing where it does not say
    bool isEmpty = false;              ///< schema 1: no contents, whatever the blob is
    std::optional<Digest> diffId = {}; ///< as the config claims it

    bool isDescribed() const { return descriptor.size >= 0; }
    /// The layer of old Docker versions for a step that changed no file.
    bool isEmptyLayer() const;
};

/// One manifest or index of an image, with what hangs below it.
struct ManifestNode {
    enum class Role { Image, Index, Attestation, Artifact, Unknown };

    Digest digest;
    qint64 size = 0;                      ///< bytes of the document
    std::optional<Descriptor> descriptor; ///< how the index above names it; nothing for the root
    Role role = Role::Unknown;
    std::optional<Platform> platform; ///< from the index entry, else from the config

    Availability availability = Availability::NotLoaded;
    std::optional<Error> error;
    std::optional<ManifestDocument> document;

    Availability configAvailability = Availability::NotLoaded;
    std::optional<Error> configError;
    std::optional<ImageConfig> config;

    std::vector<ManifestNode> children; ///< the entries of an index, in their order

    const Manifest *manifest() const { return document ? document->manifest() : nullptr; }
    const Index *index() const { return document ? document->index() : nullptr; }
    const Schema1Manifest *schema1() const { return document ? document->schema1() : nullptr; }
    /// The layers that the manifest or artifact lists, base first; none where it was not read.
    std::vector<NamedLayer> layers() const;
    bool isDerived() const { return document && document->isDerived(); }
    std::optional<MediaType> mediaType() const;
    /// What is odd in its documents, and was read all the same.
    QStringList notes() const;
    /// One document, whichever algorithms name it.
    bool isSame(const ManifestNode &other) const;
    QString platformText() const; ///< "linux/amd64", or empty where it is not known
};

/// What was learned of a layer beyond its descriptor.
struct LayerFacts {
    bool isReadElsewhere = false; ///< all this is of a blob of the same digest that was read in
                                  ///< another place, or earlier
    bool isForeign = false;       ///< not here, by design: see Descriptor::isForeign()
    std::optional<QDateTime> knownSince = {}; ///< it was read then, and not again since
    std::optional<LayerEncoding> encoding;    ///< from the first bytes of the blob
    std::optional<Digest> diffId;      ///< computed here, from the decompressed bytes, with sha256
    std::optional<qint64> contentSize; ///< bytes once decompressed
    std::shared_ptr<const LayerContents> contents; ///< where the whole layer was read
    std::optional<Error> error; ///< why this place's could not be, or what is wrong with it
};

/// An image as one name finds it: the root that the name names, and all below that was read.
struct ImageTree {
    ImageName name;
    ManifestNode root;
    QHash<Digest, LayerFacts> layers; ///< by blob digest
    /// What came along with the root, outside of its index; nothing where that is not known.
    std::optional<std::vector<Companion>> companions;
    /// How much of it is to be there. As long as only documents were asked for, one that is not
    /// here may be elsewhere.
    enum class Depth { Documents, Layers, All } depth = Depth::Documents;

    bool isIndex() const { return root.role == ManifestNode::Role::Index; }
    /// The images below, in their order, nested indexes opened; the root itself where it is one.
    std::vector<const ManifestNode *> images() const;
    std::vector<const ManifestNode *> attestations() const;
    /// What came along with it, inside of the index and outside; nothing where the latter is not
    /// known.
    std::optional<CompanionCounts> companionCounts() const;
};

/// Resolves a name; the children of an index are there, but not loaded.
/// Errors: those of the source.
Result<ImageTree> resolveTree(ImageSource &source, const ImageName &name, std::stop_token stop);

/// Loads what wants() asks for among the images, artifacts and attestations of the tree: their
/// manifests, and the configs of images. Nested indexes are always opened, to 8 levels and 4,096
/// entries. What cannot be had is marked in its node and is no error of the whole.
/// Errors: Cancelled; InvalidDocument for an index nested in itself or too deep.
Result<void> loadTree(ImageTree &tree, ImageSource &source,
                      const std::function<bool(const ManifestNode &)> &wants, std::stop_token stop);

} // namespace sameinside
