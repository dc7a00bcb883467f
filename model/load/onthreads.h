// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace sameinside {

/// Calls work(i) for each i below count, on so many threads at most; this one is one of them.
template <class Work>
void onThreads(std::size_t threads, std::size_t count, const Work &work)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(threads, count); ++i)
        others.emplace_back(run);
    run();
}

} // namespace sameinside
