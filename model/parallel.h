// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace sameinside {

/// Calls work(0) to work(count - 1), at most width at once; this thread works too. Returns when all
/// have.
template <class Work>
void inParallel(std::size_t count, std::size_t width, const Work &work)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(count, width); ++i)
        others.emplace_back(run);
    run();
}

} // namespace sameinside
