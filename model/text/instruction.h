// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// "/bin/sh -c #(nop) ADD file:… in /" as a Dockerfile has it: "ADD file:… in /".
QString instruction(const QString &createdBy);

} // namespace sameinside
