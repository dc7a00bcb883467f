// SPDX-License-Identifier: MIT
#include "model/text/plaintext.h"
#include "registry/http/servertext.h"
#include "tests/fuzz/fuzz.h"

#include <array>

using namespace sameinside;

namespace {

void check(const QString &text)
{
    expect(text.size() <= 200 && !hasHiddenCharacters(text));
}

} // namespace

// What a server says of a refusal is one short line, in which all can be seen.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static constexpr std::array types{"application/json", "text/plain", "text/html", ""};
    const QByteArray type = types[choiceFrom(data, size) % types.size()];
    Response answer;
    answer.status = 403;
    answer.headers = {{"Content-Type", type}};
    answer.body = bytesOf(data, size);
    const Refusal refusal = Refusal::of(answer);
    check(refusal.code);
    check(refusal.message);
    check(plainText(viewOf(data, size)));
    (void)refusal.inBrackets();
    return 0;
}
