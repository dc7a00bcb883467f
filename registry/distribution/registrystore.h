// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/imagename.h"
#include "registry/distribution/registrysession.h"

namespace sameinside {

/// A registry as the target of a scan: its catalog, or the part under a prefix.
class RegistryStore final : public ImageStore {
public:
    /// remark is told, in one line, where the catalog was refused and the prefix stands for one
    /// repository. May be empty.
    RegistryStore(std::shared_ptr<RegistrySession> session, TargetName target,
                  std::function<void(const QString &)> remark = {});

    Result<Listing<QString>> repositories(std::stop_token stop) override;
    Result<std::unique_ptr<ImageSource>> source(const QString &repository) override;
    QString place(const QString &repository, const QString &name,
                  const Digest &digest) const override;

private:
    Result<Listing<QString>> hubRepositories() const;

    const std::shared_ptr<RegistrySession> m_session;
    const TargetName m_target;
    const std::function<void(const QString &)> m_remark;
};

} // namespace sameinside
