// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainsubject.h"
#include "ui/files/filetreedocument.h"

namespace sameinside {

/// The files that are looked at together: those of all layers merged, or of one pair of layers.
struct FileScope {
    using Layers = std::vector<std::shared_ptr<const LayerContents>>;

    QString name; ///< "All layers merged", "Layer 2 · RUN apt-get …"
    bool isMerged = false;
    Layers left; ///< base first; those that were read
    Layers right;
    std::shared_ptr<const LayerComparison> compared; ///< what was merged already; may be nothing
    bool isRead = true;                              ///< every layer was
    qint64 bytesToRead = 0;     ///< of the blobs that were not, each once; 0 where nobody says
    std::optional<Error> error; ///< why one could not be

    /// Merges what was read. Slow for large layers. Errors: those of mergedFiles().
    Result<std::shared_ptr<const FileTreeDocument>> document(const std::stop_token &stop) const;
};

/// All layers first, then each pair of layers. Empty where the two images are no pair.
std::vector<FileScope> fileScopes(const ChainSubject &subject);

} // namespace sameinside
