// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagetree.h"
#include "ui/chain/noderef.h"
#include "ui/comparepage/tree/layerfiles.h"
#include "ui/palette/colours.h"

#include <optional>
#include <vector>

namespace sameinside {

/// A row of an image tree. Texts are safe to show: hidden characters are escaped already.
struct TreeNode {
    enum class Kind {
        Index,
        Manifest,
        Attestation,
        Artifact,
        Config,
        Layer,
        Encoding,
        Contents,
        File,    ///< or directory, of a layer that was read
        Field,   ///< a field of a config, an annotation
        Message, ///< why there is nothing below
    };

    Kind kind = Kind::Message;
    QString name;           ///< "Layer 2"
    QString detail;         ///< behind the name: "RUN apt-get install …"
    QString whole;          ///< the detail in full, where it was shortened
    bool hasHidden = false; ///< the text came with characters that do not show
    std::optional<Digest> digest;
    bool isDiffId = false;
    std::optional<qint64> size; ///< bytes
    QString mediaType;
    std::optional<Meaning> state; ///< nothing where there is nothing to compare with
    QString key;                  ///< equal on both sides for nodes that stand for each other
    std::optional<NodeRef> ref;

    std::shared_ptr<const LayerFiles> files; ///< of contents and files: what may become rows
    int file = -1;                           ///< position in files
    bool hasMore = false;                    ///< there are files below that are no rows yet

    // The place in the flat array, set by flattened().
    int self = -1;
    int parent = -1;
    int row = 0;
    int firstChild = -1;
    int childCount = 0;
    int partner = -1; ///< in the array of the other side; files are found by their keys
};

/// A row with the rows below it, before they are laid out flat.
struct TreeBranch {
    TreeNode node;
    std::vector<TreeBranch> children;
};

/// Lays the rows out so that the children of each stand side by side; roots come first.
std::vector<TreeNode> flattened(std::vector<TreeBranch> roots);

/// Finds for each node the one with the same key on the other side.
void pairNodes(std::vector<TreeNode> &left, std::vector<TreeNode> &right);

} // namespace sameinside
