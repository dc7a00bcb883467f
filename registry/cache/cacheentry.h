// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

namespace sameinside {

/// What an entry of the cache is, and its name among those of its kind.
struct CacheKey {
    enum class Kind { Document = 0, Tag = 1, Fact = 2, Layer = 3 };
    Kind kind = Kind::Document;
    QString name;

    bool operator==(const CacheKey &) const = default;
    friend size_t qHash(const CacheKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, int(key.kind), key.name);
    }
};

struct CacheValue {
    QByteArray bytes;
    QString mediaType;
};

/// A change that waits to be written.
struct CacheChange {
    enum class Action { Keep, Touch, Drop };
    CacheKey key;
    Action action = Action::Keep;
    CacheValue value; ///< for Keep
    qint64 used = 0;  ///< ms since 1970
};

/// An entry as it was found, and when it was used last.
struct CacheFound {
    CacheValue value;
    qint64 used = 0; ///< ms since 1970
};

} // namespace sameinside
