// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/paxrecords.h"
#include "model/layer/sparsefile.h"
#include "model/layer/tarheader.h"

#include <functional>
#include <stop_token>

namespace sameinside {

/// Walks through a tar as its bytes arrive, and hashes the files in it: v7, ustar, GNU and PAX.
/// Nothing is held but the entry at hand. Hard links and whiteouts are handed on as they are.
class TarWalk {
public:
    struct Limits {
        qsizetype extension = 1 << 20; ///< bytes of a PAX header, a long name, a sparse map
        qsizetype path = 4096;         ///< bytes, of a name as well as of a link's target
        qint64 entries = 2'000'000;
        qint64 metadata = qint64(512) << 20; ///< bytes of names, targets and attributes, in all
        qint64 holes = qint64(64) << 30;     ///< bytes of holes in sparse files, in all
    };
    /// An error ends the walk and is handed on.
    using Sink = std::function<Result<void>(TarEntry)>;

    /// what names the layer in errors.
    TarWalk(QString what, Sink sink, const Limits &limits, std::stop_token stop = {});
    TarWalk(QString what, Sink sink) : TarWalk(std::move(what), std::move(sink), Limits()) {}

    /// Takes the next bytes. Errors: InvalidDocument with entry and byte for what breaks the
    /// format, for a path with "..", and for types that no runtime takes; TooLarge; Cancelled.
    Result<void> add(QByteArrayView bytes);
    /// The archive is whole; the two zero blocks at its end may be missing, as for Go.
    /// Errors: InvalidDocument where it breaks off.
    Result<void> finish();

    /// From now on files get no digest, and their contents may be skipped: for who wants the list.
    void listOnly() { m_isListing = true; }
    /// How many of the next bytes need not be added; those behind the end without number.
    qint64 skippable() const;
    /// As add(), for count bytes that are skippable.
    Result<void> skip(qint64 count);
    /// Where in the archive the contents of the entry at hand begin, in bytes, for the sink.
    /// Nothing where they are not in one piece (a sparse file).
    std::optional<qint64> contentOffset() const;

    qint64 entries() const { return m_entries; }
    /// Bytes behind the last entry. They are part of the diff ID, and of nothing else.
    qint64 padding() const { return m_position - m_end; }

private:
    enum class State {
        Header,
        Extension,    ///< body of a PAX header, a GNU long name or long link
        SparseHeader, ///< further blocks of an old GNU sparse map
        SparseText,   ///< the map at the front of a PAX 1.0 sparse file
        Content,
        Ended,
    };

    Result<void> step(QByteArrayView &bytes);
    Result<void> onHeader();
    Result<void> beginEntry(TarHeader header);
    Result<void> beginExtension(const TarHeader &header);
    Result<void> endExtension();
    Result<void> onSparseHeader();
    Result<void> onSparseText();
    Result<void> beginPaxSparse();
    Result<void> beginSparse(std::vector<SparseFile::Piece> pieces, qint64 size);
    void beginContent();
    Result<void> onContent(QByteArrayView content);
    Result<void> endBody();
    Result<void> endEntry();
    Result<void> checkEntry() const;

    tl::unexpected<Error> broken(const QString &rule) const;
    tl::unexpected<Error> tooLarge(const QString &rule) const;
    tl::unexpected<Error> placed(const Error &error) const;

    QString m_what;
    Sink m_sink;
    Limits m_limits;
    std::stop_token m_stop;

    State m_state = State::Header;
    bool m_isListing = false;
    qint64 m_position = 0; ///< bytes taken
    qint64 m_end = 0;      ///< where the last entry ended
    qint64 m_entries = 0;
    qint64 m_metadata = 0;
    qint64 m_holes = 0;
    int m_zeroBlocks = 0;

    QByteArray m_block;     ///< the header block that is being filled
    QByteArray m_extension; ///< what Extension and SparseText collect
    qint64 m_remaining = 0; ///< bytes of the body that are still to come
    qint64 m_fill = 0;      ///< bytes up to the next block behind it
    char m_extensionFlag = 0;

    PaxRecords m_global;
    PaxRecords m_records; ///< of the entry that comes next
    bool m_hasRecords = false;
    std::optional<QByteArray> m_longName;
    std::optional<QByteArray> m_longTarget;

    TarEntry m_entry;
    bool m_hasContent = false;
    qint64 m_contentOffset = 0;
    Hasher m_hasher;
    std::optional<SparseFile> m_sparse;
    std::vector<SparseFile::Piece> m_pieces;
    qint64 m_sparseSize = 0;
    qint64 m_lines = 0;    ///< of the map that SparseText collects
    QByteArray m_userName; ///< of the entry before
    QByteArray m_groupName;
};

/// A path without ".", empty parts and slashes around it: "./etc//motd" is "etc/motd", and the
/// root is empty.
QByteArray cleanPath(const QByteArray &path);

} // namespace sameinside
