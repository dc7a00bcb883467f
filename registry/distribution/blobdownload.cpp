// SPDX-License-Identifier: MIT
#include "registry/distribution/blobdownload.h"

#include "model/text/words/registry/distributionwords.h"
#include "registry/distribution/answererror.h"

#include <algorithm>

namespace sameinside {

namespace {

// A connection that brought this much was a good one: its end does not count as a failure.
constexpr qint64 progress = qint64(1024) * 1024;

qint64 numberIn(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 number = text.trimmed().toLongLong(&isNumber);
    return isNumber && number >= 0 ? number : -1;
}

/// Of "bytes 100-199/200" (RFC 9110 section 14.4). -1 where it is not said, or not well formed.
struct ContentRange {
    qint64 first = -1;
    qint64 total = -1;

    static ContentRange of(const Response &response)
    {
        const QByteArray text = response.header("Content-Range");
        if (!text.startsWith("bytes "))
            return {};
        const QByteArray range = text.mid(6);
        const qsizetype slash = range.indexOf('/');
        return {.first = numberIn(range.left(range.indexOf('-'))),
                .total = slash < 0 ? -1 : numberIn(range.mid(slash + 1))};
    }
};

// A weak one does not say that the bytes are the same (RFC 9110 section 13.1.5).
QByteArray strongTag(const Response &response)
{
    const QByteArray tag = response.header("ETag").trimmed();
    return tag.size() > 2 && tag.startsWith('"') && tag.endsWith('"') ? tag : QByteArray();
}

bool isBroken(const Error &error)
{
    return error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::TimedOut;
}

} // namespace

Request BlobDownload::nextRequest() const
{
    Request request{.url = m_url, .kind = AnswerKind::Blob, .findScheme = true};
    if (m_received > 0 && m_asksForRest) {
        request.headers = {{"Range", "bytes=" + QByteArray::number(m_received) + '-'}};
        if (!m_tag.isEmpty())
            request.headers.append({"If-Range", m_tag});
    }
    return request;
}

Result<void> BlobDownload::run(const BlobSink &sink, const std::stop_token &stop)
{
    const RetryPolicy &policy = m_session.transport().options().retry;
    const BodySink body{.head = [this](const Response &head) { return checkHead(head); },
                        .bytes = [&](QByteArrayView bytes) { return take(bytes, sink); }};
    while (true) {
        const qint64 before = m_received;
        m_skip = 0;
        const auto response = m_session.stream(m_access, nextRequest(), body, stop);
        if (response && response->isSuccess()) {
            if (!isCutShort(before) || !mayContinue(before))
                return finish();
        } else if (response && response->status == 416 && before > 0 && m_asksForRest) {
            const auto ended = hasEnded(*response);
            if (!ended)
                return tl::unexpected(ended.error());
            if (*ended)
                return finish();
            m_asksForRest = false;
            continue;
        } else if (response) {
            return tl::unexpected(answerError(*response, m_what, m_access, ErrorKind::NotHere));
        } else if (!isBroken(response.error()) || !mayContinue(before)) {
            return tl::unexpected(about(m_what, response.error()));
        }
        if (isWhole())
            return finish();
        if (!pauseFor(policy.backoff(m_drops), stop))
            return stopped();
    }
}

// An answer may end early without a word, or hold less than was asked for. One that brings nothing
// more has said all it has.
bool BlobDownload::isCutShort(qint64 before) const
{
    return m_descriptor.size >= 0 && m_received < m_descriptor.size && m_received > before;
}

// What brought nothing new was tried several times by the transport, but for what came again.
bool BlobDownload::mayContinue(qint64 before)
{
    if (m_received == before && !m_hasRestarted)
        return false;
    const bool isGood = m_received - before >= progress && !m_hasRestarted;
    m_drops = isGood ? 1 : m_drops + 1;
    return m_drops < m_session.transport().options().retry.tries;
}

// "There is nothing behind that byte" is the end, where no descriptor says how large it is. Where
// nothing is said of the size, the server may just have no ranges for it: false.
Result<bool> BlobDownload::hasEnded(const Response &response)
{
    const qint64 total = ContentRange::of(response).total;
    if (total == m_received)
        return true;
    if (total < 0)
        return false;
    return failure(ErrorKind::ServerFault,
                   m_what + QStringLiteral(": ")
                       + words::distribution::endsElsewhere(
                           m_received, Origin::of(response.url).hostAndPort()));
}

Result<void> BlobDownload::checkPart(const Response &response)
{
    const ContentRange range = ContentRange::of(response);
    if (range.first != m_received) {
        return failure(ErrorKind::ServerFault,
                       words::distribution::continuesElsewhere(
                           m_received, Origin::of(response.url).hostAndPort()));
    }
    if (range.total >= 0 && !hasSize(m_descriptor, range.total)) {
        return failure(ErrorKind::Corrupt,
                       words::distribution::isOfOtherSize(range.total, m_descriptor.size));
    }
    return {};
}

Result<void> BlobDownload::checkHead(const Response &response)
{
    const QByteArray tag = strongTag(response);
    if (m_received > 0)
        m_isOneThing = m_isOneThing && !tag.isEmpty() && tag == m_tag;
    m_tag = tag;
    if (response.status == 206)
        return checkPart(response);
    m_skip = m_received;
    m_hasRestarted = m_hasRestarted || m_received > 0;
    const qint64 length = numberIn(response.header("Content-Length"));
    if (length >= 0 && !hasSize(m_descriptor, length)) {
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
    const auto found = verify(m_descriptor, m_received, m_hasher);
    if (!found)
        return {};
    // Parts of two answers may be of two things: whether the blob is damaged, they do not tell.
    if (!m_isOneThing && found->digest) {
        return failure(ErrorKind::ServerFault,
                       words::distribution::partsDoNotFit(m_what, m_descriptor.digest.toString(),
                                                          found->digest->toString()));
    }
    return tl::unexpected(mismatchError(*found, m_descriptor, m_what));
}

} // namespace sameinside
