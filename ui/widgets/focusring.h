// SPDX-License-Identifier: MIT
#pragma once

class QAbstractScrollArea;

namespace sameinside {

/// Draws a ring within the viewport of a view that has the focus: few styles show it. To be called
/// where the viewport is painted; the view repaints it all when its focus comes or goes.
void paintFocusRing(const QAbstractScrollArea &view);

} // namespace sameinside
