// SPDX-License-Identifier: MIT
#include "ui/chain/causestrip.h"

#include "model/text/plaintext.h"
#include "model/text/words/model/listwords.h"
#include "model/text/words/ui/chainwords.h"
#include "ui/chain/chainevidence.h"
#include "ui/chain/chainstatements.h"
#include "ui/palette/colours.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QApplication>
#include <QClipboard>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

namespace sameinside {

namespace {

enum Column { Field, Public, Private, ColumnCount };

constexpr int columnGap = 20;

QString rungWords(Rung rung)
{
    switch (rung) {
    case Rung::Index:
        return words::chain::theIndex();
    case Rung::Manifest:
        return words::chain::theManifest();
    case Rung::Config:
        return words::chain::theConfig();
    case Rung::Blobs:
        return words::chain::theBlobs();
    case Rung::Contents:
        return words::chain::theContents();
    case Rung::Files:
        break;
    }
    return words::chain::theFiles();
}

// "layers 2 and 3", "the config".
QString entrance(const Cause &cause)
{
    const bool isOfLayers = cause.rung >= Rung::Blobs && !cause.layers.empty();
    return isOfLayers ? words::chain::theLayers(numbersText(cause.layers), cause.layers.size() == 1)
                      : rungWords(cause.rung);
}

QString whereText(const Cause &cause)
{
    QStringList rungs;
    for (const Rung rung : cause.reaches)
        rungs << rungWords(rung);
    return rungs.isEmpty()
        ? words::chain::enters(entrance(cause))
        : words::chain::entersAndClimbs(entrance(cause), words::lists::enumerated(rungs));
}

PlainLabel *wrappedLabel(Ink ink, const QString &name)
{
    auto *label = new PlainLabel(ink);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QColor ground(const QPalette &palette)
{
    return blend(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.03);
}

} // namespace

CauseStrip::CauseStrip(QWidget *parent) :
    QWidget(parent), m_number(new PlainLabel(Ink::Strong)), m_title(new PlainLabel(Ink::Strong)),
    m_where(new ShortenedLabel(Ink::Faint, Qt::ElideRight)), m_evidence(new QTreeWidget),
    m_usuallyTitle(new PlainLabel(Ink::Strong, words::chain::usuallyTitle())),
    m_usually(wrappedLabel(Ink::Plain, QStringLiteral("causeUsually"))),
    m_keepsTitle(new PlainLabel(Ink::Strong, words::chain::keepsTitle())),
    m_keeps(wrappedLabel(Ink::Plain, QStringLiteral("causeKeeps")))
{
    setObjectName(QStringLiteral("causeStrip"));
    setAccessibleName(words::chain::detailsOfCause());
    m_title->setObjectName(QStringLiteral("causeTitle"));
    m_where->setObjectName(QStringLiteral("causeWhere"));
    m_evidence->setObjectName(QStringLiteral("causeEvidence"));
    m_evidence->setAccessibleName(words::chain::detailsOfCause());
    m_evidence->setRootIsDecorated(false);
    m_evidence->setUniformRowHeights(true);
    m_evidence->setFrameShape(QFrame::NoFrame);
    m_evidence->setColumnCount(ColumnCount);
    m_evidence->setHeaderLabels(
        {QString(), words::chain::publicColumn(), words::chain::privateColumn()});
    m_evidence->header()->setStretchLastSection(true);
    m_evidence->setTextElideMode(Qt::ElideMiddle);
    m_evidence->setMinimumHeight(40);
    m_evidence->viewport()->installEventFilter(this);
    m_evidence->viewport()->setAutoFillBackground(false); // on the ground of the strip
    auto *body = new QHBoxLayout;
    body->setSpacing(16);
    body->addWidget(m_evidence, 3);
    body->addWidget(buildSide(), 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(buildHead());
    layout->addLayout(body, 1);
}

QToolButton *CauseStrip::button(const QString &text, const QString &name)
{
    auto *made = new QToolButton;
    made->setText(text);
    made->setObjectName(name);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

QWidget *CauseStrip::buildHead()
{
    m_json = button(words::chain::showInJson(), QStringLiteral("causeJson"));
    m_files = button(words::chain::showFiles(), QStringLiteral("causeFiles"));
    auto *copy = button(words::chain::copyEvidence(), QStringLiteral("causeCopy"));
    auto *close = button(QStringLiteral("✕"), QStringLiteral("causeClose"));
    close->setAccessibleName(words::chain::close());
    close->setToolTip(words::chain::close());
    connect(m_json, &QToolButton::clicked, this,
            [this] { Q_EMIT documentWanted(m_document, m_field); });
    connect(m_files, &QToolButton::clicked, this, [this] { Q_EMIT filesWanted(m_layer); });
    connect(copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(text()); });
    connect(close, &QToolButton::clicked, this, &CauseStrip::closed);
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_number);
    layout->addWidget(m_title);
    layout->addWidget(m_where, 1);
    for (QToolButton *one : {m_json, m_files, copy, close})
        layout->addWidget(one);
    return head;
}

QWidget *CauseStrip::buildSide()
{
    auto *words = new QWidget;
    auto *layout = new QVBoxLayout(words);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(2);
    for (QWidget *label :
         std::initializer_list<QWidget *>{m_usuallyTitle, m_usually, m_keepsTitle, m_keeps})
        layout->addWidget(label);
    layout->addStretch(1);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(words);
    area->viewport()->setAutoFillBackground(false);
    words->setAutoFillBackground(false);
    m_side = area;
    return area;
}

QSize CauseStrip::sizeHint() const
{
    return {600, QFontMetrics(font()).height() * 7 + 40};
}

void CauseStrip::setCause(const ChainSubject &subject, int number)
{
    const Cause &cause = (*subject.causes)[std::size_t(number)];
    m_whole = shownText(cause.text);
    m_meaning = causeMeaning(cause);
    m_number->setText(QString::number(number + 1));
    m_number->setMeaning(m_meaning);
    m_number->setAccessibleName(words::chain::causeNumber(number + 1));
    m_title->setText(causeName(cause.code));
    m_title->setMeaning(m_meaning);
    m_where->setFullText(whereText(cause));
    m_usually->setText(shownText(cause.usually));
    m_keeps->setText(shownText(cause.keepsDigest));
    m_usuallyTitle->setVisible(!cause.usually.isEmpty());
    m_usually->setVisible(!cause.usually.isEmpty());
    m_keepsTitle->setVisible(!cause.keepsDigest.isEmpty());
    m_keeps->setVisible(!cause.keepsDigest.isEmpty());
    m_side->setVisible(!cause.usually.isEmpty() || !cause.keepsDigest.isEmpty());
    fillEvidence(subject, cause);
    fillLinks(subject, cause);
}

void CauseStrip::fillEvidence(const ChainSubject &subject, const Cause &cause)
{
    m_evidence->clear();
    m_field.clear();
    const auto rows = evidenceRows(cause, subject);
    const QFont fixed = fixedFont(font());
    for (const EvidenceRow &row : rows) {
        const QString field
            = row.place.isEmpty() ? row.field : words::chain::at(row.place, row.field);
        const auto shown
            = [](const QString &value) { return value.isNull() ? words::chain::nothing() : value; };
        if (row.isShared) {
            auto *item = new QTreeWidgetItem(m_evidence, {words::chain::at(field, row.left)});
            item->setFirstColumnSpanned(true);
            continue;
        }
        auto *item = new QTreeWidgetItem(m_evidence, {field, shown(row.left), shown(row.right)});
        item->setFont(Public, fixed);
        item->setFont(Private, fixed);
        item->setForeground(Private, textColour(m_meaning, palette()));
        for (int column = 0; column < ColumnCount; ++column)
            item->setToolTip(column, plainToolTip(item->text(column)));
        if (m_field.isEmpty())
            m_field = row.field.section(u'.', -1);
    }
    if (rows.empty()) {
        auto *item = new QTreeWidgetItem(m_evidence, {m_whole});
        item->setFirstColumnSpanned(true);
    }
    m_evidence->setHeaderHidden(rows.empty());
    fitColumns();
}

// Whole values where there is room; else each side gets its half.
void CauseStrip::fitColumns()
{
    const auto wanted = [this](int column) {
        int widest = 0;
        for (int i = 0; i < m_evidence->topLevelItemCount(); ++i) {
            const QTreeWidgetItem *item = m_evidence->topLevelItem(i);
            if (!item->isFirstColumnSpanned())
                widest = std::max(
                    widest, QFontMetrics(item->font(column)).horizontalAdvance(item->text(column)));
        }
        return widest + columnGap;
    };
    const int room = m_evidence->viewport()->width();
    const int field = std::clamp(wanted(Field), 60, std::max(60, std::min(300, room / 3)));
    const int whole = wanted(Public);
    const int rest = room - field;
    const int left = std::min(whole, std::max(rest / 2, rest - wanted(Private)));
    m_evidence->setColumnWidth(Field, field);
    m_evidence->setColumnWidth(Public, std::max(60, left));
}

bool CauseStrip::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_evidence->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(object, event);
}

// A document where the cause is in one; the manifest, which names them, for blobs.
void CauseStrip::fillLinks(const ChainSubject &subject, const Cause &cause)
{
    using Kind = NodeRef::Kind;
    const bool isIndex = cause.rung == Rung::Index;
    const bool isConfig = cause.rung == Rung::Config;
    m_document = {NodeRef::Side::Left,
                  isIndex        ? Kind::Index
                      : isConfig ? Kind::Config
                                 : Kind::Manifest,
                  isIndex ? QString() : subject.platformName, -1};
    if (cause.rung > Rung::Config)
        m_field.clear();
    m_layer = {NodeRef::Side::Left, Kind::Contents, subject.platformName,
               cause.layers.empty() ? -1 : cause.layers.front()};
    if (cause.code == CauseCode::LayerSet && cause.evidence.value(u"left_only").toArray().isEmpty()
        && !cause.evidence.value(u"right_only").toArray().isEmpty())
        m_layer.side = NodeRef::Side::Right;
    m_json->setVisible(cause.rung <= Rung::Blobs);
    m_files->setVisible(cause.rung > Rung::Blobs && subject.platform);
}

QString CauseStrip::text() const
{
    QStringList lines{m_number->text() + u' ' + m_title->text() + QStringLiteral(": ") + m_whole,
                      m_where->fullText()};
    for (int i = 0; i < m_evidence->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_evidence->topLevelItem(i);
        if (item->isFirstColumnSpanned() && !m_evidence->isHeaderHidden())
            lines << item->text(Field);
        else if (!m_evidence->isHeaderHidden())
            lines << item->text(Field) + u'\t' + item->text(Public) + u'\t' + item->text(Private);
    }
    if (!m_usually->text().isEmpty())
        lines << m_usuallyTitle->text() + QStringLiteral(": ") + m_usually->text();
    if (!m_keeps->text().isEmpty())
        lines << m_keepsTitle->text() + QStringLiteral(": ") + m_keeps->text();
    return lines.join(u'\n');
}

void CauseStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ground(palette()));
    painter.setPen(hairline(palette()));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace sameinside
