// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainsubject.h"

namespace sameinside {

/// A document to show: its bytes, or why there are none.
struct JsonDocument {
    QString title;                   ///< "Manifest", for people
    QString kind;                    ///< "manifest", for the name of a file
    std::optional<QByteArray> bytes; ///< as they were received
    std::optional<Digest> digest;    ///< what names the document
    QString placeholder;             ///< instead of bytes: "no index here", "not loaded", an error
    bool isError = false;            ///< the placeholder is one

    /// "manifest-52db9000073d.json".
    QString fileName() const;
};

/// The index, manifest or config of one side; those of layers and contents are none.
JsonDocument jsonDocument(const ChainSubject &subject, NodeRef::Side side, NodeRef::Kind kind);

} // namespace sameinside
