// SPDX-License-Identifier: MIT
#include "ui/chain/chainboxes.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/picturewords.h"
#include "ui/chain/chaindetails.h"
#include "ui/chain/chainrows.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr double boxGap = ChainFrame::boxGap;
constexpr double boxPadding = ChainFrame::boxPadding;
constexpr double layerPadding = ChainFrame::layerPadding;
constexpr int mostKept = 40; // boxes beside a fold

} // namespace

void ChainBoxes::add()
{
    addSide(Side::Left);
    addSide(Side::Right);
}

void ChainBoxes::place()
{
    drop();
    spanErrors();
    pairUp();
}

double ChainBoxes::widthOf(const Runs &runs) const
{
    return std::max(m_frame.widthOf(runs.left), m_frame.widthOf(runs.right));
}

ChainFolding::Runs ChainBoxes::chosenRuns(const ChainFolding &folding) const
{
    const Runs &all = folding.unfolded();
    const double room = m_frame.layerRoom();
    const double width = widthOf(all);
    if (width <= room || m_frame.metrics().unfolded)
        return all;
    if (hasRoomForTwoLines() && width <= 2 * room)
        return all;
    // more boxes than this cannot fit, whatever they say
    const int most = int((room + boxGap) / (m_frame.layerWidth() + boxGap));
    return folding.folded([this, room](const Runs &runs) { return widthOf(runs) <= room; },
                          std::clamp(most, 1, mostKept));
}

// Of blobs and of contents, when every row is as low as it can be.
bool ChainBoxes::hasRoomForTwoLines() const
{
    const double rows = double(m_layout.rows.size()) * (m_frame.boxHeight() + ChainFrame::rowGap);
    return rows + 2 * m_frame.linePitch() + 2 * ChainFrame::rowPadding
        <= m_frame.metrics().room.height();
}

NodeRef ChainBoxes::nodeRef(Side side, NodeRef::Kind kind, int layer) const
{
    const bool isIndex = kind == NodeRef::Kind::Index;
    return {side, kind, isIndex ? QString() : m_subject.platformName, layer};
}

void ChainBoxes::addSide(Side side)
{
    const ChainSubject::Side &own = m_subject.side(side);
    if (!own.tree) {
        if (!m_layout.rows.empty()) // the pane of the side says why
            addError(side, m_layout.rows.front().rung, {words::picture::sideNotRead()}, own.error);
        return;
    }
    addIndex(side);
    if (!own.image) {
        addPlaceholder(side, Rung::Manifest, words::picture::noImageHere());
        return;
    }
    addDocument(side, Rung::Manifest, NodeRef::Kind::Manifest, own.image->digest);
    if (!own.image->document) {
        addUnread(side);
        return;
    }
    addConfig(side);
    addLayers(side);
    addFiles(side);
    centreManifest(side);
}

// What stands below a manifest whose bytes are not there.
void ChainBoxes::addUnread(Side side)
{
    const ManifestNode &image = *m_subject.side(side).image;
    if (image.error && m_layout.rowOf(Rung::Config)) {
        const QString &detail = image.error->detail;
        const double width = m_frame.column(side).area.width() - 2 * boxPadding;
        addError(side, Rung::Config,
                 QStringList{words::picture::manifestNotRead()}
                     + wrapped(shownText(detail), width, 6, m_frame.metrics().text),
                 detail);
        return;
    }
    const QString text = image.availability == Availability::NotHere ? words::picture::notHere()
                                                                     : words::picture::notLoaded();
    for (const Rung rung : {Rung::Config, Rung::Blobs, Rung::Contents})
        addPlaceholder(side, rung, text);
}

Meaning ChainBoxes::documentMeaning(Side side, Rung rung, NodeRef::Kind kind) const
{
    if (!m_subject.platform && m_subject.left.tree && m_subject.right.tree
        && kind != NodeRef::Kind::Index)
        return Meaning::OnlyHere;
    const ManifestNode *image = m_subject.side(side).image;
    const Availability availability = kind == NodeRef::Kind::Config ? image->configAvailability
        : kind == NodeRef::Kind::Manifest                           ? image->availability
                                                                    : Availability::Present;
    const Meaning meaning = meaningAt(m_subject, rung);
    return meaning == Meaning::Unknown && availability == Availability::Failed ? Meaning::Error
                                                                               : meaning;
}

void ChainBoxes::addDocument(Side side, Rung rung, NodeRef::Kind kind, const Digest &digest)
{
    if (!m_layout.rowOf(rung))
        return;
    m_layout.boxes.push_back({.rung = rung,
                              .node = nodeRef(side, kind),
                              .side = side,
                              .rect = m_frame.column(side).placed(0, m_frame.documentWidth()),
                              .lines = {digest.shortText().left(12)},
                              .isDigest = true,
                              .meaning = documentMeaning(side, rung, kind),
                              .isStrong = !explanationOf(m_subject, rung).causes.empty(),
                              .details = documentDetails(m_subject, side, kind)});
}

void ChainBoxes::addIndex(Side side)
{
    if (!m_layout.rowOf(Rung::Index))
        return;
    const ImageTree &tree = *m_subject.side(side).tree;
    if (!tree.isIndex()) {
        addPlaceholder(side, Rung::Index, words::picture::noIndexHere());
        return;
    }
    addDocument(side, Rung::Index, NodeRef::Kind::Index, tree.root.digest);
    ChainBox &box = m_layout.boxes.back();
    const auto platforms = qint64(tree.images().size());
    const QString digest = box.lines.front();
    const double around = 2 * boxPadding + ChainFrame::symbolRoom;
    const double room = m_frame.column(side).area.width() - around;
    for (const QString &suffix :
         {words::picture::platforms(platforms), QString::number(platforms)}) {
        const QString text = digest + QStringLiteral(" · ") + suffix;
        const double width = double(text.size()) * m_frame.metrics().digit;
        if (width > room)
            continue;
        box.lines = {text};
        box.rect.setWidth(std::max(m_frame.documentWidth(), std::ceil(width + around)));
        break;
    }
}

void ChainBoxes::addConfig(Side side)
{
    if (!m_layout.rowOf(Rung::Config))
        return;
    const Manifest *manifest = m_subject.side(side).image->manifest();
    if (manifest && manifest->config)
        addDocument(side, Rung::Config, NodeRef::Kind::Config, manifest->config->digest);
    else
        addPlaceholder(side, Rung::Config, words::picture::noConfigHere());
}

void ChainBoxes::addLayers(Side side)
{
    for (const Rung rung : {Rung::Blobs, Rung::Contents}) {
        if (!m_layout.rowOf(rung))
            continue;
        if (m_runs.of(side).empty())
            addPlaceholder(side, rung, words::picture::noLayersHere());
        else
            addRuns(side, rung);
    }
}

// The width at which the lines that layers need are about equally long.
double ChainBoxes::balancedWidth(const std::vector<LayerRun> &runs) const
{
    const double room = m_frame.layerRoom();
    if (m_frame.widthOf(runs) <= room || std::ranges::any_of(runs, &LayerRun::isFolded))
        return room;
    const double pitch = m_frame.widthOf(runs.front()) + boxGap;
    const double perLine = std::floor((room + boxGap) / pitch);
    const double lines = std::ceil(double(runs.size()) / perLine);
    return std::ceil(double(runs.size()) / lines) * pitch - boxGap;
}

// Rows of boxes at the inner edge.
void ChainBoxes::addRuns(Side side, Rung rung)
{
    const auto &runs = m_runs.of(side);
    const ChainColumn &column = m_frame.column(side);
    const double room = balancedWidth(runs);
    const double used = std::min(m_frame.widthOf(runs), room);
    const double start = column.isLeft ? column.area.right() - used : column.area.left();
    double x = start;
    double line = 0;
    for (const LayerRun &run : runs) {
        const double width = m_frame.widthOf(run);
        if (x > start && x + width > start + room + 0.5) {
            x = start;
            ++line;
        }
        ChainBox box = boxOf(side, rung, run);
        box.rect = {x, line, width, 0};
        m_layout.hasFolded = m_layout.hasFolded || run.isFolded();
        m_layout.boxes.push_back(std::move(box));
        x += width + boxGap;
    }
}

ChainBox ChainBoxes::boxOf(Side side, Rung rung, const LayerRun &run) const
{
    const bool isBlob = rung == Rung::Blobs;
    const double room = m_frame.widthOf(run) - 2 * layerPadding;
    const QString text = isBlob ? run.blobText() : run.contentsText();
    ChainBox box{.rung = rung,
                 .node = nodeRef(side, isBlob ? NodeRef::Kind::Layer : NodeRef::Kind::Contents,
                                 run.layers.front().position),
                 .side = side,
                 .lines = {run.isFolded() ? elided(text, room, m_frame.metrics().text) : text},
                 .isDigest = !run.isFolded(),
                 .meaning = isBlob ? run.blobMeaning() : run.contentsMeaning(),
                 .isStrong = isBlob ? run.isBlobCause() : run.isContentsCause(),
                 .isClaimed = !isBlob && run.isClaimed(),
                 .details = layerDetails(run, rung)};
    if (run.isFolded()) {
        for (const ChainLayer &layer : run.layers)
            box.folded.push_back(layer.position);
    }
    return box;
}

void ChainBoxes::addFiles(Side side)
{
    const auto contents = m_layout.boxesOf(side, Rung::Contents);
    if (!m_layout.rowOf(Rung::Files) || contents.empty())
        return;
    const QString text = words::picture::mergedFiles();
    const double width = std::ceil(m_frame.metrics().text(text) + 2 * boxPadding);
    const ChainColumn &column = m_frame.column(side);
    double middle = 0;
    for (const int box : contents)
        middle += column.offsetOf(m_layout.box(box).rect.center().x()) / double(contents.size());
    const double offset = std::clamp(middle - width / 2, 0.0, column.area.width() - width);
    const RungExplanation &files = explanationOf(m_subject, Rung::Files);
    m_layout.boxes.push_back({.rung = Rung::Files,
                              .node = nodeRef(side, NodeRef::Kind::Contents),
                              .side = side,
                              .rect = column.placed(offset, width),
                              .lines = {text},
                              .meaning = meaningAt(m_subject, Rung::Files),
                              .isStrong = !files.causes.empty(),
                              .isClaimed = files.isClaimed,
                              .details = shownText(files.text)});
}

void ChainBoxes::addPlaceholder(Side side, Rung rung, const QString &text)
{
    if (!m_layout.rowOf(rung))
        return;
    const ChainColumn &column = m_frame.column(side);
    const bool isInner = rung >= Rung::Blobs;
    const double width = m_frame.documentWidth();
    const double offset = isInner ? column.area.width() - width : 0;
    m_layout.boxes.push_back(
        {.rung = rung, .side = side, .rect = column.placed(offset, width), .lines = {text}});
}

void ChainBoxes::addError(Side side, Rung rung, const QStringList &lines, const QString &error)
{
    m_layout.boxes.push_back({.rung = rung,
                              .side = side,
                              .rect = m_frame.column(side).area,
                              .lines = lines,
                              .meaning = Meaning::Error,
                              .details = shownText(error)});
}

// Manifest and index stand between the config and the layers, so that arrows part to both.
void ChainBoxes::centreManifest(Side side)
{
    const ChainColumn &column = m_frame.column(side);
    const double document = m_frame.documentWidth();
    const auto layers = m_layout.boxesOf(side, Rung::Blobs);
    double outer = column.area.width() / 2;
    double inner = outer;
    if (!layers.empty()) {
        outer = column.area.width();
        inner = 0;
        for (const int box : layers) {
            const auto [low, high] = column.span(m_layout.box(box).rect);
            outer = std::min(outer, low);
            inner = std::max(inner, high);
        }
    }
    const double wanted = (document / 2 + (outer + inner) / 2) / 2;
    const double centre
        = std::clamp(wanted, document / 2 + ChainFrame::margin, column.area.width() - document / 2);
    for (ChainBox &box : m_layout.boxes) {
        if (box.side != side || box.rung > Rung::Manifest)
            continue;
        const double width = box.rect.width();
        const double offset = std::clamp(centre - width / 2, 0.0, column.area.width() - width);
        box.rect = column.placed(std::round(offset), width);
    }
}

void ChainBoxes::drop()
{
    const double pitch = m_frame.linePitch();
    for (const ChainRow &row : m_layout.rows) {
        // Where one side has fewer lines than the other, both begin at the top.
        const double top
            = row.axis - (m_layout.lineCount(row.rung) * pitch - ChainFrame::lineGap) / 2;
        for (ChainBox &box : m_layout.boxes) {
            if (box.rung != row.rung)
                continue;
            const double y = std::round(top + box.rect.y() * pitch);
            box.rect = {box.rect.x(), y, box.rect.width(), m_frame.boxHeight()};
        }
    }
}

void ChainBoxes::spanErrors()
{
    for (ChainBox &box : m_layout.boxes) {
        if (box.meaning != Meaning::Error || box.node)
            continue;
        const double height
            = double(box.lines.size()) * m_frame.metrics().lineHeight + 2 * boxPadding;
        box.rect.setHeight(std::max(box.rect.height(), height));
    }
}

void ChainBoxes::pairUp()
{
    for (ChainBox &box : m_layout.boxes) {
        if (box.node)
            box.partner = partnerOf(box);
    }
}

int ChainBoxes::partnerOf(const ChainBox &box) const
{
    NodeRef other = *box.node;
    other.side = other.side == Side::Left ? Side::Right : Side::Left;
    if (other.layer < 0)
        return m_layout.boxOf(other);
    for (const LayerRun &run : m_runs.of(box.side)) {
        const auto layer = std::ranges::find(run.layers, other.layer, &ChainLayer::position);
        if (layer == run.layers.end() || layer->partner < 0)
            continue;
        other.layer = layer->partner;
        return m_layout.boxOf(other);
    }
    return -1;
}

} // namespace sameinside
