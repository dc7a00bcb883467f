// SPDX-License-Identifier: MIT
#include "ui/scanpage/rows/scanresultmodel.h"
#include "ui/scanpage/rows/scanwords.h"

#include "model/text/plaintext.h"
#include "ui/widgets/plaintip.h"

// What the cells of ScanResultModel say.
namespace sameinside {

namespace {

constexpr std::size_t mostTipPlaces = 20;

QString columnTitle(ScanColumn column)
{
    switch (column) {
    case ScanColumn::Line:
        return QStringLiteral("Line");
    case ScanColumn::Image:
        return QStringLiteral("Public image");
    case ScanColumn::Platforms:
        return QStringLiteral("Platforms");
    case ScanColumn::Verdict:
        return QStringLiteral("Verdict");
    case ScanColumn::FoundAt:
        return QStringLiteral("Found at");
    case ScanColumn::ToCopy:
        break;
    }
    return QStringLiteral("To copy");
}

QString columnTip(ScanColumn column)
{
    switch (column) {
    case ScanColumn::Line:
        return QStringLiteral("Number of the line in the list");
    case ScanColumn::Platforms:
        return QStringLiteral("How many platforms of the image are in the places to search");
    case ScanColumn::ToCopy:
        return QStringLiteral("What no place to search has, of the platforms that are "
                              "not there, each line for itself");
    default:
        return {};
    }
}

bool isNumber(ScanColumn column)
{
    return column == ScanColumn::Line || column == ScanColumn::ToCopy;
}

// What is never wrapped.
bool isReference(const ScanRow &row, ScanColumn column)
{
    return column == ScanColumn::Image
        || (column == ScanColumn::FoundAt && row.result.status != ScanStatus::Error);
}

QString foundTip(const ScanRow &row)
{
    const std::vector<QString> targets = row.result.targets();
    if (targets.empty())
        return row.result.status == ScanStatus::Error ? shownText(row.result.message)
                                                      : foundText(row).text;
    QStringList lines;
    for (const QString &target : targets) {
        if (lines.size() == qsizetype(mostTipPlaces)) {
            lines.append(QStringLiteral("and %1 more").arg(targets.size() - mostTipPlaces));
            break;
        }
        lines.append(shownText(target));
    }
    return lines.join(u'\n');
}

QString platformWord(const PlatformResult &platform)
{
    if (platform.status == ScanStatus::Present)
        return QStringLiteral("there");
    if (platform.status != ScanStatus::Error)
        return QStringLiteral("not there");
    switch (platform.open) {
    case Open::Stopped:
        return QStringLiteral("not checked to the end");
    case Open::Unread:
        return QStringLiteral("not known yet");
    case Open::No:
        break;
    }
    return QStringLiteral("could not be read");
}

QString platformsTip(const ScanRow &row)
{
    QStringList lines;
    for (const PlatformResult &platform : row.result.platforms) {
        const QString name = platform.platform.isEmpty() ? QStringLiteral("platform not known")
                                                         : shownText(platform.platform);
        lines.append(name + QStringLiteral(": ") + platformWord(platform));
    }
    return lines.join(u'\n');
}

QString found(const ScanRow &row, bool withHost)
{
    const FoundText text = foundText(row, withHost);
    return text.more > 0 ? QStringLiteral("%1 +%2 more").arg(text.text).arg(text.more) : text.text;
}

} // namespace

QString ScanResultModel::text(const ScanRow &row, ScanColumn column) const
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
        return found(row, m_isHostShown);
    case ScanColumn::ToCopy:
        break;
    }
    return toCopyText(row);
}

QString ScanResultModel::tip(const ScanRow &row, ScanColumn column) const
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
    return row.toCopy < 0 ? QString() : numberText(row.toCopy) + QStringLiteral(" bytes");
}

QVariant ScanResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ScanRow &row = shownRow(index.row());
    const auto column = ScanColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return isReference(row, column) ? wholeToolTip(tip(row, column))
                                        : plainToolTip(tip(row, column));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        if (column == ScanColumn::Verdict)
            return stateWord(row.state) + QStringLiteral(": ") + text(row, column);
        return text(row, column);
    default:
        return {};
    }
}

QVariant ScanResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= scanColumnCount)
        return {};
    const auto column = ScanColumn(section);
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(column);
    case Qt::ToolTipRole:
        if (!m_isSettled && column == m_sortColumn)
            return QStringLiteral("Results came since: a click puts the lines in order again");
        return columnTip(column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

} // namespace sameinside
