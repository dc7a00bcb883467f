// SPDX-License-Identifier: MIT
#include "registry/auth/authfile.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

using namespace sameinside;

namespace {

// Zeros at the end are left out, as Docker does, and a user ends at the first colon.
bool canBeWritten(const Credential &login)
{
    const QString pair = login.username + login.password;
    return !login.isAnonymous() && !login.username.contains(u':') && !pair.contains(QChar(0))
        && QString::fromUtf8(pair.toUtf8()) == pair;
}

// Each login of the file, as docker login would write it.
void writeAgain(const AuthFile &file, const QString &host)
{
    const auto found = file.entryFor(host, QStringLiteral("team/app"));
    if (!found || !canBeWritten(*found))
        return;
    const QByteArray pair = found->username.toUtf8() + ':' + found->password.toUtf8();
    const QJsonObject entry{{QStringLiteral("auth"), QString::fromLatin1(pair.toBase64())},
                            {QStringLiteral("identitytoken"), found->identityToken},
                            {QStringLiteral("registrytoken"), found->registryToken}};
    const QJsonObject top{{QStringLiteral("auths"), QJsonObject{{host, entry}}}};
    const auto again = AuthFile::parse(QJsonDocument(top).toJson(), {}, AuthFile::Shape::Current);
    expect(again.has_value());
    const auto credential = again->entryFor(host, QStringLiteral("team/app"));
    expect(credential && *credential == *found);
}

} // namespace

// Whatever the file says: no crash, and a login that it gives is the same once written again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const bool isOld = choiceFrom(data, size) % 2 == 1;
    const auto file = AuthFile::parse(bytesOf(data, size), QStringLiteral("file"),
                                      isOld ? AuthFile::Shape::Legacy : AuthFile::Shape::Current);
    if (!file)
        return 0;
    for (const QString &host :
         {QStringLiteral("docker.io"), QStringLiteral("r.example"), QStringLiteral("a:5000")}) {
        for (const AuthFile::Helper &helper : file->helpersFor(host))
            expect(!helper.name.isEmpty());
        writeAgain(*file, host);
    }
    return 0;
}
