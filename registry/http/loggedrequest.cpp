// SPDX-License-Identifier: MIT
#include "registry/http/loggedrequest.h"

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
