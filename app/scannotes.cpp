// SPDX-License-Identifier: MIT
#include "app/scannotes.h"

#include <map>

namespace sameinside {

namespace {

constexpr qint64 mostTold = 10;

} // namespace

Notes::~Notes()
{
    if (m_count > mostTold)
        complain(m_console, QStringLiteral("and %1 more, named in the report").arg(m_count - mostTold));
}

void Notes::add(const QString &text)
{
    if (m_count++ < mostTold)
        complain(m_console, text);
}

void noteUnread(const std::vector<UnreadTarget> &unread, Console &console)
{
    struct Reason {
        QString first;
        qint64 count = 0;
    };
    std::map<QString, Reason> reasons;
    for (const UnreadTarget &one : unread) {
        Reason &reason = reasons[one.error.detail];
        if (reason.count++ == 0)
            reason.first = one.target;
    }
    Notes notes(console);
    for (const auto &[detail, reason] : reasons) {
        const QString others = reason.count == 1
            ? QString()
            : QStringLiteral(" and %1 more").arg(reason.count - 1);
        const bool isNamed = others.isEmpty() && detail.startsWith(reason.first);
        notes.add(isNamed ? detail : QStringLiteral("%1%2: %3").arg(reason.first, others, detail));
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
