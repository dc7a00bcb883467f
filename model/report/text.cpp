// SPDX-License-Identifier: MIT
#include "model/report/text.h"

#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/scanreportwords.h"

namespace sameinside {

namespace say = words::scanreport;

namespace {

QString platformNames(const SourceResult &source, ScanStatus status)
{
    QStringList names;
    for (const PlatformResult &platform : source.platforms) {
        if (platform.status == status)
            names.append(platform.platform.isEmpty() ? say::unknownPlatform() : platform.platform);
    }
    return shownText(names.join(QStringLiteral(", ")));
}

// Without a tab: who takes every line behind a tab for a place must not be misled.
QString remarks(const SourceResult &source)
{
    QString text;
    if (source.status == ScanStatus::Partial)
        text += say::presentInPart(platformNames(source, ScanStatus::Present)) + u'\n';
    if (source.status == ScanStatus::Error
        || (source.status == ScanStatus::Partial && !source.message.isEmpty()))
        text += say::notChecked(shownText(source.message)) + u'\n';
    return text;
}

QString unreadLines(const std::vector<UnreadTarget> &unread, bool isComplete)
{
    QString text;
    for (const UnreadTarget &one : unread)
        text += say::notRead(shownText(one.text())) + u'\n';
    if (!isComplete)
        text += say::incompleteLine() + u'\n';
    return text;
}

} // namespace

QByteArray scanToText(const ScanResult &result)
{
    QString text;
    for (const SourceResult &source : result.sources) {
        // The sample writes a space behind both colons.
        text += QStringLiteral("Source image URIs: \n\t%1\nImage present at ECR URIs: \n")
                    .arg(shownText(source.source));
        for (const QString &target : source.targets())
            text += u'\t' + shownText(target) + u'\n';
        text += remarks(source);
    }
    return (text + unreadLines(result.unread, result.isComplete)).toUtf8();
}

QByteArray duplicatesToText(const DuplicatesResult &result)
{
    QString text
        = say::equalImagesAndSaving(qint64(result.clusters.size()), humanSize(result.saving))
        + u'\n';
    qint64 number = 0;
    for (const DuplicateCluster &cluster : result.clusters) {
        text += u'\n'
            + say::clusterHead(++number, relationName(cluster.relation), humanSize(cluster.saving))
            + u'\n';
        if (const QString platforms = cluster.platforms.join(QStringLiteral(", "));
            !platforms.isEmpty())
            text += QStringLiteral("   %1\n").arg(shownText(platforms));
        for (const DuplicateCopy &copy : cluster.copies) {
            for (const QString &place : copy.places)
                text += u'\t' + shownText(place) + u'\n';
        }
    }
    const QString rest = unreadLines(result.unread, result.isComplete);
    return (text + (rest.isEmpty() ? QString() : u'\n' + rest)).toUtf8();
}

} // namespace sameinside
