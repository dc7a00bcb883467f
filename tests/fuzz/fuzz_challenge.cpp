// SPDX-License-Identifier: MIT
#include "registry/auth/challenge.h"
#include "tests/fuzz/fuzz.h"

using namespace sameinside;

namespace {

QByteArray quoted(QByteArray value)
{
    return '"' + value.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray written(const std::vector<Challenge> &challenges)
{
    QByteArrayList parts;
    for (const Challenge &challenge : challenges) {
        QByteArrayList parameters;
        for (auto it = challenge.parameters.begin(); it != challenge.parameters.end(); ++it)
            parameters += it.key() + '=' + quoted(it.value());
        QByteArray part = challenge.scheme;
        // Both may stand in one challenge here, as servers are.
        if (!challenge.token68.isEmpty())
            part += ' ' + challenge.token68 + (parameters.isEmpty() ? "" : ",");
        parts += part + ' ' + parameters.join(',');
    }
    return parts.join(", ");
}

} // namespace

// What was understood, written with every value in quotes, is understood as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto challenges = Challenge::parseAll(viewOf(data, size));
    if (!challenges)
        return 0;
    qsizetype length = 0;
    for (const Challenge &challenge : *challenges) {
        expect(!challenge.scheme.isEmpty());
        length += challenge.scheme.size() + challenge.token68.size();
        for (auto it = challenge.parameters.begin(); it != challenge.parameters.end(); ++it)
            length += it.key().size() + it.value().size();
    }
    expect(length <= qsizetype(size));
    const auto again = Challenge::parseAll(written(*challenges));
    if (!again)
        return expect(written(*challenges).size() > 16 * 1024), 0;
    expect(again->size() == challenges->size());
    for (std::size_t i = 0; i < again->size(); ++i) {
        expect((*again)[i].scheme == (*challenges)[i].scheme);
        expect((*again)[i].token68 == (*challenges)[i].token68);
        expect((*again)[i].parameters == (*challenges)[i].parameters);
    }
    return 0;
}
