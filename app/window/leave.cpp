// SPDX-License-Identifier: MIT
#include "app/window/leave.h"

#include <QThreadPool>

#include <cstdlib>

namespace sameinside {

int leave(int code)
{
    if (QThreadPool::globalInstance()->activeThreadCount() > 0)
        std::_Exit(code);
    return code;
}

} // namespace sameinside
