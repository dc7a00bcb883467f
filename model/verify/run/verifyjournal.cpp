// SPDX-License-Identifier: MIT
#include "model/verify/run/verifyjournal.h"

#include <QDir>
#include <QFileInfo>

namespace sameinside {

namespace {

// Of a place only its digest is written: names may hold what separates the fields.
QByteArray keyOf(const QString &place, const Digest &blob)
{
    return Digest::sha256Of(place.toUtf8()).encoded().first(16).toByteArray() + ' '
        + blob.toString().toLatin1();
}

} // namespace

VerifyJournal::VerifyJournal(QString path) : m_file(std::move(path))
{
    const QFileInfo info(m_file);
    QDir().mkpath(info.path());
    const bool isValid = info.exists()
        && info.lastModified().secsTo(QDateTime::currentDateTime()) < hoursValid * 3600;
    if (isValid && m_file.open(QIODevice::ReadOnly)) {
        load();
        m_file.close();
        if (!m_entries.isEmpty())
            m_interrupted = info.lastModified();
    }
    const auto mode = isValid ? QIODevice::Append : QIODevice::Truncate;
    m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered | mode);
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

// "place digest size diffId", or "-" for a diff ID that was not asked for. A line that a crash cut
// off has no end, and counts for nothing.
void VerifyJournal::load()
{
    while (!m_file.atEnd()) {
        const QByteArray line = m_file.readLine(1024);
        const QList<QByteArray> fields = line.trimmed().split(' ');
        if (!line.endsWith('\n') || fields.size() != 4)
            continue;
        bool isNumber = false;
        Entry entry{.size = fields[2].toLongLong(&isNumber)};
        if (const auto diffId = Digest::parse(QString::fromLatin1(fields[3])))
            entry.diffId = *diffId;
        else if (fields[3] != "-")
            continue;
        if (isNumber)
            m_entries.insert(fields[0] + ' ' + fields[1], entry);
    }
}

std::optional<VerifyJournal::Entry> VerifyJournal::find(const QString &place,
                                                        const Digest &blob) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.constFind(keyOf(place, blob));
    return found == m_entries.constEnd() ? std::nullopt : std::optional(*found);
}

void VerifyJournal::add(const QString &place, const Digest &blob, const Entry &entry)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_file.isOpen())
        return;
    const QByteArray diffId = entry.diffId ? entry.diffId->toString().toLatin1() : "-";
    m_file.write(keyOf(place, blob) + ' ' + QByteArray::number(entry.size) + ' ' + diffId + '\n');
}

void VerifyJournal::remove()
{
    const std::scoped_lock lock(m_mutex);
    m_file.remove();
}

} // namespace sameinside
