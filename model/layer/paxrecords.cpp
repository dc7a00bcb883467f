// SPDX-License-Identifier: MIT
#include "model/layer/paxrecords.h"

#include "model/text/words/model/tarwords.h"

#include <algorithm>

namespace sameinside {

namespace {

tl::unexpected<Error> broken(const QString &rule)
{
    return failure(ErrorKind::InvalidDocument, rule);
}

QString shown(QByteArrayView key)
{
    return QString::fromUtf8(key.first(qMin(key.size(), qsizetype(60))));
}

std::optional<qint64> wholeNumber(QByteArrayView text)
{
    bool isNumber = false;
    const qint64 number = text.toByteArray().toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

// Seconds with a decimal fraction, as in "1350244992.023960108" or "-1.5".
bool readTime(QByteArrayView text, TarEntry &entry)
{
    const qsizetype dot = text.indexOf('.');
    const QByteArrayView whole = dot < 0 ? text : text.first(dot);
    QByteArray fraction = dot < 0 ? QByteArray() : text.sliced(dot + 1).toByteArray();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::ranges::all_of(fraction, isDigit))
        return false;
    const auto seconds = wholeNumber(whole);
    if (!seconds)
        return false;
    fraction = fraction.leftJustified(9, '0', true);
    entry.mtime = *seconds;
    entry.mtimeFraction = fraction.toInt();
    if (whole.startsWith('-') && entry.mtimeFraction > 0
        && *seconds > std::numeric_limits<qint64>::min()) {
        entry.mtime -= 1;
        entry.mtimeFraction = 1'000'000'000 - entry.mtimeFraction;
    }
    return true;
}

void setAttribute(TarEntry &entry, const QByteArray &name, const QByteArray &value)
{
    const auto at = std::ranges::lower_bound(entry.attributes, name, {},
                                             &ExtendedAttributes::value_type::first);
    if (at != entry.attributes.end() && at->first == name)
        at->second = value;
    else
        entry.attributes.insert(at, {name, value});
}

constexpr QByteArrayView schilyPrefix("SCHILY.xattr.");
constexpr QByteArrayView libarchivePrefix("LIBARCHIVE.xattr.");

// Others are not looked at, so they are not kept either.
bool isKnown(const QByteArray &key)
{
    static const QByteArray known[]
        = {"path", "linkpath", "size", "uid", "gid", "uname", "gname", "mtime"};
    return key.startsWith(schilyPrefix) || key.startsWith(libarchivePrefix)
        || key.startsWith("GNU.sparse.") || std::ranges::find(known, key) != std::end(known);
}

constexpr qsizetype mostRecords = 4096;

} // namespace

Result<void> PaxRecords::add(QByteArrayView body)
{
    QByteArray offset;
    while (!body.isEmpty() && body.front() != '\0') {
        // "length key=value\n"; the length counts the whole record, itself included.
        const qsizetype space = body.indexOf(' ');
        const auto length
            = space > 0 && space <= 10 ? wholeNumber(body.first(space)) : std::nullopt;
        if (!length || *length <= space + 1 || *length > body.size())
            return broken(words::tar::recordLengthWrong());
        const QByteArrayView record = body.sliced(space + 1, qsizetype(*length) - space - 1);
        const qsizetype equals = record.indexOf('=');
        if (!record.endsWith('\n') || equals <= 0)
            return broken(words::tar::recordNotKeyValue());
        const QByteArray key = record.first(equals).toByteArray();
        const QByteArray value = record.sliced(equals + 1).chopped(1).toByteArray();
        body = body.sliced(qsizetype(*length));
        if (key.contains('\0'))
            return broken(words::tar::recordKeyHoldsZero());
        // Version 0.0 writes one pair of records for each piece of the file.
        if (key == "GNU.sparse.offset") {
            offset = value;
        } else if (key == "GNU.sparse.numbytes") {
            m_sparseMap
                += (m_sparseMap.isEmpty() ? QByteArray() : QByteArray(",")) + offset + ',' + value;
        } else if (key == "GNU.sparse.map") {
            m_sparseMap = value;
        } else if (isKnown(key)) {
            m_values.insert(key, value);
            if (m_values.size() > mostRecords)
                return failure(ErrorKind::TooLarge, words::tar::tooManyRecords(mostRecords));
        }
    }
    return {};
}

PaxRecords PaxRecords::over(const PaxRecords &above) const
{
    PaxRecords merged = *this;
    for (auto it = above.m_values.begin(); it != above.m_values.end(); ++it) {
        if (!merged.m_values.contains(it.key()))
            merged.m_values.insert(it.key(), it.value());
    }
    return merged;
}

qint64 PaxRecords::bytes() const
{
    qint64 total = m_sparseMap.size();
    for (auto it = m_values.begin(); it != m_values.end(); ++it)
        total += it.key().size() + it.value().size();
    return total;
}

std::optional<QByteArray> PaxRecords::value(const QByteArray &key) const
{
    const auto found = m_values.constFind(key);
    if (found == m_values.constEnd() || found->isEmpty())
        return std::nullopt;
    return *found;
}

Result<void> PaxRecords::apply(TarEntry &entry, qint64 &size) const
{
    const auto number = [&](const QByteArray &key, qint64 &field) -> Result<void> {
        const auto text = value(key);
        if (!text)
            return {};
        const auto read = wholeNumber(*text);
        if (!read || *read < 0)
            return broken(words::tar::recordNotANumber(shown(key)));
        field = *read;
        return {};
    };
    const auto text = [&](const QByteArray &key, QByteArray &field) -> Result<void> {
        const auto read = value(key);
        if (read && read->contains('\0'))
            return broken(words::tar::recordHoldsZero(shown(key)));
        if (read)
            field = *read;
        return {};
    };
    if (auto read = text("path", entry.path); !read)
        return read;
    if (auto read = text("linkpath", entry.target); !read)
        return read;
    if (auto read = text("uname", entry.userName); !read)
        return read;
    if (auto read = text("gname", entry.groupName); !read)
        return read;
    if (auto read = number("size", size); !read)
        return read;
    if (auto read = number("uid", entry.uid); !read)
        return read;
    if (auto read = number("gid", entry.gid); !read)
        return read;
    if (const auto time = value("mtime"); time && !readTime(*time, entry))
        return broken(words::tar::recordNotATime(QStringLiteral("mtime")));

    // An attribute may have an empty value, so these are not taken away by one. libarchive writes
    // both forms; the raw one wins, being the later.
    for (const QByteArrayView prefix : {libarchivePrefix, schilyPrefix}) {
        for (auto it = m_values.lowerBound(prefix.toByteArray());
             it != m_values.end() && it.key().startsWith(prefix); ++it) {
            const QByteArray name = it.key().sliced(prefix.size());
            if (prefix == schilyPrefix)
                setAttribute(entry, name, it.value());
            else
                setAttribute(entry, QByteArray::fromPercentEncoding(name),
                             QByteArray::fromBase64(it.value()));
        }
    }
    return {};
}

} // namespace sameinside
