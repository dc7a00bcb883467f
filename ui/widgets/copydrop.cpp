// SPDX-License-Identifier: MIT
#include "ui/widgets/copydrop.h"

#include <QDropEvent>

namespace sameinside {

void acceptCopy(QDropEvent &drop)
{
    drop.setDropAction(Qt::CopyAction);
    drop.accept();
}

} // namespace sameinside
