// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The five things that colour and symbol say, in a word: for accessible names and tooltips.
namespace sameinside::words::meanings {

QString same();
QString differs();
QString onlyHere();
QString notKnown();
QString error();

} // namespace sameinside::words::meanings
