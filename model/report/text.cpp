// SPDX-License-Identifier: MIT
#include "model/report/report.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"

namespace sameinside {

namespace {

QString platformNames(const SourceResult &source, ScanStatus status)
{
    QStringList names;
    for (const PlatformResult &platform : source.platforms) {
        if (platform.status == status)
            names.append(platform.platform.isEmpty() ? QStringLiteral("unknown platform")
                                                     : platform.platform);
    }
    return shownText(names.join(QStringLiteral(", ")));
}

// Without a tab: who takes every line behind a tab for a place must not be misled.
QString remarks(const SourceResult &source)
{
    QString text;
    if (source.status == ScanStatus::Partial)
        text += QStringLiteral("Present in part, for: %1\n")
                    .arg(platformNames(source, ScanStatus::Present));
    if (source.status == ScanStatus::Error
        || (source.status == ScanStatus::Partial && !source.message.isEmpty()))
        text += QStringLiteral("Could not be checked: %1\n").arg(shownText(source.message));
    return text;
}

QString unreadLines(const std::vector<UnreadTarget> &unread, bool isComplete)
{
    QString text;
    for (const UnreadTarget &one : unread)
        text += QStringLiteral("Could not be read: %1\n").arg(shownText(one.text()));
    if (!isComplete)
        text += QStringLiteral("Incomplete: the run was stopped, and this is what was found.\n");
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
    QString text = QStringLiteral("%1, %2 to save\n")
                       .arg(counted(qint64(result.clusters.size()),
                                    QStringLiteral("cluster of equal images"),
                                    QStringLiteral("clusters of equal images")),
                            humanSize(result.saving));
    qint64 number = 0;
    for (const DuplicateCluster &cluster : result.clusters) {
        text += QStringLiteral("\n%1. %2, %3 to save\n")
                    .arg(++number)
                    .arg(relationName(cluster.relation), humanSize(cluster.saving));
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
