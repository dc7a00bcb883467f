// SPDX-License-Identifier: MIT
#include "ui/chain/chainframe.h"

#include "model/text/words/ui/picturewords.h"

#include <algorithm>
#include <cmath>

namespace sameinside {

namespace {

constexpr double narrowest = 760;
constexpr double spacious = 1180; // from here every arrow has a lane of its own
constexpr double columnGap = 18;
constexpr double leftLanes = 32;
constexpr double firstLane = 9; // from the page to the first lane
constexpr double widestPage = 400;
constexpr double widestMiddle = 620;

constexpr std::array allRungs{Rung::Index, Rung::Manifest, Rung::Config,
                              Rung::Blobs, Rung::Contents, Rung::Files};

} // namespace

ChainFrame::ChainFrame(const ChainMetrics &metrics) : m_metrics(metrics)
{
    m_width = std::max(metrics.room.width(), narrowest);
    m_rightLanes = m_width < spacious ? 3 : 6;
    double labels = 0;
    for (const Rung rung : allRungs) {
        labels
            = std::max({labels, metrics.boldText(rungLabel(rung)), metrics.text(rungHint(rung))});
    }
    const double lanes = leftLanes + firstLane + m_rightLanes * lanePitch;
    const double room = m_width - 2 * margin - labels - 3 * columnGap - 2 * lanes;
    const double least = std::ceil(12 * metrics.digit + metrics.boldText(words::picture::manifest())
                                   + 2 * padding + signRoom + 8);
    const double page
        = std::floor(std::clamp(room * 0.29, std::min(least, room * 0.34), widestPage));
    const double middle = std::min(room - 2 * page, widestMiddle);
    // what nobody needs goes between the columns
    const double spare = std::floor((room - 2 * page - middle) / 2);
    m_labels = {margin, 0, labels, 0};
    double x = m_labels.right() + columnGap;
    const auto column = [&] {
        const ChainColumn one{{x, 0, page + lanes, 0}, {x + leftLanes, 0, page, 0}};
        x += page + lanes + columnGap;
        return one;
    };
    m_left = column();
    x += spare;
    m_middle = {x, 0, middle, 0};
    x += middle + columnGap + spare;
    m_right = column();
}

double ChainFrame::boxWidth() const
{
    return std::ceil(6 * m_metrics.digit + 2 * boxPadding);
}

double ChainFrame::heightOf(const ChainBox &box) const
{
    if (!box.isPage())
        return boxHeight();
    const double lines = double(box.lines.size()) * pageLineHeight();
    return headHeight() + (box.lines.empty() ? 0 : lines + 3);
}

double ChainFrame::leftLane(NodeRef::Side side, int lane) const
{
    return std::floor(column(side).pages.left() - 14 - lane * 10) + 0.5;
}

double ChainFrame::rightLane(NodeRef::Side side, int lane) const
{
    return std::floor(column(side).pages.right() + firstLane + lane * lanePitch) + 0.5;
}

QString rungLabel(Rung rung)
{
    switch (rung) {
    case Rung::Index:
        return words::picture::index();
    case Rung::Manifest:
        return words::picture::manifest();
    case Rung::Config:
        return words::picture::config();
    case Rung::Blobs:
        return words::picture::layerBlobs();
    case Rung::Contents:
        return words::picture::contents();
    case Rung::Files:
        break;
    }
    return words::picture::files();
}

QString rungHint(Rung rung)
{
    switch (rung) {
    case Rung::Index:
        return {};
    case Rung::Manifest:
        return words::picture::envelope();
    case Rung::Config:
        return words::picture::imageId();
    case Rung::Blobs:
        return words::picture::compressed();
    case Rung::Contents:
        return words::picture::diffIds();
    case Rung::Files:
        break;
    }
    return words::picture::merged();
}

} // namespace sameinside
