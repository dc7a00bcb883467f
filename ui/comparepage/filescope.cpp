// SPDX-License-Identifier: MIT
#include "ui/comparepage/filescope.h"

#include "model/compare/layeralignment.h"
#include "model/text/plaintext.h"
#include "ui/comparepage/tree/layerrows.h"

#include <QSet>

namespace sameinside {

namespace {

constexpr qsizetype longestInstruction = 60; // characters

/// The layers of both images, by their positions.
class Reader {
public:
    explicit Reader(const ChainSubject &subject) :
        m_subject(subject), m_left(comparedLayers(*subject.left.image, *subject.left.tree)),
        m_right(comparedLayers(*subject.right.image, *subject.right.tree))
    {
    }

    FileScope merged() const
    {
        FileScope scope{.name = QStringLiteral("All layers merged"), .isMerged = true};
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
        if (pair.left)
            add(m_left[std::size_t(*pair.left)], scope, scope.left, counted);
        if (pair.right)
            add(m_right[std::size_t(*pair.right)], scope, scope.right, counted);
        return scope;
    }

private:
    static void add(const ComparedLayer &layer, FileScope &scope, FileScope::Layers &layers,
                    QSet<Digest> &counted)
    {
        if (layer.isCorrupt() && !scope.error) {
            scope.error
                = Error{ErrorKind::Corrupt,
                        QStringLiteral("the contents of layer %1 are not those that its config "
                                       "names; copy the image again")
                            .arg(layer.blob.shortText())};
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
            scope.bytesToRead += std::max<qint64>(layer.size, 0);
        }
    }

    QString nameOf(const LayerPair &pair) const
    {
        const int position = pair.left ? *pair.left : *pair.right;
        QString name = QStringLiteral("Layer %1").arg(position + 1);
        if (pair.left && pair.right && pair.left != pair.right)
            name += QStringLiteral(" ↔ %1").arg(*pair.right + 1);
        else if (!pair.left || !pair.right)
            name += pair.left ? QStringLiteral(", only public") : QStringLiteral(", only private");
        const ManifestNode &image = pair.left ? *m_subject.left.image : *m_subject.right.image;
        const std::size_t count = pair.left ? m_left.size() : m_right.size();
        const auto history = image.config ? image.config->layerHistory(count)
                                          : std::vector<const ImageConfig::HistoryEntry *>();
        if (std::size_t(position) >= history.size())
            return name;
        QString made = shownText(instruction(history[std::size_t(position)]->createdBy));
        if (made.size() > longestInstruction)
            made = made.left(longestInstruction) + u'…';
        return made.isEmpty() ? name : name + QStringLiteral(" · ") + made;
    }

    const ChainSubject &m_subject;
    std::vector<ComparedLayer> m_left;
    std::vector<ComparedLayer> m_right;
};

Result<std::shared_ptr<const FileList>> filesOf(const FileScope::Layers &layers, bool isMerged,
                                                const std::stop_token &stop)
{
    if (layers.empty())
        return nullptr;
    if (!isMerged)
        return std::make_shared<const FileList>(layerFiles(layers.front()));
    auto merged = mergedFiles(layers, stop);
    if (!merged)
        return tl::unexpected(merged.error());
    return std::make_shared<const FileList>(*std::move(merged));
}

} // namespace

Result<std::shared_ptr<const FileTreeDocument>> FileScope::document(
    const std::stop_token &stop) const
{
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
    const Reader reader(subject);
    std::vector<FileScope> scopes{reader.merged()};
    for (const LayerPair &pair : subject.platform->layers)
        scopes.push_back(reader.of(pair));
    return scopes;
}

} // namespace sameinside
