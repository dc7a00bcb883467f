// SPDX-License-Identifier: MIT
#include "registry/http/requestlog.h"

#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace sameinside {

namespace {

bool isHarmless(const QString &name)
{
    constexpr std::array<QStringView, 7> names{u"n",         u"last",         u"service", u"scope",
                                               u"client_id", u"artifactType", u"ns"};
    return std::ranges::find(names, name) != names.end();
}

} // namespace

void RequestLog::add(const LoggedRequest &request)
{
    const std::lock_guard lock(m_mutex);
    ++m_count;
    m_entries.push_back(request);
    if (m_entries.size() > m_capacity)
        m_entries.pop_front();
}

std::vector<LoggedRequest> RequestLog::entries() const
{
    const std::lock_guard lock(m_mutex);
    return {m_entries.begin(), m_entries.end()};
}

std::size_t RequestLog::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_count;
}

QString redactedUrl(const QUrl &url)
{
    QString text = url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!url.hasQuery())
        return text;
    const auto items = QUrlQuery(url).queryItems(QUrl::PrettyDecoded);
    QChar separator = u'?';
    for (const auto &[name, value] : items) {
        text += separator + name + u'=' + (isHarmless(name) ? value : QStringLiteral("***"));
        separator = u'&';
    }
    return text;
}

} // namespace sameinside
