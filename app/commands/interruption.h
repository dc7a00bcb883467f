// SPDX-License-Identifier: MIT
#pragma once

#include <stop_token>
#include <thread>

namespace sameinside {

/// Turns SIGINT and SIGTERM into a stop request, as long as it lives; a second signal ends the
/// program at once. At most one at a time.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    int m_pipe[2] = {-1, -1};
    std::jthread m_watcher;
};

} // namespace sameinside
