// SPDX-License-Identifier: MIT
#include "ui/comparepage/sidepane.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/comparepagewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/plaintip.h"

#include <QApplication>
#include <QClipboard>
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
    hideRemedies();
    addWidget(m_message);
    setMinimumHeight(72);
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
    QFont strong = font();
    strong.setBold(true);
    m_title->setFont(strong);
    strong.setPointSizeF(strong.pointSizeF() * 1.4);
    m_symbol->setFont(strong);

    QWidget *buttons = buildButtons(name);
    buildImages(name);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    texts->addSpacing(4);
    texts->addWidget(buttons);
    texts->addStretch();
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(m_symbol, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addWidget(m_images, 1); // beside: a pane is wider than high
    return page;
}

QPushButton *SidePane::addButton(QBoxLayout *row, const QString &name, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    row->addWidget(button);
    return button;
}

QWidget *SidePane::buildButtons(const QString &name)
{
    using namespace words;
    auto *buttons = new QWidget;
    auto *rows = new QVBoxLayout(buttons);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    // the remedy first: without it, another try ends as the last one did
    auto *remedies = new QHBoxLayout;
    m_trust = addButton(remedies, name + QStringLiteral("Trust"), comparepage::trustFile());
    m_signIn = addButton(remedies, name + QStringLiteral("SignIn"), comparepage::signIn());
    m_copyLogin
        = addButton(remedies, name + QStringLiteral("CopyLogin"), comparepage::copyCommand());
    auto *usual = new QHBoxLayout;
    m_retry = addButton(usual, name + QStringLiteral("Retry"), comparepage::tryAgain());
    m_edit = addButton(usual, name + QStringLiteral("Edit"), comparepage::editName());
    for (QHBoxLayout *row : {remedies, usual}) {
        row->setSpacing(8);
        row->addStretch();
        rows->addLayout(row);
    }
    connect(m_trust, &QPushButton::clicked, this, &SidePane::trustRequested);
    connect(m_signIn, &QPushButton::clicked, this, &SidePane::signInRequested);
    connect(m_copyLogin, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_loginCommand); });
    connect(m_retry, &QPushButton::clicked, this, &SidePane::retryRequested);
    connect(m_edit, &QPushButton::clicked, this, &SidePane::editRequested);
    return buttons;
}

void SidePane::buildImages(const QString &name)
{
    m_images = new QListWidget;
    m_images->setObjectName(name + QStringLiteral("Images"));
    m_images->setAccessibleName(words::comparepage::imagesThere());
    m_images->setTextElideMode(Qt::ElideMiddle);
    m_images->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_images->setUniformItemSizes(true);
    m_images->setMinimumSize(120, 40);
    connect(m_images, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT imageChosen(item->data(Qt::UserRole).toString());
    });
}

void SidePane::hideRemedies()
{
    for (QPushButton *button : {m_trust, m_signIn, m_copyLogin})
        button->hide();
    m_images->hide();
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
    hideRemedies();
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

void SidePane::offerTrust(const QString &host)
{
    m_trust->setToolTip(plainToolTip(words::comparepage::trustTip(shownText(host))));
    m_trust->show();
}

void SidePane::offerLogin(const QString &host, const QString &command)
{
    m_loginCommand = command;
    m_signIn->setToolTip(plainToolTip(words::comparepage::signInTip(shownText(host))));
    m_copyLogin->setToolTip(plainToolTip(words::comparepage::copyCommandTip(shownText(command))));
    m_signIn->show();
    m_copyLogin->show();
}

void SidePane::offerImages(const QString &place, const QStringList &images, bool isQuestion)
{
    if (isQuestion) {
        fillMessage(symbol(Meaning::Unknown), words::comparepage::whichImage(),
                    words::comparepage::holdsImages(shownText(place), images.size()), false);
        m_edit->show();
    }
    m_images->clear();
    for (const QString &image : images) {
        // what all have in common says nothing in a list
        const QString name = image.mid(image.indexOf(place) + place.size() + 1);
        auto *item = new QListWidgetItem(shownText(name), m_images);
        item->setData(Qt::UserRole, image);
        item->setToolTip(plainToolTip(shownText(image)));
    }
    m_images->setCurrentRow(0);
    m_images->show();
}

void SidePane::showWaiting(const QString &what)
{
    fillMessage({}, what, {}, false);
}

} // namespace sameinside
