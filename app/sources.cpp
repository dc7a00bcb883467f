// SPDX-License-Identifier: MIT
#include "app/sources.h"

#include "registry/ocilayout.h"

namespace sameinside {

namespace {

tl::unexpected<Error> unsupported(const QString &name)
{
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("%1: this transport is not read yet; copy the image to a directory "
                                  "with skopeo copy %1 oci:DIR:NAME, and name that")
                       .arg(name));
}

} // namespace

Sources::Sources(const CommonOptions &options) : m_options(options) {}
Sources::~Sources() = default;

Result<std::unique_ptr<ImageSource>> Sources::open(const ImageName &name)
{
    if (name.transport() == ImageName::Transport::OciLayout)
        return OciLayout::open(name.path());
    return unsupported(name.toString());
}

Result<std::unique_ptr<ImageStore>> Sources::openStore(const TargetName &name)
{
    if (name.kind() == TargetName::Kind::OciLayout)
        return std::make_unique<OciLayoutStore>(name.path());
    return unsupported(name.toString());
}

} // namespace sameinside
