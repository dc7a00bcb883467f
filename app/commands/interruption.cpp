// SPDX-License-Identifier: MIT
#include "app/commands/interruption.h"

#include <atomic>
#include <csignal>
#include <unistd.h>

namespace sameinside {

namespace {

std::atomic<int> signalPipe = -1; // a handler can reach nothing else

extern "C" void onSignal(int number)
{
    const char byte = 1;
    if (::write(signalPipe.load(), &byte, 1) != 1)
        ::_exit(128 + number);
    std::signal(number, SIG_DFL);
}

} // namespace

Interruption::Interruption()
{
    if (::pipe(m_pipe) != 0)
        return;
    signalPipe = m_pipe[1];
    m_watcher = std::jthread([this, end = m_pipe[0]] {
        char byte = 0;
        if (::read(end, &byte, 1) == 1 && byte == 1)
            m_source.request_stop();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interruption::~Interruption()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (m_pipe[1] < 0)
        return;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(m_pipe[1], &byte, 1);
    m_watcher.join();
    signalPipe = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

} // namespace sameinside
