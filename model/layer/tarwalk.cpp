// SPDX-License-Identifier: MIT
#include "model/layer/tarwalk.h"

#include "model/text/words/model/tarwords.h"

#include <algorithm>

namespace sameinside {

namespace {

using Type = TarEntry::Type;

bool isZero(QByteArrayView block)
{
    return std::ranges::all_of(block, [](char c) { return c == '\0'; });
}

qint64 fillFor(qint64 size)
{
    return (tarBlock - size % tarBlock) % tarBlock;
}

bool hasDotDot(QByteArrayView path)
{
    while (true) {
        const qsizetype slash = path.indexOf('/');
        if ((slash < 0 ? path : path.first(slash)) == "..")
            return true;
        if (slash < 0)
            return false;
        path = path.sliced(slash + 1);
    }
}

QByteArray untilNul(const QByteArray &text)
{
    const qsizetype end = text.indexOf('\0');
    return end < 0 ? text : text.first(end);
}

void share(QByteArray &text, QByteArray &last)
{
    if (text == last)
        text = last;
    else
        last = text;
}

// The first count numbers of a list.
std::optional<std::vector<qint64>> numbersIn(QByteArrayView text, char separator, qint64 count)
{
    std::vector<qint64> numbers;
    while (qint64(numbers.size()) < count) {
        const qsizetype end = text.indexOf(separator);
        bool isNumber = false;
        numbers.push_back((end < 0 ? text : text.first(end)).toByteArray().toLongLong(&isNumber));
        if (!isNumber || numbers.back() < 0)
            return std::nullopt;
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
    return numbers;
}

std::vector<SparseFile::Piece> pairedNumbers(const std::vector<qint64> &numbers)
{
    std::vector<SparseFile::Piece> pieces;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
        pieces.push_back({.offset = numbers[i], .length = numbers[i + 1]});
    return pieces;
}

// Pairs of twelve-byte numbers; an empty one ends the list.
std::optional<std::vector<SparseFile::Piece>> gnuPieces(QByteArrayView table)
{
    std::vector<SparseFile::Piece> pieces;
    for (; table.size() >= 24 && table[0] != '\0'; table = table.sliced(24)) {
        const auto offset = tarNumber(table.first(12));
        const auto length = tarNumber(table.sliced(12, 12));
        if (!offset || !length)
            return std::nullopt;
        pieces.push_back({.offset = *offset, .length = *length});
    }
    return pieces;
}

} // namespace

TarWalk::TarWalk(QString what, Sink sink, const Limits &limits, std::stop_token stop) :
    m_what(std::move(what)), m_sink(std::move(sink)), m_limits(limits), m_stop(std::move(stop))
{
}

Result<void> TarWalk::add(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (auto done = step(bytes); !done)
            return done;
    }
    return {};
}

Result<void> TarWalk::step(QByteArrayView &bytes)
{
    const auto take = [&](qint64 most) {
        const qint64 count = qMin(most, qint64(bytes.size()));
        const QByteArrayView taken = bytes.first(count);
        bytes = bytes.sliced(count);
        m_position += count;
        return taken;
    };
    if (m_state == State::Ended) {
        take(bytes.size());
        return {};
    }
    if (m_state == State::Extension || m_state == State::Content) {
        if (m_remaining > 0) {
            const QByteArrayView body = take(m_remaining);
            m_remaining -= body.size();
            if (m_state == State::Extension)
                m_extension += body;
            else if (auto taken = onContent(body); !taken)
                return taken;
        } else {
            m_fill -= take(m_fill).size();
        }
        return endBody();
    }
    m_block += take(tarBlock - m_block.size());
    if (m_block.size() < tarBlock)
        return {};
    Result<void> result;
    if (m_state == State::Header)
        result = onHeader();
    else if (m_state == State::SparseHeader)
        result = onSparseHeader();
    else
        result = onSparseText();
    m_block.clear();
    return result;
}

Result<void> TarWalk::endBody()
{
    if (m_remaining > 0 || m_fill > 0)
        return {};
    return m_state == State::Extension ? endExtension() : endEntry();
}

qint64 TarWalk::skippable() const
{
    if (!m_isListing)
        return 0;
    if (m_state == State::Ended)
        return std::numeric_limits<qint64>::max() - m_position;
    return m_state == State::Content ? m_remaining : 0;
}

Result<void> TarWalk::skip(qint64 count)
{
    Q_ASSERT(count >= 0 && count <= skippable());
    m_position += count;
    if (m_state != State::Content)
        return {};
    m_remaining -= count;
    return endBody();
}

std::optional<qint64> TarWalk::contentOffset() const
{
    return m_sparse ? std::nullopt : std::optional(m_contentOffset);
}

Result<void> TarWalk::finish()
{
    const bool isBetween = m_state == State::Header && m_block.isEmpty() && !m_hasRecords
        && !m_longName && !m_longTarget;
    if (m_state != State::Ended && !isBetween)
        return broken(words::tar::breaksOff());
    return {};
}

Result<void> TarWalk::onHeader()
{
    if (isZero(m_block)) {
        if (++m_zeroBlocks == 2)
            m_state = State::Ended;
        return {};
    }
    if (m_zeroBlocks > 0)
        return broken(words::tar::entryBehindZeroBlock());
    auto header = TarHeader::parse(m_block);
    if (!header)
        return placed(header.error());
    switch (header->flag) {
    case 'x':
    case 'X':
    case 'g':
    case 'L':
    case 'K':
        return beginExtension(*header);
    default:
        return beginEntry(*std::move(header));
    }
}

Result<void> TarWalk::beginExtension(const TarHeader &header)
{
    if (header.size > m_limits.extension) {
        return tooLarge(words::tar::extensionTooLarge(header.size, m_limits.extension));
    }
    m_state = State::Extension;
    m_extensionFlag = header.flag;
    m_extension.clear();
    m_remaining = header.size;
    m_fill = fillFor(header.size);
    return m_remaining == 0 ? endExtension() : Result<void>();
}

Result<void> TarWalk::endExtension()
{
    m_state = State::Header;
    const QByteArray body = std::exchange(m_extension, {});
    switch (m_extensionFlag) {
    case 'L':
        m_longName = untilNul(body);
        return {};
    case 'K':
        m_longTarget = untilNul(body);
        return {};
    case 'g':
        if (auto added = m_global.add(body); !added)
            return placed(added.error());
        if (m_global.bytes() > m_limits.extension)
            return tooLarge(words::tar::globalHeadersTooLarge());
        m_end = m_position;
        return {};
    default:
        m_records = {};
        m_hasRecords = true;
        if (auto added = m_records.add(body); !added)
            return placed(added.error());
        return {};
    }
}

Result<void> TarWalk::beginEntry(TarHeader header)
{
    if (++m_entries > m_limits.entries)
        return tooLarge(words::tar::tooManyEntries(m_limits.entries));
    m_entry = std::move(header.entry);
    m_entry.path = m_longName.value_or(m_entry.path);
    m_entry.target = m_longTarget.value_or(m_entry.target);
    m_longName.reset();
    m_longTarget.reset();
    if (m_hasRecords || !m_global.isEmpty()) {
        m_records = m_records.over(m_global);
        if (auto applied = m_records.apply(m_entry, header.size); !applied)
            return placed(applied.error());
        m_entry.style = TarEntry::Style::Pax;
    }
    const auto type = entryType(header.flag, m_entry.path);
    if (!type)
        return placed(type.error());
    m_entry.type = *type;
    // Only files have a body, whatever the size says (Go's archive/tar, which runtimes use).
    m_hasContent = m_entry.type == Type::File;
    m_remaining = m_hasContent ? header.size : 0;
    m_entry.size = m_remaining;
    if (m_remaining > std::numeric_limits<qint64>::max() - m_position - tarBlock)
        return broken(words::tar::sizeCannotBe(m_remaining));
    m_fill = fillFor(m_remaining);
    m_sparse.reset();

    if (header.flag == 'S') {
        const auto pieces = gnuPieces(QByteArrayView(m_block).sliced(386, 96));
        const auto size = tarNumber(QByteArrayView(m_block).sliced(483, 12));
        if (!pieces || !size)
            return broken(words::tar::sparseMapUnreadable());
        m_pieces = *pieces;
        m_sparseSize = *size;
        if (m_block[482] != '\0') {
            m_state = State::SparseHeader;
            return {};
        }
        return beginSparse(std::move(m_pieces), m_sparseSize);
    }
    if (m_hasContent && m_hasRecords) {
        if (m_records.value("GNU.sparse.major") || !m_records.sparseMap().isEmpty())
            return beginPaxSparse();
    }
    beginContent();
    return m_remaining == 0 ? endEntry() : Result<void>();
}

Result<void> TarWalk::onSparseHeader()
{
    const auto more = gnuPieces(QByteArrayView(m_block).first(504));
    if (!more)
        return broken(words::tar::sparseMapUnreadable());
    m_pieces.insert(m_pieces.end(), more->begin(), more->end());
    if (qsizetype(m_pieces.size()) * 24 > m_limits.extension)
        return tooLarge(words::tar::sparseMapTooLarge());
    return m_block[504] != '\0' ? Result<void>() : beginSparse(std::move(m_pieces), m_sparseSize);
}

Result<void> TarWalk::beginPaxSparse()
{
    const auto number = [&](const QByteArray &key) -> std::optional<qint64> {
        const auto text = m_records.value(key);
        bool isNumber = false;
        const qint64 value = text ? text->toLongLong(&isNumber) : 0;
        return isNumber ? std::optional(value) : std::nullopt;
    };
    if (const auto name = m_records.value("GNU.sparse.name"))
        m_entry.path = *name;
    auto size = number("GNU.sparse.realsize");
    if (!size)
        size = number("GNU.sparse.size");
    if (!size)
        return broken(words::tar::sparseWithoutSize());
    m_sparseSize = *size;
    if (number("GNU.sparse.major") == 1) {
        m_state = State::SparseText;
        m_extension.clear();
        m_lines = 0;
        return m_remaining == 0 ? broken(words::tar::sparseWithoutMap()) : Result<void>();
    }
    const QByteArray map = m_records.sparseMap();
    const auto numbers = numbersIn(map, ',', map.count(',') + 1);
    if (!numbers || numbers->size() % 2 != 0)
        return broken(words::tar::sparseMapUnreadable());
    return beginSparse(pairedNumbers(*numbers), m_sparseSize);
}

// Decimal numbers a line each, first how many pieces there are; zeros up to the next block.
Result<void> TarWalk::onSparseText()
{
    m_extension += m_block;
    m_lines += m_block.count('\n');
    m_remaining -= tarBlock;
    if (m_extension.size() > m_limits.extension)
        return tooLarge(words::tar::sparseMapTooLarge());
    bool isNumber = false;
    const qint64 count
        = m_extension.first(qMax(m_extension.indexOf('\n'), qsizetype(0))).toLongLong(&isNumber);
    if (!isNumber || count < 0 || count > m_limits.extension)
        return broken(words::tar::sparseMapUnreadable());
    if (m_lines < 1 + 2 * count) {
        return m_remaining > 0 ? Result<void>() : broken(words::tar::sparseMapBreaksOff());
    }
    if (m_remaining < 0)
        return broken(words::tar::sparseMapLongerThanFile());
    auto numbers = numbersIn(std::exchange(m_extension, {}), '\n', 1 + 2 * count);
    if (!numbers)
        return broken(words::tar::sparseMapUnreadable());
    numbers->erase(numbers->begin());
    return beginSparse(pairedNumbers(*numbers), m_sparseSize);
}

Result<void> TarWalk::beginSparse(std::vector<SparseFile::Piece> pieces, qint64 size)
{
    auto sparse = SparseFile::make(std::move(pieces), size, m_remaining);
    if (!sparse)
        return placed(sparse.error());
    const qint64 holes = size - m_remaining;
    if (holes > m_limits.holes - m_holes)
        return tooLarge(words::tar::tooManyHoles(m_limits.holes));
    m_holes += holes;
    m_entry.size = size;
    m_sparse = *std::move(sparse);
    beginContent();
    return m_remaining == 0 ? endEntry() : Result<void>();
}

void TarWalk::beginContent()
{
    m_state = State::Content;
    m_contentOffset = m_position;
}

Result<void> TarWalk::onContent(QByteArrayView content)
{
    if (m_isListing)
        return {};
    if (!m_sparse) {
        m_hasher.add(content);
        return {};
    }
    return m_sparse->add(
        content, [this](QByteArrayView bytes) { m_hasher.add(bytes); }, m_stop);
}

Result<void> TarWalk::endEntry()
{
    m_state = State::Header;
    m_fill = 0;
    m_end = m_position;
    if (m_sparse && !m_isListing) {
        auto filled
            = m_sparse->finish([this](QByteArrayView bytes) { m_hasher.add(bytes); }, m_stop);
        if (!filled)
            return filled;
    }
    if (m_hasContent && !m_isListing)
        m_entry.content = m_hasher.finish();
    m_records = {};
    m_hasRecords = false;
    // Most entries have one owner: their names share memory.
    share(m_entry.userName, m_userName);
    share(m_entry.groupName, m_groupName);
    m_metadata += m_entry.path.size() + m_entry.target.size() + m_entry.userName.size()
        + m_entry.groupName.size();
    for (const auto &[name, value] : m_entry.attributes)
        m_metadata += name.size() + value.size();
    if (m_metadata > m_limits.metadata)
        return tooLarge(words::tar::tooMuchMetadata(m_limits.metadata));
    if (auto checked = checkEntry(); !checked)
        return checked;
    return m_sink(std::move(m_entry));
}

Result<void> TarWalk::checkEntry() const
{
    if (m_entry.path.size() > m_limits.path || m_entry.target.size() > m_limits.path)
        return tooLarge(words::tar::pathTooLong(m_limits.path));
    const auto quoted = [](const QByteArray &path) {
        return QString::fromUtf8(path.first(qMin(path.size(), qsizetype(120))));
    };
    if (m_entry.path.isEmpty())
        return broken(words::tar::withoutName());
    if (!m_isListing && hasDotDot(m_entry.path))
        return broken(words::tar::pathLeadsOut(quoted(m_entry.path)));
    if (!m_isListing && m_entry.type == Type::HardLink && hasDotDot(m_entry.target)) {
        return broken(words::tar::hardLinkLeadsOut(quoted(m_entry.path), quoted(m_entry.target)));
    }
    return {};
}

tl::unexpected<Error> TarWalk::placed(const Error &error) const
{
    return failure(error.kind, words::tar::placed(m_what, m_entries, m_position, error.detail));
}

tl::unexpected<Error> TarWalk::broken(const QString &rule) const
{
    return placed({ErrorKind::InvalidDocument, rule});
}

tl::unexpected<Error> TarWalk::tooLarge(const QString &rule) const
{
    return placed({ErrorKind::TooLarge, rule});
}

QByteArray cleanPath(const QByteArray &path)
{
    const bool isClean = !path.startsWith('/') && !path.endsWith('/') && !path.startsWith("./")
        && !path.contains("//") && !path.contains("/./") && !path.endsWith("/.") && path != ".";
    if (isClean)
        return path;
    QByteArray clean;
    clean.reserve(path.size());
    for (const QByteArray &part : path.split('/')) {
        if (part.isEmpty() || part == ".")
            continue;
        if (!clean.isEmpty())
            clean += '/';
        clean += part;
    }
    return clean;
}

} // namespace sameinside
