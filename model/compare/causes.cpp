// SPDX-License-Identifier: MIT
#include "model/compare/causes.h"

#include "model/compare/configcauses.h"
#include "model/compare/contentscauses.h"
#include "model/compare/layercauses.h"
#include "model/compare/manifestcauses.h"

#include <algorithm>

namespace sameinside {

std::vector<Cause> imageCauses(const PairedImages &images)
{
    if (images.left.digest == images.right.digest)
        return {};
    std::vector<Cause> causes = contentsCauses(images);
    std::ranges::move(layerSetCauses(images), std::back_inserter(causes));
    for (auto find : {compressionCause, configCause}) {
        if (auto cause = find(images))
            causes.push_back(*std::move(cause));
    }
    std::ranges::move(manifestCauses(images), std::back_inserter(causes));
    std::ranges::stable_sort(causes, std::ranges::greater(), &Cause::rung);
    return causes;
}

} // namespace sameinside
