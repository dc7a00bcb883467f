// SPDX-License-Identifier: MIT
#include "model/load/layerloader.h"

#include "model/source/layerreader.h"
#include "model/text/numbers.h"
#include "model/text/words/model/loadwords.h"

#include <QElapsedTimer>
#include <QSet>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace sameinside {

namespace {

struct Wanted {
    Descriptor layer;
    QString what;
};

std::vector<Wanted> layersOf(const ManifestNode &image, bool isPublic)
{
    if (image.role != ManifestNode::Role::Image)
        return {};
    std::vector<Wanted> wanted;
    for (NamedLayer &layer : image.layers()) {
        if (layer.isEmpty)
            continue;
        const auto number = qint64(wanted.size()) + 1;
        const QString digest = layer.descriptor.digest.shortText();
        const QString what = isPublic ? words::load::publicLayer(number, digest)
                                      : words::load::privateLayer(number, digest);
        wanted.push_back({std::move(layer.descriptor), what});
    }
    return wanted;
}

std::vector<Wanted> layersOf(const Comparison &comparison,
                             const ManifestNode *PlatformComparison::*image, bool isPublic)
{
    std::vector<Wanted> wanted;
    QSet<Digest> seen;
    for (const PlatformComparison &platform : comparison.platforms) {
        for (Wanted &layer : layersOf(*(platform.*image), isPublic)) {
            if (seen.contains(layer.layer.digest))
                continue;
            seen.insert(layer.layer.digest);
            wanted.push_back(std::move(layer));
        }
    }
    return wanted;
}

/// Reads the layers of one side, and tells how far it is.
class Reader {
public:
    Reader(const LayerSide &side, std::vector<Wanted> wanted, std::stop_token stop) :
        m_side(side), m_wanted(std::move(wanted)), m_stop(std::move(stop)), m_facts(m_wanted.size())
    {
        for (const Wanted &wanted_ : m_wanted)
            m_total = saturatedSum(m_total, std::max<qint64>(wanted_.layer.size, 0));
        m_sinceTold.start();
    }

    void run()
    {
        std::jthread other([this] { work(); });
        work();
    }

    // What was learned goes into the tree once nobody else reads it.
    void keep()
    {
        for (std::size_t i = 0; i < m_wanted.size(); ++i)
            m_side.tree.layers[m_wanted[i].layer.digest] = m_facts[i];
    }

private:
    void work()
    {
        for (std::size_t i = m_next++; i < m_wanted.size(); i = m_next++)
            read(m_wanted[i], m_facts[i]);
    }

    void read(const Wanted &wanted, LayerFacts &facts)
    {
        const LayerReading reading{.what = wanted.what,
                                   .withSha512 = m_side.withSha512,
                                   .progress = [this](qint64 bytes) { tell(bytes); }};
        const auto contents = readLayer(m_side.source, wanted.layer, reading, m_stop);
        if (!contents) {
            facts.error = contents.error();
            return;
        }
        facts.contents = *contents;
        facts.encoding = (*contents)->encoding;
        facts.diffId = (*contents)->diffId;
        facts.contentSize = (*contents)->contentSize;
    }

    void tell(qint64 bytes)
    {
        constexpr qint64 interval = 100; // milliseconds: nobody reads faster
        m_read += bytes;
        const std::lock_guard lock(m_telling);
        if (!m_side.progress || m_sinceTold.elapsed() < interval)
            return;
        m_sinceTold.start();
        m_side.progress({.what = words::load::readingLayers(humanSize(m_read), humanSize(m_total)),
                         .done = m_read,
                         .total = m_total});
    }

    const LayerSide &m_side;
    std::vector<Wanted> m_wanted;
    std::stop_token m_stop;
    std::vector<LayerFacts> m_facts;
    qint64 m_total = 0;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<qint64> m_read = 0;
    std::mutex m_telling;
    QElapsedTimer m_sinceTold;
};

bool namesLayersBySha512(const Comparison &comparison)
{
    const auto names = [](const ManifestNode *image) {
        return image->config
            && std::ranges::any_of(image->config->diffIds(), [](const Digest &diffId) {
                   return diffId.algorithm() == "sha512";
               });
    };
    return std::ranges::any_of(comparison.platforms, [&](const PlatformComparison &platform) {
        return names(platform.left) || names(platform.right);
    });
}

bool wasRead(const ImageTree &tree, const Digest &blob)
{
    const auto facts = tree.layers.constFind(blob);
    return facts != tree.layers.constEnd() && facts->contents;
}

// What was verified on one side is a claim about the other.
void tell(const ImageTree &from, ImageTree &to, const Digest &blob)
{
    LayerFacts facts = from.layers.value(blob);
    facts.isReadElsewhere = true;
    to.layers[blob] = std::move(facts);
}

} // namespace

Result<void> loadLayers(LayerSide left, LayerSide right, const Comparison &comparison,
                        std::stop_token stop)
{
    // One reading of a blob serves every config that lists it.
    left.withSha512 = right.withSha512 = namesLayersBySha512(comparison);
    const auto leftWanted = layersOf(comparison, &PlatformComparison::left, left.isPublic);
    const auto rightWanted = layersOf(comparison, &PlatformComparison::right, right.isPublic);
    QSet<Digest> onLeft;
    for (const Wanted &wanted : leftWanted)
        onLeft.insert(wanted.layer.digest);
    std::vector<Wanted> onlyRight;
    std::ranges::copy_if(rightWanted, std::back_inserter(onlyRight), [&](const Wanted &wanted) {
        return !onLeft.contains(wanted.layer.digest);
    });
    Reader leftReader(left, leftWanted, stop);
    Reader rightReader(right, onlyRight, stop);
    {
        const std::jthread other([&] { rightReader.run(); });
        leftReader.run();
    }
    leftReader.keep();
    rightReader.keep();

    // One blob is one content: what one side could not read, the other may have.
    std::vector<Wanted> again;
    for (const Wanted &wanted : rightWanted) {
        if (!wasRead(right.tree, wanted.layer.digest) && onLeft.contains(wanted.layer.digest)
            && !wasRead(left.tree, wanted.layer.digest))
            again.push_back(wanted);
    }
    Reader second(right, again, stop);
    second.run();
    second.keep();
    for (const Wanted &wanted : rightWanted) {
        const Digest &blob = wanted.layer.digest;
        if (!onLeft.contains(blob))
            continue;
        if (wasRead(left.tree, blob))
            tell(left.tree, right.tree, blob);
        else if (wasRead(right.tree, blob))
            tell(right.tree, left.tree, blob);
    }
    if (stop.stop_requested())
        return stopped();
    return {};
}

} // namespace sameinside
