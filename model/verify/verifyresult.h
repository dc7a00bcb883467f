// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"
#include "model/image/imagename.h"

#include <functional>
#include <optional>
#include <vector>

namespace sameinside {

/// What is to be read whole: images by name, and all that targets hold.
struct VerifyRequest {
    std::vector<ImageName> sources;
    std::vector<TargetName> targets;
};

/// A document or blob as an image names it.
struct NamedPart {
    enum class Kind { Image, Target, Document, Config, Layer, Blob };

    Kind kind = Kind::Image;
    QString image; ///< the image, repository or target, as a command takes it
    int layer = 0; ///< from 1, of a layer
    std::optional<Digest> digest;
};

/// One thing that is wrong.
struct VerifyFault {
    enum class Kind {
        Damaged,  ///< its bytes, size or contents are not what names it
        NotHere,  ///< named, and not held
        NotKnown, ///< could not be read, and may be sound
    };
    Kind kind = Kind::NotKnown;
    NamedPart part;
    qint64 others = 0; ///< further images that name the same blob
    QString detail;    ///< what happened

    static Kind kindOf(const Error &error);
};

/// What came of reading it all.
struct VerifyResult {
    qint64 images = 0;
    qint64 documents = 0;  ///< manifests and indexes
    qint64 blobs = 0;      ///< distinct configs, layers and other blobs
    qint64 bytes = 0;      ///< of the blobs that were read
    qint64 elsewhere = 0;  ///< layers that are not to be held (Descriptor::isForeign())
    qint64 remembered = 0; ///< blobs that an interrupted run had read before; now only asked for
    std::vector<VerifyFault> faults; ///< by image
    bool isComplete = true;          ///< it was not stopped

    qint64 count(VerifyFault::Kind kind) const;
    /// Yes, no, or nothing where that could not be told.
    std::optional<bool> isSound() const;
};

/// How far it is.
struct VerifyProgress {
    bool isListing = true; ///< documents are still being found
    qint64 documents = 0;
    qint64 blobs = 0;
    qint64 allBlobs = 0;
    qint64 bytes = 0;
    qint64 allBytes = 0;
    qint64 faults = 0;

    /// "reading blobs, 713 of 1,004 · 3 GiB of 40 GiB · 1 fault".
    QString text() const;
};

using VerifyListener = std::function<void(const VerifyProgress &)>;

} // namespace sameinside
