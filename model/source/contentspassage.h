// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QByteArrayView>

#include <functional>
#include <memory>
#include <span>

namespace sameinside {

/// What stands between the halves of reading a layer: the one that takes the blob in and
/// decompresses it, and the one that hashes and walks through what comes out. Ending it gives up
/// what the other half has not taken yet.
class ContentsPassage {
public:
    /// The half behind it. An error of it is the last call.
    using Taker = std::function<Result<void>(QByteArrayView)>;

    virtual ~ContentsPassage() = default;
    /// Memory for the next contents, never empty: what is given from its start is not copied.
    virtual std::span<char> room() = 0;
    /// The next contents. Errors: those of the taker, of these contents or earlier ones.
    virtual Result<void> give(QByteArrayView contents) = 0;
    /// Nothing comes any more: waits until all was taken. Errors: those of the taker.
    virtual Result<void> finish() = 0;
};

/// Makes a passage to this taker.
using PassageFactory = std::function<std::unique_ptr<ContentsPassage>(ContentsPassage::Taker)>;

} // namespace sameinside
