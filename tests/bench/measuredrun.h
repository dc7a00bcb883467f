// SPDX-License-Identifier: MIT
#pragma once

#include "testpaths.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <chrono>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <vector>

namespace sameinside {

/// What a run of the program took.
struct Measured {
    int code = -1;
    double seconds = 0;
    double mebibytes = 0;  ///< largest resident size
    double cpuSeconds = 0; ///< of the program itself
};

/// The largest resident size of a process so far; 0 once it has ended.
inline double peakMebibytes(pid_t process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0
                  : text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toDouble() / 1024;
}

/// Runs the command line to its end, with nothing of the user's own.
inline Measured runCli(const QString &home, const QStringList &arguments)
{
    std::vector<std::string> texts{SAMEINSIDE_CLI};
    for (const QString &argument : arguments)
        texts.push_back(argument.toStdString());
    std::vector<char *> argv;
    for (std::string &text : texts)
        argv.push_back(text.data());
    argv.push_back(nullptr);
    const QByteArray homeVariable = "HOME=" + home.toUtf8();
    const QByteArray cache = "XDG_CACHE_HOME=" + home.toUtf8();
    std::string env[] = {homeVariable.toStdString(), cache.toStdString(), "PATH=/usr/bin"};
    char *envp[] = {env[0].data(), env[1].data(), env[2].data(), nullptr};

    QElapsedTimer timer;
    timer.start();
    pid_t child = 0;
    if (::posix_spawn(&child, SAMEINSIDE_CLI, nullptr, nullptr, argv.data(), envp) != 0)
        return {};
    int status = 0;
    rusage usage{};
    double mebibytes = 0;
    // What wait4 says of memory begins with that of this process, from before the exec.
    while (::wait4(child, &status, WNOHANG, &usage) == 0) {
        mebibytes = std::max(mebibytes, peakMebibytes(child));
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .seconds = double(timer.nsecsElapsed()) / 1e9,
            .mebibytes = mebibytes,
            .cpuSeconds = double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
                + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6};
}

/// What another program writes to its standard output.
inline QByteArray output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(600'000);
    return process.readAllStandardOutput();
}

} // namespace sameinside
