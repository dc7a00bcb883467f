// SPDX-License-Identifier: MIT
#include "ui/files/filetreemodel.h"

#include "model/layer/contentsdifference.h"
#include "model/text/groupednumber.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/ui/filewords.h"
#include "model/text/words/ui/widgetwords.h"
#include "ui/widgets/meaningdelegate.h"
#include "ui/widgets/plaintip.h"

#include <QDateTime>

#include <array>

namespace sameinside {

namespace {

using Kind = FileState::Kind;

bool isNumber(int column)
{
    return column == FileTreeModel::LeftSize || column == FileTreeModel::RightSize;
}

QString nameText(const FilePair &pair)
{
    const FileState *file = pair.left ? pair.left : pair.right;
    QString text = shownText(QString::fromUtf8(pair.name()));
    if (pair.path.isEmpty() || !file || file->kind == Kind::Directory)
        return text + u'/';
    if (!file->link.isEmpty())
        text += (file->kind == Kind::Symlink ? QStringLiteral(" → ") : QStringLiteral(" = "))
            + shownText(QString::fromUtf8(file->link));
    return text;
}

QString sizeText(const FileState *file)
{
    if (!file)
        return {};
    switch (file->kind) {
    case Kind::File:
        return humanSize(file->size());
    case Kind::CharacterDevice:
    case Kind::BlockDevice:
        return QString::number(file->inode->deviceMajor) + QStringLiteral(", ")
            + QString::number(file->inode->deviceMinor);
    default:
        return {};
    }
}

QString ownerText(const FileState &file)
{
    return file.inode ? QStringLiteral("%1:%2").arg(file.uid()).arg(file.gid()) : QString();
}

QString timeText(const FileState &file)
{
    return file.inode ? QDateTime::fromSecsSinceEpoch(file.inode->mtime, Qt::UTC)
                            .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
                      : QString();
}

// What both sides say, once where they say the same.
QString ofBoth(const FilePair &pair, QString (*text)(const FileState &))
{
    const QString left = pair.left ? text(*pair.left) : QString();
    const QString right = pair.right ? text(*pair.right) : QString();
    if (left.isEmpty() || right.isEmpty() || left == right)
        return left.isEmpty() ? right : left;
    return left + QStringLiteral(" → ") + right;
}

QString stateText(const FilePair &pair)
{
    QStringList parts;
    if (pair.relation == FileRelation::LeftOnly)
        parts << words::files::onlyLeft();
    else if (pair.relation == FileRelation::RightOnly)
        parts << words::files::onlyRight();
    else if (pair.relation == FileRelation::Differs)
        parts = changedFields(*pair.left, *pair.right);
    if (pair.differing > 0 && pair.relation < FileRelation::LeftOnly)
        parts << words::files::below(pair.differing);
    if (parts.isEmpty())
        parts << (pair.relation == FileRelation::OtherTime ? words::files::sameButTime()
                                                           : words::files::same());
    return symbol(meaningOf(pair)) + u' ' + parts.join(QStringLiteral(", "));
}

QString fileDetails(const FileState *file, const QString &side)
{
    if (!file || !file->inode)
        return {};
    QStringList lines{
        words::files::owned(side, fileKindName(file->kind), file->uid(), file->gid())};
    lines << QDateTime::fromSecsSinceEpoch(file->inode->mtime, Qt::UTC).toString(Qt::ISODate);
    if (file->kind == Kind::File)
        lines << words::widgets::exactBytes(groupedNumber(file->size()));
    if (const auto content = file->content())
        lines << content->toString();
    for (const auto &attribute : file->inode->attributes)
        lines << shownText(QString::fromUtf8(attribute.first.left(80)));
    return lines.join(QStringLiteral("\n  "));
}

} // namespace

QString modeText(const FileState &file)
{
    static constexpr char kinds[] = "-lcbdp-d";
    static constexpr char letters[] = "rwxrwxrwx";
    QByteArray text(1, kinds[std::size_t(file.kind)]);
    const unsigned mode = file.mode();
    for (unsigned bit = 0; bit < 9; ++bit)
        text += mode & (0400U >> bit) ? letters[bit] : '-';
    const auto special = [&](unsigned mask, qsizetype at, char letter) {
        if (mode & mask)
            text[at] = text.at(at) == 'x' ? letter : char(letter - 'a' + 'A');
    };
    special(04000, 3, 's');
    special(02000, 6, 's');
    special(01000, 9, 't');
    return QString::fromLatin1(text);
}

Meaning meaningOf(const FilePair &pair)
{
    if (pair.relation == FileRelation::LeftOnly || pair.relation == FileRelation::RightOnly)
        return Meaning::OnlyHere;
    return pair.differs() || pair.differing > 0 ? Meaning::Differs : Meaning::Same;
}

void FileTreeModel::setDocument(std::shared_ptr<const FileTreeDocument> document)
{
    beginResetModel();
    m_document = std::move(document);
    m_rows = m_document ? filteredRows(*m_document, m_filter) : FileRows{};
    endResetModel();
}

void FileTreeModel::setFilter(const FileFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    if (m_document)
        m_rows = filteredRows(*m_document, m_filter);
    endResetModel();
}

// The internal pointer is the pair itself. A small dense number would make Qt's hash of indexes
// collide, and collapsing a large directory take seconds.
const FilePair *FileTreeModel::pair(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const FilePair *>(index.constInternalPointer()) : nullptr;
}

std::size_t FileTreeModel::position(const QModelIndex &index) const
{
    return index.isValid() ? std::size_t(pair(index) - m_document->diff.pairs.data()) + 1 : 0;
}

QModelIndex FileTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const auto first = std::size_t(m_rows.firstChild[position(parent)]);
    const auto child = std::size_t(m_rows.children[first + std::size_t(row)]);
    return createIndex(row, column, &m_document->diff.pairs[child]);
}

QModelIndex FileTreeModel::parent(const QModelIndex &index) const
{
    const FilePair *child = pair(index);
    if (!child || child->parent < 0)
        return {};
    const auto at = std::size_t(child->parent);
    return createIndex(m_rows.row[at], 0, &m_document->diff.pairs[at]);
}

int FileTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_document || parent.column() > 0)
        return 0;
    return m_rows.childCount[position(parent)];
}

int FileTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool FileTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QString FileTreeModel::text(const FilePair &pair, int column) const
{
    switch (column) {
    case Name:
        return nameText(pair);
    case LeftSize:
        return sizeText(pair.left);
    case LeftMode:
        return pair.left ? modeText(*pair.left) : QString();
    case RightSize:
        return sizeText(pair.right);
    case RightMode:
        return pair.right ? modeText(*pair.right) : QString();
    case Owner:
        return ofBoth(pair, ownerText);
    case Time:
        return ofBoth(pair, timeText);
    case State:
        return stateText(pair);
    default:
        return {};
    }
}

QString FileTreeModel::toolTip(const FilePair &pair, int column) const
{
    QStringList lines;
    if (column == Name)
        lines << u'/' + shownText(QString::fromUtf8(pair.path));
    if (column != RightSize && column != RightMode)
        lines << fileDetails(pair.left, words::files::left());
    if (column != LeftSize && column != LeftMode)
        lines << fileDetails(pair.right, words::files::right());
    lines.removeAll(QString());
    return plainToolTip(lines.join(u'\n'));
}

QVariant FileTreeModel::data(const QModelIndex &index, int role) const
{
    const FilePair *one = pair(index);
    if (!one)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*one, index.column());
    case Qt::ToolTipRole:
        return toolTip(*one, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    case MeaningDelegate::meaningRole:
        if (index.column() == State && meaningOf(*one) != Meaning::Same)
            return int(meaningOf(*one));
        return {};
    case MeaningDelegate::faintRole:
        return index.column() != Name && !one->differs();
    case MeaningDelegate::fixedRole:
        return index.column() == LeftMode || index.column() == RightMode;
    default:
        return {};
    }
}

QVariant FileTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    using namespace words::files;
    const std::array<QString, ColumnCount> names{
        name(), publicSize(), publicMode(), privateSize(), privateMode(), owner(), time(), state()};
    return names[std::size_t(section)];
}

} // namespace sameinside
