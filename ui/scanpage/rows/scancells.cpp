// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/scancells.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/scandetailwords.h"
#include "model/text/words/ui/scanfieldwords.h"
#include "model/text/words/ui/scanpagewords.h"
#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/scanwords.h"

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr std::size_t mostTipPlaces = 20;

QString foundTip(const ScanRow &row)
{
    const std::vector<QString> targets = row.result.targets();
    if (targets.empty())
        return row.result.status == ScanStatus::Error ? shownText(row.result.message)
                                                      : foundText(row).text;
    QStringList lines;
    for (const QString &target : targets) {
        if (lines.size() == qsizetype(mostTipPlaces)) {
            lines.append(say::andMore(qint64(targets.size() - mostTipPlaces)));
            break;
        }
        lines.append(shownText(target));
    }
    return lines.join(u'\n');
}

QString platformWord(const PlatformResult &platform)
{
    if (platform.status == ScanStatus::Present)
        return say::platformThere();
    if (platform.status != ScanStatus::Error)
        return say::platformNotThere();
    switch (platform.open) {
    case Open::Stopped:
        return say::platformNotChecked();
    case Open::Unread:
        return say::platformNotKnown();
    case Open::No:
        break;
    }
    return say::platformNotRead();
}

QString platformsTip(const ScanRow &row)
{
    QStringList lines;
    for (const PlatformResult &platform : row.result.platforms) {
        const QString name = platform.platform.isEmpty() ? say::platformWithoutName()
                                                         : shownText(platform.platform);
        lines.append(say::stateAndVerdict(name, platformWord(platform)));
    }
    return lines.join(u'\n');
}

QString found(const ScanRow &row, bool withHost)
{
    const FoundText text = foundText(row, withHost);
    return text.more > 0 ? say::foundAndMore(text.text, text.more) : text.text;
}

} // namespace

QString columnTitle(ScanColumn column)
{
    switch (column) {
    case ScanColumn::Line:
        return say::lineColumn();
    case ScanColumn::Image:
        return say::imageColumn();
    case ScanColumn::Platforms:
        return say::platforms();
    case ScanColumn::Verdict:
        return say::verdictColumn();
    case ScanColumn::FoundAt:
        return say::foundAt();
    case ScanColumn::ToCopy:
        break;
    }
    return say::toCopyColumn();
}

QString columnTip(ScanColumn column)
{
    switch (column) {
    case ScanColumn::Line:
        return say::lineTip();
    case ScanColumn::Platforms:
        return say::platformsTip();
    case ScanColumn::ToCopy:
        return say::toCopyTip();
    default:
        return {};
    }
}

QString cellText(const ScanRow &row, ScanColumn column, bool withHost)
{
    switch (column) {
    case ScanColumn::Line:
        return QString::number(row.result.line);
    case ScanColumn::Image:
        return shownText(row.result.source);
    case ScanColumn::Platforms:
        return platformsText(row);
    case ScanColumn::Verdict:
        return verdictText(row);
    case ScanColumn::FoundAt:
        return found(row, withHost);
    case ScanColumn::ToCopy:
        break;
    }
    return toCopyText(row);
}

QString cellTip(const ScanRow &row, ScanColumn column)
{
    switch (column) {
    case ScanColumn::Line:
        return {};
    case ScanColumn::Image:
        return shownText(row.result.source);
    case ScanColumn::Platforms:
        return platformsTip(row);
    case ScanColumn::Verdict:
        return row.state == RowState::Waiting ? QString() : shownText(reasonText(row.result));
    case ScanColumn::FoundAt:
        return foundTip(row);
    case ScanColumn::ToCopy:
        break;
    }
    return row.toCopy < 0 ? QString() : say::bytes(row.toCopy);
}

} // namespace sameinside
