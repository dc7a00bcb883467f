// SPDX-License-Identifier: MIT
#include "registry/distribution/blobdownload.h"

#include "model/text/words/registry/distributionwords.h"
#include "registry/distribution/answererror.h"

#include <algorithm>

namespace sameinside {

namespace {

// A connection that brought this much was a good one: its end does not count as a failure.
constexpr qint64 progress = qint64(1024) * 1024;

// "bytes 100-199/200": 100. -1 where it is not well formed.
qint64 startOfRange(const QByteArray &contentRange)
{
    if (!contentRange.startsWith("bytes "))
        return -1;
    const QByteArray range = contentRange.mid(6).trimmed();
    bool isNumber = false;
    const qint64 start = range.left(range.indexOf('-')).toLongLong(&isNumber);
    return isNumber ? start : -1;
}

} // namespace

Result<void> BlobDownload::run(const BlobSink &sink, const std::stop_token &stop)
{
    const RetryPolicy &policy = m_session.transport().options().retry;
    const BodySink body{.head = [this](const Response &head) { return checkHead(head); },
                        .bytes = [&](QByteArrayView bytes) { return take(bytes, sink); }};
    while (true) {
        Request request{.url = m_url, .kind = AnswerKind::Blob, .findScheme = true};
        const qint64 before = m_received;
        if (before > 0)
            request.headers = {{"Range", "bytes=" + QByteArray::number(before) + '-'}};
        m_skip = 0;
        const auto response = m_session.stream(m_access, request, body, stop);
        if (response && response->isSuccess())
            return finish();
        if (response) {
            return tl::unexpected(answerError(*response, m_what, m_access, ErrorKind::NotHere));
        }
        if (!mayContinue(response.error(), before))
            return tl::unexpected(about(m_what, response.error()));
        if (m_descriptor.size >= 0 && m_received == m_descriptor.size)
            return finish();
        if (!pauseFor(policy.backoff(m_drops), stop))
            return stopped();
    }
}

bool BlobDownload::mayContinue(const Error &error, qint64 before)
{
    if (error.kind != ErrorKind::Unreachable || m_received == before)
        return false;
    m_drops = m_received - before >= progress ? 1 : m_drops + 1;
    return m_drops < m_session.transport().options().retry.tries;
}

Result<void> BlobDownload::checkHead(const Response &response)
{
    if (response.status == 206) {
        if (startOfRange(response.header("Content-Range")) == m_received)
            return {};
        return failure(ErrorKind::ServerFault,
                       words::distribution::continuesElsewhere(
                           m_received, Origin::of(response.url).hostAndPort()));
    }
    m_skip = m_received;
    bool isNumber = false;
    const qint64 length = response.header("Content-Length").toLongLong(&isNumber);
    if (isNumber && !hasSize(m_descriptor, length)) {
        return failure(ErrorKind::Corrupt,
                       words::distribution::isOfOtherSize(length, m_descriptor.size));
    }
    return {};
}

Result<void> BlobDownload::take(QByteArrayView bytes, const BlobSink &sink)
{
    const qint64 again = std::min<qint64>(m_skip, bytes.size());
    m_skip -= again;
    bytes = bytes.sliced(again);
    if (bytes.isEmpty())
        return {};
    m_received += bytes.size();
    if (m_descriptor.size >= 0 && m_received > m_descriptor.size) {
        return failure(ErrorKind::Corrupt,
                       words::distribution::largerThanPromised(m_descriptor.size));
    }
    m_hasher.add(bytes);
    return sink(bytes);
}

Result<void> BlobDownload::finish()
{
    if (const auto found = verify(m_descriptor, m_received, m_hasher))
        return tl::unexpected(mismatchError(*found, m_descriptor, m_what));
    return {};
}

} // namespace sameinside
