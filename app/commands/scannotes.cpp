// SPDX-License-Identifier: MIT
#include "app/commands/scannotes.h"

#include "model/text/words/ui/commandlinewords.h"

#include <map>

namespace sameinside {

namespace {

constexpr qint64 mostTold = 10;

} // namespace

Notes::~Notes()
{
    if (m_count > mostTold)
        complain(m_console, words::commandline::moreInTheReport(m_count - mostTold));
}

void Notes::add(const QString &text)
{
    if (m_count++ < mostTold)
        complain(m_console, text);
}

void noteUnread(const std::vector<UnreadTarget> &unread, Console &console)
{
    struct Reason {
        UnreadTarget first;
        qint64 count = 0;
    };
    std::map<QString, Reason> reasons;
    for (const UnreadTarget &one : unread) {
        Reason &reason = reasons[one.error.detail];
        if (reason.count++ == 0)
            reason.first = one;
    }
    Notes notes(console);
    for (const auto &[detail, reason] : reasons) {
        notes.add(reason.count == 1 ? reason.first.text()
                                    : words::commandline::placesSay(reason.first.target,
                                                                    reason.count - 1, detail));
    }
}

Result<std::vector<TargetName>> parseTargets(const std::vector<std::string> &texts)
{
    std::vector<TargetName> targets;
    for (const std::string &text : texts) {
        auto target = TargetName::parse(QString::fromStdString(text));
        if (!target)
            return tl::unexpected(target.error());
        targets.push_back(*std::move(target));
    }
    return targets;
}

} // namespace sameinside
