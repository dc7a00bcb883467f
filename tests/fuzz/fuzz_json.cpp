// SPDX-License-Identifier: MIT
#include "model/image/json.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonArray>

using namespace sameinside;

namespace {

// What indentation may make of one byte: "[[…]]" puts each bracket into a line of its own.
constexpr qsizetype mostGrowth = 2 * 64 + 32;

bool isNever(JsonPath)
{
    return false;
}

bool isOddKey(JsonPath path)
{
    return !path.empty() && path.back().key.size() % 2 == 1;
}

bool isEvenPosition(JsonPath path)
{
    return !path.empty() && path.back().position % 2 == 0;
}

} // namespace

// Whatever the bytes are: no crash, and no text that is much longer. Of a valid document, masking
// nothing changes nothing, and the pretty form says the same and stays as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    const auto object = parseJsonObject(bytes, {});
    const auto array = parseJsonArray(bytes, {});
    expect(!object || !array);

    const QByteArray pretty = prettyJson(bytes);
    expect(pretty.size() <= mostGrowth * bytes.size());
    for (const auto &isMasked : {isNever, isOddKey, isEvenPosition}) {
        const QByteArray masked = maskedJson(bytes, isMasked);
        expect(masked.size() <= bytes.size());
        (void)serializationDifferences(bytes, masked);
    }
    (void)serializationDifferences(bytes, pretty);
    if (!object && !array)
        return 0;
    expect(maskedJson(bytes, isNever) == bytes);
    expect(prettyJson(pretty) == pretty);
    if (object)
        expect(parseJsonObject(pretty, {}) == object);
    else
        expect(parseJsonArray(pretty, {}) == array);
    expect(serializationDifferences(bytes, bytes).isEmpty());
    return 0;
}
