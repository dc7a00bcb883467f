// SPDX-License-Identifier: MIT
#include "registry/cache/cachefile.h"

#include "model/text/words/registry/cachewords.h"
#include "registry/cache/cachetable.h"
#include "registry/cache/directorylock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QUuid>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace sameinside {

namespace {

Q_LOGGING_CATEGORY(cacheLog, "sameinside.cache")

constexpr int mostReplacements = 3; // then the disk is broken rather than the file

// Of "sameinside-cache.7.sqlite".
int numberIn(const QString &fileName)
{
    const int number = fileName.section(u'.', 1, 1).toInt();
    return number < 1'000'000'000 ? number : 0;
}

} // namespace

CacheFile::CacheFile(QString directory, qint64 limit) :
    m_directory(std::move(directory)), m_limit(limit),
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
        && (QDir().mkdir(m_directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
            || QFileInfo(m_directory).isDir());
}

QString CacheFile::pathOf(int number) const
{
    return m_directory + QStringLiteral("/sameinside-cache.%1.sqlite").arg(number);
}

int CacheFile::newestNumber() const
{
    int newest = 0;
    const QStringList names
        = QDir(m_directory)
              .entryList({QStringLiteral("sameinside-cache.*.sqlite")}, QDir::Files | QDir::System);
    for (const QString &name : names)
        newest = std::max(newest, numberIn(name));
    return newest;
}

void CacheFile::open()
{
    if (!makeDirectory()) {
        turnOff(words::cache::directoryNotMade());
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
    QSqlError error = connect();
    for (int attempt = 0; CacheTable::isBusy(error) && attempt < 20; ++attempt)
        error = CacheTable(m_database).prepare();
    if (!error.isValid())
        return;
    if (CacheTable::isDamage(error) && m_replaced < mostReplacements)
        replace(error.databaseText());
    else
        turnOff(error.databaseText());
}

QSqlError CacheFile::connect()
{
    const QString path = pathOf(m_number);
    // SQLite gives its other files the mode of this one.
    const int file
        = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0)
        ::close(file);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=250"));
    return m_database.open() ? CacheTable(m_database).prepare() : m_database.lastError();
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
    const QStringList names = QDir(m_directory)
                                  .entryList({QStringLiteral("sameinside-cache.*.sqlite*")},
                                             QDir::Files | QDir::System);
    for (const QString &name : names) {
        if (const int number = numberIn(name); number > 0 && number < below)
            QFile::remove(m_directory + u'/' + name);
    }
}

void CacheFile::turnOff(const QString &why)
{
    close();
    qCWarning(cacheLog).noquote() << words::cache::notUsed(m_directory, why.simplified());
}

// With the directory locked.
void CacheFile::replace(const QString &why)
{
    ++m_replaced;
    const int damaged = m_number;
    close();
    qCWarning(cacheLog).noquote() << words::cache::madeAnew(pathOf(damaged), why.simplified());
    use(damaged + 1);
    removeFiles(m_number);
}

void CacheFile::handle(const QSqlError &error)
{
    if (CacheTable::isBusy(error))
        return;
    const QString why = error.databaseText();
    const bool isMoved = CacheTable::isMoved(error);
    if ((!isMoved && !CacheTable::isDamage(error)) || !makeDirectory()) {
        turnOff(why);
        return;
    }
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

std::vector<std::optional<CacheFound>> CacheFile::read(std::span<const CacheKey> keys)
{
    std::vector<std::optional<CacheFound>> found(keys.size());
    if (isOff())
        return found;
    auto readings = CacheTable(m_database).read(keys);
    std::vector<CacheChange> wrong;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (readings[i].isWrong)
            wrong.push_back({.key = keys[i], .action = CacheChange::Action::Drop});
        found[i] = std::move(readings[i].found);
    }
    if (!readings.empty() && readings.back().error.isValid())
        handle(readings.back().error);
    else if (!wrong.empty())
        write(wrong);
    return found;
}

CacheFile::Outcome CacheFile::write(std::span<const CacheChange> changes)
{
    if (isOff())
        return Outcome::Off;
    const QSqlError error = CacheTable(m_database).write(changes, m_limit);
    if (!error.isValid())
        return Outcome::Done;
    handle(error);
    return isOff() ? Outcome::Off : Outcome::Busy;
}

} // namespace sameinside
