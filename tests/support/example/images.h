// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/images/imagebuilder.h"

namespace sameinside::example {

/// One image as the public side has it, and as it is found in the private one.
struct Pair {
    BuiltDocument left;
    BuiltDocument right;
};

// Single images, linux/amd64.
Pair nginx();   ///< layers 1 and 2 compressed again
Pair redis();   ///< OCI types, converted to Docker's
Pair python();  ///< built again: other created, two other labels
Pair alpine();  ///< gzip, then zstd
Pair node();    ///< the last of three layers is another one
Pair busybox(); ///< the config written again by another tool
Pair traefik(); ///< two images that have nothing in common
Pair pause();   ///< equal
Pair golang();  ///< an image, and one that was built on it
Pair debian();  ///< the same layers in another order
Pair mariadb(); ///< equal; the private copy gets a damaged layer
Pair chart();   ///< an artifact, equal

// Images for several platforms.
Pair postgres();  ///< an index with attestations, and its linux/amd64 manifest
Pair haproxy();   ///< equal
Pair memcached(); ///< an index, and one of its two manifests
Pair rabbitmq();  ///< three platforms, and two of them
Pair vault();     ///< equal
/// cosign's signature of an image, as it is pushed under a tag.
BuiltDocument signatureOf(const BuiltDocument &image);

} // namespace sameinside::example
