// SPDX-License-Identifier: MIT
#include "registry/cache/cachetable.h"

#include "model/image/digest.h"
#include "model/text/words/registry/cachewords.h"

#include <QSqlQuery>
#include <QVariant>

#include <utility>

namespace sameinside {

namespace {

constexpr int schemaVersion = 1;
constexpr qint64 rowOverhead = 300; // bytes of a row and its index entries beside the value

// SQLite's result codes (sqlite.org/rescode.html)
constexpr int sqliteError = 1; // a statement that does not fit the tables
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;
constexpr int sqliteDatabaseMoved = 1032;

int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

// What was written, hashed: SQLite itself does not notice a flipped bit in a value.
QByteArray sumOf(const CacheKey &key, const CacheValue &value)
{
    Hasher hasher;
    const QByteArray head = QByteArray::number(int(key.kind)) + '\n' + key.name.toUtf8() + '\n'
        + value.mediaType.toUtf8() + '\n';
    hasher.add(QByteArray::number(head.size()) + '\n');
    hasher.add(head);
    hasher.add(value.bytes);
    return hasher.finish().encoded().toByteArray();
}

} // namespace

bool CacheTable::isBusy(const QSqlError &error)
{
    const int code = primaryCode(error);
    return code == sqliteBusy || code == sqliteLocked;
}

bool CacheTable::isDamage(const QSqlError &error)
{
    const int code = primaryCode(error);
    return code == sqliteCorrupt || code == sqliteNotADatabase || code == sqliteError;
}

bool CacheTable::isMoved(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() == sqliteDatabaseMoved;
}

bool CacheTable::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    m_error = query.lastError();
    return false;
}

bool CacheTable::run(const QString &statement)
{
    QSqlQuery query(m_database);
    if (query.exec(statement))
        return true;
    m_error = query.lastError();
    return false;
}

qint64 CacheTable::number(const QString &statement)
{
    QSqlQuery query(m_database);
    return query.exec(statement) && query.next() ? query.value(0).toLongLong() : -1;
}

QSqlError CacheTable::prepare()
{
    m_error = {};
    for (const auto pragma : {"trusted_schema = OFF", "journal_mode = WAL", "synchronous = NORMAL",
                              "journal_size_limit = 16777216"}) {
        if (!run(QStringLiteral("PRAGMA ") + QString::fromLatin1(pragma)))
            return m_error;
    }
    const qint64 version = number(QStringLiteral("PRAGMA user_version"));
    if (version == schemaVersion) {
        run(QStringLiteral("SELECT used FROM entry LIMIT 1"));
    } else if (version > 0) {
        m_error = QSqlError({}, words::cache::otherSchema(version), QSqlError::UnknownError,
                            QString::number(sqliteError));
    } else if (run(QStringLiteral("BEGIN IMMEDIATE")) && !makeTable()) {
        const QSqlError why = std::exchange(m_error, {});
        run(QStringLiteral("ROLLBACK"));
        m_error = why;
    }
    return m_error;
}

bool CacheTable::makeTable()
{
    return run(QStringLiteral("CREATE TABLE entry (kind INTEGER NOT NULL, name TEXT NOT NULL, "
                              "type TEXT NOT NULL, value BLOB NOT NULL, sum BLOB NOT NULL, "
                              "used INTEGER NOT NULL, PRIMARY KEY (kind, name))"))
        && run(QStringLiteral("CREATE INDEX entry_used ON entry (used)"))
        && run(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion))
        && run(QStringLiteral("COMMIT"));
}

std::vector<CacheTable::Reading> CacheTable::read(std::span<const CacheKey> keys)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(
        QStringLiteral("SELECT type, value, sum, used FROM entry WHERE kind = ? AND name = ?"));
    std::vector<Reading> readings;
    readings.reserve(keys.size());
    for (const CacheKey &key : keys) {
        readings.push_back(readOne(query, key));
        if (readings.back().error.isValid())
            break;
    }
    return readings;
}

CacheTable::Reading CacheTable::readOne(QSqlQuery &query, const CacheKey &key)
{
    query.addBindValue(int(key.kind));
    query.addBindValue(key.name);
    if (!query.exec() || !query.next())
        return {.found = {}, .isWrong = false, .error = query.lastError()};
    CacheFound found{
        .value = {.bytes = query.value(1).toByteArray(), .mediaType = query.value(0).toString()},
        .used = query.value(3).toLongLong()};
    if (query.value(2).toByteArray() != sumOf(key, found.value))
        return {.found = {}, .isWrong = true, .error = {}};
    return {.found = std::move(found), .isWrong = false, .error = {}};
}

QSqlError CacheTable::write(std::span<const CacheChange> changes, qint64 limit)
{
    m_error = {};
    qint64 incoming = 0;
    for (const CacheChange &change : changes)
        incoming += change.value.bytes.size() + rowOverhead;
    if (!run(QStringLiteral("BEGIN IMMEDIATE")))
        return m_error;
    // Room is made first, so that the file itself stays small: it never shrinks.
    if (shrink(limit, incoming) && apply(changes) && shrink(limit, 0)
        && run(QStringLiteral("COMMIT")))
        return {};
    const QSqlError why = m_error;
    run(QStringLiteral("ROLLBACK"));
    return why;
}

bool CacheTable::apply(std::span<const CacheChange> changes)
{
    using Action = CacheChange::Action;
    QSqlQuery keep(m_database);
    QSqlQuery touch(m_database);
    QSqlQuery drop(m_database);
    keep.prepare(QStringLiteral("INSERT OR REPLACE INTO entry (type, value, sum, used, kind, name) "
                                "VALUES (?, ?, ?, ?, ?, ?)"));
    touch.prepare(QStringLiteral("UPDATE entry SET used = ? WHERE kind = ? AND name = ?"));
    drop.prepare(QStringLiteral("DELETE FROM entry WHERE kind = ? AND name = ?"));
    for (const CacheChange &change : changes) {
        QSqlQuery &query = change.action == Action::Keep ? keep
            : change.action == Action::Touch             ? touch
                                                         : drop;
        if (change.action == Action::Keep) {
            // What is null to Qt would be NULL to SQL.
            const CacheValue &value = change.value;
            query.addBindValue(value.mediaType.isNull() ? QStringLiteral("") : value.mediaType);
            query.addBindValue(value.bytes.isNull() ? QByteArray("") : value.bytes);
            query.addBindValue(sumOf(change.key, value));
        }
        if (change.action != Action::Drop)
            query.addBindValue(change.used);
        query.addBindValue(int(change.key.kind));
        query.addBindValue(change.key.name);
        if (!run(query))
            return false;
    }
    return true;
}

bool CacheTable::shrink(qint64 limit, qint64 incoming)
{
    const auto used = [&] {
        return incoming
            + number(QStringLiteral("PRAGMA page_size"))
            * (number(QStringLiteral("PRAGMA page_count"))
               - number(QStringLiteral("PRAGMA freelist_count")));
    };
    qint64 now = used();
    if (now <= limit)
        return true;
    const qint64 goal = limit / 10 * 9; // so that not every batch has to
    while (now > goal) {
        if (!dropOldest(now - goal))
            return false;
        const qint64 before = std::exchange(now, used());
        if (now >= before) // nothing is left
            return true;
    }
    return true;
}

bool CacheTable::dropOldest(qint64 bytes)
{
    QSqlQuery oldest(m_database);
    oldest.setForwardOnly(true);
    oldest.prepare(
        QStringLiteral("SELECT rowid, used, length(value) FROM entry ORDER BY used, rowid"));
    if (!run(oldest))
        return false;
    qint64 row = 0;
    qint64 used = -1;
    for (qint64 freed = 0; freed < bytes && oldest.next();) {
        row = oldest.value(0).toLongLong();
        used = oldest.value(1).toLongLong();
        freed += oldest.value(2).toLongLong() + rowOverhead;
    }
    oldest.finish();
    QSqlQuery drop(m_database);
    drop.prepare(QStringLiteral("DELETE FROM entry WHERE used < ? OR (used = ? AND rowid <= ?)"));
    for (const qint64 value : {used, used, row})
        drop.addBindValue(value);
    return run(drop);
}

} // namespace sameinside
