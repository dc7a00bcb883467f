// SPDX-License-Identifier: MIT
#pragma once

#include "testpaths.h"

#include <QElapsedTimer>
#include <QProcess>

#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <vector>

namespace sameinside {

/// What a run of the program took.
struct Measured {
    int code = -1;
    double seconds = 0;
    double mebibytes = 0;  ///< largest resident size
    double cpuSeconds = 0; ///< of the program itself
};

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
    ::wait4(child, &status, 0, &usage);
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .seconds = double(timer.nsecsElapsed()) / 1e9,
            .mebibytes = double(usage.ru_maxrss) / 1024,
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
