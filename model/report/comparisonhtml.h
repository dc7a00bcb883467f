// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

#include <QSizeF>

#include <span>

namespace sameinside {

/// The picture of why, for one platform.
struct ReportPicture {
    QByteArray png;
    QSizeF size;  ///< in CSS pixels
    QString text; ///< what it shows, in words
};

/// A comparison as one self-contained page: the verdict, the rungs, the causes with their
/// evidence, the layers. pictures are by platform, and may be fewer. Everything that comes from
/// outside is escaped; the page loads and runs nothing.
QByteArray comparisonToHtml(const Comparison &comparison,
                            std::span<const ReportPicture> pictures = {});

} // namespace sameinside
