// SPDX-License-Identifier: MIT
#include "ui/requests/requestsmodel.h"

#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/ui/requestwords.h"
#include "model/text/words/ui/widgetwords.h"
#include "ui/palette/meaning.h"
#include "ui/widgets/meaningdelegate.h"
#include "ui/widgets/plaintip.h"

#include <algorithm>
#include <array>

namespace sameinside {

// 401 is how a registry asks for credentials: the way of every login, and no failure of its own.
bool RequestsModel::failed(const RequestLogEntry &entry)
{
    return entry.status == 0 || (entry.status >= 400 && entry.status != 401);
}

void RequestsModel::append(std::vector<RequestLogEntry> entries)
{
    if (entries.empty())
        return;
    for (const RequestLogEntry &entry : entries) {
        ++m_count;
        m_bytes += entry.bytes;
        m_milliseconds += entry.milliseconds;
    }
    if (entries.size() > std::size_t(mostKept))
        entries.erase(entries.begin(), entries.end() - mostKept);
    const int added = int(entries.size());
    const int dropped = std::max(0, rowCount() + added - mostKept);
    if (dropped > 0) {
        beginRemoveRows({}, 0, dropped - 1);
        m_entries.erase(m_entries.begin(), m_entries.begin() + dropped);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + added - 1);
    std::ranges::move(entries, std::back_inserter(m_entries));
    endInsertRows();
    Q_EMIT summaryChanged();
}

void RequestsModel::clear()
{
    beginResetModel();
    m_entries.clear();
    m_count = m_bytes = m_milliseconds = 0;
    endResetModel();
    Q_EMIT summaryChanged();
}

QString RequestsModel::summary() const
{
    return words::requests::summary(words::requests::requests(m_count), humanSize(m_bytes),
                                    QString::number(double(m_milliseconds) / 1000, 'f', 2));
}

QString RequestsModel::text(const QList<int> &rows) const
{
    QString text;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells << cell(entry(row), column);
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

QString RequestsModel::cell(const RequestLogEntry &entry, int column) const
{
    switch (column) {
    case Method:
        return shownText(entry.method);
    case Url:
        return shownText(entry.url);
    case Status:
        return entry.status == 0 ? words::requests::noStatus() : QString::number(entry.status);
    case Size:
        return humanSize(entry.bytes);
    case Time:
        return words::requests::milliseconds(entry.milliseconds);
    case Note:
        return shownText(entry.note);
    default:
        return {};
    }
}

int RequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int RequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RequestsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RequestLogEntry &one = entry(index.row());
    const bool isNumber
        = index.column() == Status || index.column() == Size || index.column() == Time;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Status && failed(one))
            return QString(symbol(Meaning::Error) + u' ' + cell(one, Status));
        return cell(one, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Size)
            return words::widgets::exactBytes(QString::number(one.bytes));
        return plainToolTip(cell(one, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case MeaningDelegate::meaningRole:
        if (failed(one) && (index.column() == Status || index.column() == Note))
            return int(Meaning::Error);
        return {};
    default:
        return {};
    }
}

QVariant RequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Status || section == Size || section == Time;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    using namespace words::requests;
    const std::array<QString, ColumnCount> names{method(), address(), status(),
                                                 size(),   time(),    note()};
    return section >= 0 && section < ColumnCount ? QVariant(names[std::size_t(section)])
                                                 : QVariant();
}

} // namespace sameinside
