// SPDX-License-Identifier: MIT
#include "model/image/verification.h"

namespace sameinside {

std::optional<Mismatch> verify(const Descriptor &descriptor, QByteArrayView bytes)
{
    Hasher hasher = Hasher::matching(descriptor.digest);
    hasher.add(bytes);
    return verify(descriptor, bytes.size(), hasher);
}

std::optional<Mismatch> verify(const Descriptor &descriptor, qint64 size, Hasher &hasher)
{
    Mismatch mismatch;
    if (!hasSize(descriptor, size))
        mismatch.size = size;
    if (Digest actual = hasher.finish(); actual != descriptor.digest)
        mismatch.digest = std::move(actual);
    if (!mismatch.size && !mismatch.digest)
        return std::nullopt;
    return mismatch;
}

bool hasSize(const Descriptor &descriptor, qint64 size)
{
    return descriptor.size < 0 || descriptor.size == size;
}

} // namespace sameinside
