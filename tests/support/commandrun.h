// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace sameinside {

/// The command line as a program of its own, with nothing of the machine's settings around it.
class CommandRun {
public:
    struct Result {
        int code = -1; ///< -1: it did not end by itself
        QByteArray out;
        QByteArray err;
    };

    /// home holds the cache and takes the place of the user's.
    CommandRun(const QString &program, const QString &home)
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        for (const char *name :
             {"HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"})
            environment.insert(QString::fromLatin1(name), home);
        m_process.setProcessEnvironment(environment);
        m_process.setProgram(program);
    }
    ~CommandRun()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(CommandRun)

    void start(const QStringList &arguments, const QByteArray &input = {})
    {
        m_process.setArguments(arguments);
        m_process.start();
        m_process.write(input);
        m_process.closeWriteChannel();
    }
    Result wait(int milliseconds = 60'000)
    {
        if (!m_process.waitForFinished(milliseconds))
            return {};
        return {.code = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1,
                .out = m_process.readAllStandardOutput(),
                .err = m_process.readAllStandardError()};
    }
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
};

} // namespace sameinside
