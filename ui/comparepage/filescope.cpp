// SPDX-License-Identifier: MIT
#include "ui/comparepage/filescope.h"

#include "model/compare/layercomparison.h"
#include "model/text/instruction.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/layerwords.h"
#include "model/text/words/model/loadwords.h"
#include "ui/comparepage/tree/layerrows.h"

#include <QSet>

namespace sameinside {

namespace {

constexpr qsizetype longestInstruction = 60; // characters

/// The layers of both images, by their positions.
class Reader {
public:
    explicit Reader(const PlatformComparison &platform) :
        m_platform(platform), m_left(platform.leftLayers), m_right(platform.rightLayers)
    {
    }

    FileScope merged() const
    {
        FileScope scope{
            .name = words::layers::allMerged(), .isMerged = true, .compared = m_platform.contents};
        QSet<Digest> counted;
        for (const ComparedLayer &layer : m_left)
            add(layer, scope, scope.left, counted);
        for (const ComparedLayer &layer : m_right)
            add(layer, scope, scope.right, counted);
        return scope;
    }

    FileScope of(const LayerPair &pair) const
    {
        FileScope scope{.name = nameOf(pair)};
        QSet<Digest> counted;
        if (const ComparedLayer *layer = m_platform.leftOf(pair))
            add(*layer, scope, scope.left, counted);
        if (const ComparedLayer *layer = m_platform.rightOf(pair))
            add(*layer, scope, scope.right, counted);
        return scope;
    }

private:
    static void add(const ComparedLayer &layer, FileScope &scope, FileScope::Layers &layers,
                    QSet<Digest> &counted)
    {
        if (layer.isCorrupt() && !scope.error) {
            scope.error = Error{ErrorKind::Corrupt,
                                words::load::layerIsNotItsConfigs(layer.blob.shortText())};
        }
        if (layer.error && !scope.error)
            scope.error = layer.error;
        if (layer.contents) {
            layers.push_back(layer.contents);
            return;
        }
        scope.isRead = false;
        if (!counted.contains(layer.blob)) {
            counted.insert(layer.blob);
            scope.bytesToRead = saturatedSum(scope.bytesToRead, layer.size);
        }
    }

    static QString placeOf(const LayerPair &pair, int number)
    {
        if (!pair.left)
            return words::layers::layerOnlyPrivate(number);
        if (!pair.right)
            return words::layers::layerOnlyPublic(number);
        return pair.left == pair.right ? words::layers::layer(number)
                                       : words::layers::layerAndPartner(number, *pair.right + 1);
    }

    QString nameOf(const LayerPair &pair) const
    {
        const int position = pair.left ? *pair.left : *pair.right;
        const QString name = placeOf(pair, position + 1);
        const ComparedLayer &layer
            = pair.left ? m_left[std::size_t(position)] : m_right[std::size_t(position)];
        QString made = shownText(instruction(layer.createdBy));
        if (made.size() > longestInstruction)
            made = made.left(longestInstruction) + u'…';
        return made.isEmpty() ? name : words::layers::withInstruction(name, made);
    }

    const PlatformComparison &m_platform;
    const std::vector<ComparedLayer> &m_left;
    const std::vector<ComparedLayer> &m_right;
};

Result<std::shared_ptr<const FileList>> filesOf(const FileScope::Layers &layers, bool isMerged,
                                                const std::stop_token &stop)
{
    if (layers.empty())
        return nullptr;
    if (!isMerged)
        return std::make_shared<const FileList>(layerFiles(layers.front(), stop));
    auto merged = mergedFiles(layers, stop);
    if (!merged)
        return tl::unexpected(merged.error());
    return std::make_shared<const FileList>(*std::move(merged));
}

} // namespace

Result<std::shared_ptr<const FileTreeDocument>> FileScope::document(
    const std::stop_token &stop) const
{
    if (isMerged && compared && !compared->files.isEmpty()) {
        // The comparison has merged them already, to tell whether they are equal.
        return FileTreeDocument::of({compared, &compared->leftFiles},
                                    {compared, &compared->rightFiles}, stop);
    }
    const auto leftFiles = filesOf(left, isMerged, stop);
    if (!leftFiles)
        return tl::unexpected(leftFiles.error());
    const auto rightFiles = filesOf(right, isMerged, stop);
    if (!rightFiles)
        return tl::unexpected(rightFiles.error());
    return FileTreeDocument::of(*leftFiles, *rightFiles, stop);
}

std::vector<FileScope> fileScopes(const ChainSubject &subject)
{
    if (!subject.platform)
        return {};
    const Reader reader(*subject.platform);
    std::vector<FileScope> scopes{reader.merged()};
    for (const LayerPair &pair : subject.platform->layers)
        scopes.push_back(reader.of(pair));
    return scopes;
}

} // namespace sameinside
