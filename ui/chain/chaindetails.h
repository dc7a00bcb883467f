// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/chainlayers.h"
#include "ui/chain/chainsubject.h"

namespace sameinside {

/// What a tooltip says of a node: whole digests, exact sizes, evidence. Plain text, in lines;
/// what comes from outside is escaped (shownText).
QString documentDetails(const ChainSubject &subject, NodeRef::Side side, NodeRef::Kind kind);
QString layerDetails(const std::vector<const ChainLayer *> &layers, Rung rung);

/// What to do about a claim.
QString howToVerify();

/// "43,306,189 bytes".
QString exactSize(qint64 bytes);

} // namespace sameinside
