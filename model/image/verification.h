// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/descriptor.h"

namespace sameinside {

/// How bytes differ from what a descriptor says of them.
struct Mismatch {
    std::optional<qint64> size; ///< of the bytes, where the descriptor says another
    std::optional<Digest> digest;
};

/// Nothing where bytes are what the descriptor says. A size below zero is not known. The digest
/// must be verifiable.
std::optional<Mismatch> verify(const Descriptor &descriptor, QByteArrayView bytes);
/// The same for bytes that passed by: how many, and the hasher that saw them, which ends.
std::optional<Mismatch> verify(const Descriptor &descriptor, qint64 size, Hasher &hasher);

/// Whether so many bytes can be what the descriptor says.
bool hasSize(const Descriptor &descriptor, qint64 size);

} // namespace sameinside
