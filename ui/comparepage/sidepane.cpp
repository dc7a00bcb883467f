// SPDX-License-Identifier: MIT
#include "ui/comparepage/sidepane.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/comparepagewords.h"
#include "ui/widgets/errorwords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSet>
#include <QVBoxLayout>

namespace sameinside {

namespace {

QString titleOf(NodeRef::Side side)
{
    return side == NodeRef::Side::Left ? words::comparepage::publicImage()
                                       : words::comparepage::privateImage();
}

// Names a row, whatever it says now.
QString placeOf(const TreeNode &node)
{
    QString place = QString::number(int(node.kind)) + u' ' + node.key;
    if (node.ref)
        place += u' ' + QString::number(int(node.ref->kind)) + u' ' + node.ref->platform + u' '
            + QString::number(node.ref->layer);
    return place;
}

QLabel *plainLabel(const QString &objectName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SidePane::SidePane(NodeRef::Side side, const QString &name, QWidget *parent) :
    QStackedWidget(parent), m_model(titleOf(side))
{
    setObjectName(name + QStringLiteral("Pane"));
    m_view = new ImageTreeView(&m_model);
    m_view->setObjectName(name + QStringLiteral("Tree"));
    m_view->setAccessibleName(titleOf(side));
    addWidget(m_view);
    m_message = buildMessage(name);
    addWidget(m_message);
    setMinimumHeight(96);
}

QWidget *SidePane::buildMessage(const QString &name)
{
    auto *page = new QFrame;
    page->setFrameShape(QFrame::StyledPanel);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    m_symbol = plainLabel(name + QStringLiteral("MessageSymbol"));
    m_symbol->setWordWrap(false);
    m_title = plainLabel(name + QStringLiteral("MessageTitle"));
    m_detail = new MessageText;
    m_detail->setObjectName(name + QStringLiteral("MessageDetail"));
    m_detail->setAccessibleName(words::comparepage::whatHappened());
    m_retry = new QPushButton(words::comparepage::tryAgain());
    m_retry->setObjectName(name + QStringLiteral("Retry"));
    m_edit = new QPushButton(words::comparepage::editName());
    m_edit->setObjectName(name + QStringLiteral("Edit"));
    connect(m_retry, &QPushButton::clicked, this, &SidePane::retryRequested);
    connect(m_edit, &QPushButton::clicked, this, &SidePane::editRequested);

    QFont strong = font();
    strong.setBold(true);
    m_title->setFont(strong);
    strong.setPointSizeF(strong.pointSizeF() * 1.4);
    m_symbol->setFont(strong);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_edit);
    buttons->addStretch();
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    texts->addSpacing(4);
    texts->addLayout(buttons);
    texts->addStretch();
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(m_symbol, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    return page;
}

void SidePane::fillMessage(const QString &mark, const QString &title, const QString &detail,
                           bool isError)
{
    m_symbol->setText(mark);
    m_title->setText(title);
    m_detail->setPlainText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_retry->setVisible(isError);
    m_edit->setVisible(isError);
    m_isError = isError;
    applyInk();
    m_model.setNodes({});
    setCurrentWidget(m_message);
}

void SidePane::applyInk()
{
    const QColor ink = m_isError ? coloursOf(Meaning::Error, palette()).text : mutedText(palette());
    setInk(m_symbol, ink);
    setInk(m_title, ink);
}

void SidePane::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyInk();
}

void SidePane::showNodes(std::vector<TreeNode> nodes)
{
    m_model.setNodes(std::move(nodes));
    setCurrentWidget(m_view);
}

void SidePane::updateNodes(std::vector<TreeNode> nodes)
{
    QSet<QString> open;
    for (int i = 0; i < int(m_model.nodes().size()); ++i) {
        const QModelIndex index = m_model.indexOf(i);
        if (m_view->isExpanded(index))
            open.insert(placeOf(*m_model.node(index)));
    }
    const TreeNode *node = m_model.node(m_view->currentIndex());
    const QString current = node ? placeOf(*node) : QString();
    const int scrolled = m_view->verticalScrollBar()->value();
    showNodes(std::move(nodes));
    for (int i = 0; i < int(m_model.nodes().size()); ++i) {
        const QModelIndex index = m_model.indexOf(i);
        const QString place = placeOf(*m_model.node(index));
        if (open.contains(place))
            m_view->expand(index);
        if (place == current)
            m_view->setCurrentIndex(index);
    }
    m_view->verticalScrollBar()->setValue(scrolled);
}

void SidePane::showError(const Error &error)
{
    fillMessage(symbol(Meaning::Error), errorTitle(error.kind), shownText(error.detail), true);
}

void SidePane::showWaiting(const QString &what)
{
    fillMessage({}, what, {}, false);
}

} // namespace sameinside
