// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/filelist.h"

namespace sameinside {

/// Merges two lists by path: visits, in PathOrder, the files of both sides at each path; either may
/// be nothing. Ends early when stop is requested, and answers false then.
template <class Visit>
bool visitPathPairs(const FileList &left, const FileList &right, const std::stop_token &stop,
                    Visit visit)
{
    constexpr std::size_t betweenLooks = 4096;
    const PathOrder before;
    auto l = left.files.begin();
    auto r = right.files.begin();
    for (std::size_t visited = 0; l != left.files.end() || r != right.files.end(); ++visited) {
        if (visited % betweenLooks == 0 && stop.stop_requested())
            return false;
        if (r == right.files.end() || (l != left.files.end() && before(l->path, r->path)))
            visit(&*l++, nullptr);
        else if (l == left.files.end() || before(r->path, l->path))
            visit(nullptr, &*r++);
        else
            visit(&*l++, &*r++);
    }
    return true;
}

} // namespace sameinside
