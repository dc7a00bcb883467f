// SPDX-License-Identifier: MIT
#include "ui/documents/jsonpage.h"

#include "model/image/json.h"
#include "model/text/plaintext.h"
#include "model/text/words/ui/documentviewwords.h"
#include "ui/documents/linediff.h"

#include <algorithm>

namespace sameinside {

namespace {

// Longer lines make an editor slow; the raw bytes show them in pieces.
constexpr qsizetype longestLine = 4096;

JsonLine shownLine(const QString &text)
{
    if (!hasHiddenCharacters(text))
        return {text};
    JsonLine line;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text.at(i).isHighSurrogate() && i + 1 < text.size()
            && text.at(i + 1).isLowSurrogate();
        const QString one = text.mid(i, isPair ? 2 : 1);
        const QString shown = shownText(one);
        if (shown != one)
            line.hidden.emplace_back(int(line.text.size()), int(shown.size()));
        line.text += shown;
        i += isPair;
    }
    return line;
}

QStringList prettyLines(const std::optional<QByteArray> &bytes)
{
    if (!bytes)
        return {};
    QStringList lines = QString::fromUtf8(prettyJson(*bytes)).split(u'\n');
    for (QString &line : lines) {
        if (line.size() > longestLine)
            line = line.left(longestLine)
                + words::documentview::moreCharacters(line.size() - longestLine);
    }
    return lines;
}

void markChange(JsonLine &left, JsonLine &right)
{
    const ChangedSpan span = changedSpan(left.text, right.text);
    left.state = right.state = JsonLine::State::Changed;
    left.changed = {int(span.start), int(span.leftLength)};
    right.changed = {int(span.start), int(span.rightLength)};
}

std::vector<JsonLine> rawLines(const QString &text, qsizetype changeStart, qsizetype changeLength)
{
    std::vector<JsonLine> lines;
    qsizetype start = 0;
    while (start <= text.size()) {
        const qsizetype newline = text.indexOf(u'\n', start);
        const qsizetype end = newline < 0 ? text.size() : newline;
        const qsizetype cut = std::min(end, start + longestLine);
        JsonLine line = shownLine(text.mid(start, cut - start));
        const qsizetype from = std::max(start, changeStart);
        const qsizetype to = std::min(cut, changeStart + changeLength);
        if (from < to) {
            const auto shown
                = [&](qsizetype at) { return shownText(text.mid(start, at - start)).size(); };
            line.state = JsonLine::State::Changed;
            line.changed = {int(shown(from)), int(shown(to) - shown(from))};
        }
        lines.push_back(std::move(line));
        start = cut < end ? cut : end + 1;
    }
    return lines;
}

} // namespace

JsonPage JsonPage::pretty(const std::optional<QByteArray> &left,
                          const std::optional<QByteArray> &right)
{
    JsonPage page;
    const QStringList leftLines = prettyLines(left);
    const QStringList rightLines = prettyLines(right);
    if (!left || !right) {
        for (const QString &line : leftLines)
            page.left.push_back(shownLine(line));
        for (const QString &line : rightLines)
            page.right.push_back(shownLine(line));
        return page;
    }
    bool wasSame = true;
    for (const LinePair &pair : alignLines(leftLines, rightLines)) {
        const auto line = [](const QStringList &lines, int position) {
            return position < 0 ? JsonLine{.state = JsonLine::State::Gap}
                                : shownLine(lines.at(position));
        };
        if (!pair.isSame && wasSame)
            page.differences.push_back(int(page.left.size()));
        wasSame = pair.isSame;
        page.left.push_back(line(leftLines, pair.left));
        page.right.push_back(line(rightLines, pair.right));
        if (pair.isSame)
            continue;
        if (pair.right < 0)
            page.left.back().state = JsonLine::State::OnlyHere;
        else if (pair.left < 0)
            page.right.back().state = JsonLine::State::OnlyHere;
        else
            markChange(page.left.back(), page.right.back());
    }
    return page;
}

JsonPage JsonPage::raw(const std::optional<QByteArray> &left,
                       const std::optional<QByteArray> &right)
{
    JsonPage page;
    const QString leftText = QString::fromUtf8(left.value_or(QByteArray()));
    const QString rightText = QString::fromUtf8(right.value_or(QByteArray()));
    const ChangedSpan span = left && right ? changedSpan(leftText, rightText) : ChangedSpan{};
    if (left)
        page.left = rawLines(leftText, span.start, span.leftLength);
    if (right)
        page.right = rawLines(rightText, span.start, span.rightLength);
    if (span.leftLength + span.rightLength > 0)
        page.differences.push_back(
            int(std::count(leftText.begin(), leftText.begin() + span.start, u'\n')
                + span.start / longestLine));
    return page;
}

} // namespace sameinside
