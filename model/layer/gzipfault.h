// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace sameinside {

/// What zlib finds wrong with a gzip stream, in the order of words::layerstreams::zlibReason().
enum class GzipFault : quint8 {
    None,
    HeaderCheck,
    Method,
    HeaderFlags,
    HeaderChecksum,
    BlockType,
    StoredLengths,
    TooManySymbols,
    CodeLengthsSet,
    Repeat,
    NoEndOfBlock,
    LiteralsSet,
    DistancesSet,
    Code,
    Distance,
    Block,
    DataCheck,
    LengthCheck,
};

} // namespace sameinside
