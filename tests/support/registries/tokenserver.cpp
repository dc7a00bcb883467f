// SPDX-License-Identifier: MIT
#include "tests/support/registries/tokenserver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUuid>

namespace sameinside::test {

namespace {

QByteArray jsonOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool covers(const QString &pattern, const QString &resource)
{
    return pattern == resource
        || (pattern.endsWith(u'*') && resource.startsWith(pattern.chopped(1)));
}

// The value of a header in the head of a request.
QByteArray header(const QByteArray &head, const char *name)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

QUrlQuery formValues(QByteArray encoded)
{
    return QUrlQuery(QString::fromLatin1(encoded.replace('+', "%20")));
}

QString value(const QUrlQuery &values, const char *name)
{
    return values.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
}

} // namespace

TokenServer::TokenServer(const Identity &tls, QString service) :
    m_service(std::move(service)), m_signer(Identity::signer(QStringLiteral("token signer"))),
    m_context(std::make_unique<QObject>())
{
    m_context->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_context.get(), [this, &tls] { listen(tls); }, Qt::BlockingQueuedConnection);
}

TokenServer::~TokenServer()
{
    QMetaObject::invokeMethod(
        m_context.get(), [this] { qDeleteAll(m_context->children()); },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void TokenServer::listen(const Identity &tls)
{
    auto *server = new QSslServer(m_context.get());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(tls.certificatePem()));
    configuration.setPrivateKey(QSslKey(tls.keyPem(), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    server->setSslConfiguration(configuration);
    QObject::connect(server, &QTcpServer::pendingConnectionAvailable, server, [this, server] {
        while (QTcpSocket *socket = server->nextPendingConnection())
            serve(socket);
    });
    if (!server->listen(QHostAddress::LocalHost))
        qFatal("the token server cannot listen: %s", qPrintable(server->errorString()));
    m_port = server->serverPort();
}

QString TokenServer::realm() const
{
    return QStringLiteral("https://127.0.0.1:%1/token").arg(m_port);
}

// One request a connection.
void TokenServer::serve(QTcpSocket *socket)
{
    const auto received = std::make_shared<QByteArray>();
    const auto read = [this, socket, received] {
        *received += socket->readAll();
        const qsizetype end = received->indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = received->first(end);
        const QByteArray body = received->sliced(end + 4);
        if (body.size() < header(head, "Content-Length").toLongLong())
            return;
        received->clear();
        const auto start = head.first(head.indexOf('\r')).split(' ');
        const QUrl url(QString::fromLatin1(start.value(1)));
        Request request{.method = start.value(0),
                        .authorization = header(head, "Authorization"),
                        .values = formValues(start.value(0) == "POST"
                                                 ? body
                                                 : url.query(QUrl::FullyEncoded).toLatin1())};
        const Answer reply
            = url.path() == u"/token" ? answer(request) : Answer{.status = 404, .body = {}};
        socket->write("HTTP/1.1 " + QByteArray::number(reply.status)
                      + " Answer\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        "Content-Length: "
                      + QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body);
        socket->disconnectFromHost();
    };
    QObject::connect(socket, &QTcpSocket::readyRead, socket, read);
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    read();
}

TokenServer::Answer TokenServer::answer(const Request &request)
{
    const std::scoped_lock lock(m_mutex);
    return request.method == "POST" ? answerPost(request) : answerGet(request);
}

TokenServer::Answer TokenServer::refuse(int status, const char *error, const char *detail)
{
    ++m_counts.refused;
    return {.status = status,
            .body = jsonOf({{QStringLiteral("error"), QString::fromLatin1(error)},
                            {QStringLiteral("error_description"), QString::fromLatin1(detail)},
                            {QStringLiteral("details"), QString::fromLatin1(detail)}})};
}

TokenServer::Answer TokenServer::answerGet(const Request &request)
{
    QString user;
    if (request.authorization.isEmpty()) {
        ++m_counts.anonymous;
    } else {
        ++m_counts.basic;
        const QByteArray pair = QByteArray::fromBase64(request.authorization.mid(6));
        const qsizetype colon = pair.indexOf(':');
        user = QString::fromUtf8(pair.left(colon));
        if (!request.authorization.startsWith("Basic ") || colon < 0 || !m_passwords.contains(user)
            || m_passwords.value(user) != QString::fromUtf8(pair.mid(colon + 1)))
            return refuse(401, "unauthorized", "incorrect username or password");
    }
    const QStringList scopes
        = request.values.allQueryItemValues(QStringLiteral("scope"), QUrl::FullyDecoded);
    return token(user, scopes.join(u' ').split(u' ', Qt::SkipEmptyParts),
                 !user.isEmpty() && value(request.values, "offline_token") == u"true");
}

TokenServer::Answer TokenServer::answerPost(const Request &request)
{
    const QString grantType = value(request.values, "grant_type");
    const bool isRefresh = grantType == u"refresh_token";
    ++(isRefresh ? m_counts.refresh : m_counts.password);
    if (m_refusedPost != 0)
        return refuse(m_refusedPost, "unsupported", "POST is not served here");
    if (value(request.values, "client_id").isEmpty() || value(request.values, "service").isEmpty())
        return refuse(400, "invalid_request", "client_id and service are needed");
    QString user;
    if (isRefresh) {
        user = m_identityTokens.value(value(request.values, "refresh_token"));
        if (user.isEmpty())
            return refuse(401, "invalid_grant", "the refresh token is not valid");
    } else if (grantType == u"password") {
        user = value(request.values, "username");
        if (!m_passwords.contains(user)
            || m_passwords.value(user) != value(request.values, "password"))
            return refuse(401, "invalid_grant", "incorrect username or password");
    } else {
        return refuse(400, "unsupported_grant_type", "grant_type is not known");
    }
    return token(user, value(request.values, "scope").split(u' ', Qt::SkipEmptyParts),
                 value(request.values, "access_type") == u"offline");
}

TokenServer::Answer TokenServer::token(const QString &user, const QStringList &scopes,
                                       bool withIdentity)
{
    const QString text = QString::fromLatin1(signedToken(user, scopes));
    QJsonObject reply{
        {QStringLiteral("token"), text},
        {QStringLiteral("access_token"), text},
        {QStringLiteral("scope"), scopes.join(u' ')},
        {QStringLiteral("issued_at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
    if (m_expiresIn > 0)
        reply.insert(QStringLiteral("expires_in"), m_expiresIn);
    if (withIdentity)
        reply.insert(QStringLiteral("refresh_token"), newIdentityToken(user));
    return {.status = 200, .body = jsonOf(reply)};
}

QStringList TokenServer::granted(const QString &user, const QString &resource,
                                 const QStringList &asked) const
{
    QStringList actions;
    for (const Grant &grant : m_grants) {
        if ((!grant.user.isEmpty() && grant.user != user) || !covers(grant.resource, resource))
            continue;
        for (const QString &action : asked) {
            if (!actions.contains(action)
                && (grant.actions.contains(action) || grant.actions.contains(QStringLiteral("*"))))
                actions.append(action);
        }
    }
    return actions;
}

// A JSON Web Token (distribution/spec/auth/jwt). docker-registry 2.8 takes the certificate in x5c
// where that is in its bundle, and allows a minute of leeway for the times.
QByteArray TokenServer::signedToken(const QString &user, const QStringList &scopes)
{
    QJsonArray access;
    for (const QString &scope : scopes) {
        const QString type = scope.section(u':', 0, 0);
        const QString name = scope.section(u':', 1, -2);
        const QStringList actions
            = granted(user, type + u':' + name, scope.section(u':', -1).split(u','));
        if (!actions.isEmpty()) {
            access.append(
                QJsonObject{{QStringLiteral("type"), type},
                            {QStringLiteral("name"), name},
                            {QStringLiteral("actions"), QJsonArray::fromStringList(actions)}});
        }
    }
    const bool isExpired = m_expired > 0;
    if (isExpired)
        --m_expired;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const qint64 begin = isExpired ? now - 3600 : now - 10;
    const QByteArray head
        = jsonOf({{QStringLiteral("typ"), QStringLiteral("JWT")},
                  {QStringLiteral("alg"), QStringLiteral("RS256")},
                  {QStringLiteral("x5c"),
                   QJsonArray{QString::fromLatin1(m_signer.certificateDer().toBase64())}}});
    const QByteArray claims = jsonOf({{QStringLiteral("iss"), issuer()},
                                      {QStringLiteral("sub"), user},
                                      {QStringLiteral("aud"), m_service},
                                      {QStringLiteral("exp"), isExpired ? now - 600 : now + 3600},
                                      {QStringLiteral("nbf"), begin},
                                      {QStringLiteral("iat"), begin},
                                      {QStringLiteral("jti"), QString::number(++m_serial)},
                                      {QStringLiteral("access"), access}});
    const QByteArray content = base64Url(head) + '.' + base64Url(claims);
    return content + '.' + base64Url(m_signer.sign(content));
}

QString TokenServer::newIdentityToken(const QString &user)
{
    const QString text = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_identityTokens.insert(text, user);
    return text;
}

void TokenServer::addUser(const QString &name, const QString &password)
{
    const std::scoped_lock lock(m_mutex);
    m_passwords.insert(name, password);
}

void TokenServer::grant(const QString &user, const QString &resource, const QStringList &actions)
{
    const std::scoped_lock lock(m_mutex);
    m_grants.push_back({.user = user, .resource = resource, .actions = actions});
}

void TokenServer::revokeAll()
{
    const std::scoped_lock lock(m_mutex);
    m_grants.clear();
}

QString TokenServer::identityToken(const QString &user)
{
    const std::scoped_lock lock(m_mutex);
    return newIdentityToken(user);
}

void TokenServer::revokeIdentityTokens()
{
    const std::scoped_lock lock(m_mutex);
    m_identityTokens.clear();
}

void TokenServer::setExpiresIn(int seconds)
{
    const std::scoped_lock lock(m_mutex);
    m_expiresIn = seconds;
}

void TokenServer::issueExpired(int count)
{
    const std::scoped_lock lock(m_mutex);
    m_expired = count;
}

void TokenServer::refusePost(int status)
{
    const std::scoped_lock lock(m_mutex);
    m_refusedPost = status;
}

TokenServer::Counts TokenServer::counts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_counts;
}

void TokenServer::resetCounts()
{
    const std::scoped_lock lock(m_mutex);
    m_counts = {};
}

} // namespace sameinside::test
