// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/hashchainlayout.h"

namespace sameinside {

/// Builds a HashChainLayout: first what stands in each row, then the rows' heights, then the
/// places and the arrows between them.
class ChainBuilder {
public:
    ChainBuilder(const ChainSubject &subject, const ChainMetrics &metrics);
    HashChainLayout build();

private:
    using Side = NodeRef::Side;

    struct Column { ///< one side: distances count from its outer edge inwards
        QRectF area;
        bool isLeft = true;
        QRectF placed(double offset, double width) const;
        double offsetOf(double x) const { return isLeft ? x - area.left() : area.right() - x; }
        double x(double offset) const
        {
            return isLeft ? area.left() + offset : area.right() - offset;
        }
    };

    void addRows();
    void addRow(const RungExplanation &rung);
    bool saysMore(const RungExplanation &files) const;
    void placeColumns();
    void addSide(Side side);
    void addDocument(Side side, Rung rung, NodeRef::Kind kind, const Digest &digest,
                     Meaning meaning);
    void addIndex(Side side);
    void addConfig(Side side);
    void addLayers(Side side);
    void addRuns(Side side, Rung rung, const std::vector<LayerRun> &runs);
    void addFiles(Side side);
    void addPlaceholder(Side side, Rung rung, const QString &text);
    void addError(Side side, Rung rung, const QStringList &lines, const QString &error);
    void chooseFolding();
    bool hasRoomForTwoLines() const;
    double widthOf(const std::vector<LayerRun> &runs) const;
    double widthOf(const LayerRun &run) const;
    double balancedWidth(const std::vector<LayerRun> &runs, double room) const;
    void centreManifest(Side side);

    void fillMiddle();
    double fillRow(ChainRow &row, int most);
    void fillCause(ChainRow &row, int cause, int most, double &height);
    std::vector<double> contentHeights() const;
    double naturalHeight() const;
    void stackRows();
    void centreMiddle();
    double lineCount(Rung rung) const;
    void dropBoxes();
    void spanError();
    void pairBoxes();

    void connect(Side side);
    void connectLayers(Side side, int manifest, const std::vector<int> &layers);
    void connectContents(Side side, const std::vector<int> &layers,
                         const std::vector<int> &contents);
    void connectConfig(Side side, int config, const std::vector<int> &contents);
    void connectFiles(Side side, const std::vector<int> &contents);
    void straight(int from, int to, double startOffset, bool isDashed = false);
    bool fanIsClear(Side side, int manifest, const std::vector<int> &layers, int config) const;

    const Column &column(Side side) const { return side == Side::Left ? m_left : m_right; }
    ChainRow *row(Rung rung);
    const RungExplanation &explanation(Rung rung) const;
    bool isCause(Rung rung) const { return !explanation(rung).causes.empty(); }
    Meaning meaningAt(Rung rung) const;
    NodeRef nodeRef(Side side, NodeRef::Kind kind, int layer = -1) const;
    std::vector<int> boxesOf(Side side, Rung rung) const;
    int boxOf(Side side, Rung rung) const;

    const ChainSubject &m_subject;
    const ChainMetrics &m_metrics;
    HashChainLayout m_layout;
    Column m_left;
    Column m_right;
    double m_boxHeight = 28;
    double m_docWidth = 120;
    std::vector<double> m_middleHeights; ///< of the text, by row
    std::vector<LayerRun> m_leftRuns;
    std::vector<LayerRun> m_rightRuns;
};

} // namespace sameinside
