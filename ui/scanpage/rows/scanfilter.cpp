// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/scanfilter.h"

#include <algorithm>

namespace sameinside {

namespace {

constexpr qsizetype shownDigits = 12; // as Digest::shortText() gives them

bool isHex(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
}

QString withoutDigestTail(QString word)
{
    const QLatin1StringView algorithm("sha256:");
    QStringView digits = word;
    if (digits.startsWith(algorithm, Qt::CaseInsensitive))
        digits = digits.sliced(algorithm.size());
    if (digits.size() != word.size() && isHex(digits))
        return digits.first(std::min(digits.size(), shownDigits)).toString();
    if (word.size() > shownDigits && isHex(word))
        word.truncate(shownDigits);
    return word;
}

unsigned bitOf(RowState state)
{
    return 1U << unsigned(state);
}

} // namespace

ScanFilter::ScanFilter(const QString &text, const std::vector<RowState> &states)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        m_words.emplace_back(foldedForSearch(withoutDigestTail(word)));
    for (const RowState state : states)
        m_states |= bitOf(state);
}

bool ScanFilter::accepts(const ScanRow &row) const
{
    if (m_states != 0 && (m_states & bitOf(row.state)) == 0)
        return false;
    return std::ranges::all_of(
        m_words, [&row](const QByteArrayMatcher &word) { return word.indexIn(row.searched) >= 0; });
}

bool ScanFilter::operator==(const ScanFilter &other) const
{
    return m_states == other.m_states
        && std::ranges::equal(m_words, other.m_words, {}, &QByteArrayMatcher::pattern,
                              &QByteArrayMatcher::pattern);
}

} // namespace sameinside
