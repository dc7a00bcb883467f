// SPDX-License-Identifier: MIT
#include "tests/support/example/walkthrough.h"

namespace sameinside::example {

namespace {

constexpr auto indexText = R"({
   "schemaVersion": 2,
   "mediaType": "application/vnd.docker.distribution.manifest.list.v2+json",
   "manifests": [
      {
         "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
         "size": 529,
         "digest": "sha256:52db9000073d93b9bdee6a7246a68c35a741aaade05a8f4febba0bf795cdac02",
         "platform": {
            "architecture": "amd64",
            "os": "linux"
         }
      }
   ]
})";

constexpr auto manifestText = R"({
   "schemaVersion": 2,
   "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
   "config": {
      "mediaType": "application/vnd.docker.container.image.v1+json",
      "size": 1477,
      "digest": "sha256:f7cee5e1af28ad4e147589c474d399b12d9b551ef4c3e11e02d982fce5eebc68"
   },
   "layers": [
      {
         "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip",
         "size": 62267075,
         "digest": "sha256:4ddc0f8d367f424871a060e2067749f32bd36a91085e714dcb159952f2d71453"
      }
   ]
})";

} // namespace

BuiltDocument Walkthrough::index()
{
    const QByteArray bytes(indexText);
    const BuiltDocument child = manifest();
    const Descriptor descriptor = describe(MediaType::dockerList(), bytes);
    return {
        descriptor, bytes, {{descriptor.digest, bytes}, {child.descriptor.digest, child.bytes}}};
}

BuiltDocument Walkthrough::manifest()
{
    const QByteArray bytes(manifestText);
    const Descriptor descriptor = describe(MediaType::dockerManifest(), bytes);
    return {descriptor, bytes, {{descriptor.digest, bytes}}};
}

} // namespace sameinside::example
