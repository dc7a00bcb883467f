// SPDX-License-Identifier: MIT
#pragma once

#include "registry/cache/cacheentry.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <optional>
#include <span>
#include <vector>

namespace sameinside {

/// The entries of the cache in an open SQLite database.
class CacheTable {
public:
    struct Reading {
        std::optional<CacheFound> found;
        bool isWrong = false; ///< there, but not what was written
        QSqlError error;
    };

    explicit CacheTable(QSqlDatabase &database) : m_database(database) {}

    /// Sets the connection up, and makes the table in an empty file. Returns what went wrong.
    QSqlError prepare();
    /// One result each, in order; after an error, no more.
    std::vector<Reading> read(std::span<const CacheKey> keys);
    /// All or, with an error, none. Then the entries that were used longest ago go, until the
    /// rest has at most limit bytes.
    QSqlError write(std::span<const CacheChange> changes, qint64 limit);

    /// Another connection is writing.
    static bool isBusy(const QSqlError &error);
    /// The file is no database, or not one of ours.
    static bool isDamage(const QSqlError &error);
    /// The file was taken away under its name.
    static bool isMoved(const QSqlError &error);

private:
    Reading readOne(QSqlQuery &query, const CacheKey &key);
    bool run(const QString &statement);
    bool run(QSqlQuery &query);
    qint64 number(const QString &statement);
    bool makeTable();
    bool apply(std::span<const CacheChange> changes);
    bool shrink(qint64 limit, qint64 incoming);
    bool dropOldest(qint64 bytes);

    QSqlDatabase &m_database;
    QSqlError m_error;
};

} // namespace sameinside
