// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"

#include <QHash>

#include <array>
#include <vector>

namespace sameinside {

/// A small number that stands for something in a table; noId stands for nothing.
using Id = quint32;
inline constexpr Id noId = 0xffffffff;

/// Digests by small numbers, from 0 in the order in which they came: 32 bytes a digest, so that a
/// catalogue of a million of them stays small.
class DigestTable {
public:
    DigestTable();

    /// The number of digest, a new one where it is not known yet.
    Id intern(const Digest &digest);
    /// noId where it is not known.
    Id find(const Digest &digest) const;
    bool isSha256(Id id) const;
    Digest digest(Id id) const;
    std::size_t size() const { return m_keys.size(); }

private:
    using Key = std::array<quint8, 32>;
    struct Named {
        Key key;
        bool isSha256;
    };
    static Named keyOf(const Digest &digest);
    std::size_t slotOf(const Key &key) const;
    void grow();

    std::vector<Key> m_keys;
    std::vector<Id> m_slots;        ///< open addressing; a power of two, at most 3/4 full
    QHash<Id, QByteArray> m_others; ///< whole text of digests of other algorithms
    size_t m_seed;                  ///< manifests choose their digests: no slot may be foreseen
};

} // namespace sameinside
