// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"
#include "ui/chain/hashchainpainter.h"
#include "ui/widgets/fileexport.h"

namespace sameinside {

/// What a comparison can be saved as, to put into a ticket.
enum class ExportFormat { Png, Svg, Pdf, Text, Json, Html };

/// The kinds of file, in the order of ExportFormat.
std::vector<FileKind> exportKinds();

/// The file's bytes. The pictures show platform; text, JSON and HTML all of them. scale counts for
/// PNG, and for the pictures in HTML.
QByteArray exported(const Comparison &comparison, int platform, ExportFormat format,
                    const ChainStyle &style, double scale = 2);

} // namespace sameinside
