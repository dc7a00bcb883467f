// SPDX-License-Identifier: MIT
#pragma once

class QDropEvent;

namespace sameinside {

/// Takes a drop as a copy, whatever was proposed: after a move, who gave it deletes it.
void acceptCopy(QDropEvent &drop);

} // namespace sameinside
