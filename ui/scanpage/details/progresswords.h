// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/progress.h"

namespace sameinside {

/// ScanProgress in the words of the window.
QString phaseWords(const ScanProgress &progress);
/// "713 of 1,004 images · 31 found".
QString countWords(const ScanProgress &progress);
/// "412 images/s · about 1 s left"; empty where nobody can tell.
QString paceWords(const ScanProgress &progress);
/// "3.2 s", "4 min 10 s".
QString elapsedWords(std::chrono::milliseconds time);

} // namespace sameinside
