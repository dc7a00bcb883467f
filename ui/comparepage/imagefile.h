// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <stop_token>

namespace sameinside {

/// The name of the image in a file or directory: "oci:DIR", "oci-archive:FILE" or
/// "docker-archive:FILE", by what is there. Blocks: reads the headers of an archive, and as much of
/// a compressed one as it takes. What is damaged keeps its name; who opens it says what is wrong.
/// Errors: NotFound; Io for what cannot be read, and for pipes, devices and sockets;
/// InvalidDocument for a directory that is no layout; Cancelled.
Result<QString> imageNameOfPath(const QString &path, const std::stop_token &stop);

} // namespace sameinside
