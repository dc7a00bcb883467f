// SPDX-License-Identifier: MIT
#include "model/scan/scan.h"

namespace sameinside {

Result<void> checkWanted(Relation wanted)
{
    if (wanted == Relation::SameFiles) {
        return failure(ErrorKind::Unsupported,
                       QStringLiteral("a scan reads no layers, so it cannot tell same-files; use "
                                      "--match same-layers, or compare --deep for one pair"));
    }
    if (wanted == Relation::Different) {
        return failure(ErrorKind::Unsupported,
                       QStringLiteral("every image is at least different; use --match "
                                      "shared-layers or stronger"));
    }
    return {};
}

} // namespace sameinside
