// SPDX-License-Identifier: MIT
#include "model/layer/layerrecord.h"

#include "model/layer/tarwalk.h"

#include <QHash>

#include <algorithm>
#include <utility>
#include <zstd.h>

namespace sameinside {

namespace {

// One more for every change of what is written, and of what LayerEncoding tells of a blob.
constexpr QByteArrayView magic("SIL\x01", 4);
constexpr qsizetype lengthSize = 8;
constexpr qsizetype digestSize = 32;                   // of sha256
constexpr qsizetype pieceSize = qsizetype(128) * 1024; // bytes that are packed at once
constexpr qsizetype longestText = qsizetype(2) << 20;  // bytes; TarWalk takes half of it
constexpr int widestWindow = 23;                       // 8 MiB; what is written here has 2
constexpr std::size_t askedToStopAfter = 1024;         // entries

// The same as the last: many files are empty, and they stand together.
enum ContentKind : quint8 { NoContent, Sha256, OtherDigest, SameDigest };

/// Numbers and texts, compressed as they come.
class Packer {
public:
    Packer() : m_context(ZSTD_createCCtx()) { m_waiting.reserve(2 * pieceSize); }

    void number(quint64 value)
    {
        for (; value >= 0x80; value >>= 7U)
            m_waiting.append(char(quint8(value) | 0x80U));
        m_waiting.append(char(value));
    }
    // Small ones of either sign are short.
    void signedNumber(qint64 value) { number(quint64(value) << 1U ^ quint64(value >> 63U)); }
    void text(QByteArrayView bytes)
    {
        number(quint64(bytes.size()));
        m_waiting.append(bytes);
        if (m_waiting.size() >= pieceSize)
            pack(ZSTD_e_continue);
    }
    void digest(const Digest &digest) { text(digest.toString().toLatin1()); }
    void digest(const std::optional<Digest> &digest)
    {
        text(digest ? digest->toString().toLatin1() : QByteArray());
    }

    qsizetype size() const { return m_packed.size(); }
    /// Empty where there was no memory for it.
    QByteArray finish()
    {
        pack(ZSTD_e_end);
        return m_isBroken ? QByteArray() : std::move(m_packed);
    }

private:
    struct Free {
        void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    };

    void pack(ZSTD_EndDirective how)
    {
        ZSTD_inBuffer in{m_waiting.constData(), std::size_t(m_waiting.size()), 0};
        bool isDone = false;
        while (!isDone && !m_isBroken) {
            ZSTD_outBuffer out{m_piece.data(), std::size_t(m_piece.size()), 0};
            const std::size_t rest
                = m_context ? ZSTD_compressStream2(m_context.get(), &out, &in, how) : 1;
            m_isBroken = !m_context || ZSTD_isError(rest) != 0;
            m_packed.append(m_piece.constData(), qsizetype(out.pos));
            isDone = how == ZSTD_e_end ? rest == 0 : in.pos == in.size;
        }
        m_waiting.resize(0); // keeps its room
    }

    std::unique_ptr<ZSTD_CCtx, Free> m_context;
    QByteArray m_waiting;
    QByteArray m_piece = QByteArray(pieceSize, Qt::Uninitialized);
    QByteArray m_packed;
    bool m_isBroken = false;
};

/// The same backwards. What is not there reads as nothing, and is told at the end.
class Unpacker {
public:
    explicit Unpacker(QByteArrayView packed) :
        m_context(ZSTD_createDCtx()), m_in{packed.data(), std::size_t(packed.size()), 0},
        m_isBroken(!m_context)
    {
        if (m_context)
            ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, widestWindow);
    }

    quint64 number()
    {
        quint64 value = 0;
        for (unsigned shift = 0; shift < 64 && has(1); shift += 7) {
            const auto byte = quint8(m_bytes[m_at++]);
            value |= quint64(byte & 0x7fU) << shift;
            if (byte < 0x80)
                return value;
        }
        m_isBroken = true;
        return 0;
    }
    qint64 signedNumber()
    {
        const quint64 value = number();
        return qint64(value >> 1U) ^ -qint64(value & 1U);
    }
    template <class Number>
    Number numberUpTo(Number largest)
    {
        const quint64 value = number();
        if (value <= quint64(largest))
            return Number(value);
        m_isBroken = true;
        return 0;
    }
    QByteArrayView view()
    {
        const auto size = numberUpTo(longestText);
        if (!has(size))
            return {};
        m_at += size;
        return QByteArrayView(m_bytes).sliced(m_at - size, size);
    }
    // Null where it is empty, as a TarEntry has it.
    QByteArray text()
    {
        const QByteArrayView bytes = view();
        return bytes.isEmpty() ? QByteArray() : bytes.toByteArray();
    }
    std::optional<Digest> digest()
    {
        auto parsed = Digest::parse(QString::fromLatin1(view()));
        m_isBroken = m_isBroken || !parsed;
        return parsed ? std::optional(*std::move(parsed)) : std::nullopt;
    }

    std::optional<Digest> optionalDigest()
    {
        const QByteArrayView bytes = view();
        if (bytes.isEmpty())
            return std::nullopt;
        auto parsed = Digest::parse(QString::fromLatin1(bytes));
        m_isBroken = m_isBroken || !parsed;
        return parsed ? std::optional(*std::move(parsed)) : std::nullopt;
    }

    bool isBroken() const { return m_isBroken; }
    /// All was taken, and nothing is missing.
    bool isSound() { return !m_isBroken && m_at == m_bytes.size() && !more() && !m_isBroken; }

private:
    struct Free {
        void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
    };

    bool has(qsizetype count)
    {
        while (!m_isBroken && m_bytes.size() - m_at < count)
            m_isBroken = !more();
        return !m_isBroken;
    }
    bool more()
    {
        m_bytes.remove(0, std::exchange(m_at, 0));
        ZSTD_outBuffer out{m_piece.data(), std::size_t(m_piece.size()), 0};
        while (out.pos == 0 && !m_isBroken) {
            const std::size_t before = m_in.pos;
            m_isBroken = ZSTD_isError(ZSTD_decompressStream(m_context.get(), &out, &m_in)) != 0;
            if (out.pos == 0 && m_in.pos == before)
                return false;
        }
        m_bytes.append(m_piece.constData(), qsizetype(out.pos));
        return out.pos > 0;
    }

    std::unique_ptr<ZSTD_DCtx, Free> m_context;
    ZSTD_inBuffer m_in;
    QByteArray m_bytes; ///< unpacked, from m_at on not yet taken
    qsizetype m_at = 0;
    QByteArray m_piece = QByteArray(pieceSize, Qt::Uninitialized);
    bool m_isBroken;
};

// Here and in EntryWriter every member is named, so that one more does not compile: it belongs into
// the record, which then has another version.
void writeEncoding(Packer &packer, const LayerEncoding &encoding)
{
    const auto &[format, modified, extraFlags, system, fileName, hasExtra, hasComment,
                 frameDescriptor, window]
        = encoding;
    packer.number(quint64(format));
    packer.number(modified);
    packer.number(extraFlags);
    packer.number(system);
    packer.text(fileName.toUtf8());
    packer.number(hasExtra ? 1 : 0);
    packer.number(hasComment ? 1 : 0);
    packer.number(frameDescriptor ? *frameDescriptor + 1U : 0U);
    packer.number(window ? *window + 1U : 0U);
}

std::optional<quint8> readByte(Unpacker &unpacker)
{
    const auto number = unpacker.numberUpTo(quint16(0x100));
    return number > 0 ? std::optional(quint8(number - 1)) : std::nullopt;
}

LayerEncoding readEncoding(Unpacker &unpacker)
{
    LayerEncoding encoding;
    encoding.format = LayerEncoding::Format(unpacker.numberUpTo(int(LayerEncoding::Format::Empty)));
    encoding.modified = unpacker.numberUpTo(~quint32(0));
    encoding.extraFlags = unpacker.numberUpTo(quint8(0xff));
    encoding.system = unpacker.numberUpTo(quint8(0xff));
    encoding.fileName = QString::fromUtf8(unpacker.view());
    encoding.hasExtra = unpacker.numberUpTo(1) == 1;
    encoding.hasComment = unpacker.numberUpTo(1) == 1;
    encoding.frameDescriptor = readByte(unpacker);
    encoding.window = readByte(unpacker);
    return encoding;
}

/// Entries one after the other: of a path only what the one before it does not begin with, of a
/// name that came before its number. Digests do not compress, and stand apart.
class EntryWriter {
public:
    explicit EntryWriter(Packer &packer) : m_packer(packer) {}

    void add(const TarEntry &entry)
    {
        const auto &[path, target, type, style, mode, uid, gid, userName, groupName, size, mtime,
                     mtimeFraction, deviceMajor, deviceMinor, attributes, content]
            = entry;
        const auto mismatch = std::mismatch(path.begin(), path.end(), m_path.begin(), m_path.end());
        const auto shared = mismatch.first - path.begin();
        m_packer.number(quint64(type) | quint64(style) << 4U);
        m_packer.number(quint64(shared));
        m_packer.text(QByteArrayView(path).sliced(shared));
        m_packer.text(target);
        m_packer.number(mode);
        m_packer.signedNumber(uid);
        m_packer.signedNumber(gid);
        addName(userName);
        addName(groupName);
        m_packer.signedNumber(size);
        m_packer.signedNumber(qint64(quint64(mtime) - quint64(m_time)));
        m_packer.signedNumber(mtimeFraction);
        m_packer.signedNumber(deviceMajor);
        m_packer.signedNumber(deviceMinor);
        m_packer.number(attributes.size());
        for (const auto &[name, value] : attributes) {
            m_packer.text(name);
            m_packer.text(value);
        }
        addContent(content);
        m_path = path;
        m_time = mtime;
    }
    const QByteArray &digests() const { return m_digests; }

private:
    void addName(const QByteArray &name)
    {
        const auto known = m_names.constFind(name);
        m_packer.number(known != m_names.constEnd() ? *known : quint64(m_names.size()));
        if (known != m_names.constEnd())
            return;
        m_packer.text(name);
        m_names.insert(name, quint64(m_names.size()));
    }
    void addContent(const std::optional<Digest> &content)
    {
        if (!content) {
            m_packer.number(NoContent);
        } else if (content == m_last) {
            m_packer.number(SameDigest);
        } else if (content->algorithm() == "sha256") {
            m_packer.number(Sha256);
            m_last = content;
            m_digests += QByteArray::fromHex(content->encoded().toByteArray());
        } else {
            m_packer.number(OtherDigest);
            m_packer.digest(*content);
        }
    }

    Packer &m_packer;
    QByteArray m_digests;
    QByteArray m_path;            ///< of the entry before
    qint64 m_time = 0;            ///< likewise
    std::optional<Digest> m_last; ///< of those of sha256
    QHash<QByteArray, quint64> m_names;
};

class EntryReader {
public:
    EntryReader(Unpacker &unpacker, QByteArrayView digests) :
        m_unpacker(unpacker), m_digests(digests)
    {
    }

    /// Nothing where it is broken.
    std::optional<TarEntry> next()
    {
        TarEntry entry;
        const auto kind = m_unpacker.numberUpTo(quint8(0xff));
        entry.type = TarEntry::Type(kind & 0xfU);
        entry.style = TarEntry::Style(kind >> 4U);
        if (entry.type > TarEntry::Type::Fifo || entry.style > TarEntry::Style::Pax)
            return std::nullopt;
        const auto shared = m_unpacker.numberUpTo(m_path.size());
        const QByteArrayView rest = m_unpacker.view();
        entry.path.reserve(shared + rest.size());
        entry.path.append(QByteArrayView(m_path).first(shared)).append(rest);
        entry.target = m_unpacker.text();
        entry.mode = m_unpacker.numberUpTo(quint16(0xffff));
        entry.uid = m_unpacker.signedNumber();
        entry.gid = m_unpacker.signedNumber();
        entry.userName = name();
        entry.groupName = name();
        entry.size = m_unpacker.signedNumber();
        entry.mtime = qint64(quint64(m_time) + quint64(m_unpacker.signedNumber()));
        entry.mtimeFraction = qint32(m_unpacker.signedNumber());
        entry.deviceMajor = m_unpacker.signedNumber();
        entry.deviceMinor = m_unpacker.signedNumber();
        for (auto left = m_unpacker.number(); left > 0 && !m_unpacker.isBroken(); --left) {
            QByteArray attribute = m_unpacker.text();
            entry.attributes.emplace_back(std::move(attribute), m_unpacker.text());
        }
        entry.content = content();
        if (m_unpacker.isBroken() || m_isBroken)
            return std::nullopt;
        m_path = entry.path;
        m_time = entry.mtime;
        return entry;
    }
    bool isSound() const { return m_at == m_digests.size(); }

private:
    QByteArray name()
    {
        const auto number = m_unpacker.numberUpTo(m_names.size());
        if (number == m_names.size())
            m_names.push_back(m_unpacker.text());
        return m_names[number];
    }
    std::optional<Digest> content()
    {
        switch (m_unpacker.numberUpTo(int(SameDigest))) {
        case NoContent:
            return std::nullopt;
        case OtherDigest:
            return m_unpacker.digest();
        case SameDigest:
            m_isBroken = m_isBroken || !m_last;
            return m_last;
        default:
            break;
        }
        if (m_digests.size() - m_at < digestSize) {
            m_isBroken = true;
            return std::nullopt;
        }
        const QByteArrayView raw = m_digests.sliced(m_at, digestSize);
        m_at += digestSize;
        const QByteArray text = "sha256:" + raw.toByteArray().toHex();
        if (auto parsed = Digest::parse(QString::fromLatin1(text)))
            m_last = *std::move(parsed);
        return m_last;
    }

    Unpacker &m_unpacker;
    QByteArrayView m_digests;
    qsizetype m_at = 0;           ///< in m_digests
    std::optional<Digest> m_last; ///< of those of sha256
    QByteArray m_path;
    qint64 m_time = 0;
    std::vector<QByteArray> m_names;
    bool m_isBroken = false;
};

bool isDue(std::size_t entries, const std::stop_token &stop)
{
    return entries % askedToStopAfter == 0 && stop.stop_requested();
}

std::optional<std::vector<TarEntry>> readEntries(Unpacker &unpacker, QByteArrayView digests,
                                                 const std::stop_token &stop)
{
    const auto count = std::size_t(unpacker.numberUpTo(TarWalk::Limits().entries));
    EntryReader reader(unpacker, digests);
    std::vector<TarEntry> entries;
    entries.reserve(std::min<std::size_t>(count, 1U << 16U)); // it may lie
    qint64 room = TarWalk::Limits().metadata;
    while (entries.size() < count) {
        auto entry = isDue(entries.size(), stop) ? std::nullopt : reader.next();
        if (!entry)
            return std::nullopt;
        room -= entry->path.size() + entry->target.size();
        for (const auto &[name, value] : std::as_const(entry->attributes))
            room -= name.size() + value.size();
        if (room < 0)
            return std::nullopt;
        entries.push_back(*std::move(entry));
    }
    entries.shrink_to_fit();
    return reader.isSound() && unpacker.isSound() ? std::optional(std::move(entries))
                                                  : std::nullopt;
}

} // namespace

QByteArray LayerRecord::toBytes(const std::stop_token &stop) const
{
    const auto &[diffId, sha512, blobSha256, contentSize, blobSize, encoding, streamEnd, entries,
                 padding]
        = *contents;
    Packer packer;
    packer.digest(blob);
    packer.signedNumber(learned);
    packer.digest(diffId);
    packer.digest(sha512);
    packer.digest(blobSha256);
    packer.signedNumber(contentSize);
    packer.signedNumber(blobSize);
    writeEncoding(packer, encoding);
    packer.text(streamEnd);
    packer.signedNumber(padding);
    packer.number(entries.size());
    EntryWriter writer(packer);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (isDue(i, stop) || packer.size() + writer.digests().size() > largest)
            return {};
        writer.add(entries[i]);
    }
    const QByteArray packed = packer.finish();
    QByteArray bytes = magic.toByteArray();
    for (unsigned i = 0; i < lengthSize; ++i)
        bytes.append(char(quint64(packed.size()) >> (8 * i)));
    bytes += packed;
    bytes += writer.digests();
    return packed.isEmpty() || bytes.size() > largest ? QByteArray() : bytes;
}

std::optional<LayerRecord> LayerRecord::parse(QByteArrayView bytes, const std::stop_token &stop)
{
    if (!bytes.startsWith(magic) || bytes.size() < magic.size() + lengthSize)
        return std::nullopt;
    quint64 length = 0;
    for (qsizetype i = lengthSize; i-- > 0;)
        length = length << 8U | quint8(bytes[magic.size() + i]);
    const QByteArrayView rest = bytes.sliced(magic.size() + lengthSize);
    if (length > quint64(rest.size()))
        return std::nullopt;
    Unpacker unpacker(rest.first(qsizetype(length)));
    auto blob = unpacker.digest();
    const qint64 learned = unpacker.signedNumber();
    auto diffId = unpacker.digest();
    if (unpacker.isBroken())
        return std::nullopt;
    // Read in the order of the members, as braces are.
    LayerContents contents{.diffId = *std::move(diffId),
                           .sha512 = unpacker.optionalDigest(),
                           .blobSha256 = unpacker.optionalDigest(),
                           .contentSize = unpacker.signedNumber(),
                           .blobSize = unpacker.signedNumber(),
                           .encoding = readEncoding(unpacker),
                           .streamEnd = unpacker.text(),
                           .entries = {},
                           .padding = unpacker.signedNumber()};
    auto entries = readEntries(unpacker, rest.sliced(qsizetype(length)), stop);
    if (!entries)
        return std::nullopt;
    contents.entries = *std::move(entries);
    return LayerRecord{.blob = *std::move(blob),
                       .learned = learned,
                       .contents = std::make_shared<const LayerContents>(std::move(contents))};
}

} // namespace sameinside
