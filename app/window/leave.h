// SPDX-License-Identifier: MIT
#pragma once

namespace sameinside {

/// What main() has to return, once the windows are gone. Where something that was told to stop is
/// blocked all the same (in a pipe that nobody writes to), the program ends here, since
/// ~QApplication would wait for it, perhaps for ever.
int leave(int code);

} // namespace sameinside
