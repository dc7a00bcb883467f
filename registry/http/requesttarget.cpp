// SPDX-License-Identifier: MIT
#include "registry/http/requesttarget.h"

#include <algorithm>

namespace sameinside {

namespace {

// Behind scheme and host; without a fragment.
QByteArray pathAndQuery(QByteArrayView location)
{
    if (const qsizetype fragment = location.indexOf('#'); fragment >= 0)
        location = location.first(fragment);
    const qsizetype scheme = location.indexOf("://");
    const bool isWhole = scheme > 0 && scheme < location.indexOf('/');
    if (isWhole || location.startsWith("//")) {
        location = location.sliced(isWhole ? scheme + 3 : 2);
        const auto *end
            = std::ranges::find_if(location, [](char c) { return c == '/' || c == '?'; });
        location = location.sliced(end - location.begin());
    } else if (!location.startsWith('/')) {
        return {};
    }
    return location.startsWith('/') ? location.toByteArray() : '/' + location.toByteArray();
}

bool hasDotSegments(const QByteArray &target)
{
    const auto segments
        = target.first(target.indexOf('?') < 0 ? target.size() : target.indexOf('?')).split('/');
    return segments.contains(".") || segments.contains("..");
}

} // namespace

QByteArray spelledTarget(QByteArrayView location, const QUrl &url)
{
    const QByteArray target = pathAndQuery(location.trimmed());
    const bool isSendable
        = std::ranges::all_of(target, [](char c) { return c > ' ' && c < '\x7f'; });
    if (!isSendable || hasDotSegments(target))
        return {};
    const QUrl::FormattingOptions format
        = QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment;
    const QByteArray usual = url.toEncoded(format);
    return target == (usual.startsWith('/') ? usual : '/' + usual) ? QByteArray() : target;
}

} // namespace sameinside
