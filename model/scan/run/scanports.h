// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/imagename.h"
#include "model/source/imagesource.h"

namespace sameinside {

/// Opens what an image name or a target names. Called from several threads.
struct ScanPorts {
    std::function<Result<std::unique_ptr<ImageSource>>(const ImageName &)> sourceFor;
    std::function<Result<std::unique_ptr<ImageStore>>(const TargetName &)> storeFor;
};

} // namespace sameinside
