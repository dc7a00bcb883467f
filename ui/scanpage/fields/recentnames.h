// SPDX-License-Identifier: MIT
#pragma once

#include <QSettings>

namespace sameinside {

/// Names that were used last, the latest first, kept in the settings under a key.
class RecentNames {
public:
    static constexpr qsizetype most = 10;

    /// settings may be absent: then nothing is remembered beyond this object.
    RecentNames(QSettings *settings, const QString &key);

    const QStringList &names() const { return m_names; }
    void add(const QString &name);
    void remove(const QString &name);

private:
    void save();

    QSettings *m_settings;
    QString m_key;
    QStringList m_names;
};

} // namespace sameinside
