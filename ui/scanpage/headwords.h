// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/scanservices.h"
#include "ui/scanpage/scansession.h"

namespace sameinside {

/// What the head of the page says before and after a scan.
struct HeadWords {
    QString title;
    QString detail;
    std::optional<int> percent;

    bool operator==(const HeadWords &) const = default;
};

/// What went wrong or was left out, and what to do next.
struct Notice {
    QString title;
    QString detail;
    QString action; ///< the word on the button
    QString more;   ///< for the tooltip
    RowState state = RowState::Error;
};

/// Why nothing can be started, in words; empty where nothing hinders.
QString missingWords(ScanSession::Missing missing);
/// Of a list that nobody scanned yet. options says how they differ from the usual ones, if so.
HeadWords readyWords(const ScanSession &session, const ScanSetup &setup, const QString &options);
/// Of a scan that ended, beside what is set up now.
HeadWords endWords(const ScanSession &session, const ScanSetup &setup);

/// Places that could not be read; there is at least one.
Notice unreadNotice(const std::vector<UnreadTarget> &unread);
/// What was told on the way; there is at least one.
Notice remarksNotice(const QStringList &remarks);

/// "input.txt in 123456789012.dkr.ecr…"
QString listTitle(const LoadedList &list, const std::vector<TargetName> &targets);
/// "1,024 API calls · 2 retried"; empty where there were none.
QString trafficWords(const ScanTraffic &traffic);

} // namespace sameinside
