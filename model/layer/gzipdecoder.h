// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/streamdecoder.h"

#include <memory>

namespace sameinside {

/// What undoes gzip of any number of members (RFC 1952). Each takes and refuses the same streams;
/// zlib's word counts.
enum class GzipEngine {
    Zlib,
    Igzip, ///< of ISA-L: half the time, where the processor has the instructions for it
};

/// The engines of this build on this machine, the fastest first; zlib is always there.
std::span<const GzipEngine> gzipEngines();

/// what names the layer in errors. Wants an engine of gzipEngines().
std::unique_ptr<StreamDecoder> gzipDecoder(const QString &what, GzipEngine engine);

/// Where a member breaks: reason as zlib words it. What stands behind a whole member, and is not
/// the start of one, is said to be that.
tl::unexpected<Error> gzipRefused(const QString &what, const QString &reason, bool isBehindMember);

} // namespace sameinside
