// SPDX-License-Identifier: MIT
#include "model/compare/causes.h"

#include "model/compare/configcauses.h"
#include "model/compare/contentscauses.h"
#include "model/compare/layercauses.h"
#include "model/compare/manifestcauses.h"

namespace sameinside {

std::vector<Cause> imageCauses(const PairedImages &images)
{
    if (images.left.digest == images.right.digest)
        return {};
    std::vector<Cause> causes = contentsCauses(images);
    for (auto find : {compressionCause, configCause, layerSetCause}) {
        if (auto cause = find(images))
            causes.push_back(*std::move(cause));
    }
    for (Cause &cause : manifestCauses(images))
        causes.push_back(std::move(cause));
    return causes;
}

} // namespace sameinside
