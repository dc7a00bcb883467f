// SPDX-License-Identifier: MIT
#include "ui/chain/chainbuilder.h"

#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "ui/chain/chaindetails.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr double margin = 16;
constexpr double narrowest = 720;
constexpr double widest = 1760;
constexpr double columnGap = 16;
constexpr double boxGap = 6;
constexpr double lineGap = 6;
constexpr double boxPadding = 12;  // of a document, on either side of its text
constexpr double layerPadding = 5; // of a layer
constexpr double symbolRoom = 14;  // at the end of a document's box
constexpr double outerLane = 32;   // beside the layers, for the arrow from the config
constexpr double rowGap = 14;
constexpr double mostRowGap = 40;
constexpr double rowPadding = 8;

struct Names {
    const char16_t *label;
    const char16_t *hint;
};
constexpr std::array<Names, 6> rungNames{{
    {u"Index", u""},
    {u"Manifest", u"the envelope"},
    {u"Config", u"the image ID"},
    {u"Layer blobs", u"compressed"},
    {u"Contents", u"diff IDs"},
    {u"Files", u"merged"},
}};

QString named(const char16_t *text)
{
    return QStringView(text).toString();
}

} // namespace

QRectF ChainBuilder::Column::placed(double offset, double width) const
{
    return {isLeft ? area.left() + offset : area.right() - offset - width, 0, width, 0};
}

ChainBuilder::ChainBuilder(const ChainSubject &subject, const ChainMetrics &metrics) :
    m_subject(subject), m_metrics(metrics)
{
}

HashChainLayout ChainBuilder::build()
{
    if (m_subject.isEmpty())
        return {};
    addRows();
    placeColumns();
    chooseFolding();
    addSide(Side::Left);
    addSide(Side::Right);
    fillMiddle();
    stackRows();
    dropBoxes();
    spanError();
    pairBoxes();
    connect(Side::Left);
    connect(Side::Right);
    return std::move(m_layout);
}

ChainRow *ChainBuilder::row(Rung rung)
{
    const auto found = std::ranges::find(m_layout.rows, rung, &ChainRow::rung);
    return found == m_layout.rows.end() ? nullptr : &*found;
}

const RungExplanation &ChainBuilder::explanation(Rung rung) const
{
    return m_subject.rungs[std::size_t(rung)];
}

NodeRef ChainBuilder::nodeRef(Side side, NodeRef::Kind kind, int layer) const
{
    const bool isIndex = kind == NodeRef::Kind::Index;
    return {side, kind, isIndex ? QString() : m_subject.platformName, layer};
}

// An index that faces a manifest is shown as what it is: a difference that has a cause.
Meaning ChainBuilder::meaningAt(Rung rung) const
{
    const RungExplanation &row = explanation(rung);
    const Meaning meaning = meaningOf(row.relation);
    return rung == Rung::Index && meaning == Meaning::OnlyHere && !row.causes.empty()
        ? Meaning::Differs
        : meaning;
}

void ChainBuilder::addRows()
{
    for (const RungExplanation &rung : m_subject.rungs)
        addRow(rung);
}

// Equal contents have equal files: that needs no row.
bool ChainBuilder::saysMore(const RungExplanation &files) const
{
    return files.relation == RungRelation::Differs
        || (files.relation == RungRelation::Same
            && explanation(Rung::Contents).relation != RungRelation::Same);
}

void ChainBuilder::addRow(const RungExplanation &rung)
{
    const auto isIndex
        = [](const ChainSubject::Side &side) { return side.tree && side.tree->isIndex(); };
    if (rung.rung == Rung::Index && !isIndex(m_subject.left) && !isIndex(m_subject.right))
        return;
    if (rung.rung == Rung::Files && !saysMore(rung))
        return;
    if (rung.rung > Rung::Manifest && rung.relation == RungRelation::Absent)
        return;
    const Names &names = rungNames[std::size_t(rung.rung)];
    ChainRow row{.rung = rung.rung, .label = named(names.label), .hint = named(names.hint)};
    row.meaning = meaningAt(rung.rung);
    row.isAbsent = rung.relation == RungRelation::Absent;
    row.isFaint = rung.isConsequence || row.meaning == Meaning::Unknown;
    m_layout.rows.push_back(row);
}

void ChainBuilder::placeColumns()
{
    const double width = std::max(m_metrics.room.width(), narrowest);
    const double used = std::min(width, widest);
    const double start = (width - used) / 2 + margin;
    double labels = 0;
    for (const Names &names : rungNames)
        labels = std::max(
            {labels, m_metrics.text(named(names.label)), m_metrics.text(named(names.hint))});
    const double middle = std::clamp(used * 0.24, std::min(used * 0.27, 256.0), 400.0);
    const double room = used - 2 * margin - labels - middle - 3 * columnGap;
    const double side = std::floor(room / 2);

    m_layout.labels = {start, 0, labels, 0};
    m_layout.ruleLeft = start + labels + columnGap / 2;
    m_layout.leftSide = {start + labels + columnGap, 0, side, 0};
    m_layout.middle = {m_layout.leftSide.right() + columnGap, 0, middle, 0};
    m_layout.rightSide = {m_layout.middle.right() + columnGap, 0, side, 0};
    m_layout.size = {width, 0};
    m_left = {m_layout.leftSide, true};
    m_right = {m_layout.rightSide, false};
    const double digest = 12 * m_metrics.digit + 2 * boxPadding + symbolRoom;
    m_docWidth = std::ceil(std::clamp(side * 0.45, digest, std::max(digest, 204.0)));
    const double height
        = std::max(m_metrics.lineHeight + 12, m_metrics.room.height() < 300 ? 28.0 : 32.0);
    m_boxHeight = std::ceil(height / 4) * 4;
}

double ChainBuilder::widthOf(const LayerRun &run) const
{
    if (!run.isFolded())
        return std::ceil(6 * m_metrics.digit + 2 * layerPadding);
    const double text
        = std::max(m_metrics.text(run.blobText()), m_metrics.text(run.contentsText()));
    return std::min(std::ceil(text + 2 * boxPadding), m_layout.leftSide.width() - outerLane);
}

double ChainBuilder::widthOf(const std::vector<LayerRun> &runs) const
{
    double width = runs.empty() ? 0 : -boxGap;
    for (const LayerRun &run : runs)
        width += widthOf(run) + boxGap;
    return width;
}

void ChainBuilder::chooseFolding()
{
    const auto layersOf = [this](Side which) {
        const ChainSubject::Side &side = m_subject.side(which);
        if (!side.tree || !side.image)
            return std::vector<ChainLayer>{};
        const bool noPair = !m_subject.platform && m_subject.left.tree && m_subject.right.tree;
        return chainLayers(*side.tree, *side.image, which, m_subject.platform,
                           noPair ? Meaning::OnlyHere : Meaning::Unknown);
    };
    const auto left = layersOf(Side::Left);
    const auto right = layersOf(Side::Right);
    const double room = m_layout.leftSide.width() - outerLane;
    const auto fits = [&](Folding folding, int keep) {
        m_leftRuns = folded(left, folding, keep);
        m_rightRuns = folded(right, folding, keep);
        return std::max(widthOf(m_leftRuns), widthOf(m_rightRuns)) <= room;
    };
    if (fits(Folding::None, 0) || m_metrics.unfolded)
        return;
    if (hasRoomForTwoLines() && std::max(widthOf(m_leftRuns), widthOf(m_rightRuns)) <= 2 * room)
        return;
    if (fits(Folding::Equal, 0) || fits(Folding::Runs, 0))
        return;
    for (int keep = 40; keep >= 1; --keep) {
        if (fits(Folding::Middle, keep))
            return;
    }
}

// Of blobs and of contents, when every row is as low as it can be.
bool ChainBuilder::hasRoomForTwoLines() const
{
    const double rows = double(m_layout.rows.size()) * (m_boxHeight + rowGap);
    return rows + 2 * (m_boxHeight + lineGap) + 2 * rowPadding <= m_metrics.room.height();
}

void ChainBuilder::addSide(Side side)
{
    const ChainSubject::Side &own = m_subject.side(side);
    if (!own.tree) {
        if (!m_layout.rows.empty()) // the pane of the side says why
            addError(side, m_layout.rows.front().rung,
                     {QStringLiteral("This side could not be read")}, own.error);
        return;
    }
    addIndex(side);
    if (!own.image) {
        addPlaceholder(side, Rung::Manifest, QStringLiteral("no image here"));
        return;
    }
    addDocument(side, Rung::Manifest, NodeRef::Kind::Manifest, own.image->digest,
                meaningAt(Rung::Manifest));
    if (!own.image->document) {
        if (own.image->error && row(Rung::Config)) {
            const QString &detail = own.image->error->detail;
            const double width = column(side).area.width() - 2 * boxPadding;
            addError(side, Rung::Config,
                     QStringList{QStringLiteral("The manifest could not be read")}
                         + wrapped(shownText(detail), width, 6, m_metrics.text),
                     detail);
            return;
        }
        const QString text = own.image->availability == Availability::NotHere
            ? QStringLiteral("not here")
            : QStringLiteral("not loaded");
        for (const Rung rung : {Rung::Config, Rung::Blobs, Rung::Contents})
            addPlaceholder(side, rung, text);
        return;
    }
    addConfig(side);
    addLayers(side);
    addFiles(side);
    centreManifest(side);
}

void ChainBuilder::addDocument(Side side, Rung rung, NodeRef::Kind kind, const Digest &digest,
                               Meaning meaning)
{
    if (!row(rung))
        return;
    const ManifestNode *image = m_subject.side(side).image;
    const Availability availability = kind == NodeRef::Kind::Config ? image->configAvailability
        : kind == NodeRef::Kind::Manifest                           ? image->availability
                                                                    : Availability::Present;
    if (meaning == Meaning::Unknown && availability == Availability::Failed)
        meaning = Meaning::Error;
    if (!m_subject.platform && m_subject.left.tree && m_subject.right.tree
        && kind != NodeRef::Kind::Index)
        meaning = Meaning::OnlyHere;
    m_layout.boxes.push_back({.rung = rung,
                              .node = nodeRef(side, kind),
                              .side = side,
                              .rect = column(side).placed(0, m_docWidth),
                              .lines = {digest.shortText().left(12)},
                              .isDigest = true,
                              .meaning = meaning,
                              .isStrong = isCause(rung),
                              .details = documentDetails(m_subject, side, kind)});
}

void ChainBuilder::addIndex(Side side)
{
    if (!row(Rung::Index))
        return;
    const ImageTree &tree = *m_subject.side(side).tree;
    if (!tree.isIndex()) {
        addPlaceholder(side, Rung::Index, QStringLiteral("no index here"));
        return;
    }
    addDocument(side, Rung::Index, NodeRef::Kind::Index, tree.root.digest, meaningAt(Rung::Index));
    ChainBox &box = m_layout.boxes.back();
    const auto platforms = qint64(tree.images().size());
    const QString digest = box.lines.front();
    const double room = column(side).area.width() - 2 * boxPadding - symbolRoom;
    for (const QString &suffix :
         {counted(platforms, QStringLiteral("platform"), QStringLiteral("platforms")),
          QString::number(platforms)}) {
        const QString text = digest + QStringLiteral(" · ") + suffix;
        const double width = double(text.size()) * m_metrics.digit;
        if (width > room)
            continue;
        box.lines = {text};
        box.rect.setWidth(std::max(m_docWidth, std::ceil(width + 2 * boxPadding + symbolRoom)));
        break;
    }
}

void ChainBuilder::addConfig(Side side)
{
    if (!row(Rung::Config))
        return;
    const Manifest *manifest = m_subject.side(side).image->manifest();
    if (manifest && manifest->config) {
        addDocument(side, Rung::Config, NodeRef::Kind::Config, manifest->config->digest,
                    meaningAt(Rung::Config));
    } else {
        addPlaceholder(side, Rung::Config, QStringLiteral("no config here"));
    }
}

void ChainBuilder::addLayers(Side side)
{
    const auto &runs = side == Side::Left ? m_leftRuns : m_rightRuns;
    for (const Rung rung : {Rung::Blobs, Rung::Contents}) {
        if (!row(rung))
            continue;
        if (runs.empty())
            addPlaceholder(side, rung, QStringLiteral("no layers here"));
        else
            addRuns(side, rung, runs);
    }
}

// The width at which the lines that layers need are about equally long.
double ChainBuilder::balancedWidth(const std::vector<LayerRun> &runs, double room) const
{
    if (widthOf(runs) <= room || std::ranges::any_of(runs, &LayerRun::isFolded))
        return room;
    const double pitch = widthOf(runs.front()) + boxGap;
    const double perLine = std::floor((room + boxGap) / pitch);
    const double lines = std::ceil(double(runs.size()) / perLine);
    return std::ceil(double(runs.size()) / lines) * pitch - boxGap;
}

// Rows of boxes at the inner edge; y counts lines until the rows are stacked.
void ChainBuilder::addRuns(Side side, Rung rung, const std::vector<LayerRun> &runs)
{
    const Column &own = column(side);
    const double room = balancedWidth(runs, own.area.width() - outerLane);
    const double used = std::min(widthOf(runs), room);
    const double start = own.isLeft ? own.area.right() - used : own.area.left();
    double x = start;
    double line = 0;
    for (const LayerRun &run : runs) {
        const double width = widthOf(run);
        if (x > start && x + width > start + room + 0.5) {
            x = start;
            ++line;
        }
        const bool isBlob = rung == Rung::Blobs;
        const QString text = isBlob ? run.blobText() : run.contentsText();
        ChainBox box{
            .rung = rung,
            .node = nodeRef(side, isBlob ? NodeRef::Kind::Layer : NodeRef::Kind::Contents,
                            run.layers.front().position),
            .side = side,
            .rect = {x, line, width, 0},
            .lines
            = {run.isFolded() ? elided(text, width - 2 * layerPadding, m_metrics.text) : text},
            .isDigest = !run.isFolded(),
            .meaning = isBlob ? run.blobMeaning() : run.contentsMeaning(),
            .isStrong = isBlob ? run.isBlobCause() : run.isContentsCause(),
            .isClaimed = !isBlob && run.isClaimed(),
            .details = layerDetails(run, rung)};
        if (run.isFolded()) {
            m_layout.hasFolded = true;
            for (const ChainLayer &layer : run.layers)
                box.folded.push_back(layer.position);
        }
        m_layout.boxes.push_back(std::move(box));
        x += width + boxGap;
    }
}

void ChainBuilder::addFiles(Side side)
{
    const auto contents = boxesOf(side, Rung::Contents);
    if (!row(Rung::Files) || contents.empty())
        return;
    const QString text = QStringLiteral("merged files");
    const double width = std::ceil(m_metrics.text(text) + 2 * boxPadding);
    const Column &own = column(side);
    double middle = 0;
    for (const int box : contents)
        middle += own.offsetOf(m_layout.boxes[std::size_t(box)].rect.center().x())
            / double(contents.size());
    const double offset = std::clamp(middle - width / 2, 0.0, own.area.width() - width);
    m_layout.boxes.push_back({.rung = Rung::Files,
                              .node = nodeRef(side, NodeRef::Kind::Contents),
                              .side = side,
                              .rect = own.placed(offset, width),
                              .lines = {text},
                              .meaning = meaningAt(Rung::Files),
                              .isStrong = isCause(Rung::Files),
                              .isClaimed = explanation(Rung::Files).isClaimed,
                              .details = shownText(explanation(Rung::Files).text)});
}

void ChainBuilder::addPlaceholder(Side side, Rung rung, const QString &text)
{
    if (!row(rung))
        return;
    const Column &own = column(side);
    const bool isInner = rung >= Rung::Blobs;
    const double offset = isInner ? own.area.width() - m_docWidth : 0;
    m_layout.boxes.push_back(
        {.rung = rung, .side = side, .rect = own.placed(offset, m_docWidth), .lines = {text}});
}

void ChainBuilder::addError(Side side, Rung rung, const QStringList &lines, const QString &error)
{
    m_layout.boxes.push_back({.rung = rung,
                              .side = side,
                              .rect = column(side).area,
                              .lines = lines,
                              .meaning = Meaning::Error,
                              .details = shownText(error)});
}

// Manifest and index stand between the config and the layers, so that arrows part to both.
void ChainBuilder::centreManifest(Side side)
{
    const Column &own = column(side);
    const auto layers = boxesOf(side, Rung::Blobs);
    double outer = own.area.width() / 2;
    double inner = outer;
    if (!layers.empty()) {
        outer = own.area.width();
        inner = 0;
        for (const int box : layers) {
            const QRectF &rect = m_layout.boxes[std::size_t(box)].rect;
            const auto [low, high]
                = std::minmax({own.offsetOf(rect.left()), own.offsetOf(rect.right())});
            outer = std::min(outer, low);
            inner = std::max(inner, high);
        }
    }
    const double wanted = (m_docWidth / 2 + (outer + inner) / 2) / 2;
    const double centre
        = std::clamp(wanted, m_docWidth / 2 + margin, own.area.width() - m_docWidth / 2);
    for (ChainBox &box : m_layout.boxes) {
        if (box.side != side || box.rung > Rung::Manifest)
            continue;
        const double width = box.rect.width();
        const double offset = std::clamp(centre - width / 2, 0.0, own.area.width() - width);
        box.rect = own.placed(std::round(offset), width);
    }
}

std::vector<int> ChainBuilder::boxesOf(Side side, Rung rung) const
{
    std::vector<int> found;
    for (std::size_t i = 0; i < m_layout.boxes.size(); ++i) {
        const ChainBox &box = m_layout.boxes[i];
        if (box.side == side && box.rung == rung && box.node)
            found.push_back(int(i));
    }
    return found;
}

int ChainBuilder::boxOf(Side side, Rung rung) const
{
    const auto found = boxesOf(side, rung);
    return found.empty() ? -1 : found.front();
}

double ChainBuilder::lineCount(Rung rung) const
{
    double lines = 1;
    for (const ChainBox &box : m_layout.boxes) {
        if (box.rung == rung)
            lines = std::max(lines, box.rect.y() + 1);
    }
    return lines;
}

std::vector<double> ChainBuilder::contentHeights() const
{
    std::vector<double> heights;
    for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
        const ChainRow &one = m_layout.rows[i];
        const double boxes = lineCount(one.rung) * (m_boxHeight + lineGap) - lineGap;
        const double label = one.hint.isEmpty() ? m_metrics.lineHeight : 2 * m_metrics.lineHeight;
        heights.push_back(std::ceil(std::max({boxes, label, m_middleHeights[i]})));
    }
    return heights;
}

double ChainBuilder::naturalHeight() const
{
    double height = 2 * rowPadding - rowGap;
    for (const double one : contentHeights())
        height += one + rowGap;
    return height;
}

// Rows as high as what stands in them; what room is left goes between them.
void ChainBuilder::stackRows()
{
    const std::vector<double> heights = contentHeights();
    const double gaps = double(m_layout.rows.size()) - 1;
    const double spare = m_metrics.room.height() - naturalHeight();
    const double gap
        = gaps > 0 ? std::floor(std::clamp(rowGap + spare / gaps, rowGap, mostRowGap)) : 0;
    double y = 0;
    for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
        const double above = i == 0 ? rowPadding : gap / 2;
        const double below = i + 1 == m_layout.rows.size() ? rowPadding : gap / 2;
        ChainRow &one = m_layout.rows[i];
        one.rect = {0, y, m_layout.size.width(), above + heights[i] + below};
        one.axis = std::round(y + above + heights[i] / 2);
        y += one.rect.height();
    }
    m_layout.size.setHeight(std::ceil(y));
    for (QRectF *area :
         {&m_layout.labels, &m_layout.leftSide, &m_layout.middle, &m_layout.rightSide})
        area->setHeight(m_layout.size.height());
    centreMiddle();
}

void ChainBuilder::centreMiddle()
{
    for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
        ChainRow &one = m_layout.rows[i];
        // Beside a tall block of layers the words stand at its beginning, where they are seen.
        const double tall = (lineCount(one.rung) - 2) * (m_boxHeight + lineGap);
        const double rise = tall > 0 ? (tall + m_boxHeight + lineGap) / 2 : 0;
        one.textAxis
            = std::max(one.axis - rise, one.rect.top() + m_middleHeights[i] / 2 + rowGap / 2);
        const double top = std::round(one.textAxis - m_middleHeights[i] / 2);
        one.symbol.setY(one.textAxis);
        for (ChainLine &line : one.lines)
            line.position.ry() += top;
        for (auto &number : one.numbers)
            number.second.ry() += top;
    }
}

void ChainBuilder::dropBoxes()
{
    for (const ChainRow &one : m_layout.rows) {
        const double pitch = m_boxHeight + lineGap;
        // Where one side has fewer lines than the other, both begin at the top.
        const double top = one.axis - (lineCount(one.rung) * pitch - lineGap) / 2;
        for (ChainBox &box : m_layout.boxes) {
            if (box.rung != one.rung)
                continue;
            const double y = std::round(top + box.rect.y() * pitch);
            box.rect = {box.rect.x(), y, box.rect.width(), m_boxHeight};
        }
    }
}

void ChainBuilder::spanError()
{
    for (ChainBox &box : m_layout.boxes) {
        if (box.meaning != Meaning::Error || box.node)
            continue;
        const double height = double(box.lines.size()) * m_metrics.lineHeight + 2 * boxPadding;
        box.rect.setHeight(std::max(box.rect.height(), height));
    }
}

void ChainBuilder::pairBoxes()
{
    const auto partner = [this](const ChainBox &box) {
        NodeRef other = *box.node;
        other.side = other.side == Side::Left ? Side::Right : Side::Left;
        if (other.layer < 0)
            return m_layout.boxOf(other);
        const auto &runs = box.side == Side::Left ? m_leftRuns : m_rightRuns;
        for (const LayerRun &run : runs) {
            for (const ChainLayer &layer : run.layers) {
                if (layer.position != other.layer || layer.partner < 0)
                    continue;
                other.layer = layer.partner;
                return m_layout.boxOf(other);
            }
        }
        return -1;
    };
    for (ChainBox &box : m_layout.boxes) {
        if (box.node)
            box.partner = partner(box);
    }
}

} // namespace sameinside
