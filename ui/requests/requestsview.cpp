// SPDX-License-Identifier: MIT
#include "ui/requests/requestsview.h"

#include "model/text/words/ui/requestwords.h"
#include "model/text/words/ui/widgetwords.h"
#include "ui/requests/requestsmodel.h"
#include "ui/widgets/meaningdelegate.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sameinside {

RequestsView::RequestsView(QWidget *parent) :
    QWidget(parent), m_model(new RequestsModel(this)), m_table(new QTableView(this)),
    m_summary(new QLabel(this)), m_empty(new QLabel(words::requests::nothingAsked(), m_table))
{
    m_table->setObjectName(QStringLiteral("requestsTable"));
    m_table->setAccessibleName(words::requests::title());
    m_table->setHorizontalHeader(new PaddedHeader(Qt::Horizontal, m_table));
    m_table->setItemDelegate(new MeaningDelegate(m_table));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(RequestsModel::Url, QHeaderView::Stretch);

    auto *copyAction = new QAction(words::widgets::copy(), m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &RequestsView::copy);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);

    m_summary->setObjectName(QStringLiteral("requestsSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    auto *copyButton = new QPushButton(words::widgets::copy(), this);
    copyButton->setObjectName(QStringLiteral("requestsCopy"));
    connect(copyButton, &QPushButton::clicked, this, &RequestsView::copy);

    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 4, 12, 8);
    line->addWidget(m_summary, 1);
    line->addWidget(copyButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_table, 1);
    layout->addLayout(line);

    auto *inTable = new QVBoxLayout(m_table->viewport());
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    inTable->addWidget(m_empty);

    connect(m_model, &RequestsModel::summaryChanged, this, &RequestsView::updateSummary);
    updateMeasures();
    updateSummary();
}

void RequestsView::append(const std::vector<RequestLogEntry> &entries)
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    m_model->append(entries);
    if (isAtEnd)
        m_table->scrollToBottom();
}

void RequestsView::clear()
{
    m_model->clear();
}

void RequestsView::copy() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows << row;
    }
    std::ranges::sort(rows);
    QApplication::clipboard()->setText(m_model->text(rows));
}

void RequestsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateMeasures();
}

void RequestsView::updateSummary()
{
    m_summary->setText(m_model->summary());
    m_empty->setVisible(m_model->rowCount() == 0);
}

void RequestsView::updateMeasures()
{
    const QFontMetrics metrics(font());
    m_table->verticalHeader()->setDefaultSectionSize(std::max(28, metrics.height() + 10));
    const int digit = metrics.horizontalAdvance(u'0');
    m_table->setColumnWidth(RequestsModel::Method, digit * 10);
    m_table->setColumnWidth(RequestsModel::Status, digit * 10);
    m_table->setColumnWidth(RequestsModel::Size, digit * 12);
    m_table->setColumnWidth(RequestsModel::Time, digit * 12);
    m_table->setColumnWidth(RequestsModel::Note, digit * 28);
}

} // namespace sameinside
