// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/layerfiles.h"

#include "model/compare/layercomparison.h"

#include <algorithm>
#include <limits>

namespace sameinside {

using States = std::vector<Meaning>;

namespace {

bool isBelow(QByteArrayView path, QByteArrayView directory)
{
    return directory.isEmpty()
        || (path.size() > directory.size() && path.startsWith(directory)
            && path[directory.size()] == '/');
}

/// Lays out files one behind the other, and knows which directories are open.
class Layout {
public:
    Layout(LayerFiles &layer, Meaning implied) : m_layer(layer), m_implied(implied) {}

    void add(const FileState &file, Meaning state)
    {
        close(file.path);
        // the directories between the open one and the file
        qsizetype slash = m_open.empty() ? -1 : openPath().size();
        while ((slash = file.path.indexOf('/', slash + 1)) > 0)
            put({.path = file.path.first(slash)}, m_implied);
        put(file, state);
    }
    void finish()
    {
        while (!m_open.empty())
            closeLast();
    }

private:
    const QByteArray &openPath() const { return m_layer.list.files[m_open.back()].path; }

    void put(const FileState &file, Meaning state)
    {
        m_open.push_back(m_layer.list.files.size());
        m_layer.list.files.push_back(file);
        m_layer.states.push_back(state);
        m_layer.ends.push_back(0);
        m_layer.fileCount += file.kind == FileState::Kind::Directory ? 0 : 1;
    }
    void close(const QByteArray &path)
    {
        while (!m_open.empty() && !isBelow(path, openPath()))
            closeLast();
    }
    /// A directory differs where anything below it does; one that all of is alone is alone too.
    void closeLast()
    {
        const std::size_t last = m_open.back();
        m_open.pop_back();
        m_layer.ends[last] = int(m_layer.list.files.size());
        if (!m_open.empty() && m_layer.states[last] != Meaning::Same
            && m_layer.states[m_open.back()] == Meaning::Same)
            m_layer.states[m_open.back()] = Meaning::Differs;
    }

    LayerFiles &m_layer;
    Meaning m_implied; ///< the state of directories that are only implied
    std::vector<std::size_t> m_open;
};

void compareFiles(const FileList &left, const FileList &right, States &leftStates,
                  States &rightStates, const std::stop_token &stop)
{
    const auto all = std::numeric_limits<std::size_t>::max();
    for (const auto &change : filesDifference(left, right, stop, all).changes) {
        const Meaning meaning = change.left && change.right ? Meaning::Differs : Meaning::OnlyHere;
        if (change.left)
            leftStates[std::size_t(change.left - left.files.data())] = meaning;
        if (change.right)
            rightStates[std::size_t(change.right - right.files.data())] = meaning;
    }
}

} // namespace

LayerFiles LayerFiles::of(const FileList &list, const std::vector<Meaning> &states, Meaning implied)
{
    LayerFiles layer;
    layer.list.layers = list.layers;
    Layout layout(layer, implied);
    for (std::size_t i = 0; i < list.files.size(); ++i)
        layout.add(list.files[i], states[i]);
    layout.finish();
    return layer;
}

void PairFiles::add(const PlatformComparison &platform, const LayerPair &pair,
                    const std::stop_token &stop)
{
    const auto compared
        = std::ranges::find_if(platform.contents->pairs, [&](const LayerComparison::Pair &known) {
              return pair.left == known.left && pair.right == known.right;
          });
    if (compared != platform.contents->pairs.end()) {
        States left(compared->leftFiles.files.size(), Meaning::Same);
        States right(compared->rightFiles.files.size(), Meaning::Same);
        compareFiles(compared->leftFiles, compared->rightFiles, left, right, stop);
        keep({platform.left, *pair.left}, compared->leftFiles, left, Meaning::Same);
        keep({platform.right, *pair.right}, compared->rightFiles, right, Meaning::Same);
        return;
    }
    const Meaning meaning = pair.relation == LayerRelation::Differs
        ? Meaning::Unknown
        : contentsMeaningOf(pair.relationOfContents());
    const auto keepAlike = [&](Key key, const ComparedLayer *layer) {
        if (!layer || !layer->contents)
            return;
        const FileList files = layerFiles(layer->contents, stop);
        keep(key, files, States(files.files.size(), meaning), meaning);
    };
    keepAlike({platform.left, pair.left.value_or(-1)}, platform.leftOf(pair));
    keepAlike({platform.right, pair.right.value_or(-1)}, platform.rightOf(pair));
}

void PairFiles::keep(Key key, const FileList &files, const States &states, Meaning implied)
{
    m_layers.insert(key,
                    std::make_shared<const LayerFiles>(LayerFiles::of(files, states, implied)));
}

PairFiles PairFiles::of(const Comparison &comparison, const std::stop_token &stop)
{
    PairFiles files;
    for (const PlatformComparison &platform : comparison.platforms) {
        for (const LayerPair &pair : platform.layers) {
            if (stop.stop_requested())
                return files;
            files.add(platform, pair, stop);
        }
    }
    return files;
}

} // namespace sameinside
