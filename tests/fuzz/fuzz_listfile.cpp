// SPDX-License-Identifier: MIT
#include "model/scan/listfile.h"
#include "tests/fuzz/fuzz.h"

using namespace sameinside;

// Lines come in order, each is short, and what is a name is written as one that parses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    const auto entries = parseList(bytes);
    if (!entries)
        return 0;
    int line = 0;
    for (const ListEntry &entry : *entries) {
        expect(entry.line > line);
        line = entry.line;
        expect(entry.text == entry.text.trimmed() || !entry.name);
        if (!entry.name)
            continue;
        const auto again = ImageName::parse(entry.name->toString());
        expect(again && *again == *entry.name);
    }
    expect(line <= 1 + std::count(bytes.begin(), bytes.end(), '\n')
               + std::count(bytes.begin(), bytes.end(), '\r'));
    return 0;
}
