// SPDX-License-Identifier: MIT
#include "ui/documents/linediff.h"

#include <QHash>

#include <algorithm>
#include <span>

namespace sameinside {

namespace {

constexpr int mostEdits = 1500;
constexpr std::size_t mostCompared = 1'000'000;

using Lines = std::span<const int>; // every distinct line has a number

QStringView withoutComma(const QString &line)
{
    return line.endsWith(u',') ? QStringView(line).chopped(1) : QStringView(line);
}

std::vector<int> numbered(const QStringList &lines, QHash<QString, int> &numbers)
{
    std::vector<int> result;
    result.reserve(std::size_t(lines.size()));
    for (const QString &line : lines) {
        const QString key = withoutComma(line).toString();
        const auto found = numbers.constFind(key);
        result.push_back(found == numbers.cend() ? *numbers.insert(key, int(numbers.size()))
                                                 : *found);
    }
    return result;
}

/// A run of equal lines.
struct Match {
    int left;
    int right;
    int length;
};

// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the greedy form. Nothing
// where there are more than mostEdits.
std::vector<Match> matches(Lines left, Lines right)
{
    const int n = int(left.size());
    const int m = int(right.size());
    const int most = std::min(n + m, mostEdits);
    std::vector<std::vector<int>> history;
    std::vector<int> reach(std::size_t(2 * most + 3), 0);
    const auto at = [most](int diagonal) { return std::size_t(diagonal + most + 1); };
    int edits = 0;
    bool isFound = false;
    for (; edits <= most && !isFound; ++edits) {
        history.emplace_back(reach.begin() + most + 1 - edits - 1,
                             reach.begin() + most + 1 + edits + 2);
        for (int k = -edits; k <= edits; k += 2) {
            const bool isDown = k == -edits || (k != edits && reach[at(k - 1)] < reach[at(k + 1)]);
            int x = isDown ? reach[at(k + 1)] : reach[at(k - 1)] + 1;
            while (x < n && x - k < m && left[std::size_t(x)] == right[std::size_t(x - k)])
                ++x;
            reach[at(k)] = x;
            if (x >= n && x - k >= m) {
                isFound = true;
                break;
            }
        }
    }
    if (!isFound)
        return {};

    std::vector<Match> found;
    int x = n;
    int y = m;
    for (int d = edits - 1; d >= 0; --d) {
        const std::vector<int> &before = history[std::size_t(d)];
        const auto old = [&](int diagonal) { return before[std::size_t(diagonal + d + 1)]; };
        const int k = x - y;
        const bool isDown = k == -d || (k != d && old(k - 1) < old(k + 1));
        const int beforeK = isDown ? k + 1 : k - 1;
        const int startX = d == 0 ? 0 : (isDown ? old(beforeK) : old(beforeK) + 1);
        const int length = x - startX;
        if (length > 0)
            found.push_back({startX, startX - k, length});
        if (d == 0)
            break;
        x = old(beforeK);
        y = x - beforeK;
    }
    std::ranges::reverse(found);
    return found;
}

// "config" of «  "config": {»; nothing for a value in a list.
QStringView keyOf(const QString &line)
{
    const qsizetype colon = line.indexOf(QStringLiteral("\": "));
    return colon < 0 ? QStringView() : QStringView(line).first(colon).trimmed();
}

bool mayFace(const QString &left, const QString &right)
{
    const QStringView key = keyOf(left);
    if (key.isEmpty() != keyOf(right).isEmpty() || key != keyOf(right))
        return false;
    // Brackets face brackets of their own kind only, and strings strings.
    return !key.isEmpty() || left.trimmed().left(1) == right.trimmed().left(1);
}

class Aligner {
public:
    Aligner(const QStringList &left, const QStringList &right) : m_left(left), m_right(right) {}

    std::vector<LinePair> run()
    {
        QHash<QString, int> numbers;
        const std::vector<int> left = numbered(m_left, numbers);
        const std::vector<int> right = numbered(m_right, numbers);
        std::size_t head = 0;
        while (head < left.size() && head < right.size() && left[head] == right[head])
            ++head;
        std::size_t tail = 0;
        while (tail < left.size() - head && tail < right.size() - head
               && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
            ++tail;
        same({0, 0, int(head)});
        const auto middle = matches(Lines(left).subspan(head, left.size() - head - tail),
                                    Lines(right).subspan(head, right.size() - head - tail));
        for (const Match &match : middle)
            same({match.left + int(head), match.right + int(head), match.length});
        same({int(left.size() - tail), int(right.size() - tail), int(tail)});
        return std::move(m_pairs);
    }

private:
    void same(const Match &match)
    {
        differing(match.left, match.right);
        for (int i = 0; i < match.length; ++i)
            m_pairs.push_back({match.left + i, match.right + i, true});
        m_atLeft = match.left + match.length;
        m_atRight = match.right + match.length;
    }

    void differing(int leftEnd, int rightEnd)
    {
        const bool isLarge
            = std::size_t(leftEnd - m_atLeft) * std::size_t(rightEnd - m_atRight) > mostCompared;
        while (m_atLeft < leftEnd) {
            int partner = m_atRight;
            while (!isLarge && partner < rightEnd
                   && !mayFace(m_left.at(m_atLeft), m_right.at(partner)))
                ++partner;
            if (partner >= rightEnd) {
                m_pairs.push_back({m_atLeft++, -1});
                continue;
            }
            while (m_atRight < partner)
                m_pairs.push_back({-1, m_atRight++});
            m_pairs.push_back({m_atLeft++, m_atRight++});
        }
        while (m_atRight < rightEnd)
            m_pairs.push_back({-1, m_atRight++});
    }

    const QStringList &m_left;
    const QStringList &m_right;
    int m_atLeft = 0;
    int m_atRight = 0;
    std::vector<LinePair> m_pairs;
};

} // namespace

std::vector<LinePair> alignLines(const QStringList &left, const QStringList &right)
{
    return Aligner(left, right).run();
}

ChangedSpan changedSpan(const QString &left, const QString &right)
{
    const auto [a, b] = std::ranges::mismatch(left, right);
    const qsizetype start = a - left.begin();
    qsizetype end = 0;
    while (end < left.size() - start && end < right.size() - start
           && left.at(left.size() - 1 - end) == right.at(right.size() - 1 - end))
        ++end;
    Q_UNUSED(b)
    return {start, left.size() - start - end, right.size() - start - end};
}

} // namespace sameinside
