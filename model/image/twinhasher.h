// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"

#include <array>

namespace sameinside {

/// The sha256 of a stream, and those of parts of it, one after the other: an archive and its files.
/// Where the processor has instructions for SHA-256, and a part begins at a multiple of 64 bytes as
/// all files of a tar do, both are computed from the same blocks at nearly the price of one;
/// elsewhere OpenSSL computes each.
class TwinHasher {
public:
    /// Whether this machine computes both at once.
    static bool isFastHere();

    explicit TwinHasher(bool isFast = isFastHere()) : m_isFast(isFast) {}

    void addToWhole(QByteArrayView bytes);
    void addToPart(QByteArrayView bytes);
    void addToBoth(QByteArrayView bytes);
    /// Each starts again.
    Digest finishWhole();
    Digest finishPart();

private:
    struct Lane {
        std::array<quint32, 8> state;
        std::array<quint8, 64> rest; ///< of a block that is not full
        quint64 size = 0;            ///< bytes in all

        Lane();
        void add(QByteArrayView bytes);
        Digest finish();
    };

    bool m_isFast;
    Lane m_whole;
    Lane m_part;
    Hasher m_slowWhole;
    Hasher m_slowPart;
};

} // namespace sameinside
