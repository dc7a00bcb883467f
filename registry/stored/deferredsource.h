// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagesource.h"

#include <condition_variable>
#include <mutex>

namespace sameinside {

/// A source that is opened when it is first asked something: a large archive takes its time, and
/// whoever asks can stop it.
class DeferredSource final : public ImageSource {
public:
    using Open = std::function<Result<std::unique_ptr<ImageSource>>(const std::stop_token &)>;

    /// Errors of open are those of every call; one that was stopped is tried again.
    explicit DeferredSource(Open open) : m_open(std::move(open)) {}

    Result<ManifestDocument> resolve(const Selector &selector, std::stop_token stop) override;
    std::size_t bulkSize() const override { return 64; }
    std::vector<Result<ManifestDocument>> manifests(std::span<const Descriptor> descriptors,
                                                    std::stop_token stop) override;
    std::vector<Result<QByteArray>> blobs(std::span<const Descriptor> descriptors,
                                          std::stop_token stop) override;
    Result<QByteArray> blobStart(const Descriptor &descriptor, qint64 length,
                                 std::stop_token stop) override;
    Result<void> readBlob(const Descriptor &descriptor, const BlobSink &sink,
                          std::stop_token stop) override;
    Result<void> checkBlob(const Descriptor &descriptor, std::stop_token stop) override;
    Result<std::vector<Companion>> companions(const Digest &subject, std::stop_token stop) override;
    Result<Listing<Listed>> list(std::stop_token stop) override;

private:
    Result<ImageSource *> opened(const std::stop_token &stop);

    const Open m_open;
    std::mutex m_mutex;
    std::condition_variable_any m_opened;
    bool m_isOpening = false; ///< by one thread; the others wait
    std::optional<Result<std::unique_ptr<ImageSource>>> m_source;
};

} // namespace sameinside
