// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanresultspane.h"

#include "model/text/words/ui/scanpagewords.h"
#include "ui/scanpage/details/selectionpane.h"
#include "ui/scanpage/details/summarypane.h"
#include "ui/scanpage/table/filterbar.h"
#include "ui/scanpage/table/scantable.h"
#include "ui/scanpage/table/tablenote.h"
#include "ui/widgets/card.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QScrollArea>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int gap = 12;
constexpr int detailsWidth = 304;

} // namespace

ScanResultsPane::ScanResultsPane(ScanSession *session, QSettings *settings, QWidget *parent) :
    QSplitter(parent), m_session(session), m_settings(settings), m_filter(new FilterBar),
    m_table(new ScanTable(&session->model())), m_note(new TableNote), m_summary(new SummaryPane),
    m_selection(new SelectionPane)
{
    setObjectName(QStringLiteral("scanSplitter"));
    setHandleWidth(gap);
    setChildrenCollapsible(false);
    addWidget(buildLines());
    addWidget(buildDetails());
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    setSizes({1000, detailsWidth});
    if (m_settings)
        restoreState(m_settings->value(QStringLiteral("scan/splitter")).toByteArray());
    const ScanResultModel *model = &session->model();
    connect(model, &ScanResultModel::totalsChanged, this, &ScanResultsPane::showTotals);
    connect(model, &QAbstractItemModel::modelReset, this, &ScanResultsPane::showNote);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ScanResultsPane::showNote);
    connect(m_filter, &FilterBar::filterChanged, &session->model(), &ScanResultModel::setFilter);
    connect(m_filter->detailsButton(), &QToolButton::toggled, widget(1), &QWidget::setVisible);
    connect(m_note, &TableNote::actionRequested, this, &ScanResultsPane::followNote);
    connect(m_table, &ScanTable::currentRowChanged, this,
            [this] { m_selection->showRow(m_table->currentRow()); });
    connect(m_table, &ScanTable::compareRequested, this, &ScanResultsPane::compareCurrent);
    connect(m_selection, &SelectionPane::compareRequested, this, &ScanResultsPane::compareCurrent);
}

ScanResultsPane::~ScanResultsPane()
{
    if (m_settings)
        m_settings->setValue(QStringLiteral("scan/splitter"), saveState());
}

QWidget *ScanResultsPane::buildLines()
{
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 4);
    column->setSpacing(0);
    column->addWidget(m_filter);
    auto *rows = new QGridLayout;
    rows->addWidget(m_table, 0, 0);
    rows->addWidget(m_note, 0, 0, Qt::AlignCenter); // in front
    column->addLayout(rows, 1);
    m_filter->clearOnEscape(m_table);
    return card;
}

QWidget *ScanResultsPane::buildDetails()
{
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(15, 15, 15, 8);
    column->setSpacing(16);
    column->addWidget(m_summary);
    column->addWidget(m_selection, 1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto *card = new Card;
    card->setObjectName(QStringLiteral("scanDetails"));
    card->setMinimumWidth(240);
    card->setMaximumWidth(480);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(15, 8, 15, 15);
    footer->addWidget(m_selection->compareButton());
    layout->addLayout(footer);
    return card;
}

void ScanResultsPane::showTotals()
{
    const ScanTotals &totals = m_session->model().totals();
    m_filter->setTotals(totals);
    m_summary->setTotals(totals, m_session->run() != nullptr);
    const ScanResult *result = m_session->result();
    if (result && result->isComplete)
        m_summary->setFinalBytes(result->summary.bytesToCopy, result->summary.bytesThere);
}

void ScanResultsPane::forget()
{
    m_filter->clear();
    m_table->forget();
}

void ScanResultsPane::focusTable()
{
    m_table->setFocus();
}

void ScanResultsPane::focusFilter()
{
    m_filter->edit()->setFocus();
    m_filter->edit()->selectAll();
}

void ScanResultsPane::showDetails(bool shown)
{
    m_filter->detailsButton()->setChecked(shown);
}

void ScanResultsPane::showNote()
{
    const ScanResultModel &model = m_session->model();
    if (model.rowCount() > 0)
        m_note->hide();
    else if (model.rows().empty())
        m_note->showNote(say::listNamesNoImages(), say::oneImageALine(), say::typeLines());
    else
        m_note->showNote(say::noLineFits(), {}, say::clearFilter());
}

void ScanResultsPane::followNote()
{
    if (m_session->model().rows().empty()) {
        Q_EMIT linesWanted();
        return;
    }
    m_filter->clear();
    m_table->setFocus();
}

void ScanResultsPane::compareCurrent()
{
    const ScanRow *row = m_table->currentRow();
    const ShownPlace *place = m_selection->chosenPlace();
    if (!row || !place)
        return;
    const bool isOneOfSeveral = place->platforms.size() == 1 && row->result.platforms.size() > 1;
    Q_EMIT compareRequested(row->result.source, place->target,
                            isOneOfSeveral ? place->platforms.front() : QString());
}

} // namespace sameinside
