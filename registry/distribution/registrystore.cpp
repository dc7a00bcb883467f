// SPDX-License-Identifier: MIT
#include "registry/distribution/registrystore.h"

#include "model/text/words/registry/distributionwords.h"
#include "registry/distribution/namelist.h"
#include "registry/distribution/registryclient.h"

namespace sameinside {

namespace {

// The catalog is an extension: registries hide it in many ways. One that wants a login has one.
bool isRefusal(ErrorKind kind)
{
    return kind == ErrorKind::Denied || kind == ErrorKind::NotFound
        || kind == ErrorKind::Unsupported;
}

} // namespace

RegistryStore::RegistryStore(std::shared_ptr<RegistrySession> session, TargetName target,
                             std::function<void(const QString &)> remark) :
    m_session(std::move(session)),
    m_target(std::move(target)), m_remark(std::move(remark))
{
}

Result<Listing<QString>> RegistryStore::repositories(std::stop_token stop)
{
    if (m_target.host() == u"docker.io")
        return hubRepositories();
    Access access;
    access.domain = m_target.host();
    const NameList catalog{.access = access,
                           .url
                           = RegistryClient::apiUrl(m_target.host(), QStringLiteral("_catalog")),
                           .member = QStringLiteral("repositories"),
                           .what = m_target.host()};
    auto names = catalog.read(*m_session, stop);
    const QString &prefix = m_target.prefix();
    if (!names && isRefusal(names.error().kind) && !prefix.isEmpty()) {
        if (m_remark) {
            m_remark(words::distribution::takenAsRepository(m_target.host(), m_target.toString()));
        }
        return std::vector<QString>{prefix};
    }
    // Those under the prefix, if there are any, are not known.
    if (!names && names.error().kind == ErrorKind::Unauthorized && !prefix.isEmpty()) {
        Listing<QString> known{{prefix}};
        known.gap = Error{ErrorKind::Unauthorized,
                          words::distribution::onlyRepository(names.error().detail, prefix)};
        return known;
    }
    if (!names && names.error().kind == ErrorKind::Unauthorized) {
        return failure(ErrorKind::Unauthorized,
                       words::distribution::loginOrPass(names.error().detail, m_target.host()));
    }
    if (!names && isRefusal(names.error().kind)) {
        return failure(ErrorKind::Denied,
                       words::distribution::catalogDenied(m_target.host(), names.error().detail));
    }
    if (!names)
        return names;
    std::erase_if(*names, [&](const QString &name) {
        return !m_target.covers(name) || !Reference::fromParts(m_target.host(), name);
    });
    // A catalog may hold back what may be read all the same.
    if (names->empty() && !prefix.isEmpty())
        names->push_back(prefix);
    return names;
}

// A repository of Docker Hub has an owner, and the catalog is never granted (facts section 7.4).
Result<Listing<QString>> RegistryStore::hubRepositories() const
{
    const QString &prefix = m_target.prefix();
    if (!prefix.contains(u'/')) {
        return failure(ErrorKind::Denied,
                       words::distribution::hubHasNoCatalogue(m_target.toString()));
    }
    if (m_remark)
        m_remark(words::distribution::hubTakenAsRepository(m_target.toString()));
    return Listing<QString>{{prefix}};
}

Result<std::unique_ptr<ImageSource>> RegistryStore::source(const QString &repository)
{
    auto reference = Reference::fromParts(m_target.host(), repository);
    if (!reference)
        return tl::unexpected(reference.error());
    return std::make_unique<RegistryClient>(m_session, *std::move(reference));
}

QString RegistryStore::place(const QString &repository, const QString &name,
                             const Digest &digest) const
{
    const QString base = m_target.host() + u'/' + repository;
    return name.isEmpty() ? base + u'@' + digest.toString() : base + u':' + name;
}

} // namespace sameinside
