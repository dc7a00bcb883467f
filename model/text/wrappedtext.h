// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// Breaks text at spaces into lines of at most width characters; a longer word stays whole. indent
/// spaces stand before every line but the first.
QString wrappedText(const QString &text, qsizetype width, qsizetype indent = 0);

} // namespace sameinside
