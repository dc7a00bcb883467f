// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainlines.h"

namespace sameinside {

/// The first pass over a layout: which rows there are, and which pages and boxes stand in them.
class ChainPages {
public:
    ChainPages(HashChainLayout &layout, const ChainSubject &subject, const ChainFacts &facts,
               const ChainFrame &frame, const ChainLimits &limits) :
        m_layout(layout),
        m_subject(subject), m_facts(facts), m_layers(facts.layers), m_frame(frame), m_limits(limits)
    {
    }

    void add();

private:
    using Side = NodeRef::Side;
    using Kind = NodeRef::Kind;

    void addRows();
    bool hasRow(Rung rung) const;
    bool holdsLayers() const;
    bool isArtifact() const;
    void addPages();
    void addPage(Side side, Rung rung, const ChainLines &lines);
    void addMissing(Side side, Rung rung);
    ChainBox page(Side side, Rung rung, Kind kind, const Digest &digest) const;
    void addNotes(ChainBox &box, const QString &words, const QString &detail) const;
    void addIndex(Side side, const ChainLines &lines);
    void addManifest(Side side, const ChainLines &lines);
    void addConfig(Side side, const ChainLines &lines);
    void addFiles();
    void addLayers();
    double widthOf(const LayerGroup &group) const;
    std::vector<LayerGroup> fittingGroups() const;
    std::optional<ChainBox> boxOf(const LayerGroup &group, Side side, Rung rung) const;
    void addPlaceholder(Side side, Rung rung, const QString &text);
    int partnerLayer(const ChainBox &box) const;
    void pairUp();

    Meaning documentMeaning(Side side, Rung rung) const;
    NodeRef nodeRef(Side side, Kind kind, int layer = -1) const;

    HashChainLayout &m_layout;
    const ChainSubject &m_subject;
    const ChainFacts &m_facts;
    std::span<const LayerSlot> m_layers;
    const ChainFrame &m_frame;
    const ChainLimits &m_limits;
};

} // namespace sameinside
