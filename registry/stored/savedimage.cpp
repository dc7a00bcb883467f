// SPDX-License-Identifier: MIT
#include "registry/stored/savedimage.h"

#include "model/image/json.h"
#include "model/image/reference.h"
#include "model/text/words/registry/storedwords.h"

#include <QJsonArray>

#include <algorithm>

namespace sameinside {

namespace {

// A list of texts; null is an empty one, and an empty text (Go's decoders).
std::optional<QStringList> texts(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return QStringList();
    if (!value.isArray())
        return std::nullopt;
    QStringList list;
    const QJsonArray items = value.toArray();
    for (const auto &item : items) {
        if (!item.isString() && !item.isNull())
            return std::nullopt;
        list << item.toString();
    }
    return list;
}

QString wholeName(const QString &tag)
{
    const auto reference = Reference::parse(tag);
    return reference ? reference->toString() : tag;
}

// "app:1, app:2 and 3 more"; images without a name by position.
QString namesOf(const std::vector<SavedImage> &images)
{
    constexpr qsizetype most = 8;
    QStringList names;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (images[i].tags.isEmpty())
            names << QStringLiteral("@%1").arg(i);
        for (const QString &tag : images[i].tags)
            names << tag.left(160);
    }
    const qsizetype rest = names.size() - most;
    const QString list = names.first(qMin(names.size(), most)).join(QStringLiteral(", "));
    return rest > 0 ? words::stored::namesAndMore(list, rest) : list;
}

} // namespace

bool SavedImage::isNamed(const QString &tag) const
{
    if (tags.contains(tag))
        return true;
    const QString wanted = wholeName(tag);
    return std::ranges::any_of(tags, [&](const QString &own) { return wholeName(own) == wanted; });
}

Result<std::vector<SavedImage>> parseSavedImages(QByteArrayView json, const QString &what)
{
    const auto list = parseJsonArray(json, what);
    if (!list)
        return tl::unexpected(list.error());
    std::vector<SavedImage> images;
    for (qsizetype i = 0; i < list->size(); ++i) {
        const auto broken = [&](QString (&say)(const QString &list, qint64 position)) {
            return failure(ErrorKind::InvalidDocument, say(what, i));
        };
        if (!list->at(i).isObject())
            return broken(words::stored::entryIsNoObject);
        const QJsonObject image = list->at(i).toObject();
        const QString config = image.value(u"Config").toString();
        auto tags = texts(image.value(u"RepoTags"));
        const auto layers = texts(image.value(u"Layers"));
        if (config.isEmpty())
            return broken(words::stored::entryWithoutConfig);
        if (!tags)
            return broken(words::stored::entryWithoutTags);
        if (!layers)
            return broken(words::stored::entryWithoutLayers);
        tags->removeAll(QString());
        images.push_back({.config = config, .tags = *tags, .layers = *layers});
    }
    return images;
}

Result<SavedImage> chooseImage(const std::vector<SavedImage> &images, const QString &name,
                               const QString &archive)
{
    const auto none = [](const QString &detail) { return failure(ErrorKind::NotFound, detail); };
    if (images.empty())
        return none(words::stored::noImage(archive));
    if (name.isEmpty()) {
        if (images.size() == 1)
            return images.front();
        return none(words::stored::nameOneBehind(archive, qint64(images.size()), namesOf(images)));
    }
    if (name.startsWith(u'@')) {
        bool isNumber = false;
        const auto position = QStringView(name).sliced(1).toULongLong(&isNumber);
        if (isNumber && position < images.size())
            return images[position];
    }
    std::optional<SavedImage> found;
    for (const SavedImage &image : images) {
        if (!image.isNamed(name))
            continue;
        if (found && (found->config != image.config || found->layers != image.layers)) {
            return failure(
                ErrorKind::InvalidDocument,
                words::stored::severalOfAName(archive, name.left(160), qint64(images.size() - 1)));
        }
        found = image;
    }
    if (!found) {
        return none(words::stored::noImageAmong(archive, name.left(160), namesOf(images)));
    }
    return *found;
}

} // namespace sameinside
