// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainlayers.h"

namespace sameinside {

/// One thing that differs, with the values of both sides. Plain text in one line; what comes from
/// images is escaped (shownText).
struct EvidenceRow {
    QString place; ///< "layer 2"; empty where the cause is about one thing
    QString field; ///< "Cmd", "gzip time", a path
    QString left;  ///< null where the side has no such thing
    QString right;
    bool isShared = false; ///< holds of the two together, and is no value of either
};

/// What a cause rests on, in the order in which it is told. At most a few hundred rows.
std::vector<EvidenceRow> evidenceRows(const Cause &cause, const ChainSubject &subject);

/// What a picture is made from, beside the comparison itself; worked out once for a subject: a
/// window that is resized lays out again.
struct ChainFacts {
    std::vector<LayerSlot> layers;
    std::vector<std::vector<EvidenceRow>> evidence; ///< of each cause

    static ChainFacts of(const ChainSubject &subject);
};

/// A value of a document in one line: text as it is, everything else as JSON.
QString valueText(const QJsonValue &value);

} // namespace sameinside
