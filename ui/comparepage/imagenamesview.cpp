// SPDX-License-Identifier: MIT
#include "ui/comparepage/imagenamesview.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/comparepagewords.h"
#include "ui/palette/meaning.h"
#include "ui/widgets/focusring.h"
#include "ui/widgets/meaningdelegate.h"
#include "ui/widgets/plaintip.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>

namespace sameinside {

namespace say = words::comparepage;

namespace {

constexpr int digestRole = Qt::UserRole;

using Kind = ImageNames::Kind;

/// Words of several lines stand apart from those of the next line.
class NamesDelegate final : public MeaningDelegate {
public:
    using MeaningDelegate::MeaningDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return MeaningDelegate::sizeHint(option, index) + QSize(0, 12);
    }
};

std::vector<ImageNames> namesOf(const ChainSubject::Side &side)
{
    if (!side.tree)
        return {};
    std::vector<ImageNames> names = imageNames(*side.tree, side.image);
    // an image that the tag itself names stands beside a platform's manifest of the other side
    if (side.image && !side.tree->isIndex() && !names.empty() && names.front().kind == Kind::Tag) {
        ImageNames own = names.front();
        own.kind = Kind::Manifest;
        own.tools.clear();
        names.push_back(std::move(own));
    }
    return names;
}

QString lineWords(Kind kind, const QString &platform)
{
    switch (kind) {
    case Kind::Tag:
        return say::nameOfTag();
    case Kind::Manifest:
        return platform.isEmpty() ? say::nameOfManifest() : say::nameOfManifestOf(platform);
    case Kind::Config:
        break;
    }
    return platform.isEmpty() ? say::nameOfConfig() : say::nameOfConfigOf(platform);
}

QString toolWords(const std::vector<NamingTool> &tools)
{
    QStringList texts;
    for (const NamingTool tool : tools)
        texts += namingToolText(tool);
    return texts.join(QStringLiteral(", "));
}

} // namespace

ImageNamesView::ImageNamesView(QWidget *parent) : QTableWidget(parent)
{
    setAccessibleName(say::names());
    setHorizontalHeader(new PaddedHeader(Qt::Horizontal, this));
    setItemDelegate(new NamesDelegate(this));
    setColumnCount(ColumnCount);
    setHorizontalHeaderLabels(
        {say::nameOf(), say::publicImage(), say::privateImage(), say::shownBy()});
    verticalHeader()->hide();
    setFrameShape(NoFrame);
    setShowGrid(false);
    setWordWrap(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(ShownBy, QHeaderView::Stretch);
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(this, &QTableWidget::cellClicked, this, &ImageNamesView::copy);
    connect(this, &QTableWidget::cellActivated, this, &ImageNamesView::copy);
}

void ImageNamesView::showSubject(const ChainSubject &subject)
{
    setRowCount(0);
    const Names names{namesOf(subject.left), namesOf(subject.right)};
    const QString platform = shownText(subject.platformName);
    for (const Kind kind : {Kind::Tag, Kind::Manifest, Kind::Config})
        addLine(kind, lineWords(kind, platform), names);
}

// A line of its own for what either image has; who shows it is told by the one that has more.
void ImageNamesView::addLine(Kind kind, const QString &what, const Names &names)
{
    Digests digests;
    std::vector<NamingTool> tools;
    for (const std::size_t side : {std::size_t(0), std::size_t(1)}) {
        for (const ImageNames &one : names[side]) {
            if (one.kind != kind)
                continue;
            digests[side] = one.names.front().digest;
            if (one.tools.size() > tools.size())
                tools = one.tools;
        }
    }
    if (!tools.empty())
        addLine(what, digests, toolWords(tools));
}

void ImageNamesView::addLine(const QString &what, const Digests &digests, const QString &shownBy)
{
    const int row = rowCount();
    insertRow(row);
    setItem(row, What, new QTableWidgetItem(what));
    setItem(row, ShownBy, new QTableWidgetItem(shownBy));
    item(row, ShownBy)->setToolTip(plainToolTip(shownBy));
    for (const int side : {0, 1}) {
        const auto &digest = digests[std::size_t(side)];
        auto *cell = new QTableWidgetItem(digest ? digest->shortText() : QString());
        setItem(row, Left + side, cell);
        cell->setData(MeaningDelegate::fixedRole, true);
        if (!digest)
            continue;
        cell->setData(digestRole, digest->toString());
        cell->setToolTip(plainToolTip(say::copiesDigest(digest->toString())));
        if (digests[0] && digests[1])
            cell->setData(MeaningDelegate::meaningRole,
                          int(*digests[0] == *digests[1] ? Meaning::Same : Meaning::Differs));
    }
}

void ImageNamesView::copy(int row, int column)
{
    const QString digest = item(row, column)->data(digestRole).toString();
    if (digest.isEmpty())
        return;
    QApplication::clipboard()->setText(digest);
    Q_EMIT copied(digest);
}

void ImageNamesView::paintEvent(QPaintEvent *event)
{
    QTableWidget::paintEvent(event);
    paintFocusRing(*this);
}

void ImageNamesView::focusInEvent(QFocusEvent *event)
{
    QTableWidget::focusInEvent(event);
    viewport()->update();
}

void ImageNamesView::focusOutEvent(QFocusEvent *event)
{
    QTableWidget::focusOutEvent(event);
    viewport()->update();
}

} // namespace sameinside
