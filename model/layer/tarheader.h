// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/tarentry.h"

namespace sameinside {

inline constexpr qsizetype tarBlock = 512;

/// A header block of a tar, its fields decoded (POSIX ustar, v7, GNU).
struct TarHeader {
    char flag = '0';
    TarEntry entry;  ///< type, content and extensions are not set yet
    qint64 size = 0; ///< bytes that follow, without padding

    /// Wants tarBlock bytes. Errors: InvalidDocument with the broken rule only.
    static Result<TarHeader> parse(QByteArrayView block);
};

/// A numeric field: octal, or base-256 with the high bit set (GNU). Nothing where it is neither,
/// or does not fit.
std::optional<qint64> tarNumber(QByteArrayView field);

/// The type that a flag stands for. Errors: InvalidDocument with the rule only.
Result<TarEntry::Type> entryType(char flag, QByteArrayView path);

} // namespace sameinside
