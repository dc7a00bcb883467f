// SPDX-License-Identifier: MIT
#include "registry/auth/authfile.h"

#include "model/text/plaintext.h"
#include "model/text/words/registry/authwords.h"

#include <QJsonDocument>

#include <algorithm>

namespace sameinside {

namespace {

QString hubKey()
{
    return QStringLiteral("https://index.docker.io/v1/");
}

struct Scope {
    QString host;
    QString path; ///< empty: the whole host
};

QString normalHost(const QString &host)
{
    const QString lower = host.toLower();
    const bool isHub
        = lower == u"docker.io" || lower == u"index.docker.io" || lower == u"registry-1.docker.io";
    return isHub ? QStringLiteral("docker.io") : lower;
}

// Keys come as host, host/ns/repo, https://host, https://host/v1/. Behind a scheme, and in
// .dockercfg, the path is that of an API and says nothing about repositories.
Scope scopeOf(const QString &key, AuthFile::Shape shape)
{
    QString rest = key;
    bool hasPath = shape == AuthFile::Shape::Current;
    for (const auto scheme : {QLatin1StringView("https://"), QLatin1StringView("http://")}) {
        if (rest.startsWith(scheme, Qt::CaseInsensitive)) {
            rest.remove(0, scheme.size());
            hasPath = false;
            break;
        }
    }
    const qsizetype slash = rest.indexOf(u'/');
    Scope scope{.host = normalHost(rest.left(slash)), .path = {}};
    if (slash >= 0 && hasPath)
        scope.path = rest.mid(slash + 1);
    while (scope.path.endsWith(u'/'))
        scope.path.chop(1);
    if (scope.path == u"v1" || scope.path == u"v2")
        scope.path.clear();
    return scope;
}

bool covers(const Scope &scope, const QString &host, const QString &repository)
{
    return scope.host == host
        && (scope.path.isEmpty() || scope.path == repository
            || repository.startsWith(scope.path + u'/'));
}

QString shownKey(const QString &key)
{
    return shownText(key.left(160));
}

} // namespace

Result<AuthFile> AuthFile::parse(const QByteArray &bytes, QString origin, Shape shape)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    const auto broken = [&](const QString &why) {
        return failure(ErrorKind::Io, words::auth::brokenFile(origin, why));
    };
    if (error.error != QJsonParseError::NoError) {
        return broken(words::auth::notJson(error.errorString(), error.offset));
    }
    if (!document.isObject())
        return broken(words::auth::notAJsonObject());
    const QJsonObject top = document.object();
    if (shape == Shape::Legacy && !top.contains(u"auths")) {
        AuthFile file(std::move(origin), shape);
        file.m_auths = top;
        return file;
    }
    for (const QString &field : {QStringLiteral("auths"), QStringLiteral("credHelpers")}) {
        if (const QJsonValue value = top.value(field);
            !value.isObject() && !value.isUndefined() && !value.isNull())
            return broken(words::auth::fieldIsNoObject(field));
    }
    AuthFile file(std::move(origin), Shape::Current);
    file.m_auths = top.value(u"auths").toObject();
    file.m_helpers = top.value(u"credHelpers").toObject();
    file.m_store = top.value(u"credsStore").toString();
    return file;
}

// A helper looks its store up by the text that the login used: that of auths, where it is there.
QString AuthFile::serverKey(const QString &domain) const
{
    const QString host = normalHost(domain);
    if (host == u"docker.io")
        return hubKey();
    if (m_auths.contains(domain))
        return domain;
    for (auto entry = m_auths.begin(); entry != m_auths.end(); ++entry) {
        if (const Scope scope = scopeOf(entry.key(), m_shape);
            scope.path.isEmpty() && scope.host == host)
            return entry.key();
    }
    return domain;
}

std::vector<AuthFile::Helper> AuthFile::helpersFor(const QString &domain) const
{
    std::vector<Helper> helpers;
    const QString host = normalHost(domain);
    const QString key = serverKey(domain);
    for (auto entry = m_helpers.begin(); entry != m_helpers.end(); ++entry) {
        if (scopeOf(entry.key(), Shape::Legacy).host != host)
            continue;
        const QString name = entry->toString();
        if (name.isEmpty())
            return {};
        helpers.push_back({.name = name, .serverKey = key});
        break;
    }
    if (!m_store.isEmpty() && (helpers.empty() || helpers.front().name != m_store))
        helpers.push_back({.name = m_store, .serverKey = key});
    return helpers;
}

std::vector<QString> AuthFile::keysFor(const QString &domain, const QString &repository) const
{
    struct Candidate {
        QString key;
        qsizetype pathLength;
        int spelling; ///< of keys that mean the same: as asked for first, then the Hub's own
    };
    std::vector<Candidate> candidates;
    const QString host = normalHost(domain);
    for (auto entry = m_auths.begin(); entry != m_auths.end(); ++entry) {
        const Scope scope = scopeOf(entry.key(), m_shape);
        if (!covers(scope, host, repository))
            continue;
        const int spelling = entry.key() == domain ? 0 : entry.key() == hubKey() ? 1 : 2;
        candidates.push_back({entry.key(), scope.path.size(), spelling});
    }
    std::ranges::stable_sort(candidates, [](const Candidate &a, const Candidate &b) {
        return a.pathLength != b.pathLength ? a.pathLength > b.pathLength : a.spelling < b.spelling;
    });
    std::vector<QString> keys;
    keys.reserve(candidates.size());
    for (const Candidate &candidate : candidates)
        keys.push_back(candidate.key);
    return keys;
}

Result<Credential> AuthFile::entryFor(const QString &domain, const QString &repository) const
{
    for (const QString &key : keysFor(domain, repository)) {
        auto credential = decode(key);
        if (!credential || !credential->isAnonymous())
            return credential;
    }
    return Credential{};
}

Result<Credential> AuthFile::decode(const QString &key) const
{
    const auto broken = [&](QString (&say)(const QString &path, const QString &entry)) {
        return failure(ErrorKind::Io, say(m_origin, shownKey(key)));
    };
    const QJsonValue value = m_auths.value(key);
    if (!value.isObject())
        return broken(words::auth::entryIsNoObject);
    const QJsonObject entry = value.toObject();
    Credential credential{.username = entry.value(u"username").toString(),
                          .password = entry.value(u"password").toString(),
                          .identityToken = entry.value(u"identitytoken").toString(),
                          .registryToken = entry.value(u"registrytoken").toString()};
    QByteArray encoded = entry.value(u"auth").toString().toLatin1().trimmed();
    if (encoded.isEmpty())
        return credential;
    while (encoded.endsWith('='))
        encoded.chop(1);
    encoded.append((4 - encoded.size() % 4) % 4, '=');
    const auto decoded
        = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return broken(words::auth::entryNotBase64);
    QByteArray pair = *decoded;
    while (pair.endsWith('\0'))
        pair.chop(1);
    const qsizetype colon = pair.indexOf(':');
    if (colon < 0)
        return broken(words::auth::entryWithoutColon);
    credential.username = QString::fromUtf8(pair.first(colon));
    credential.password = QString::fromUtf8(pair.sliced(colon + 1));
    return credential;
}

} // namespace sameinside
