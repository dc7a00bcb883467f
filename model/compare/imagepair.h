// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

namespace sameinside {

/// Two names to compare, as a person typed them.
struct PairRequest {
    QString left;
    QString right;
    std::optional<Platform> platform; ///< only this one
    bool deep = false;                ///< read the layers too: each once, from the side that has it
    bool verify = false;              ///< read all of both sides, each from its own

    bool readsLayers() const { return deep || verify; }
    bool operator==(const PairRequest &) const = default;
};

/// What is being read of one side now.
struct LoadStep {
    QString what;     ///< one line for a person: "reading layers, 3 MiB of 40 MiB"
    qint64 done = 0;  ///< bytes
    qint64 total = 0; ///< bytes; 0 where that is not known
    std::shared_ptr<const ImageTree> tree = {}; ///< as much of it as is there; else nothing
    std::optional<Error> error = {};            ///< it could not be read
};

/// What came of it. A side that failed does not take the other with it.
struct LoadedPair {
    using Side = Result<std::shared_ptr<const ImageTree>>;
    Side left = failure(ErrorKind::Cancelled, {});
    Side right = failure(ErrorKind::Cancelled, {});
    std::optional<Comparison> comparison; ///< when both sides are there
};

} // namespace sameinside
