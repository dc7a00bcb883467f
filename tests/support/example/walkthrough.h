// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/images/documentbuilder.h"

namespace sameinside::example {

/// The documents of the pattern that this project replaces, byte for byte: Docker Hub's
/// amazonlinux:2018.03, and what a pull and a push left of it in a private repository.
/// Their config and layer are not here.
struct Walkthrough {
    /// A Docker manifest list whose only entry is manifest().
    static BuiltDocument index();
    static BuiltDocument manifest();
};

} // namespace sameinside::example
