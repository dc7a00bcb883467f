// SPDX-License-Identifier: MIT
#include "model/scan/run/scanledger.h"

namespace sameinside {

QString ScanLedger::placeText(Id id) const
{
    const Catalogue::Place &place = catalogue.place(id);
    // Only an untagged image is named by its digest; its root is known from the listing.
    const Digest digest = place.root == noId ? Digest::sha256Of({}) : catalogue.digest(place.root);
    return naming(place.repository, catalogue.tag(id), digest);
}

} // namespace sameinside
