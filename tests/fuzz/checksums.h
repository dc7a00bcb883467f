// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/tarheader.h"

namespace sameinside {

/// The bytes with the checksum of each tar header made right: a mutation hardly ever leaves one
/// right, and behind a wrong one nothing is tried.
inline QByteArray withChecksums(QByteArray tar)
{
    for (qsizetype at = 0; at + tarBlock <= tar.size(); at += tarBlock) {
        if (QByteArrayView(tar).sliced(at + 257, 5) != QByteArrayView("ustar"))
            continue;
        tar.replace(at + 148, 8, "        ");
        int sum = 0;
        for (qsizetype i = 0; i < tarBlock; ++i)
            sum += quint8(tar[at + i]);
        tar.replace(at + 148, 6, QByteArray::number(sum, 8).rightJustified(6, '0'));
    }
    return tar;
}

} // namespace sameinside
