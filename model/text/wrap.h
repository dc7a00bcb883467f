// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// text in lines of at most width characters, broken at spaces; a longer word stays whole. Every
/// line but the first begins with indent spaces, which count; the first stands behind as many
/// characters of the caller's.
QString wrapped(const QString &text, int width, int indent = 0);

} // namespace sameinside
