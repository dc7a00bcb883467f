// SPDX-License-Identifier: MIT
#include "ui/scanpage/table/filterbar.h"

#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/scanwords.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int leastEdit = 136;

QIcon paneIcon(const QPalette &palette)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.color(QPalette::ButtonText), 1.2));
    painter.drawRoundedRect(QRectF(1.5, 2.5, 13, 11), 2, 2);
    painter.fillRect(QRectF(9.5, 3, 4.5, 10), palette.color(QPalette::ButtonText));
    return QIcon(pixmap);
}

} // namespace

FilterBar::FilterBar(QWidget *parent) :
    QWidget(parent), m_edit(new QLineEdit), m_details(new QToolButton)
{
    m_edit->setObjectName(QStringLiteral("filterEdit"));
    m_edit->setAccessibleName(say::filterTheLines());
    m_edit->setPlaceholderText(say::filterPlaceholder());
    m_edit->setToolTip(say::filterTip());
    m_edit->setClearButtonEnabled(true);
    m_edit->setMinimumWidth(leastEdit);
    m_edit->setMaximumWidth(264);
    m_details->setObjectName(QStringLiteral("detailsButton"));
    m_details->setCheckable(true);
    m_details->setChecked(true);
    m_details->setAutoRaise(true);
    m_details->setFocusPolicy(Qt::StrongFocus);
    m_details->setIcon(paneIcon(palette()));
    m_details->setToolTip(say::summaryAndDetails());
    m_details->setAccessibleName(say::summaryAndDetails());

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_edit, 1);
    using enum RowState;
    for (const std::optional<RowState> state :
         {std::optional<RowState>(), {Present}, {Partial}, {Missing}, {Error}, {Unknown}}) {
        auto *chip = new StatusChip(state);
        chip->setObjectName(state ? QStringLiteral("chip") + stateName(*state)
                                  : QStringLiteral("chipAll"));
        layout->addWidget(chip);
        m_chips.push_back(chip);
        clearOnEscape(chip);
        connect(chip, &StatusChip::clicked, this, [this, chip] { toggled(chip); });
    }
    m_chips.front()->setChecked(true);
    m_chips.back()->hide(); // until there are such lines
    layout->addStretch();
    layout->addWidget(m_details);
    m_edit->setFixedHeight(m_chips.front()->sizeHint().height());
    m_details->setFixedSize(m_edit->height(), m_edit->height());
    clearOnEscape(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::tell);
}

void FilterBar::setTotals(const ScanTotals &totals)
{
    for (StatusChip *chip : m_chips)
        chip->setCount(chip->state() ? totals.of(*chip->state()) : totals.all());
    // at the end of the row, so that it moves nothing when it comes
    StatusChip *unknown = m_chips.back();
    unknown->setVisible(totals.of(RowState::Unknown) > 0 || unknown->isChecked());
    arrange();
}

void FilterBar::toggled(StatusChip *chip)
{
    const bool isAll = chip == m_chips.front();
    bool isAny = false;
    for (StatusChip *other : m_chips) {
        if (isAll && other != chip)
            other->setChecked(false);
        isAny = isAny || (other != m_chips.front() && other->isChecked());
    }
    m_chips.front()->setChecked(!isAny);
    tell();
}

ScanFilter FilterBar::filter() const
{
    std::vector<RowState> states;
    for (const StatusChip *chip : m_chips) {
        if (chip->isChecked() && chip->state())
            states.push_back(*chip->state());
    }
    return {m_edit->text(), states};
}

void FilterBar::clear()
{
    m_edit->clear();
    toggled(m_chips.front());
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey
        = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || isEmpty() || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept(); // before a shortcut of the window takes it
    if (event->type() == QEvent::KeyPress)
        clear();
    return true;
}

void FilterBar::tell()
{
    Q_EMIT filterChanged(filter());
}

int FilterBar::wantedWidth(bool isShort) const
{
    int wanted = leastEdit + m_details->width() + 24;
    for (const StatusChip *chip : m_chips) {
        if (!chip->isHidden())
            wanted += chip->widthOf(isShort) + 8;
    }
    return wanted;
}

QSize FilterBar::minimumSizeHint() const
{
    return {wantedWidth(true), QWidget::minimumSizeHint().height()};
}

void FilterBar::arrange()
{
    const int wanted = wantedWidth(false);
    for (StatusChip *chip : m_chips)
        chip->setShort(wanted > width());
    layout()->activate(); // now, and not with the words of before first
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_details->setIcon(paneIcon(palette()));
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace sameinside
