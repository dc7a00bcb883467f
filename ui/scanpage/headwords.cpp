// SPDX-License-Identifier: MIT
#include "ui/scanpage/headwords.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/scanpagewords.h"
#include "ui/scanpage/details/progresswords.h"
#include "ui/scanpage/fields/targettoken.h"

#include <QFileInfo>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr qsizetype mostUnreadShown = 20;

} // namespace

QString missingWords(ScanSession::Missing missing)
{
    using enum ScanSession::Missing;
    switch (missing) {
    case ListOnItsWay:
        return say::listIsBeingRead();
    case Lines:
        return say::typeAnImage();
    case List:
        return say::openAList();
    case Images:
        return say::listNamesNoImages();
    case Place:
        return say::nameAPlace();
    case Nothing:
        break;
    }
    return {};
}

HeadWords readyWords(const ScanSession &session, const ScanSetup &setup, const QString &options)
{
    const auto missing = session.missingToStart(setup);
    if (missing != ScanSession::Missing::Nothing) {
        const bool isPlaceNext = setup.request.targets.empty() && !session.isAwaitingList();
        return {missingWords(missing), isPlaceNext ? say::whatAPlaceIs() : QString(), {}};
    }
    const qint64 bad = session.list()->badNames();
    QString detail = say::toLookFor(qint64(session.list()->entries.size()) - bad);
    if (bad > 0)
        detail += QStringLiteral(" · ") + say::linesAreNoNames(bad);
    if (!options.isEmpty())
        detail += QStringLiteral(" · ") + options;
    return {say::readyToStart(), detail, {}};
}

HeadWords endWords(const ScanSession &session, const ScanSetup &setup)
{
    const ScanSession::Run &run = *session.run();
    if (!session.answers(setup.request))
        return {say::linesAreOutdated(), say::startLooksAnew(), run.percent};
    const ScanTotals &totals = session.model().totals();
    const QString took = elapsedWords(run.took);
    if (!run.result->isComplete) {
        return {say::stopped(), say::checkedInPart(totals.checked(), totals.all(), took),
                run.percent};
    }
    const ScanSummary &summary = run.result->summary;
    // A list that goes on where it could not be read was not all looked through.
    return {run.result->isListed ? say::scanComplete() : say::scanIncomplete(),
            say::lookedFor(totals.all(), summary.places, summary.repositories, took), 100};
}

Notice unreadNotice(const std::vector<UnreadTarget> &unread)
{
    QStringList lines;
    for (const UnreadTarget &target : unread) {
        if (lines.size() == mostUnreadShown) {
            lines.append(say::andMore(qint64(unread.size()) - mostUnreadShown));
            break;
        }
        lines.append(shownText(target.text()));
    }
    return {.title = say::placesNotRead(qint64(unread.size())),
            .detail = unread.front().text(),
            .action = say::editPlaces(),
            .more = lines.join(u'\n')};
}

Notice remarksNotice(const QStringList &remarks)
{
    const QString &first = remarks.front();
    QStringList lines;
    for (const QString &remark : remarks)
        lines.append(shownText(remark));
    return {.title = say::searchedInPart(),
            .detail = remarks.size() > 1 ? say::commaAndMore(first, remarks.size() - 1) : first,
            .action = say::editPlaces(),
            .more = lines.join(u'\n'),
            .state = RowState::Partial};
}

QString listTitle(const LoadedList &list, const std::vector<TargetName> &targets)
{
    QString title = list.title;
    if (!list.path.isEmpty())
        title = shownText(QFileInfo(list.path).fileName());
    else if (title.isEmpty())
        title = say::images(qint64(list.entries.size()));
    if (targets.empty())
        return title;
    const auto count = qint64(targets.size());
    return say::listIn(title, count == 1 ? targetText(targets.front()) : say::places(count));
}

QString trafficWords(const ScanTraffic &traffic)
{
    if (traffic.calls == 0) // all of it was on this machine
        return {};
    return say::traffic(traffic.calls, traffic.retried, traffic.failed, traffic.reused);
}

} // namespace sameinside
