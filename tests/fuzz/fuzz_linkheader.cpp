// SPDX-License-Identifier: MIT
#include "registry/distribution/linkheader.h"
#include "tests/fuzz/fuzz.h"

using namespace sameinside;

// A target is a part of the header, with brackets or without, and stays the same when it stands
// there alone.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray header = bytesOf(data, size);
    const auto target = nextLink(viewOf(data, size));
    if (!target)
        return 0;
    expect(header.contains(*target));
    const bool isPlain = !target->contains('<') && !target->contains('>');
    expect(!isPlain || nextLink('<' + *target + ">; rel=next") == target);
    return 0;
}
