// SPDX-License-Identifier: MIT
#include "registry/cachefile.h"

#include "model/digest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sameinside {

namespace {

Q_LOGGING_CATEGORY(cacheLog, "sameinside.cache")

constexpr int schemaVersion = 1;
constexpr int mostReplacements = 3; // then the disk is broken rather than the file
constexpr qint64 rowOverhead = 300; // bytes of a row and its index entries beside the value

// SQLite's primary result codes (sqlite.org/rescode.html)
constexpr int sqliteError = 1; // a statement that does not fit the tables
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;
constexpr int sqliteDatabaseMoved = 1032;

int codeOf(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    return code == sqliteDatabaseMoved ? code : code & 0xff;
}

bool isBusy(const QSqlError &error)
{
    return codeOf(error) == sqliteBusy || codeOf(error) == sqliteLocked;
}

bool isDamage(const QSqlError &error)
{
    const int code = codeOf(error);
    return code == sqliteCorrupt || code == sqliteNotADatabase || code == sqliteError;
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

// Held while a file is made or replaced. The kernel frees it when its process dies.
class DirectoryLock
{
public:
    explicit DirectoryLock(const QString &directory)
    {
        const QByteArray path = QFile::encodeName(directory + QStringLiteral("/lock"));
        m_file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        m_problem = m_file < 0 ? qt_error_string() : QStringLiteral("another process keeps it locked");
        for (int attempt = 0; m_file >= 0 && !m_isHeld && attempt < 150; ++attempt) {
            m_isHeld = ::flock(m_file, LOCK_EX | LOCK_NB) == 0;
            if (!m_isHeld)
                QThread::msleep(20);
        }
    }
    ~DirectoryLock()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    Q_DISABLE_COPY_MOVE(DirectoryLock)
    bool isHeld() const { return m_isHeld; }
    QString problem() const { return m_problem; }

private:
    int m_file = -1;
    QString m_problem;
    bool m_isHeld = false;
};

// Of "documents.7.sqlite".
int numberIn(const QString &fileName)
{
    const int number = fileName.section(u'.', 1, 1).toInt();
    return number < 1'000'000'000 ? number : 0;
}

bool execute(const QSqlDatabase &database, const QString &statement, QSqlError &error)
{
    QSqlQuery query(database);
    if (query.exec(statement))
        return true;
    error = query.lastError();
    return false;
}

qint64 number(const QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    return query.exec(statement) && query.next() ? query.value(0).toLongLong() : -1;
}

} // namespace

CacheFile::CacheFile(QString directory, qint64 limit) :
    m_directory(std::move(directory)),
    m_limit(limit),
    m_connection(QStringLiteral("sameinside-cache-") + QUuid::createUuid().toString())
{
    open();
}

CacheFile::~CacheFile()
{
    close();
}

bool CacheFile::makeDirectory()
{
    const QFileInfo info(m_directory);
    if (info.isDir())
        return true;
    return QDir().mkpath(info.absolutePath())
        && (QDir().mkdir(m_directory,
                         QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
            || QFileInfo(m_directory).isDir());
}

QString CacheFile::pathOf(int number) const
{
    return QStringLiteral("%1/documents.%2.sqlite").arg(m_directory).arg(number);
}

int CacheFile::newestNumber() const
{
    int newest = 0;
    const QStringList names = QDir(m_directory).entryList({QStringLiteral("documents.*.sqlite")},
                                                          QDir::Files | QDir::System);
    for (const QString &name : names)
        newest = std::max(newest, numberIn(name));
    return newest;
}

void CacheFile::open()
{
    if (!makeDirectory()) {
        turnOff(QStringLiteral("the directory cannot be made"));
        return;
    }
    const DirectoryLock lock(m_directory);
    if (!lock.isHeld()) {
        turnOff(lock.problem());
        return;
    }
    use(std::max(1, newestNumber()));
}

// With the directory locked.
void CacheFile::use(int number)
{
    m_number = number;
    QSqlError error;
    if (connect() && prepareSchema(error))
        return;
    for (int attempt = 0; isBusy(error) && attempt < 20; ++attempt) {
        error = {};
        if (prepareSchema(error))
            return;
    }
    const QString why = error.isValid() ? error.databaseText() : m_database.lastError().databaseText();
    if (!isDamage(error) || m_replaced >= mostReplacements) {
        turnOff(why);
        return;
    }
    replace(why);
}

bool CacheFile::connect()
{
    const QString path = pathOf(m_number);
    // SQLite gives its other files the mode of this one.
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0)
        ::close(file);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=250"));
    return m_database.open();
}

// Errors of SQLite; an invalid one with the text of the rule for another schema.
bool CacheFile::prepareSchema(QSqlError &error)
{
    const auto run = [&](const char *statement) {
        return execute(m_database, QString::fromLatin1(statement), error);
    };
    if (!run("PRAGMA trusted_schema = OFF") || !run("PRAGMA journal_mode = WAL")
        || !run("PRAGMA synchronous = NORMAL") || !run("PRAGMA journal_size_limit = 16777216"))
        return false;
    const qint64 version = number(m_database, QStringLiteral("PRAGMA user_version"));
    if (version == schemaVersion)
        return execute(m_database, QStringLiteral("SELECT used FROM entry LIMIT 1"), error);
    if (version != 0) {
        error = QSqlError({}, QStringLiteral("it has schema %1").arg(version),
                          QSqlError::UnknownError, QString::number(sqliteCorrupt));
        return false;
    }
    if (!run("BEGIN IMMEDIATE"))
        return false;
    const bool isMade = run("CREATE TABLE entry (kind INTEGER NOT NULL, name TEXT NOT NULL, "
               "type TEXT NOT NULL, value BLOB NOT NULL, sum BLOB NOT NULL, "
               "used INTEGER NOT NULL, PRIMARY KEY (kind, name))")
        && run("CREATE INDEX entry_used ON entry (used)") && run("PRAGMA user_version = 1")
        && run("COMMIT");
    if (!isMade) {
        QSqlError ignored;
        execute(m_database, QStringLiteral("ROLLBACK"), ignored);
    }
    return isMade;
}

void CacheFile::close()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

void CacheFile::removeFiles(int below) const
{
    const QStringList names = QDir(m_directory).entryList({QStringLiteral("documents.*.sqlite*")},
                                                          QDir::Files | QDir::System);
    for (const QString &name : names) {
        if (numberIn(name) < below)
            QFile::remove(m_directory + u'/' + name);
    }
}

void CacheFile::turnOff(const QString &why)
{
    close();
    qCWarning(cacheLog).noquote() << QStringLiteral(
        "the cache in %1 cannot be used (%2); going on without it. Free some space, check its "
        "permissions, or choose another with --cache-dir")
                                         .arg(m_directory, why.simplified());
}

// With the directory locked.
void CacheFile::replace(const QString &why)
{
    ++m_replaced;
    const int damaged = m_number;
    close();
    qCWarning(cacheLog).noquote() << QStringLiteral(
        "the cache %1 could not be read (%2) and is made anew; what it held will be fetched again")
                                         .arg(pathOf(damaged), why.simplified());
    use(damaged + 1);
    removeFiles(m_number);
}

void CacheFile::handle(const QSqlError &error)
{
    if (isBusy(error))
        return;
    const bool isMoved = codeOf(error) == sqliteDatabaseMoved;
    if (!isMoved && !isDamage(error)) {
        turnOff(error.databaseText());
        return;
    }
    const QString why = error.databaseText();
    const DirectoryLock lock(m_directory);
    if (!lock.isHeld() || m_replaced >= mostReplacements) {
        turnOff(why);
        return;
    }
    if (const int newest = newestNumber(); newest != m_number || isMoved) {
        ++m_replaced; // by another process
        close();
        use(std::max(1, newest));
        return;
    }
    replace(why);
}

std::optional<CacheFound> CacheFile::read(const CacheKey &key)
{
    if (isOff())
        return {};
    CacheFound found;
    QByteArray sum;
    QSqlError error;
    {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        query.prepare(QStringLiteral(
            "SELECT type, value, sum, used FROM entry WHERE kind = ? AND name = ?"));
        query.addBindValue(int(key.kind));
        query.addBindValue(key.name);
        const bool isThere = query.exec() && query.next();
        error = query.lastError();
        if (isThere) {
            found.value.mediaType = query.value(0).toString();
            found.value.bytes = query.value(1).toByteArray();
            sum = query.value(2).toByteArray();
            found.used = query.value(3).toLongLong();
        } else if (!error.isValid()) {
            return {};
        }
    }
    if (error.isValid()) {
        handle(error);
        return {};
    }
    if (sum == sumOf(key, found.value))
        return found;
    const CacheChange drop{.key = key, .action = CacheChange::Action::Drop};
    write(std::span(&drop, 1));
    return {};
}

CacheFile::Outcome CacheFile::write(std::span<const CacheChange> changes)
{
    if (isOff())
        return Outcome::Off;
    qint64 incoming = 0;
    for (const CacheChange &change : changes)
        incoming += change.value.bytes.size() + rowOverhead;
    QSqlError error;
    const bool isWritten = execute(m_database, QStringLiteral("BEGIN IMMEDIATE"), error)
        && shrink(incoming, error) && apply(changes, error) && shrink(0, error)
        && execute(m_database, QStringLiteral("COMMIT"), error);
    if (isWritten)
        return Outcome::Done;
    QSqlError ignored;
    execute(m_database, QStringLiteral("ROLLBACK"), ignored);
    handle(error);
    return isOff() ? Outcome::Off : Outcome::Busy;
}

bool CacheFile::apply(std::span<const CacheChange> changes, QSqlError &error)
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
            // A null value would be NULL to SQL.
            query.addBindValue(change.value.mediaType.isNull() ? QStringLiteral("")
                                                               : change.value.mediaType);
            query.addBindValue(change.value.bytes.isNull() ? QByteArray("") : change.value.bytes);
            query.addBindValue(sumOf(change.key, change.value));
        }
        if (change.action != Action::Drop)
            query.addBindValue(change.used);
        query.addBindValue(int(change.key.kind));
        query.addBindValue(change.key.name);
        if (!query.exec()) {
            error = query.lastError();
            return false;
        }
    }
    return true;
}

// Makes room first, so that the file itself stays small: SQLite does not give pages back.
bool CacheFile::shrink(qint64 incoming, QSqlError &error)
{
    const auto used = [&] {
        return (number(m_database, QStringLiteral("PRAGMA page_count"))
                - number(m_database, QStringLiteral("PRAGMA freelist_count")))
            * number(m_database, QStringLiteral("PRAGMA page_size"))
            + incoming;
    };
    if (used() <= m_limit)
        return true;
    const qint64 goal = m_limit / 10 * 9; // so that not every batch has to
    for (qint64 now = used(); now > goal; now = used()) {
        QSqlQuery oldest(m_database);
        oldest.setForwardOnly(true);
        if (!oldest.exec(QStringLiteral("SELECT rowid, used, length(value) FROM entry "
                                        "ORDER BY used, rowid"))) {
            error = oldest.lastError();
            return false;
        }
        qint64 row = -1;
        qint64 lastUse = 0;
        for (qint64 freed = 0; freed < now - goal && oldest.next();) {
            row = oldest.value(0).toLongLong();
            lastUse = oldest.value(1).toLongLong();
            freed += oldest.value(2).toLongLong() + rowOverhead;
        }
        oldest.finish();
        if (row < 0)
            return true;
        QSqlQuery drop(m_database);
        drop.prepare(QStringLiteral("DELETE FROM entry WHERE used < ? OR (used = ? AND rowid <= ?)"));
        for (const qint64 value : {lastUse, lastUse, row})
            drop.addBindValue(value);
        if (!drop.exec()) {
            error = drop.lastError();
            return false;
        }
    }
    return true;
}

} // namespace sameinside
