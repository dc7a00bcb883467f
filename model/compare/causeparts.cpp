// SPDX-License-Identifier: MIT
#include "model/compare/causeparts.h"

#include "model/text/plaintext.h"
#include "model/text/words/model/causewords.h"

namespace sameinside {

namespace {

bool hasConfig(const ManifestNode &image)
{
    return image.manifest() && image.manifest()->config;
}

} // namespace

std::vector<Rung> reachedFrom(Rung rung, const PairedImages &images)
{
    std::vector<Rung> rungs;
    if (rung > Rung::Contents)
        rungs.push_back(Rung::Contents);
    if (rung > Rung::Blobs)
        rungs.push_back(Rung::Blobs);
    // The config names the contents, and nothing between.
    if (rung > Rung::Blobs && (hasConfig(images.left) || hasConfig(images.right)))
        rungs.push_back(Rung::Config);
    if (rung > Rung::Manifest)
        rungs.push_back(Rung::Manifest);
    if (rung > Rung::Index && images.anyIndex())
        rungs.push_back(Rung::Index);
    return rungs;
}

QStringList fieldNames(const QJsonArray &differences)
{
    QStringList names;
    for (const auto &difference : differences)
        names << shownText(difference.toObject().value(u"field").toString());
    return names;
}

QJsonObject mergedEvidence(const PairedImages &images)
{
    const FilesDifference &difference = images.contents.files;
    if (difference.isEmpty())
        return {};
    QJsonObject json = countsJson(difference);
    QJsonArray files;
    for (const auto &change : difference.changes)
        files.append(change.toJson());
    json.insert(QStringLiteral("files"), files);
    return json;
}

QJsonObject countsJson(const FilesDifference &files)
{
    return {{QStringLiteral("added"), files.added},
            {QStringLiteral("removed"), files.removed},
            {QStringLiteral("changed"), files.changed}};
}

QString filesText(const FilesDifference &difference)
{
    constexpr qsizetype mostNamed = 3;
    QStringList names;
    for (const auto &change : difference.changes) {
        if (names.size() == mostNamed)
            break;
        names << shownText(QString::fromUtf8(change.path()));
    }
    const qint64 all = difference.added + difference.removed + difference.changed;
    return words::causes::filesDiffer(difference.changed, difference.added, difference.removed,
                                      names, all - names.size());
}

} // namespace sameinside
