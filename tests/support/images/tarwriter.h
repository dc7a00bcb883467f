// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace sameinside {

/// Writes a USTAR archive: the same calls give the same bytes on every machine.
class TarWriter {
public:
    struct Owner {
        quint32 uid = 0;
        quint32 gid = 0;
        QByteArray user = "root";
        QByteArray group = "root";
    };
    using Records = QList<std::pair<QByteArray, QByteArray>>;

    /// Of the entries that follow, in seconds since 1970.
    TarWriter &mtime(qint64 seconds);
    /// Of the entries that follow.
    TarWriter &owner(Owner owner);

    TarWriter &directory(const QByteArray &name, quint32 mode = 0755);
    TarWriter &file(const QByteArray &name, const QByteArray &content, quint32 mode = 0644);
    TarWriter &symlink(const QByteArray &name, const QByteArray &target);
    /// target is a whole path inside the root file system.
    TarWriter &hardLink(const QByteArray &name, const QByteArray &target, quint32 mode = 0644);
    /// An extended header (PAX) for the entry that follows.
    TarWriter &extended(const Records &records);
    /// An entry of any type, for what the calls above do not write.
    TarWriter &entry(char type, const QByteArray &name, const QByteArray &content, quint32 mode,
                     const QByteArray &target = {});

    /// The archive, ended by two zero blocks and zeros up to a multiple of recordSize bytes.
    QByteArray finish(qsizetype recordSize = 10240) const;

private:
    qint64 m_mtime = 0;
    Owner m_owner;
    QByteArray m_bytes;
};

} // namespace sameinside
