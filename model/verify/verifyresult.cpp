// SPDX-License-Identifier: MIT
#include "model/verify/verifyresult.h"

#include "model/text/numbers.h"
#include "model/text/words/model/verifywords.h"

#include <algorithm>

namespace sameinside {

VerifyFault::Kind VerifyFault::kindOf(const Error &error)
{
    if (error.kind == ErrorKind::Corrupt)
        return Kind::Damaged;
    return isAbsent(error.kind) ? Kind::NotHere : Kind::NotKnown;
}

qint64 VerifyResult::count(VerifyFault::Kind kind) const
{
    return std::ranges::count(faults, kind, &VerifyFault::kind);
}

std::optional<bool> VerifyResult::isSound() const
{
    if (count(VerifyFault::Kind::NotKnown) < qint64(faults.size()))
        return false;
    return faults.empty() && isComplete ? std::optional(true) : std::nullopt;
}

QString VerifyProgress::text() const
{
    const QString faultsText = faults > 0 ? words::verify::faultsSoFar(faults) : QString();
    if (isListing)
        return words::verify::readingDocuments(documents) + faultsText;
    return words::verify::readingBlobs(blobs, allBlobs, humanSize(bytes), humanSize(allBytes))
        + faultsText;
}

} // namespace sameinside
