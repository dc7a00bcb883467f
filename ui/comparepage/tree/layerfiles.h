// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"
#include "model/layer/filelist.h"
#include "ui/palette/meaning.h"

#include <QHash>

namespace sameinside {

/// The files of one layer, and how each stands against the layer that stands for it. Directories
/// that paths only imply are there too.
struct LayerFiles {
    FileList list;
    std::vector<int> ends;       ///< for each file, the position behind all that is below it
    std::vector<Meaning> states; ///< of each file
    qint64 fileCount = 0;        ///< without directories

    const FileState &file(int position) const { return list.files[std::size_t(position)]; }
    int end(int position) const { return ends[std::size_t(position)]; }
    Meaning state(int position) const { return states[std::size_t(position)]; }

    /// states are those of the files in list; implied is that of directories that are only implied.
    static LayerFiles of(const FileList &list, const std::vector<Meaning> &states, Meaning implied);
};

/// The layers that were read, by image and position. Keeps their files alive.
class PairFiles {
public:
    /// Merges nothing and reads nothing: sorts what the comparison holds. Slow for large layers.
    static PairFiles of(const Comparison &comparison, const std::stop_token &stop);

    /// Nothing where the layer was not read.
    std::shared_ptr<const LayerFiles> layer(const ManifestNode *image, int position) const
    {
        return m_layers.value({image, position});
    }

private:
    using Key = std::pair<const ManifestNode *, int>;
    void add(const PlatformComparison &platform, const LayerPair &pair,
             const std::stop_token &stop);
    void keep(Key key, const FileList &files, const std::vector<Meaning> &states, Meaning implied);

    QHash<Key, std::shared_ptr<const LayerFiles>> m_layers;
};

} // namespace sameinside
