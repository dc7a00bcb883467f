// SPDX-License-Identifier: MIT
#include "ui/chain/chainpages.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/chainwords.h"
#include "model/text/words/ui/picturewords.h"
#include "ui/chain/chaindetails.h"
#include "ui/chain/chainevidence.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr int mostBoxes = 40; // in a row
constexpr int mostNotes = 5;  // lines of an error

constexpr std::array bothSides{NodeRef::Side::Left, NodeRef::Side::Right};

bool isIndex(const ChainSubject::Side &side)
{
    return side.tree && side.tree->isIndex();
}

} // namespace

void ChainPages::add()
{
    addRows();
    addPages();
    addLayers();
    addFiles();
    pairUp();
}

NodeRef ChainPages::nodeRef(Side side, Kind kind, int layer) const
{
    return {side, kind, kind == Kind::Index ? QString() : m_subject.platformName, layer};
}

bool ChainPages::isArtifact() const
{
    const auto *image = m_subject.left.image ? m_subject.left.image : m_subject.right.image;
    return image && image->role == ManifestNode::Role::Artifact;
}

// Artifacts and schema 1 say nothing of what is in their blobs.
bool ChainPages::holdsLayers() const
{
    if (!m_subject.left.tree && !m_subject.right.tree)
        return false;
    const auto knows = [](const LayerSlot &slot) {
        return (slot.left && slot.left->diffId) || (slot.right && slot.right->diffId);
    };
    return m_layers.empty() || std::ranges::any_of(m_layers, knows);
}

bool ChainPages::hasRow(Rung rung) const
{
    const RungRelation relation = m_subject.rung(rung).relation;
    switch (rung) {
    case Rung::Index:
        return isIndex(m_subject.left) || isIndex(m_subject.right);
    case Rung::Manifest:
        return true;
    case Rung::Config:
    case Rung::Blobs:
        return relation != RungRelation::Absent;
    case Rung::Contents:
        return relation != RungRelation::Absent && holdsLayers();
    case Rung::Files:
        break;
    }
    // equal contents have equal files: that needs no row
    return relation == RungRelation::Differs
        || (relation == RungRelation::Same
            && m_subject.rung(Rung::Contents).relation != RungRelation::Same);
}

void ChainPages::addRows()
{
    for (const RungExplanation &rung : m_subject.rungs) {
        if (!hasRow(rung.rung))
            continue;
        const bool isImageId = rung.rung != Rung::Config || !isArtifact();
        m_layout.rows.push_back({.rung = rung.rung,
                                 .label = rungLabel(rung.rung),
                                 .hint = isImageId ? rungHint(rung.rung) : QString(),
                                 .meaning = meaningAt(m_subject, rung.rung),
                                 .isAbsent = rung.relation == RungRelation::Absent,
                                 .isConsequence = rung.isConsequence});
    }
}

Meaning ChainPages::documentMeaning(Side side, Rung rung) const
{
    const bool isAlone = !m_subject.platform && m_subject.left.tree && m_subject.right.tree;
    if (isAlone && rung != Rung::Index)
        return Meaning::OnlyHere;
    const ManifestNode *image = m_subject.side(side).image;
    const Availability availability = rung == Rung::Config ? image->configAvailability
        : rung == Rung::Manifest                           ? image->availability
                                                           : Availability::Present;
    // what is broken is neither the same nor another, whatever names it
    return availability == Availability::Failed ? Meaning::Error : meaningAt(m_subject, rung);
}

ChainBox ChainPages::page(Side side, Rung rung, Kind kind, const Digest &digest) const
{
    const QString title = rung == Rung::Index ? words::chain::index()
        : rung == Rung::Manifest              ? words::chain::manifest()
                                              : words::chain::config();
    return {.rung = rung,
            .node = nodeRef(side, kind),
            .side = side,
            .title = title,
            .text = digestText(digest),
            .isDigest = true,
            .meaning = documentMeaning(side, rung),
            .causes = m_subject.rung(rung).causes,
            .details = documentDetails(m_subject, side, kind)};
}

void ChainPages::addNotes(ChainBox &box, const QString &words, const QString &detail) const
{
    const double width = m_frame.column(box.side).pages.width() - 2 * ChainFrame::padding;
    const Meaning meaning = detail.isEmpty() ? Meaning::Unknown : Meaning::Error;
    QStringList notes;
    if (box.title != words)
        notes << words;
    notes += wrapped(shownText(detail), width, mostNotes, m_frame.metrics().text);
    for (const QString &note : std::as_const(notes))
        box.lines.push_back({.label = note, .meaning = meaning, .isNote = true});
}

// A side of which there is nothing: it failed, or it is being read.
void ChainPages::addMissing(Side side, Rung rung)
{
    const ChainSubject::Side &own = m_subject.side(side);
    if (rung != m_layout.rows.front().rung)
        return;
    ChainBox box{.rung = rung, .side = side};
    if (own.isLoading) {
        box.text = words::chain::isLoading();
        box.isClaimed = true;
    } else {
        box.title = words::picture::sideNotRead();
        box.meaning = Meaning::Error;
        box.details = shownText(own.error); // the pane of the side tells it
    }
    m_layout.boxes.push_back(std::move(box));
}

void ChainPages::addIndex(Side side, const ChainLines &lines)
{
    const ImageTree &tree = *m_subject.side(side).tree;
    if (!tree.isIndex()) {
        addPlaceholder(side, Rung::Index, words::picture::noIndexHere());
        return;
    }
    ChainBox box = page(side, Rung::Index, Kind::Index, tree.root.digest);
    box.lines = lines.of(side);
    m_layout.boxes.push_back(std::move(box));
}

void ChainPages::addManifest(Side side, const ChainLines &lines)
{
    const ManifestNode *image = m_subject.side(side).image;
    if (!image) {
        addPlaceholder(side, Rung::Manifest, words::picture::noImageHere());
        return;
    }
    ChainBox box = page(side, Rung::Manifest, Kind::Manifest, image->digest);
    box.lines = lines.of(side);
    if (!image->document) {
        box.isClaimed = true;
        box.lines.clear();
        addNotes(box,
                 image->error ? words::picture::manifestNotRead()
                     : image->availability == Availability::NotHere ? words::picture::notHere()
                                                                    : words::picture::notLoaded(),
                 image->error ? image->error->detail : QString());
    }
    m_layout.boxes.push_back(std::move(box));
}

void ChainPages::addConfig(Side side, const ChainLines &lines)
{
    const ManifestNode *image = m_subject.side(side).image;
    if (!image || !image->document)
        return;
    const Manifest *manifest = image->manifest();
    if (!manifest || !manifest->config) {
        addPlaceholder(side, Rung::Config, words::picture::noConfigHere());
        return;
    }
    ChainBox box = page(side, Rung::Config, Kind::Config, manifest->config->digest);
    box.lines = lines.of(side);
    if (!image->config && image->role == ManifestNode::Role::Image) {
        box.isClaimed = true;
        box.lines.clear();
        // a store may lack it; that is no failure, and where it was looked for is in the details
        if (image->configAvailability == Availability::NotHere)
            addNotes(box, words::picture::notHere(), {});
        else if (image->configError)
            addNotes(box, words::chain::configNotRead(), image->configError->detail);
        else
            addNotes(box, words::picture::notLoaded(), {});
    }
    m_layout.boxes.push_back(std::move(box));
}

void ChainPages::addPage(Side side, Rung rung, const ChainLines &lines)
{
    if (!m_subject.side(side).tree)
        addMissing(side, rung);
    else if (rung == Rung::Index)
        addIndex(side, lines);
    else if (rung == Rung::Manifest)
        addManifest(side, lines);
    else
        addConfig(side, lines);
}

void ChainPages::addPages()
{
    const auto groups = m_frame.metrics().unfolded ? grouped(m_layers, std::nullopt)
                                                   : grouped(m_layers, m_limits.layers);
    m_layout.hasFolded = groups.size() < m_layers.size();
    for (const Rung rung : {Rung::Index, Rung::Manifest, Rung::Config}) {
        if (!m_layout.rowOf(rung))
            continue;
        ChainLines lines;
        addOwnLines(lines, m_subject, m_facts, rung, m_limits.fields);
        if (rung == Rung::Index) {
            addEntryLines(lines, m_subject, m_limits.entries);
        } else if (rung == Rung::Manifest) {
            addConfigLine(lines, m_subject);
            addLayerLines(lines, groups, Rung::Blobs);
        } else if (m_layout.rowOf(Rung::Contents)) {
            addLayerLines(lines, groups, Rung::Contents);
        }
        for (const Side side : bothSides)
            addPage(side, rung, lines);
    }
}

void ChainPages::addPlaceholder(Side side, Rung rung, const QString &text)
{
    if (m_layout.rowOf(rung))
        m_layout.boxes.push_back({.rung = rung, .side = side, .text = text});
}

// As wide as the widest of its four boxes, so that partners stand alike.
double ChainPages::widthOf(const LayerGroup &group) const
{
    double width = m_frame.boxWidth();
    if (group.members.size() < 2)
        return width;
    for (const Side side : bothSides) {
        const auto layers = group.of(side);
        if (layers.empty())
            continue;
        for (const auto meaning : {&ChainLayer::blobMeaning, &ChainLayer::contentsMeaning}) {
            width = std::max(width,
                             std::ceil(m_frame.metrics().text(foldedText(layers, meaning))
                                       + 2 * ChainFrame::boxPadding));
        }
    }
    return width;
}

std::vector<LayerGroup> ChainPages::fittingGroups() const
{
    const double room = m_frame.column(Side::Left).pages.width();
    int most = int((room + ChainFrame::boxGap) / (m_frame.boxWidth() + ChainFrame::boxGap));
    for (most = std::clamp(most, 1, mostBoxes); most > 1; --most) {
        auto groups = grouped(m_layers, most);
        double width = -ChainFrame::boxGap;
        for (const LayerGroup &group : groups)
            width += widthOf(group) + ChainFrame::boxGap;
        if (width <= room)
            return groups;
    }
    return grouped(m_layers, 1);
}

std::optional<ChainBox> ChainPages::boxOf(const LayerGroup &group, Side side, Rung rung) const
{
    const auto layers = group.of(side);
    if (layers.empty())
        return std::nullopt;
    const bool isBlob = rung == Rung::Blobs;
    const auto meaning = isBlob ? &ChainLayer::blobMeaning : &ChainLayer::contentsMeaning;
    const ChainLayer &first = *layers.front();
    ChainBox box{.rung = rung,
                 .node = nodeRef(side, isBlob ? Kind::Layer : Kind::Contents, first.position),
                 .side = side,
                 .meaning = commonMeaning(layers, meaning),
                 .details = layerDetails(layers, rung)};
    for (const ChainLayer *layer : layers) {
        box.layers.push_back(layer->position);
        box.isClaimed = box.isClaimed || (!isBlob && layer->isClaimed);
        for (const int cause : isBlob ? layer->blobCauses : layer->contentsCauses) {
            if (!std::ranges::count(box.causes, cause))
                box.causes.push_back(cause);
        }
    }
    const auto digest = isBlob ? std::optional(first.blob) : first.diffId;
    box.isDigest = layers.size() == 1;
    box.text = layers.size() > 1 ? foldedText(layers, meaning)
        : digest                 ? digestText(*digest).left(6)
                                 : QStringLiteral("?");
    return box;
}

void ChainPages::addLayers()
{
    const auto groups = fittingGroups();
    m_layout.hasFolded = m_layout.hasFolded || groups.size() < m_layers.size();
    for (const Side side : bothSides) {
        const ChainSubject::Side &own = m_subject.side(side);
        if (!own.image || !own.image->document)
            continue;
        const QRectF &pages = m_frame.column(side).pages;
        for (const Rung rung : {Rung::Blobs, Rung::Contents}) {
            if (!m_layout.rowOf(rung))
                continue;
            double x = pages.left();
            bool hasAny = false;
            for (std::size_t i = 0; i < groups.size(); ++i) {
                const double width = std::min(widthOf(groups[i]), pages.width());
                if (auto box = boxOf(groups[i], side, rung)) {
                    box->slot = int(i);
                    box->rect = {x, 0, width, 0};
                    box->text = elided(box->text, width - 6, m_frame.metrics().text);
                    m_layout.boxes.push_back(*std::move(box));
                    hasAny = true;
                }
                x += width + ChainFrame::boxGap;
            }
            if (!hasAny)
                addPlaceholder(side, rung, words::picture::noLayersHere());
        }
    }
}

void ChainPages::addFiles()
{
    if (!m_layout.rowOf(Rung::Files))
        return;
    ChainLines lines;
    const RungExplanation &files = m_subject.rung(Rung::Files);
    for (const int number : files.causes) {
        const auto &rows = m_facts.evidence[std::size_t(number)];
        const auto shown = std::min<std::size_t>(rows.size(), std::size_t(m_limits.fields));
        for (const EvidenceRow &row : std::span(rows).first(shown)) {
            const bool hasBoth = !row.left.isNull() && !row.right.isNull();
            const auto line = [&](const QString &value) -> ChainLines::Line {
                if (value.isNull())
                    return std::nullopt;
                return ChainLine{.label = row.field,
                                 .value = value,
                                 .isFixed = false,
                                 .meaning = hasBoth ? Meaning::Differs : Meaning::OnlyHere,
                                 .isOwn = true};
            };
            lines.add(line(row.left), line(row.right));
        }
    }
    for (const Side side : bothSides) {
        if (m_layout.boxesOf(side, Rung::Contents).empty())
            continue;
        m_layout.boxes.push_back({.rung = Rung::Files,
                                  .node = nodeRef(side, Kind::Contents),
                                  .side = side,
                                  .title = words::picture::mergedFiles(),
                                  .meaning = meaningAt(m_subject, Rung::Files),
                                  .causes = files.causes,
                                  .isClaimed = files.isClaimed,
                                  .lines = lines.of(side),
                                  .details = shownText(files.text)});
    }
}

// The layer on the other side that stands for the first of box; -1 where there is none.
int ChainPages::partnerLayer(const ChainBox &box) const
{
    for (const LayerSlot &slot : m_layers) {
        const auto &layer = slot.of(box.side);
        if (layer && layer->position == box.layers.front())
            return layer->partner;
    }
    return -1;
}

void ChainPages::pairUp()
{
    for (ChainBox &box : m_layout.boxes) {
        if (!box.node)
            continue;
        NodeRef other = *box.node;
        other.side = box.side == Side::Left ? Side::Right : Side::Left;
        if (!box.layers.empty())
            other.layer = partnerLayer(box);
        if (box.layers.empty() || other.layer >= 0)
            box.partner = m_layout.boxOf(other);
    }
}

} // namespace sameinside
