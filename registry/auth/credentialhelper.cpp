// SPDX-License-Identifier: MIT
#include "registry/auth/credentialhelper.h"

#include "model/text/plaintext.h"
#include "model/text/words/registry/authwords.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace sameinside {

namespace {

constexpr int slice = 25; // ms between two looks at the stop token
constexpr qsizetype longestMessage = 200;
constexpr qsizetype longestComplaint = 4096; // bytes of standard error that are kept

// Standard error of the helper. Not left to QProcess, whose waits for output look neither at the
// clock nor at the stop token while the other channel is busy.
class ComplaintPipe {
public:
    ComplaintPipe()
    {
        if (::pipe2(m_ends, O_CLOEXEC) != 0)
            m_ends[0] = m_ends[1] = -1;
        else
            ::fcntl(m_ends[0], F_SETFL, O_NONBLOCK); // this end alone: the other is the helper's
    }
    ~ComplaintPipe()
    {
        closeWriteEnd();
        if (m_ends[0] >= 0)
            ::close(m_ends[0]);
    }
    Q_DISABLE_COPY_MOVE(ComplaintPipe)

    int writeEnd() const { return m_ends[1]; }
    void closeWriteEnd()
    {
        if (const int end = std::exchange(m_ends[1], -1); end >= 0)
            ::close(end);
    }
    // Keeps the beginning, and empties the pipe a few times over: the helper must not wait for us.
    void drain(QByteArray &kept) const
    {
        char buffer[16 * 1024];
        for (int round = 0; round < 16 && m_ends[0] >= 0; ++round) {
            const auto count = ::read(m_ends[0], buffer, sizeof buffer);
            if (count <= 0)
                return;
            kept.append(buffer, std::min(qsizetype(count), longestComplaint - kept.size()));
        }
    }

private:
    int m_ends[2] = {-1, -1};
};

// The helper leads a process group of its own, so that what it started ends with it.
void killGroup(QProcess &process)
{
    if (const qint64 pid = process.processId(); pid > 0)
        ::kill(-pid_t(pid), SIGKILL);
    process.kill();
    process.waitForFinished(1000);
}

// What went wrong; empty: nothing.
QString startedWith(QProcess &process, ComplaintPipe &complaints)
{
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setChildProcessModifier([end = complaints.writeEnd()] {
        ::setpgid(0, 0);
        if (end >= 0)
            ::dup2(end, STDERR_FILENO);
    });
    process.start();
    const bool isStarted = process.waitForStarted(1000);
    complaints.closeWriteEnd();
    if (isStarted)
        return {};
    const QString problem = process.errorString();
    killGroup(process);
    return problem;
}

// What a helper says when it fails. What looks like its answer may hold the secret.
QString message(const QByteArray &output)
{
    const QByteArray text = output.trimmed();
    if (text.contains('{') || text.contains("Secret"))
        return {};
    QString line = QString::fromUtf8(text.left(4 * longestMessage)).simplified();
    if (line.size() > longestMessage)
        line = line.left(longestMessage) + u'…';
    return shownText(line);
}

} // namespace

CredentialHelper::CredentialHelper(QString name, QString origin,
                                   const QProcessEnvironment &environment,
                                   std::chrono::milliseconds timeLimit) :
    m_name(std::move(name)),
    m_origin(std::move(origin)), m_environment(environment), m_timeLimit(timeLimit)
{
}

Result<QString> CredentialHelper::executable() const
{
    const bool isToken = !m_name.isEmpty() && m_name.size() <= 100 && !m_name.startsWith(u'.')
        && std::ranges::all_of(m_name, [](QChar c) {
               return c.unicode() < 0x80
                   && (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.' || c == u'+');
           });
    if (!isToken) {
        return failure(ErrorKind::Io,
                       words::auth::noHelperName(m_origin, shownText(m_name.left(100))));
    }
    QStringList directories = m_environment.value(QStringLiteral("PATH"))
                                  .split(QDir::listSeparator(), Qt::SkipEmptyParts);
    erase_if(directories,
             [](const QString &directory) { return !QDir::isAbsolutePath(directory); });
    const QString path = directories.isEmpty()
        ? QString()
        : QStandardPaths::findExecutable(program(), directories);
    if (path.isEmpty()) {
        return failure(ErrorKind::Io, words::auth::helperNotInPath(program(), m_origin));
    }
    return path;
}

Result<void> CredentialHelper::run(QProcess &process, Answer &answer, const QString &serverKey,
                                   std::stop_token stop) const
{
    const QDeadlineTimer deadline(m_timeLimit);
    ComplaintPipe complaints;
    if (const QString problem = startedWith(process, complaints); !problem.isEmpty())
        return failure(ErrorKind::Io, words::auth::helperNotRun(program(), problem));
    process.write(serverKey.toUtf8());
    process.closeWriteChannel();
    const auto take = [&] {
        answer.output += process.readAllStandardOutput();
        complaints.drain(answer.complaint);
        return answer.output.size() <= largestAnswer;
    };
    while (process.state() != QProcess::NotRunning) {
        if (stop.stop_requested()) {
            killGroup(process);
            return stopped();
        }
        if (deadline.hasExpired()) {
            killGroup(process);
            return failure(ErrorKind::Io,
                           words::auth::helperSilent(
                               program(), shownText(serverKey),
                               QString::number(double(m_timeLimit.count()) / 1000.0), m_origin));
        }
        const QDeadlineTimer pause(slice / 2);
        const bool isRead = process.waitForReadyRead(slice);
        // Nothing, and at once: its output is closed, so that only its end is to be waited for.
        if (!isRead && !pause.hasExpired() && process.state() != QProcess::NotRunning)
            process.waitForFinished(slice);
        if (!take())
            break;
    }
    if (!take()) {
        killGroup(process);
        return failure(
            ErrorKind::Io,
            words::auth::helperTalksTooMuch(program(), largestAnswer / 1024, shownText(serverKey)));
    }
    return {};
}

tl::unexpected<Error> CredentialHelper::refused(const Answer &answer, const QString &serverKey,
                                                int exitCode) const
{
    QString why = message(answer.output);
    if (why.isEmpty())
        why = message(answer.complaint);
    if (why.isEmpty())
        why = words::auth::exitCode(exitCode);
    return failure(ErrorKind::Unauthorized,
                   words::auth::helperFailed(program(), shownText(serverKey), why, m_origin));
}

Result<Credential> CredentialHelper::parse(const QByteArray &output, const QString &serverKey) const
{
    const QJsonDocument document = QJsonDocument::fromJson(output);
    const QJsonValue username = document.object().value(u"Username");
    const QJsonValue secret = document.object().value(u"Secret");
    if (!document.isObject() || !username.isString() || !secret.isString()) {
        return failure(ErrorKind::Io,
                       words::auth::helperTalksNonsense(program(), shownText(serverKey), m_origin));
    }
    Credential credential;
    if (username.toString() == u"<token>") {
        credential.identityToken = secret.toString();
    } else {
        credential.username = username.toString();
        credential.password = secret.toString();
    }
    return credential;
}

Result<Credential> CredentialHelper::find(const QString &serverKey, std::stop_token stop) const
{
    if (stop.stop_requested())
        return stopped();
    const auto path = executable();
    if (!path)
        return tl::unexpected(path.error());
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setProgram(*path);
    process.setArguments({QStringLiteral("get")});
    Answer answer;
    if (const auto ended = run(process, answer, serverKey, stop); !ended)
        return tl::unexpected(ended.error());
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return parse(answer.output, serverKey);
    if (answer.output.toLower().contains("credentials not found"))
        return Credential{};
    return refused(answer, serverKey, process.exitCode());
}

} // namespace sameinside
