// SPDX-License-Identifier: MIT
#include "model/image/imagename.h"
#include "model/image/mediatype.h"
#include "model/image/platform.h"
#include "model/text/plaintext.h"
#include "tests/fuzz/fuzz.h"

using namespace sameinside;

namespace {

// What parses is written so that it parses again, to the same.
template <class Name>
void checkName(const QString &text)
{
    const auto name = Name::parse(text);
    if (!name) {
        expect(!name.error().detail.isEmpty() && name.error().detail.size() < 1000);
        return;
    }
    const auto again = Name::parse(name->toString());
    expect(again && *again == *name);
    expect(again->toString() == name->toString());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(viewOf(data, size));
    checkName<Digest>(text);
    checkName<MediaType>(text);
    checkName<Platform>(text);
    checkName<Reference>(text);
    checkName<ImageName>(text);
    checkName<TargetName>(text);
    if (const auto image = ImageName::parse(text))
        (void)image->shortText();
    if (const auto target = TargetName::parse(text))
        (void)target->covers(text);

    const QString shown = shownText(text);
    expect(!hasHiddenCharacters(shown) && shownText(shown) == shown);
    expect((shown == text) == !hasHiddenCharacters(text));
    expect(withoutPassword(text).size() <= text.size() + 3);
    return 0;
}
