// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace sameinside {

/// What a target promises of its answers. libFuzzer keeps the input that breaks it.
inline void expect(bool holds)
{
    if (!holds)
        std::abort();
}

/// The input where it lies: reading behind its end is found.
inline QByteArrayView viewOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size));
}

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return viewOf(data, size).toByteArray();
}

/// Takes the first byte of the input, for a choice of the target's.
inline std::uint8_t choiceFrom(const std::uint8_t *&data, std::size_t &size)
{
    if (size == 0)
        return 0;
    --size;
    return *data++;
}

} // namespace sameinside
