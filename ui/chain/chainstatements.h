// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainevidence.h"
#include "ui/chain/chainframe.h"

namespace sameinside {

/// The second pass over a layout: what is said between the two sides, at each rung. Their lines
/// count from y = 0.
class ChainStatements {
public:
    ChainStatements(HashChainLayout &layout, const ChainSubject &subject, const ChainFacts &facts,
                    const ChainFrame &frame, const ChainLimits &limits) :
        m_layout(layout),
        m_subject(subject), m_facts(facts), m_layers(facts.layers), m_frame(frame), m_limits(limits)
    {
    }

    void add();

private:
    using Style = ChainWords::Style;

    QString plainText(const ChainRow &row) const;
    void addPlain(const ChainRow &row);
    QStringList damages() const;
    void addDamage(ChainStatement &statement, const QStringList &damages) const;
    void addCause(const ChainRow &row, int number, bool isLast);
    void addEvidence(ChainStatement &statement, int number) const;
    void addText(ChainStatement &statement, const QString &text, Style style, int most) const;
    QString namesText(Rung rung) const;
    QString layersText(Rung rung) const;
    double textLeft() const;
    double textWidth() const;

    HashChainLayout &m_layout;
    const ChainSubject &m_subject;
    const ChainFacts &m_facts;
    std::span<const LayerSlot> m_layers;
    const ChainFrame &m_frame;
    const ChainLimits &m_limits;
};

/// Purple for what only one side has, else the colour of a difference.
Meaning causeMeaning(const Cause &cause);
/// "2", "3 and 5", "4–9": positions, counted from 1.
QString numbersText(std::vector<int> positions);
/// "7.68 KiB → 7.73 KiB", both cut alike where they are long; width in scene units.
QString changeText(const QString &left, const QString &right, double width,
                   const TextWidth &measure);

} // namespace sameinside
