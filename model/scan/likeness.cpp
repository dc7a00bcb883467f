// SPDX-License-Identifier: MIT
#include "model/scan/likeness.h"

namespace sameinside {

namespace {

QString lastPart(const QString &path)
{
    return path.section(u'/', -1, -1, QString::SectionSkipEmpty);
}

} // namespace

Likeness Likeness::of(const ImageName &image)
{
    if (const auto &reference = image.reference())
        return {lastPart(reference->path()), reference->tag()};
    return of(image.path(), image.name());
}

Likeness Likeness::of(const QString &repository, const QString &tag)
{
    // A tag of a registry holds neither; then the name within a layout is meant.
    const qsizetype slash = tag.lastIndexOf(u'/');
    const qsizetype colon = tag.lastIndexOf(u':');
    if (slash < 0 && colon < 0)
        return {lastPart(repository), tag};
    if (colon <= slash)
        return {tag.sliced(slash + 1), {}};
    return {tag.sliced(slash + 1, colon - slash - 1), tag.sliced(colon + 1)};
}

int Likeness::closeness(const Likeness &other) const
{
    if (name.isEmpty() || name != other.name)
        return 0;
    return tag == other.tag ? 2 : 1;
}

} // namespace sameinside
