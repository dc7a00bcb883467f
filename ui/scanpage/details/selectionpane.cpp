// SPDX-License-Identifier: MIT
#include "ui/scanpage/details/selectionpane.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/scandetailwords.h"
#include "model/text/words/ui/scanpagewords.h"
#include "model/text/words/ui/scantablewords.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/scanpage/rows/statuslook.h"
#include "ui/scanpage/table/placedelegate.h"
#include "ui/widgets/plaintip.h"

#include <QVBoxLayout>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr std::size_t mostPlaces = 100;
constexpr qint64 mostInSight = 3; // places, before their list scrolls

// Lets long references and digests break, so that they do not widen the pane.
QString breakable(const QString &text)
{
    QString broken;
    for (const QChar c : text) {
        broken += c;
        if (QStringLiteral("/:@-_.").contains(c))
            broken += QChar(0x200b);
    }
    return broken;
}

QString reasonOf(const ScanRow &row)
{
    if (row.state == RowState::Error)
        return breakable(shownText(problemText(row.result)));
    if (row.state != RowState::Waiting)
        return breakable(shownText(reasonText(row.result)));
    if (row.result.open != Open::Stopped)
        return say::notReachedYet();
    return row.result.platforms.empty() ? say::notReached() : say::notFoundSoFar();
}

} // namespace

SelectionPane::SelectionPane(QWidget *parent) :
    QWidget(parent), m_title(new PlainLabel(Ink::Strong, say::selected())),
    m_name(new ShortenedLabel), m_verdict(new PlainLabel(Ink::Strong)),
    m_reason(new PlainLabel(Ink::Faint)),
    m_placesTitle(new PlainLabel(Ink::Strong, say::foundAt())), m_list(new QListWidget),
    m_compare(new QPushButton(say::compareButton()))
{
    m_name->setObjectName(QStringLiteral("selectedName"));
    m_name->setFixedFont();
    m_verdict->setObjectName(QStringLiteral("selectedVerdict"));
    m_verdict->setWordWrap(true);
    m_reason->setObjectName(QStringLiteral("selectedReason"));
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_list->setObjectName(QStringLiteral("placeList"));
    m_list->setAccessibleName(say::whereFound());
    m_list->setItemDelegate(new PlaceDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    // as high as its places need, and the rest of the pane
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_compare->setObjectName(QStringLiteral("compareSideBySide"));
    m_compare->setAutoDefault(false);
    m_compare->setMinimumHeight(32);
    connect(m_compare, &QPushButton::clicked, this, &SelectionPane::compareRequested);
    connect(m_list, &QListWidget::itemActivated, this, &SelectionPane::compareRequested);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_name);
    layout->addWidget(m_verdict);
    layout->addWidget(m_reason);
    layout->addSpacing(8);
    layout->addWidget(m_placesTitle);
    layout->addWidget(m_list, 1);
    showRow(nullptr);
}

void SelectionPane::showRow(const ScanRow *row)
{
    const bool isSameLine = row && row->result.line == m_line;
    m_line = row ? row->result.line : 0;
    for (QWidget *widget : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_verdict)})
        widget->setVisible(row != nullptr);
    if (!row) {
        m_reason->setText(say::selectALine());
        m_places.clear();
        m_list->clear();
        m_placesTitle->hide();
        m_list->setMinimumHeight(1);
        m_compare->setEnabled(false);
        return;
    }
    m_name->setFullText(placeName(row->result.source));
    m_name->setToolTip(wholeToolTip(shownText(row->result.source)));
    m_verdict->setText(verdictText(*row));
    m_verdict->setMeaning(meaningOf(row->state));
    m_reason->setText(reasonOf(*row));
    if (!isSameLine || placesOf(row->result) != m_places)
        fillPlaces(row->result);
}

void SelectionPane::fillPlaces(const SourceResult &result)
{
    m_places = placesOf(result);
    m_list->clear();
    for (std::size_t i = 0; i < std::min(m_places.size(), mostPlaces); ++i) {
        const ShownPlace &place = m_places[i];
        auto *item = new QListWidgetItem(shownText(place.target), m_list);
        item->setData(PlaceDelegate::DetailRole, placeWords(place));
        item->setToolTip(wholeToolTip(shownText(place.target) + u'\n' + placeWords(place)));
        item->setData(Qt::AccessibleTextRole,
                      shownText(place.target) + QStringLiteral(", ") + placeWords(place));
    }
    if (m_places.size() > mostPlaces) {
        auto *more
            = new QListWidgetItem(say::andMore(qint64(m_places.size() - mostPlaces)), m_list);
        more->setData(PlaceDelegate::DetailRole, say::exportListsAll());
        more->setFlags(Qt::NoItemFlags);
    }
    const auto count = qint64(m_places.size());
    m_placesTitle->setVisible(count > 0);
    const int inSight = int(std::min(count, mostInSight));
    m_list->setMinimumHeight(std::max(1, inSight * PlaceDelegate::height(m_list->fontMetrics())));
    m_placesTitle->setText(count > 1 ? say::foundAtPlaces(count)
                               : count == 1 && m_places.front().isNearest ? say::nearest()
                                                                          : say::foundAt());
    if (count > 0)
        m_list->setCurrentRow(0);
    m_compare->setEnabled(count > 0);
}

const ShownPlace *SelectionPane::chosenPlace() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_places.size()) ? &m_places[std::size_t(row)] : nullptr;
}

} // namespace sameinside
