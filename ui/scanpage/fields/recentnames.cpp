// SPDX-License-Identifier: MIT
#include "ui/scanpage/fields/recentnames.h"

namespace sameinside {

RecentNames::RecentNames(QSettings *settings, const QString &key) : m_settings(settings), m_key(key)
{
    if (m_settings)
        m_names = m_settings->value(m_key).toStringList().mid(0, most);
}

void RecentNames::add(const QString &name)
{
    m_names.removeAll(name);
    m_names.prepend(name);
    m_names = m_names.mid(0, most);
    save();
}

void RecentNames::remove(const QString &name)
{
    m_names.removeAll(name);
    save();
}

void RecentNames::save()
{
    if (m_settings)
        m_settings->setValue(m_key, m_names);
}

} // namespace sameinside
