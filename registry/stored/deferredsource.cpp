// SPDX-License-Identifier: MIT
#include "registry/stored/deferredsource.h"

namespace sameinside {

// Who waits for another thread that opens can be stopped too.
Result<ImageSource *> DeferredSource::opened(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_opened.wait(lock, stop, [this] { return !m_isOpening; });
    if (stop.stop_requested())
        return stopped();
    if (!m_source) {
        m_isOpening = true;
        lock.unlock();
        auto source = m_open(stop);
        lock.lock();
        m_isOpening = false;
        m_opened.notify_all();
        if (!source && source.error().kind == ErrorKind::Cancelled)
            return tl::unexpected(source.error());
        m_source = std::move(source);
    }
    if (!*m_source)
        return tl::unexpected(m_source->error());
    return (*m_source)->get();
}

Result<ManifestDocument> DeferredSource::resolve(const Selector &selector, std::stop_token stop)
{
    const auto source = opened(stop);
    return source ? (*source)->resolve(selector, stop) : tl::unexpected(source.error());
}

std::vector<Result<ManifestDocument>> DeferredSource::manifests(
    std::span<const Descriptor> descriptors, std::stop_token stop)
{
    if (const auto source = opened(stop))
        return (*source)->manifests(descriptors, stop);
    else
        return {descriptors.size(), tl::unexpected(source.error())};
}

std::vector<Result<QByteArray>> DeferredSource::blobs(std::span<const Descriptor> descriptors,
                                                      std::stop_token stop)
{
    if (const auto source = opened(stop))
        return (*source)->blobs(descriptors, stop);
    else
        return {descriptors.size(), tl::unexpected(source.error())};
}

Result<QByteArray> DeferredSource::blobStart(const Descriptor &descriptor, qint64 length,
                                             std::stop_token stop)
{
    const auto source = opened(stop);
    return source ? (*source)->blobStart(descriptor, length, stop) : tl::unexpected(source.error());
}

Result<void> DeferredSource::readBlob(const Descriptor &descriptor, const BlobSink &sink,
                                      std::stop_token stop)
{
    const auto source = opened(stop);
    return source ? (*source)->readBlob(descriptor, sink, stop) : tl::unexpected(source.error());
}

Result<void> DeferredSource::checkBlob(const Descriptor &descriptor, std::stop_token stop)
{
    const auto source = opened(stop);
    return source ? (*source)->checkBlob(descriptor, stop) : tl::unexpected(source.error());
}

Result<std::vector<Companion>> DeferredSource::companions(const Digest &subject,
                                                          std::stop_token stop)
{
    const auto source = opened(stop);
    return source ? (*source)->companions(subject, stop) : tl::unexpected(source.error());
}

Result<Listing<Listed>> DeferredSource::list(std::stop_token stop)
{
    const auto source = opened(stop);
    return source ? (*source)->list(stop) : tl::unexpected(source.error());
}

} // namespace sameinside
