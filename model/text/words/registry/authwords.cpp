// SPDX-License-Identifier: MIT
#include "model/text/words/registry/authwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::auth {

QString wantsLogin(const QString &domain, const QString &login)
{
    return said(QCoreApplication::translate("Login",
                                            "%1 wants a login, and none was found; the repository "
                                            "is private or does not exist. Log in with: %2"),
                domain, login);
}

QString wantsLoginSaying(const QString &domain, const QString &why, const QString &login)
{
    return said(
        QCoreApplication::translate(
            "Login",
            "%1 wants a login%2; the repository is private or does not exist. Log in with: %3"),
        domain, why, login);
}

QString catalogueWantsLogin(const QString &domain, const QString &why, const QString &login)
{
    return said(QCoreApplication::translate("Login",
                                            "%1 wants a login for its catalogue%2, and none was "
                                            "found; log in with: %3"),
                domain, why, login);
}

QString mayNotList(const QString &domain, const QString &why, const QString &login)
{
    return said(QCoreApplication::translate("Login",
                                            "the login for %1 may not list its repositories%2; "
                                            "log in as somebody else with: %3"),
                domain, why, login);
}

QString wrongPassword(const QString &domain, const QString &why, const QString &login)
{
    return said(QCoreApplication::translate(
                    "Login", "%1 refused the user name or password%2; log in again with: %3"),
                domain, why, login);
}

QString expiredLogin(const QString &domain, const QString &why, const QString &login)
{
    return said(QCoreApplication::translate(
                    "Login", "the login for %1 has expired%2; log in again with: %3"),
                domain, why, login);
}

QString revokedLogin(const QString &domain, const QString &why, const QString &login)
{
    return said(
        QCoreApplication::translate(
            "Login", "the login for %1 has expired or was revoked%2; log in again with: %3"),
        domain, why, login);
}

QString mayNotPull(const QString &domain, const QString &repository, const QString &why,
                   const QString &login)
{
    return said(
        QCoreApplication::translate("Login",
                                    "the login for %1 may not pull %2, or it does not exist%3; ask "
                                    "its owner, or log in as somebody else with: %4"),
        domain, repository, why, login);
}

QString noPermission(const QString &domain, const QString &why, const QString &login)
{
    return said(QCoreApplication::translate("Login",
                                            "the login for %1 has no permission to pull here%2; "
                                            "ask its owner, or log in as somebody else with: %3"),
                domain, why, login);
}

QString unreadableChallenge(const QString &domain, const QString &reason)
{
    return said(
        QCoreApplication::translate("Login", "%1 wants a login, but how is not readable: %2"),
        domain, reason);
}

QString silentChallenge(const QString &domain)
{
    return said(QCoreApplication::translate("Login", "%1 wants a login, but does not say how"),
                domain);
}

QString unsupportedSchemes(const QString &domain, const QString &schemes)
{
    return said(
        QCoreApplication::translate(
            "Login", "%1 wants a login by %2, which is not supported; Bearer and Basic are"),
        domain, schemes);
}

QString unexpectedCharacter()
{
    return QCoreApplication::translate("Login", "unexpected character");
}

QString parameterWithoutScheme()
{
    return QCoreApplication::translate("Login", "a parameter without a scheme");
}

QString openQuote()
{
    return QCoreApplication::translate("Login", "a quoted value is not closed");
}

QString challengeTooLong()
{
    return QCoreApplication::translate("Login", "longer than 16 KiB");
}

QString tokenLimited(const QString &service, const QString &why)
{
    return said(QCoreApplication::translate(
                    "Login", "the token service %1 limits requests%2; try again later"),
                service, why);
}

QString tokenFailed(const QString &service, const QString &status, const QString &why)
{
    return said(
        QCoreApplication::translate("Login", "the token service %1 failed with status %2%3"),
        service, status, why);
}

QString tokenIsNoObject(const QString &service)
{
    return said(
        QCoreApplication::translate(
            "Login", "the token service %1 answered with something that is not a JSON object"),
        service);
}

QString noUsableToken(const QString &service)
{
    return said(QCoreApplication::translate("Login",
                                            "the token service %1 answered without a usable token"),
                service);
}

QString realmIsNoAddress(const QString &host)
{
    return said(QCoreApplication::translate(
                    "Login", "%1 names a token service whose address is not one; refused"),
                host);
}

QString realmWithoutTls(const QString &host, const QString &service)
{
    return said(QCoreApplication::translate(
                    "Login", "%1 names a token service without TLS (http://%2); refused"),
                host, service);
}

QString privateRealm(const QString &host, const QString &service)
{
    return said(QCoreApplication::translate(
                    "Login", "%1 names a token service at a private address (%2); refused"),
                host, service);
}

QString brokenFile(const QString &path, const QString &reason)
{
    return said(QCoreApplication::translate("Login", "%1: %2; correct it, or log in again"), path,
                reason);
}

QString notJson(const QString &reason, qint64 offset)
{
    return said(QCoreApplication::translate("Login", "not JSON: %1 at byte %2"), reason, offset);
}

QString notAJsonObject()
{
    return QCoreApplication::translate("Login", "not a JSON object");
}

QString fieldIsNoObject(const QString &field)
{
    return said(QCoreApplication::translate("Login", "%1 is not an object"), field);
}

QString entryIsNoObject(const QString &path, const QString &entry)
{
    return said(QCoreApplication::translate(
                    "Login", "%1: the entry for %2 is not an object; log in to it again"),
                path, entry);
}

QString entryNotBase64(const QString &path, const QString &entry)
{
    return said(
        QCoreApplication::translate(
            "Login", "%1: the entry for %2 holds an auth that is not base64; log in to it again"),
        path, entry);
}

QString entryWithoutColon(const QString &path, const QString &entry)
{
    return said(
        QCoreApplication::translate(
            "Login",
            "%1: the entry for %2 holds an auth that is not user:password; log in to it again"),
        path, entry);
}

QString noSuchFile(const QString &chosenBy)
{
    return said(QCoreApplication::translate("Login", "no such file; check %1"), chosenBy);
}

QString notARegularFile()
{
    return QCoreApplication::translate("Login", "not a regular file");
}

QString fileTooLarge(qint64 mebibytes)
{
    return said(QCoreApplication::translate(
                    "Login", "larger than the %1 MiB that a file of credentials may have"),
                mebibytes);
}

QString noHelperName(const QString &path, const QString &name)
{
    return said(QCoreApplication::translate("Login",
                                            "%1: \"%2\" is not the name of a credential helper; "
                                            "correct credsStore or credHelpers there"),
                path, name);
}

QString helperNotInPath(const QString &program, const QString &path)
{
    return said(
        QCoreApplication::translate(
            "Login",
            "%1 is named in %2, but it is not in PATH: install it, or take it out of that file"),
        program, path);
}

QString helperNotRun(const QString &program, const QString &reason)
{
    return said(QCoreApplication::translate("Login", "%1 cannot be run: %2"), program, reason);
}

QString helperSilent(const QString &program, const QString &server, const QString &seconds,
                     const QString &path)
{
    return said(
        QCoreApplication::translate(
            "Login",
            "%1 did not answer for %2 within %3 s: unlock its key store, or take it out of %4"),
        program, server, seconds, path);
}

QString helperTalksTooMuch(const QString &program, qint64 kibibytes, const QString &server)
{
    return said(
        QCoreApplication::translate(
            "Login", "%1 answered more than %2 KiB for %3: it is damaged; install it again"),
        program, kibibytes, server);
}

QString helperFailed(const QString &program, const QString &server, const QString &reason,
                     const QString &path)
{
    return said(
        QCoreApplication::translate(
            "Login", "%1 failed for %2: %3; log in to it again, or take the helper out of %4"),
        program, server, reason, path);
}

QString helperTalksNonsense(const QString &program, const QString &server, const QString &path)
{
    return said(
        QCoreApplication::translate("Login",
                                    "%1 answered for %2 with something that is no credential: log "
                                    "in to it again, or take the helper out of %3"),
        program, server, path);
}

QString exitCode(qint64 code)
{
    return said(QCoreApplication::translate("Login", "exit code %1"), code);
}

} // namespace sameinside::words::auth
