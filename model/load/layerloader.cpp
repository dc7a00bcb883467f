// SPDX-License-Identifier: MIT
#include "model/load/layerloader.h"

#include "model/image/verification.h"
#include "model/load/handover.h"
#include "model/parallel.h"
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
    enum class Work {
        Contents, ///< hash, decompress, list the files
        Bytes,    ///< hash: it is no layer
        Presence, ///< ask whether it is there, in its size
    };
    Descriptor blob;
    QString what;
    Work work = Work::Contents;
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

/// What is to be read of a side, each blob once.
class WantedBlobs {
public:
    void add(std::vector<Wanted> wanted)
    {
        for (Wanted &one : wanted) {
            if (m_seen.contains(one.blob.digest))
                continue;
            m_seen.insert(one.blob.digest);
            m_wanted.push_back(std::move(one));
        }
    }
    std::vector<Wanted> take() { return std::move(m_wanted); }

private:
    QSet<Digest> m_seen;
    std::vector<Wanted> m_wanted;
};

std::vector<Wanted> layersOf(const Comparison &comparison,
                             const ManifestNode *PlatformComparison::*image, bool isPublic)
{
    WantedBlobs wanted;
    for (const PlatformComparison &platform : comparison.platforms)
        wanted.add(layersOf(*(platform.*image), isPublic));
    return wanted.take();
}

// The parts of what is no image: they are no layers, and have no diff IDs.
std::vector<Wanted> partsOf(const ManifestNode &node)
{
    std::vector<Wanted> wanted;
    const auto add = [&](const Descriptor &blob) {
        wanted.push_back({blob,
                          words::load::partOf(node.digest.shortText(), blob.digest.shortText()),
                          Wanted::Work::Bytes});
    };
    if (const Manifest *manifest = node.manifest(); manifest && manifest->config)
        add(*manifest->config);
    for (const NamedLayer &layer : node.layers())
        add(layer.descriptor);
    if (node.role == ManifestNode::Role::Unknown && node.descriptor && !node.document)
        add(*node.descriptor);
    return wanted;
}

void addAll(const ManifestNode &node, bool isPublic, WantedBlobs &wanted)
{
    wanted.add(node.role == ManifestNode::Role::Image ? layersOf(node, isPublic) : partsOf(node));
    for (const ManifestNode &child : node.children)
        addAll(child, isPublic, wanted);
}

std::vector<Wanted> allOf(const LayerSide &side)
{
    WantedBlobs wanted;
    addAll(side.tree.root, side.isPublic, wanted);
    std::vector<Wanted> blobs = wanted.take();
    for (Wanted &one : blobs)
        one.blob.data.clear(); // what a document embeds is not what this side stores
    return blobs;
}

/// Reads the layers of one side, and tells how far it is.
class Reader {
public:
    /// With recalls, nothing is read that is known.
    Reader(const LayerSide &side, std::vector<Wanted> wanted, bool recalls, CoreBudget &cores,
           std::stop_token stop) :
        m_side(side),
        m_wanted(std::move(wanted)), m_recalls(recalls && side.knowledge), m_cores(cores),
        m_stop(std::move(stop)), m_facts(m_wanted.size())
    {
        m_sinceTold.start();
    }

    void run()
    {
        if (m_recalls)
            inParallel(m_wanted.size(), atOnce, [this](std::size_t i) { recall(i); });
        std::vector<std::size_t> asked;
        std::vector<std::size_t> read;
        for (std::size_t i = 0; i < m_wanted.size(); ++i) {
            const bool isAsked = m_wanted[i].work == Wanted::Work::Presence;
            (isAsked ? asked : read).push_back(i);
            if (!isAsked)
                m_total = saturatedSum(m_total, std::max<qint64>(m_wanted[i].blob.size, 0));
        }
        const std::jthread beside(
            [&] { inParallel(asked.size(), askedAtOnce, [&](std::size_t i) { ask(asked[i]); }); });
        inParallel(read.size(), atOnce, [&](std::size_t i) { this->read(read[i]); });
    }

    // What was learned goes into the tree once nobody else reads it.
    void keep()
    {
        for (std::size_t i = 0; i < m_wanted.size(); ++i)
            m_side.tree.layers[m_wanted[i].blob.digest] = m_facts[i];
    }

private:
    static constexpr std::size_t atOnce = 2;      // they keep a core busy
    static constexpr std::size_t askedAtOnce = 8; // they wait

    // A size that the descriptor does not say is an error that reading tells.
    void recall(std::size_t i)
    {
        Wanted &wanted = m_wanted[i];
        if (wanted.work != Wanted::Work::Contents || !wanted.blob.data.isEmpty()
            || m_stop.stop_requested())
            return;
        const auto known = m_side.knowledge->find(wanted.blob.digest, m_stop);
        if (!known || (m_side.withSha512 && !known->contents->sha512)
            || !hasSize(wanted.blob, known->contents->blobSize))
            return;
        wanted.work = Wanted::Work::Presence;
        learn(m_facts[i], known->contents);
        m_facts[i].isReadElsewhere = true;
        m_facts[i].knownSince = known->since;
    }

    void ask(std::size_t i)
    {
        if (m_side.isOffline)
            return; // what its documents say is what there is to know
        if (const auto done = m_side.source.checkBlob(m_wanted[i].blob, m_stop); !done)
            note(done.error(), m_wanted[i], m_facts[i]);
    }

    void read(std::size_t i)
    {
        const Wanted &wanted = m_wanted[i];
        if (wanted.work == Wanted::Work::Contents)
            return readContents(wanted, m_facts[i]);
        const BlobSink count = [this](QByteArrayView bytes) -> Result<void> {
            tell(bytes.size());
            return {};
        };
        if (const auto done = m_side.source.readBlob(wanted.blob, count, m_stop); !done)
            note(done.error(), wanted, m_facts[i]);
    }

    static void note(const Error &error, const Wanted &wanted, LayerFacts &facts)
    {
        if (isAbsent(error.kind) && wanted.blob.isForeign())
            facts.isForeign = true;
        else
            facts.error = error;
    }

    void readContents(const Wanted &wanted, LayerFacts &facts)
    {
        const CoreBudget::Use own(m_cores);
        const PassageFactory passage = [this](ContentsPassage::Taker take) {
            return std::make_unique<Handover>(std::move(take), m_cores);
        };
        const LayerReading reading{.what = wanted.what,
                                   .withSha512 = m_side.withSha512,
                                   .progress = [this](qint64 bytes) { tell(bytes); },
                                   .passage = passage};
        const auto contents = readLayer(m_side.source, wanted.blob, reading, m_stop);
        if (!contents)
            return note(contents.error(), wanted, facts);
        learn(facts, *contents);
        if (m_side.knowledge)
            m_side.knowledge->keep(wanted.blob.digest, *contents, m_stop);
    }

    static void learn(LayerFacts &facts, const std::shared_ptr<const LayerContents> &contents)
    {
        facts.contents = contents;
        facts.encoding = contents->encoding;
        facts.diffId = contents->diffId;
        facts.contentSize = contents->contentSize;
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
    const bool m_recalls;
    CoreBudget &m_cores;
    std::stop_token m_stop;
    std::vector<LayerFacts> m_facts;
    qint64 m_total = 0;
    std::atomic<qint64> m_read = 0;
    std::mutex m_telling;
    QElapsedTimer m_sinceTold;
};

bool namesLayersBySha512(const ManifestNode *image)
{
    return image->config && std::ranges::any_of(image->config->diffIds(), [](const Digest &diffId) {
               return diffId.algorithm() == "sha512";
           });
}

bool namesLayersBySha512(const Comparison &comparison)
{
    return std::ranges::any_of(comparison.platforms, [](const PlatformComparison &platform) {
        return namesLayersBySha512(platform.left) || namesLayersBySha512(platform.right);
    });
}

bool namesLayersBySha512(const ImageTree &tree)
{
    const auto images = tree.images();
    return std::ranges::any_of(
        images, [](const ManifestNode *image) { return namesLayersBySha512(image); });
}

bool wasRead(const ImageTree &tree, const Digest &blob)
{
    const auto facts = tree.layers.constFind(blob);
    return facts != tree.layers.constEnd() && facts->contents;
}

// What was verified on one side is a claim about the other, which keeps what is wrong with its own.
void tell(const ImageTree &from, ImageTree &to, const Digest &blob)
{
    LayerFacts facts = from.layers.value(blob);
    facts.isReadElsewhere = true;
    facts.error = to.layers.value(blob).error;
    facts.isForeign = to.layers.value(blob).isForeign;
    to.layers[blob] = std::move(facts);
}

void readBoth(const LayerSide &left, std::vector<Wanted> ofLeft, const LayerSide &right,
              std::vector<Wanted> ofRight, bool recall, CoreBudget &cores,
              const std::stop_token &stop)
{
    Reader leftReader(left, std::move(ofLeft), recall, cores, stop);
    Reader rightReader(right, std::move(ofRight), recall, cores, stop);
    {
        const std::jthread other([&] { rightReader.run(); });
        leftReader.run();
    }
    leftReader.keep();
    rightReader.keep();
}

// One blob is one content: what one side could not read, the other may have.
void tellEachOther(ImageTree &left, ImageTree &right, const std::vector<Wanted> &shared)
{
    for (const Wanted &wanted : shared) {
        const Digest &blob = wanted.blob.digest;
        if (wasRead(left, blob) && !wasRead(right, blob))
            tell(left, right, blob);
        else if (wasRead(right, blob) && !wasRead(left, blob))
            tell(right, left, blob);
    }
}

std::vector<Wanted> onBoth(const std::vector<Wanted> &left, const std::vector<Wanted> &right)
{
    QSet<Digest> onLeft;
    for (const Wanted &wanted : left)
        onLeft.insert(wanted.blob.digest);
    std::vector<Wanted> shared;
    std::ranges::copy_if(right, std::back_inserter(shared),
                         [&](const Wanted &wanted) { return onLeft.contains(wanted.blob.digest); });
    return shared;
}

} // namespace

Result<void> loadLayers(LayerSide left, LayerSide right, const Comparison &comparison,
                        std::stop_token stop)
{
    // One reading of a blob serves every config that lists it.
    left.withSha512 = right.withSha512 = namesLayersBySha512(comparison);
    const auto leftWanted = layersOf(comparison, &PlatformComparison::left, left.isPublic);
    auto rightWanted = layersOf(comparison, &PlatformComparison::right, right.isPublic);
    std::vector<Wanted> shared = onBoth(leftWanted, rightWanted);
    QSet<Digest> onLeft;
    for (const Wanted &wanted : shared)
        onLeft.insert(wanted.blob.digest);
    std::erase_if(rightWanted,
                  [&](const Wanted &wanted) { return onLeft.contains(wanted.blob.digest); });
    CoreBudget cores(std::thread::hardware_concurrency());
    readBoth(left, leftWanted, right, std::move(rightWanted), true, cores, stop);

    for (Wanted &wanted : shared) {
        if (wasRead(left.tree, wanted.blob.digest))
            wanted.work = Wanted::Work::Presence;
    }
    Reader second(right, shared, true, cores, stop);
    second.run();
    second.keep();
    tellEachOther(left.tree, right.tree, shared);
    if (stop.stop_requested())
        return stopped();
    return {};
}

Result<void> verifyLayers(LayerSide left, LayerSide right, std::stop_token stop)
{
    left.withSha512 = right.withSha512
        = namesLayersBySha512(left.tree) || namesLayersBySha512(right.tree);
    const auto leftWanted = allOf(left);
    const auto rightWanted = allOf(right);
    CoreBudget cores(std::thread::hardware_concurrency());
    readBoth(left, leftWanted, right, rightWanted, false, cores, stop);
    tellEachOther(left.tree, right.tree, onBoth(leftWanted, rightWanted));
    if (stop.stop_requested())
        return stopped();
    return {};
}

} // namespace sameinside
