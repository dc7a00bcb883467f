// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace sameinside {

/// The name of an image as it was typed, short enough for a title: "mirror/nginx:1.25". What is no
/// name is shown as it is.
QString shortName(const QString &typed);

} // namespace sameinside
