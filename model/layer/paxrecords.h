// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/tarentry.h"

#include <QMap>

namespace sameinside {

/// The records of PAX extended headers (POSIX pax, "pax Extended Header").
class PaxRecords {
public:
    /// Adds the records of one header; later ones win, and an empty value takes a record away.
    /// Errors: InvalidDocument with the broken rule only.
    Result<void> add(QByteArrayView body);
    /// These records, and those of above where these say nothing.
    PaxRecords over(const PaxRecords &above) const;

    bool isEmpty() const { return m_values.isEmpty(); }
    qint64 bytes() const; ///< what the records take
    std::optional<QByteArray> value(const QByteArray &key) const;
    /// The "offset,length,…" list of a sparse file, versions 0.0 and 0.1.
    QByteArray sparseMap() const { return m_sparseMap; }

    /// Overrides what the header said. Errors: InvalidDocument with the broken rule only.
    Result<void> apply(TarEntry &entry, qint64 &size) const;

private:
    QMap<QByteArray, QByteArray> m_values;
    QByteArray m_sparseMap;
};

} // namespace sameinside
