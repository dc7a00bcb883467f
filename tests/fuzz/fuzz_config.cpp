// SPDX-License-Identifier: MIT
#include "model/image/imageconfig.h"
#include "model/image/json.h"
#include "tests/fuzz/fuzz.h"

using namespace sameinside;

// A config differs neither from itself nor from the same values in other bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto config = ImageConfig::parse(bytes);
    if (!config)
        return 0;
    expect(config->bytes() == bytes && config->digest().matches(bytes));
    (void)chainId(config->diffIds());
    for (const std::size_t count : {std::size_t(0), std::size_t(1), config->history().size()})
        expect(config->layerHistory(count).size() <= count);
    expect(ImageConfig::differences(*config, *config).empty());
    const auto again = ImageConfig::parse(prettyJson(bytes));
    if (!again)
        return expect(again.error().kind == ErrorKind::TooLarge), 0;
    expect(ImageConfig::differences(*config, *again).empty());
    expect(again->diffIds() == config->diffIds());
    return 0;
}
