// SPDX-License-Identifier: MIT
#include "model/compare/cause.h"

#include <algorithm>
#include <array>

namespace sameinside {

namespace {

constexpr std::array<QStringView, 13> causeNames{
    u"index-vs-manifest", u"platform-set",      u"attestations",  u"index-metadata",
    u"media-type",        u"manifest-metadata", u"serialization", u"config-serialization",
    u"config-fields",     u"compression",       u"layer-set",     u"tar-metadata",
    u"file-contents"};

} // namespace

QString causeName(CauseCode code)
{
    return causeNames[std::size_t(code)].toString();
}

const Cause *findCause(const std::vector<Cause> &causes, CauseCode code)
{
    const auto found = std::ranges::find(causes, code, &Cause::code);
    return found == causes.end() ? nullptr : &*found;
}

} // namespace sameinside
