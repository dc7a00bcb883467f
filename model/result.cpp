// SPDX-License-Identifier: MIT
#include "model/result.h"

#include "model/text/words/model/errorwords.h"

namespace sameinside {

tl::unexpected<Error> stopped()
{
    return failure(ErrorKind::Cancelled, words::errors::stopped());
}

} // namespace sameinside
