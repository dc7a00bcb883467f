// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/layerfiles.h"

#include "model/layer/contentsdifference.h"

#include <limits>

namespace sameinside {

namespace {

using States = std::vector<Meaning>;

std::optional<FileList> filesOf(const ImageTree &tree, const std::optional<Digest> &blob)
{
    if (!blob)
        return std::nullopt;
    const auto facts = tree.layers.constFind(*blob);
    if (facts == tree.layers.constEnd() || !facts->contents)
        return std::nullopt;
    return layerFiles(facts->contents);
}

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
                  States &rightStates)
{
    const auto all = std::numeric_limits<std::size_t>::max();
    for (const auto &change : filesDifference(left, right, all).changes) {
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

void PairFiles::add(const Comparison &comparison, const PlatformComparison &platform,
                    const LayerPair &pair)
{
    const auto left = filesOf(*comparison.left, pair.leftDigest);
    const auto right = filesOf(*comparison.right, pair.rightDigest);
    const bool isCompared = pair.relation == LayerRelation::Differs && left && right;
    const Meaning meaning = !pair.left || !pair.right            ? Meaning::OnlyHere
        : pair.relation == LayerRelation::Differs && !isCompared ? Meaning::Unknown
                                                                 : Meaning::Same;
    States leftStates(left ? left->files.size() : 0, meaning);
    States rightStates(right ? right->files.size() : 0, meaning);
    if (isCompared)
        compareFiles(*left, *right, leftStates, rightStates);
    if (left && pair.left)
        m_layers.insert(
            {platform.left, *pair.left},
            std::make_shared<const LayerFiles>(LayerFiles::of(*left, leftStates, meaning)));
    if (right && pair.right)
        m_layers.insert(
            {platform.right, *pair.right},
            std::make_shared<const LayerFiles>(LayerFiles::of(*right, rightStates, meaning)));
}

PairFiles PairFiles::of(const Comparison &comparison, const std::stop_token &stop)
{
    PairFiles files;
    for (const PlatformComparison &platform : comparison.platforms) {
        for (const LayerPair &pair : platform.layers) {
            if (stop.stop_requested())
                return files;
            files.add(comparison, platform, pair);
        }
    }
    return files;
}

} // namespace sameinside
