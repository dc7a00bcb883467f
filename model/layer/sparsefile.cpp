// SPDX-License-Identifier: MIT
#include "model/layer/sparsefile.h"

#include "model/text/words/model/tarwords.h"

namespace sameinside {

Result<SparseFile> SparseFile::make(std::vector<Piece> pieces, qint64 size, qint64 stored)
{
    const auto broken
        = [](const QString &rule) { return failure(ErrorKind::InvalidDocument, rule); };
    if (size < 0)
        return broken(words::tar::sparseSizeIsNegative());
    qint64 end = 0;
    qint64 sum = 0;
    for (const Piece &piece : pieces) {
        if (piece.offset < end || piece.length < 0 || piece.offset > size
            || piece.length > size - piece.offset)
            return broken(words::tar::sparseMapOutOfOrder());
        end = piece.offset + piece.length;
        sum += piece.length;
    }
    if (sum != stored)
        return broken(words::tar::sparseMapDoesNotFit());
    return SparseFile(std::move(pieces), size);
}

Result<void> SparseFile::add(QByteArrayView stored, const Sink &sink, const std::stop_token &stop)
{
    while (!stored.isEmpty() && m_piece < m_pieces.size()) {
        const Piece &piece = m_pieces[m_piece];
        if (piece.length == 0) {
            ++m_piece;
            continue;
        }
        if (auto filled = fillTo(piece.offset, sink, stop); !filled)
            return filled;
        const qint64 count = qMin(piece.offset + piece.length - m_position, qint64(stored.size()));
        sink(stored.first(count));
        stored = stored.sliced(count);
        m_position += count;
        if (m_position == piece.offset + piece.length)
            ++m_piece;
    }
    return {};
}

Result<void> SparseFile::finish(const Sink &sink, const std::stop_token &stop)
{
    return fillTo(m_size, sink, stop);
}

Result<void> SparseFile::fillTo(qint64 offset, const Sink &sink, const std::stop_token &stop)
{
    static const QByteArray zeros(64 * 1024, '\0');
    while (m_position < offset) {
        if (stop.stop_requested())
            return stopped();
        const qint64 count = qMin(offset - m_position, qint64(zeros.size()));
        sink(QByteArrayView(zeros).first(count));
        m_position += count;
    }
    return {};
}

} // namespace sameinside
