// SPDX-License-Identifier: MIT
#include "model/layer/contentsdifference.h"

#include "model/layer/pathpairs.h"
#include "model/layer/tarwalk.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/causewords.h"
#include "model/text/words/speech.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>

namespace sameinside {

namespace {

using Kind = FileState::Kind;

bool isMarker(const FileState &file)
{
    return file.kind == Kind::Whiteout || file.kind == Kind::Opaque;
}

const ExtendedAttributes &attributesOf(const FileState &file)
{
    static const ExtendedAttributes none;
    return file.inode ? file.inode->attributes : none;
}

} // namespace

QStringList changedFields(const FileState &left, const FileState &right)
{
    if (left.kind != right.kind)
        return {QStringLiteral("type")};
    if (isMarker(left))
        return {}; // only that it is there means something
    QStringList fields;
    const bool isDevice = left.kind == Kind::CharacterDevice || left.kind == Kind::BlockDevice;
    if (left.kind == Kind::File
        && (left.size() != right.size() || left.content() != right.content()))
        fields << QStringLiteral("bytes");
    // The mode of a symlink is no one's: nothing reads it, and archives disagree about it.
    if (left.kind != Kind::Symlink && left.mode() != right.mode())
        fields << QStringLiteral("mode");
    if (left.uid() != right.uid() || left.gid() != right.gid())
        fields << QStringLiteral("owner");
    if (left.link != right.link)
        fields << QStringLiteral("link");
    if (isDevice
        && (left.inode->deviceMajor != right.inode->deviceMajor
            || left.inode->deviceMinor != right.inode->deviceMinor))
        fields << QStringLiteral("device");
    if (attributesOf(left) != attributesOf(right))
        fields << QStringLiteral("xattrs");
    return fields;
}

namespace {

QString pathText(const QByteArray &path)
{
    return path.isEmpty() ? QStringLiteral("/") : QString::fromUtf8(path);
}

QJsonObject stateJson(const FileState &file)
{
    QJsonObject json{{QStringLiteral("type"), fileKindName(file.kind)}};
    if (isMarker(file))
        return json;
    json.insert(QStringLiteral("mode"), QString::number(file.mode(), 8).rightJustified(4, u'0'));
    json.insert(QStringLiteral("uid"), file.uid());
    json.insert(QStringLiteral("gid"), file.gid());
    if (file.kind == Kind::File)
        json.insert(QStringLiteral("size"), file.size());
    if (const auto content = file.content())
        json.insert(QStringLiteral("digest"), content->toString());
    if (!file.link.isEmpty())
        json.insert(QStringLiteral("link"), QString::fromUtf8(file.link));
    if (file.kind == Kind::CharacterDevice || file.kind == Kind::BlockDevice) {
        json.insert(
            QStringLiteral("device"),
            said(QStringLiteral("%1:%2"), file.inode->deviceMajor, file.inode->deviceMinor));
    }
    QJsonObject attributes;
    for (const auto &[name, value] : attributesOf(file))
        attributes.insert(QString::fromUtf8(name), QString::fromLatin1(value.toBase64()));
    if (!attributes.isEmpty())
        json.insert(QStringLiteral("xattrs"), attributes);
    return json;
}

QString timeText(const TarEntry &entry)
{
    QString text = QDateTime::fromSecsSinceEpoch(entry.mtime, Qt::UTC).toString(Qt::ISODate);
    if (text.isEmpty())
        text = QString::number(entry.mtime); // beyond the calendar
    if (entry.mtimeFraction != 0)
        text += QStringLiteral(" +%1 ns").arg(entry.mtimeFraction);
    return text;
}

QString ownerText(const TarEntry &entry)
{
    return QString::fromUtf8(entry.userName) + u':' + QString::fromUtf8(entry.groupName);
}

/// Collects the ways in which two archives of the same files differ.
class ArchiveReader {
public:
    ArchiveReader(const FileList &left, const FileList &right, const std::stop_token &stop) :
        m_left(*left.layers.front()), m_right(*right.layers.front())
    {
        visitPathPairs(left, right, stop, [this](const FileState *l, const FileState *r) {
            if (l && r && l->entry && r->entry)
                m_pairs.push_back({l, r});
        });
    }

    std::vector<ArchiveDifference> read(bool sameFiles)
    {
        perEntry(
            QStringLiteral("times"),
            [](const TarEntry &l, const TarEntry &r) {
            return l.mtime != r.mtime || l.mtimeFraction != r.mtimeFraction;
            },
            [](const TarEntry &entry) { return QJsonValue(timeText(entry)); });
        perEntry(
            QStringLiteral("owner-names"),
            [](const TarEntry &l, const TarEntry &r) {
            return l.userName != r.userName || l.groupName != r.groupName;
            },
            [](const TarEntry &entry) { return QJsonValue(ownerText(entry)); });
        order();
        perEntry(
            QStringLiteral("names"),
            [](const TarEntry &l, const TarEntry &r) {
            return withoutEnd(l.path) != withoutEnd(r.path);
            },
            [](const TarEntry &entry) { return QJsonValue(QString::fromUtf8(entry.path)); });
        duplicates();
        perEntry(
            QStringLiteral("headers"),
            [](const TarEntry &l, const TarEntry &r) { return l.style != r.style; },
            [](const TarEntry &entry) { return QJsonValue(tarStyleName(entry.style)); });
        if (m_left.padding != m_right.padding) {
            m_found.push_back({.kind = QStringLiteral("padding"),
                               .count = qAbs(m_left.padding - m_right.padding),
                               .left = m_left.padding,
                               .right = m_right.padding});
        }
        // What is left: fields that say nothing to anybody, written in another way.
        if (m_found.empty() && sameFiles) {
            m_found.push_back({.kind = QStringLiteral("headers"),
                               .count = qint64(m_left.entries.size()),
                               .left = m_left.contentSize,
                               .right = m_right.contentSize});
        }
        return std::move(m_found);
    }

private:
    static QByteArray withoutEnd(const QByteArray &path)
    {
        return path.endsWith('/') ? path.chopped(1) : path;
    }

    template <class Differ, class Value>
    void perEntry(const QString &kind, Differ differ, Value value)
    {
        ArchiveDifference found{.kind = kind};
        for (const auto &[left, right] : m_pairs) {
            if (!differ(*left->entry, *right->entry) || found.count++ > 0)
                continue;
            found.path = pathText(left->path);
            found.left = value(*left->entry);
            found.right = value(*right->entry);
        }
        if (found.count > 0)
            m_found.push_back(std::move(found));
    }

    // Entries that stand behind one that they preceded on the left.
    void order()
    {
        struct Place {
            qsizetype left;
            qsizetype right;
            const FileState *file;
        };
        std::vector<Place> places;
        for (const auto &[left, right] : m_pairs)
            places.push_back(
                {left->entry - m_left.entries.data(), right->entry - m_right.entries.data(), left});
        std::ranges::sort(places, {}, &Place::left);
        ArchiveDifference found{.kind = QStringLiteral("order")};
        qsizetype last = -1;
        for (const Place &place : places) {
            if (place.right > last) {
                last = place.right;
            } else if (found.count++ == 0) {
                found.path = pathText(place.file->path);
                found.left = qint64(place.left);
                found.right = qint64(place.right);
            }
        }
        if (found.count > 0)
            m_found.push_back(std::move(found));
    }

    // Entries that a later one of the same path replaces.
    void duplicates()
    {
        const auto shadowed = [](const LayerContents &layer) {
            QSet<QByteArray> paths;
            for (const TarEntry &entry : layer.entries)
                paths.insert(cleanPath(entry.path));
            return qint64(layer.entries.size()) - paths.size();
        };
        const qint64 left = shadowed(m_left);
        const qint64 right = shadowed(m_right);
        if (left != right) {
            m_found.push_back({.kind = QStringLiteral("duplicates"),
                               .count = qAbs(left - right),
                               .left = left,
                               .right = right});
        }
    }

    const LayerContents &m_left;
    const LayerContents &m_right;
    std::vector<std::pair<const FileState *, const FileState *>> m_pairs;
    std::vector<ArchiveDifference> m_found;
};

QString kindText(const QString &kind, qint64 count)
{
    using namespace words::causes;
    if (kind == u"times")
        return otherTimes(count);
    if (kind == u"owner-names")
        return otherOwnerNames(count);
    if (kind == u"order")
        return anotherOrder(count);
    if (kind == u"names")
        return namesWrittenDifferently(count);
    return kind == u"duplicates" ? writtenTwice(count) : otherHeaders(count);
}

} // namespace

QJsonObject FilesDifference::Change::toJson() const
{
    QJsonObject json{{QStringLiteral("path"), pathText(path())},
                     {QStringLiteral("change"),
                      !left        ? QStringLiteral("added")
                          : !right ? QStringLiteral("removed")
                                   : QStringLiteral("changed")}};
    if (!fields.isEmpty())
        json.insert(QStringLiteral("fields"), QJsonArray::fromStringList(fields));
    if (left)
        json.insert(QStringLiteral("left"), stateJson(*left));
    if (right)
        json.insert(QStringLiteral("right"), stateJson(*right));
    return json;
}

FilesDifference filesDifference(const FileList &left, const FileList &right,
                                const std::stop_token &stop, std::size_t most)
{
    FilesDifference difference;
    visitPathPairs(left, right, stop, [&](const FileState *l, const FileState *r) {
        FilesDifference::Change change{.left = l, .right = r};
        if (l && r) {
            change.fields = changedFields(*l, *r);
            if (change.fields.isEmpty())
                return;
        }
        ++(!l ? difference.added : !r ? difference.removed : difference.changed);
        if (difference.changes.size() < most)
            difference.changes.push_back(std::move(change));
    });
    return difference;
}

QJsonObject ArchiveDifference::toJson() const
{
    QJsonObject json{{QStringLiteral("kind"), kind}, {QStringLiteral("count"), count}};
    if (!path.isEmpty())
        json.insert(QStringLiteral("path"), path);
    json.insert(QStringLiteral("left"), left);
    json.insert(QStringLiteral("right"), right);
    return json;
}

QString ArchiveDifference::toText() const
{
    if (kind == u"padding")
        return words::causes::otherPadding(left.toInteger(), right.toInteger());
    const QString text = kindText(kind, count);
    return path.isEmpty() || kind == u"order"
        ? text
        : words::causes::forExample(text, shownText(path), shownText(left.toString()),
                                    shownText(right.toString()));
}

ContentsDifference ContentsDifference::between(const FileList &left, const FileList &right,
                                               const std::stop_token &stop, std::size_t most)
{
    ContentsDifference difference{.files = filesDifference(left, right, stop, most)};
    if (!stop.stop_requested())
        difference.archive = ArchiveReader(left, right, stop).read(difference.files.isEmpty());
    return difference;
}

} // namespace sameinside
