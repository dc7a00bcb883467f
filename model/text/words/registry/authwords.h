// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Logins, token services, files of credentials and credential helpers. why is what a registry
/// says, with a space in front and in brackets, or empty; login is a command.
namespace sameinside::words::auth {

QString wantsLogin(const QString &domain, const QString &login);
QString wantsLoginSaying(const QString &domain, const QString &why, const QString &login);
QString catalogueWantsLogin(const QString &domain, const QString &why, const QString &login);
QString mayNotList(const QString &domain, const QString &why, const QString &login);
QString wrongPassword(const QString &domain, const QString &why, const QString &login);
QString expiredLogin(const QString &domain, const QString &why, const QString &login);
QString revokedLogin(const QString &domain, const QString &why, const QString &login);
QString mayNotPull(const QString &domain, const QString &repository, const QString &why,
                   const QString &login);
QString noPermission(const QString &domain, const QString &why, const QString &login);
QString unreadableChallenge(const QString &domain, const QString &reason);
QString silentChallenge(const QString &domain);
QString unsupportedSchemes(const QString &domain, const QString &schemes);
QString unexpectedCharacter();
QString parameterWithoutScheme();
QString openQuote();
QString challengeTooLong();
QString tokenLimited(const QString &service, const QString &why);
QString tokenFailed(const QString &service, const QString &status, const QString &why);
QString tokenIsNoObject(const QString &service);
QString noUsableToken(const QString &service);
QString realmIsNoAddress(const QString &host);
QString realmWithoutTls(const QString &host, const QString &service);
QString privateRealm(const QString &host, const QString &service);
QString brokenFile(const QString &path, const QString &reason);
QString notJson(const QString &reason, qint64 offset);
QString notAJsonObject();
QString fieldIsNoObject(const QString &field);
QString entryIsNoObject(const QString &path, const QString &entry);
QString entryNotBase64(const QString &path, const QString &entry);
QString entryWithoutColon(const QString &path, const QString &entry);
QString noSuchFile(const QString &chosenBy);
QString notARegularFile();
QString fileTooLarge(qint64 mebibytes);
QString noHelperName(const QString &path, const QString &name);
QString helperNotInPath(const QString &program, const QString &path);
QString helperNotRun(const QString &program, const QString &reason);
QString helperSilent(const QString &program, const QString &server, const QString &seconds,
                     const QString &path);
QString helperTalksTooMuch(const QString &program, qint64 kibibytes, const QString &server);
QString helperFailed(const QString &program, const QString &server, const QString &reason,
                     const QString &path);
QString helperTalksNonsense(const QString &program, const QString &server, const QString &path);
QString exitCode(qint64 code);

} // namespace sameinside::words::auth
