// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainevidence.h"
#include "ui/chain/chainframe.h"

namespace sameinside {

/// The lines of the two pages of a rung, partners at one height: a line that one side lacks leaves
/// a gap there.
class ChainLines {
public:
    using Line = std::optional<ChainLine>;

    void add(Line left, Line right);
    bool isEmpty() const { return m_lines.empty(); }
    /// Without the gaps at the end.
    std::vector<ChainLine> of(NodeRef::Side side) const;

private:
    std::vector<std::pair<Line, Line>> m_lines;
};

/// What a document says of itself where a cause enters at its rung: the fields that differ, how it
/// is written. At most most lines.
void addOwnLines(ChainLines &lines, const ChainSubject &subject, const ChainFacts &facts, Rung rung,
                 int most);
/// The entries of both indexes: the platform that is shown, and what differs; the rest folded.
void addEntryLines(ChainLines &lines, const ChainSubject &subject, int most);
/// The config that the manifests name.
void addConfigLine(ChainLines &lines, const ChainSubject &subject);
/// The layers that manifests (Blobs) or configs (Contents) name.
void addLayerLines(ChainLines &lines, std::span<const LayerGroup> groups, Rung rung);

/// An index that faces a manifest is shown as what it is: a difference that has a cause.
Meaning meaningAt(const ChainSubject &subject, Rung rung);
/// The first twelve digits.
QString digestText(const Digest &digest);

} // namespace sameinside
