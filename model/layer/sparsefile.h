// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace sameinside {

/// Gives back the bytes of a file that a tar holds without its holes (GNU tar manual, "Storing
/// Sparse Files").
class SparseFile {
public:
    struct Piece {
        qint64 offset = 0; ///< in the file
        qint64 length = 0; ///< bytes that are stored
    };
    using Sink = std::function<void(QByteArrayView)>;

    /// Errors: InvalidDocument with the broken rule only: pieces out of order, behind the end of
    /// the file, or of another length than what is stored.
    static Result<SparseFile> make(std::vector<Piece> pieces, qint64 size, qint64 stored);

    qint64 size() const { return m_size; }
    /// Takes the next stored bytes; gives file bytes. Errors: Cancelled.
    Result<void> add(QByteArrayView stored, const Sink &sink, const std::stop_token &stop);
    /// Gives what is left: the hole at the end. Errors: Cancelled.
    Result<void> finish(const Sink &sink, const std::stop_token &stop);

private:
    SparseFile(std::vector<Piece> pieces, qint64 size) : m_pieces(std::move(pieces)), m_size(size)
    {
    }
    Result<void> fillTo(qint64 offset, const Sink &sink, const std::stop_token &stop);

    std::vector<Piece> m_pieces;
    qint64 m_size = 0;
    qint64 m_position = 0; ///< in the file
    std::size_t m_piece = 0;
};

} // namespace sameinside
