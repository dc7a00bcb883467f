// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/decompressor.h"

#include <QFile>

#include <stop_token>

namespace sameinside {

/// The contents of a compressed file, from where it is, in a temporary file that goes with the
/// result: in TMPDIR, else /var/tmp. Errors: Io; TooLarge; those of Decompressor; Cancelled; each
/// names the file and says what to do.
Result<std::unique_ptr<QFile>> decompressedFile(QFile &file, const Decompressor::Limits &limits,
                                                const std::stop_token &stop);

} // namespace sameinside
