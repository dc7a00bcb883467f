// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/imagename.h"

namespace sameinside {

/// What two copies of an image often have in common: the last part of the repository, and the tag.
struct Likeness {
    QString name;
    QString tag;

    static Likeness of(const ImageName &image);
    /// Of a place: a repository and its tag, or a layout and a name in it ("library/nginx:1.25").
    static Likeness of(const QString &repository, const QString &tag);

    /// 2: name and tag are alike; 1: the name; 0: nothing.
    int closeness(const Likeness &other) const;

    bool operator==(const Likeness &) const = default;
    friend size_t qHash(const Likeness &likeness, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, likeness.name, likeness.tag);
    }
};

} // namespace sameinside
