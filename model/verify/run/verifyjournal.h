// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/digest.h"

#include <QDateTime>
#include <QFile>
#include <QHash>

#include <mutex>
#include <optional>

namespace sameinside {

/// What a run that was stopped had verified, so that the next one goes on: a line a blob, in a
/// file that is removed when a run comes to its end. Only blobs that were whole are in it; of
/// these, the next run asks whether they are still there. For several threads.
class VerifyJournal {
public:
    struct Entry {
        qint64 size = 0;              ///< bytes
        std::optional<Digest> diffId; ///< where it was decompressed
    };
    /// Later than this, nobody can say that blobs are as they were.
    static constexpr qint64 hoursValid = 24;

    /// Goes on from what path holds. What cannot be read or written is as good as empty: the
    /// journal saves work, and decides nothing.
    explicit VerifyJournal(QString path);

    /// place is where blobs are shared by digest: a registry, a layout.
    std::optional<Entry> find(const QString &place, const Digest &blob) const;
    void add(const QString &place, const Digest &blob, const Entry &entry);
    /// All is read: there is nothing to go on from.
    void remove();

    /// When the run that was stopped wrote last; nothing where there was none.
    const std::optional<QDateTime> &interrupted() const { return m_interrupted; }

private:
    void load();

    mutable std::mutex m_mutex;
    QFile m_file;
    QHash<QByteArray, Entry> m_entries; ///< by place and blob
    std::optional<QDateTime> m_interrupted;
};

} // namespace sameinside
