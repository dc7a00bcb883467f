// SPDX-License-Identifier: MIT
#include "ui/comparepage/recentpairs.h"

namespace sameinside {

namespace {

QString key()
{
    return QStringLiteral("compare/recent");
}

} // namespace

std::vector<PairRequest> RecentPairs::pairs() const
{
    // two lines a pair: names hold no line breaks
    std::vector<PairRequest> pairs;
    for (const QString &text : m_settings.value(key()).toStringList()) {
        const QStringList names = text.split(u'\n');
        if (names.size() == 2 && pairs.size() < most)
            pairs.push_back({names.at(0), names.at(1), {}});
    }
    return pairs;
}

void RecentPairs::add(const PairRequest &pair)
{
    const auto line = [](const PairRequest &one) { return one.left + u'\n' + one.right; };
    QStringList lines{line(pair)};
    for (const PairRequest &known : pairs()) {
        if (line(known) != lines.front() && lines.size() < most)
            lines += line(known);
    }
    m_settings.setValue(key(), lines);
}

void RecentPairs::clear()
{
    m_settings.remove(key());
}

QStringList RecentPairs::names() const
{
    QStringList names;
    for (const PairRequest &pair : pairs())
        names += {pair.left, pair.right};
    names.removeDuplicates();
    return names;
}

} // namespace sameinside
