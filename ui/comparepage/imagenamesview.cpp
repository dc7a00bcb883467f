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

std::optional<Digest> tagDigest(const ChainSubject::Side &side)
{
    // of an archive that holds no manifest, the one that was made here names nothing
    if (!side.tree || side.tree->root.isDerived())
        return std::nullopt;
    return side.tree->root.digest;
}

std::optional<Digest> manifestDigest(const ChainSubject::Side &side)
{
    if (!side.image || side.image->isDerived())
        return std::nullopt;
    return side.image->digest;
}

std::optional<Digest> configDigest(const ChainSubject::Side &side)
{
    const Manifest *manifest = side.image ? side.image->manifest() : nullptr;
    if (!manifest || !manifest->config || side.image->role != ManifestNode::Role::Image)
        return std::nullopt;
    return manifest->config->digest;
}

} // namespace

ImageNamesView::ImageNamesView(QWidget *parent) : QTableWidget(parent)
{
    setAccessibleName(say::names());
    setHorizontalHeader(new PaddedHeader(Qt::Horizontal, this));
    setItemDelegate(new MeaningDelegate(this));
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
    const auto both = [&](std::optional<Digest> (*digest)(const ChainSubject::Side &)) {
        return Digests{digest(subject.left), digest(subject.right)};
    };
    const QString platform = shownText(subject.platformName);
    addLine(say::nameOfTag(), both(tagDigest), say::toolsOfTag());
    addLine(platform.isEmpty() ? say::nameOfManifest() : say::nameOfManifestOf(platform),
            both(manifestDigest), say::toolsOfManifest());
    addLine(platform.isEmpty() ? say::nameOfConfig() : say::nameOfConfigOf(platform),
            both(configDigest), say::toolsOfConfig());
}

void ImageNamesView::addLine(const QString &what, const Digests &digests, const QString &shownBy)
{
    if (!digests[0] && !digests[1])
        return;
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
