// SPDX-License-Identifier: MIT
#include "ui/chain/chainlines.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/chainwords.h"
#include "ui/chain/chainevidence.h"

#include <algorithm>

namespace sameinside {

namespace {

using Side = NodeRef::Side;
using Line = ChainLines::Line;

Line ownLine(const EvidenceRow &row, const QString &value, bool hasPartner)
{
    if (value.isNull())
        return std::nullopt;
    return ChainLine{.label
                     = row.place.isEmpty() ? row.field : words::chain::at(row.place, row.field),
                     .value = value,
                     .meaning = hasPartner ? Meaning::Differs : Meaning::OnlyHere,
                     .isOwn = true};
}

bool isOfDocument(const Cause &cause)
{
    using enum CauseCode;
    return cause.code == ConfigFields || cause.code == MediaTypes || cause.code == ManifestMetadata
        || cause.code == IndexMetadata || cause.code == Serialization
        || cause.code == ConfigSerialization;
}

/// An entry of either index, or of both.
struct Entry {
    QString name;
    QString platform; ///< of NodeRef; empty for what is none
    const ManifestNode *left = nullptr;
    const ManifestNode *right = nullptr;
    Meaning meaning = Meaning::Unknown;
    bool isShown = false;
};

QString nameOf(const ManifestNode &node)
{
    const QString platform = node.platformText();
    return platform.isEmpty() ? words::chain::noPlatform() : shownText(platform);
}

std::vector<Entry> entriesOf(const Comparison &comparison, const ChainSubject &subject)
{
    std::vector<Entry> entries;
    for (const PlatformComparison &one : comparison.platforms) {
        // what an index names, whatever became of it
        const bool isSame = one.left->digest == one.right->digest;
        entries.push_back({.name = shownText(one.platform),
                           .platform = one.platform,
                           .left = one.left,
                           .right = one.right,
                           .meaning = isSame ? Meaning::Same : Meaning::Differs,
                           .isShown = &one == subject.platform});
    }
    for (const ManifestNode *node : comparison.leftOnly) {
        entries.push_back({.name = nameOf(*node),
                           .platform = node->platformText(),
                           .left = node,
                           .meaning = Meaning::OnlyHere,
                           .isShown = node == subject.left.image});
    }
    for (const ManifestNode *node : comparison.rightOnly) {
        entries.push_back({.name = nameOf(*node),
                           .platform = node->platformText(),
                           .right = node,
                           .meaning = Meaning::OnlyHere,
                           .isShown = node == subject.right.image});
    }
    return entries;
}

// Of one side, while nothing is known of the other.
std::vector<Entry> entriesAlone(const ChainSubject &subject)
{
    std::vector<Entry> entries;
    const bool isLeft = subject.left.tree != nullptr;
    const ChainSubject::Side &side = isLeft ? subject.left : subject.right;
    for (const ManifestNode *node : side.tree->images()) {
        Entry entry{.name = nameOf(*node), .platform = node->platformText()};
        (isLeft ? entry.left : entry.right) = node;
        entry.isShown = node == side.image;
        entries.push_back(std::move(entry));
    }
    return entries;
}

bool isIndex(const ChainSubject::Side &side)
{
    return side.tree && side.tree->isIndex();
}

Line entryLine(const Entry &entry, const ChainSubject &subject, Side side)
{
    const ManifestNode *node = side == Side::Left ? entry.left : entry.right;
    if (!node || !isIndex(subject.side(side)))
        return std::nullopt;
    return ChainLine{.label = entry.name,
                     .value = digestText(node->digest),
                     .meaning = entry.meaning,
                     .names = NodeRef::Kind::Manifest,
                     .platform = entry.platform};
}

// What is not listed, as one line for each way in which it stands.
void addFolded(ChainLines &lines, std::span<const Entry *const> rest, const ChainSubject &subject)
{
    using enum Meaning;
    for (const Meaning meaning : {Differs, OnlyHere, Unknown, Same}) {
        const auto folded = [&](Side side) -> Line {
            const auto count = std::ranges::count_if(rest, [&](const Entry *entry) {
                return entry->meaning == meaning
                    && (side == Side::Left ? entry->left : entry->right);
            });
            if (count == 0 || !isIndex(subject.side(side)))
                return std::nullopt;
            return ChainLine{.label = words::chain::morePlatforms(count),
                             .value = words::chain::howMany(count, meaning == Same),
                             .isFixed = false,
                             .meaning = meaning};
        };
        lines.add(folded(Side::Left), folded(Side::Right));
    }
}

// One sided, changed, or the same; nothing where there are none.
void addAttestations(ChainLines &lines, const ChainSubject &subject)
{
    if (!subject.comparison)
        return;
    const Comparison &all = *subject.comparison;
    Meaning meaning = Meaning::Same;
    if (findCause(all.indexCauses, CauseCode::Attestations)) {
        meaning = all.leftAttestations > 0 && all.rightAttestations > 0 ? Meaning::Differs
                                                                        : Meaning::OnlyHere;
    }
    const auto line = [&](const ChainSubject::Side &side, int count) -> Line {
        if (count == 0 || !isIndex(side))
            return std::nullopt;
        return ChainLine{.label = words::chain::attestations(),
                         .value = QString::number(count),
                         .isFixed = false,
                         .meaning = meaning};
    };
    lines.add(line(subject.left, all.leftAttestations), line(subject.right, all.rightAttestations));
}

Line layerLine(const LayerGroup &group, Side side, Rung rung)
{
    const auto layers = group.of(side);
    if (layers.empty())
        return std::nullopt;
    const bool isBlob = rung == Rung::Blobs;
    const auto named = isBlob ? &ChainLayer::blobNamed : &ChainLayer::contentsNamed;
    ChainLine line{.meaning = commonMeaning(layers, named),
                   .names = isBlob ? NodeRef::Kind::Layer : NodeRef::Kind::Contents};
    for (const ChainLayer *layer : layers)
        line.layers.push_back(layer->position);
    const ChainLayer &first = *layers.front();
    const qint64 from = first.position + 1;
    const qint64 to = layers.back()->position + 1;
    if (layers.size() > 1) {
        line.label = isBlob ? words::chain::layers(from, to) : words::chain::diffIds(from, to);
        line.value = foldedText(layers, named);
        line.isFixed = false;
        return line;
    }
    line.label = isBlob ? words::chain::layer(from) : words::chain::diffId(from);
    if (first.moved) {
        // the digests are the same: what differs is their place in the list
        line.label = side == Side::Left ? words::chain::movedTo(line.label, first.partner + 1)
                                        : words::chain::movedFrom(line.label, first.partner + 1);
        line.meaning = Meaning::Differs;
        line.isOwn = true;
    }
    const auto digest = isBlob ? std::optional(first.blob) : first.diffId;
    line.value = digest ? digestText(*digest) : QStringLiteral("?");
    return line;
}

} // namespace

QString digestText(const Digest &digest)
{
    const QByteArrayView encoded = digest.encoded();
    return QString::fromLatin1(encoded.first(std::min<qsizetype>(12, encoded.size())));
}

Meaning meaningAt(const ChainSubject &subject, Rung rung)
{
    const RungExplanation &row = subject.rung(rung);
    const Meaning meaning = meaningOf(row.relation);
    return rung == Rung::Index && meaning == Meaning::OnlyHere && !row.causes.empty()
        ? Meaning::Differs
        : meaning;
}

void ChainLines::add(Line left, Line right)
{
    if (left || right)
        m_lines.emplace_back(std::move(left), std::move(right));
}

std::vector<ChainLine> ChainLines::of(NodeRef::Side side) const
{
    std::vector<ChainLine> lines;
    for (const auto &[left, right] : m_lines) {
        const Line &line = side == Side::Left ? left : right;
        lines.push_back(line ? *line : ChainLine{.isBlank = true});
    }
    while (!lines.empty() && lines.back().isBlank)
        lines.pop_back();
    return lines;
}

void addOwnLines(ChainLines &lines, const ChainSubject &subject, const ChainFacts &facts, Rung rung,
                 int most)
{
    std::vector<EvidenceRow> rows;
    for (const int number : subject.rung(rung).causes) {
        const Cause &cause = (*subject.causes)[std::size_t(number)];
        if (isOfDocument(cause))
            std::ranges::copy(facts.evidence[std::size_t(number)], std::back_inserter(rows));
    }
    // the head of the page says it
    std::erase_if(rows,
                  [](const EvidenceRow &row) { return row.field == u"digest" || row.isShared; });
    const auto all = std::ssize(rows);
    const auto shown = all > most ? most - 1 : all;
    for (const EvidenceRow &row : std::span(rows).first(std::size_t(shown))) {
        const bool hasBoth = !row.left.isNull() && !row.right.isNull();
        lines.add(ownLine(row, row.left, hasBoth), ownLine(row, row.right, hasBoth));
    }
    if (shown == all)
        return;
    const ChainLine rest{.label = words::chain::moreFields(all - shown),
                         .isFixed = false,
                         .meaning = Meaning::Differs,
                         .isOwn = true};
    lines.add(rest, rest);
}

void addEntryLines(ChainLines &lines, const ChainSubject &subject, int most)
{
    const std::vector<Entry> entries
        = subject.comparison ? entriesOf(*subject.comparison, subject) : entriesAlone(subject);
    std::vector<const Entry *> listed;
    std::vector<const Entry *> rest;
    for (const Entry &entry : entries)
        (entry.isShown ? listed : rest).push_back(&entry);
    std::stable_partition(rest.begin(), rest.end(),
                          [](const Entry *entry) { return entry->meaning != Meaning::Same; });
    // a line of its own for what stands out; few that are equal need no fold either
    const auto room = std::size_t(std::max(most - 1, 1));
    const auto unequal = std::size_t(std::ranges::count_if(
        rest, [](const Entry *entry) { return entry->meaning != Meaning::Same; }));
    std::size_t own = rest.size() <= 2 && rest.size() <= room ? rest.size() : unequal;
    own = std::min(own, room);
    listed.insert(listed.end(), rest.begin(), rest.begin() + std::ptrdiff_t(own));
    for (const Entry *entry : listed) {
        lines.add(entryLine(*entry, subject, Side::Left), entryLine(*entry, subject, Side::Right));
    }
    addFolded(lines, std::span(rest).subspan(own), subject);
    addAttestations(lines, subject);
}

void addConfigLine(ChainLines &lines, const ChainSubject &subject)
{
    const auto line = [&](Side side) -> Line {
        const ManifestNode *image = subject.side(side).image;
        const Manifest *manifest = image ? image->manifest() : nullptr;
        if (!manifest || !manifest->config)
            return std::nullopt;
        const bool isAlone = !subject.platform && subject.left.tree && subject.right.tree;
        return ChainLine{.label = words::chain::config(),
                         .value = digestText(manifest->config->digest),
                         .meaning = isAlone ? Meaning::OnlyHere : meaningAt(subject, Rung::Config),
                         .names = NodeRef::Kind::Config};
    };
    lines.add(line(Side::Left), line(Side::Right));
}

void addLayerLines(ChainLines &lines, std::span<const LayerGroup> groups, Rung rung)
{
    for (const LayerGroup &group : groups)
        lines.add(layerLine(group, Side::Left, rung), layerLine(group, Side::Right, rung));
}

} // namespace sameinside
