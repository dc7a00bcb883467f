// SPDX-License-Identifier: MIT
#pragma once

#include "app/commonoptions.h"
#include "model/imagename.h"
#include "model/imagesource.h"

namespace sameinside {

/// Opens what a name stands for. The one place that knows every adapter.
class Sources
{
public:
    explicit Sources(const CommonOptions &options);
    ~Sources();

    /// Errors: those of opening; Unsupported for transports that this build cannot read.
    Result<std::unique_ptr<ImageSource>> open(const ImageName &name);
    Result<std::unique_ptr<ImageStore>> openStore(const TargetName &name);

private:
    CommonOptions m_options;
};

} // namespace sameinside
