// SPDX-License-Identifier: MIT
#pragma once

#include "registry/cache/cacheentry.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <optional>
#include <span>
#include <vector>

namespace sameinside {

/// The file of the cache: a SQLite database in WAL mode. One thread uses an object; other
/// processes may use the same file. A damaged file is replaced by a new one with the next number,
/// so that a process that still has the old one open cannot harm it. A file that cannot be used
/// turns the cache off. Neither is an error to the caller: each is one warning.
class CacheFile {
public:
    enum class Outcome { Done, Busy, Off };

    /// limit in bytes.
    CacheFile(QString directory, qint64 limit);
    ~CacheFile();
    Q_DISABLE_COPY_MOVE(CacheFile)

    bool isOff() const { return !m_database.isOpen(); }
    /// Nothing where the entry is not there, or is not what was written: then it is dropped.
    /// One result each, in order.
    std::vector<std::optional<CacheFound>> read(std::span<const CacheKey> keys);
    /// All of them or, when another process writes just now (Busy), none. Where the file grows
    /// over the limit, what was used longest ago goes.
    Outcome write(std::span<const CacheChange> changes);

private:
    void open();
    bool makeDirectory();
    int newestNumber() const;
    QString pathOf(int number) const;
    void use(int number);
    QSqlError connect();
    void close();
    void removeFiles(int below) const;
    void handle(const QSqlError &error);
    void replace(const QString &why);
    void turnOff(const QString &why);

    const QString m_directory;
    const qint64 m_limit;
    const QString m_connection;
    QSqlDatabase m_database;
    int m_number = 0; ///< of the file that is open
    int m_replaced = 0;
};

} // namespace sameinside
