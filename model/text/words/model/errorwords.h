// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What every call may answer.
namespace sameinside::words::errors {

QString stopped();

} // namespace sameinside::words::errors
