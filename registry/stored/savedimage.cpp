// SPDX-License-Identifier: MIT
#include "registry/stored/savedimage.h"

#include "model/image/json.h"
#include "model/image/reference.h"

#include <QJsonArray>

#include <algorithm>

namespace sameinside {

namespace {

// A list of texts; null is an empty one.
std::optional<QStringList> texts(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return QStringList();
    if (!value.isArray())
        return std::nullopt;
    QStringList list;
    for (const auto &item : value.toArray()) {
        if (!item.isString())
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
    return rest > 0 ? QStringLiteral("%1 and %2 more").arg(list).arg(rest) : list;
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
        const auto broken = [&](const QString &rule) {
            return failure(ErrorKind::InvalidDocument,
                           QStringLiteral("%1: image %2: %3. Save the image again.")
                               .arg(what)
                               .arg(i)
                               .arg(rule));
        };
        if (!list->at(i).isObject())
            return broken(QStringLiteral("it is not an object"));
        const QJsonObject image = list->at(i).toObject();
        const QString config = image.value(u"Config").toString();
        const auto tags = texts(image.value(u"RepoTags"));
        const auto layers = texts(image.value(u"Layers"));
        if (config.isEmpty())
            return broken(QStringLiteral("Config is missing"));
        if (!tags)
            return broken(QStringLiteral("RepoTags is not a list of names"));
        if (!layers)
            return broken(QStringLiteral("Layers is not a list of files"));
        images.push_back({.config = config, .tags = *tags, .layers = *layers});
    }
    return images;
}

Result<SavedImage> chooseImage(const std::vector<SavedImage> &images, const QString &name,
                               const QString &archive)
{
    const auto none = [&](const QString &why) {
        return failure(ErrorKind::NotFound, QStringLiteral("%1 holds %2").arg(archive, why));
    };
    if (images.empty())
        return none(QStringLiteral("no image. Save one with docker save IMAGE."));
    if (name.isEmpty()) {
        if (images.size() == 1)
            return images.front();
        return none(QStringLiteral("%1 images: name one of them behind the file (%2)")
                        .arg(images.size())
                        .arg(namesOf(images)));
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
            return failure(ErrorKind::InvalidDocument,
                           QStringLiteral("%1 holds several images named \"%2\": name one by its "
                                          "position, from @0 to @%3")
                               .arg(archive, name.left(160))
                               .arg(images.size() - 1));
        }
        found = image;
    }
    if (!found) {
        return none(QStringLiteral("no image named \"%1\"; it holds %2")
                        .arg(name.left(160), namesOf(images)));
    }
    return *found;
}

} // namespace sameinside
