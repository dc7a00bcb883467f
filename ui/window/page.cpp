// SPDX-License-Identifier: MIT
#include "ui/window/page.h"

namespace sameinside {

void Page::setCurrent(bool isCurrent)
{
    if (m_isCurrent == isCurrent)
        return;
    m_isCurrent = isCurrent;
    Q_EMIT currentChanged(isCurrent);
}

} // namespace sameinside
