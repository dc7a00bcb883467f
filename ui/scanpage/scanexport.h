// SPDX-License-Identifier: MIT
#pragma once

#include "model/report/report.h"
#include "ui/widgets/fileexport.h"

namespace sameinside {

/// What a scan can be saved as; CSV first.
std::vector<FileKind> scanFileKinds();

/// result as a file of the kind at that position.
FileExport::Content scanFile(ScanResult result, int kind);

} // namespace sameinside
