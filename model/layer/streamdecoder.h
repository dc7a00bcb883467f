// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QByteArrayView>

#include <span>

namespace sameinside {

/// One compression format, undone as its bytes arrive.
class StreamDecoder {
public:
    /// What a decoder writes into.
    class Output {
    public:
        virtual ~Output() = default;
        /// Where the next contents go; never empty.
        virtual std::span<char> room() = 0;
        /// So many bytes from the start of room() are contents now. An error ends the work.
        virtual Result<void> written(qsizetype count) = 0;
    };

    virtual ~StreamDecoder() = default;
    /// At most 1 GiB at a time. Errors: InvalidDocument for damaged data, and for bytes behind the
    /// end; TooLarge; those of output.
    virtual Result<void> add(QByteArrayView bytes, Output &output) = 0;
    /// Nothing is left unfinished.
    virtual bool isAtEnd() const = 0;
};

} // namespace sameinside
