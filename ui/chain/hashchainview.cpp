// SPDX-License-Identifier: MIT
#include "ui/chain/hashchainview.h"

#include "model/text/words/ui/chainwords.h"
#include "model/text/words/ui/picturewords.h"
#include "ui/widgets/plaintip.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace sameinside {

namespace {

constexpr double zoomStep = 1.2;
constexpr double smallestZoom = 0.4;
constexpr double largestZoom = 4;

/// How the picture may be fitted into its room: larger only where nothing has to be left out for
/// it, smaller before much is left out, and a scroll bar rather than small print.
struct Fit {
    double zoom;
    int mostLeftOut;
};
constexpr std::array allFits{Fit{1.2, 0},  Fit{1.1, 0},  Fit{1, 1},   Fit{0.92, 1},
                             Fit{0.85, 2}, Fit{0.85, 4}, Fit{0.78, 4}};
constexpr std::array smallFits{0.7, 0.6, 0.5, smallestZoom};
constexpr double smallestFit = 0.85;    // where it has to be scrolled
constexpr double narrowestLarge = 1150; // of a picture that is enlarged, in its own units

} // namespace

HashChainView::HashChainView(QWidget *parent) :
    QAbstractScrollArea(parent), m_style(ChainStyle::of(palette(), font()))
{
    setObjectName(QStringLiteral("hashChainView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    setAccessibleName(words::picture::hashChain());
}

void HashChainView::setComparison(std::shared_ptr<const Comparison> comparison, int platform)
{
    if (!comparison) {
        clear();
        return;
    }
    ChainSubject subject = ChainSubject::of(*comparison, platform);
    m_owner = std::move(comparison);
    present(std::move(subject));
}

void HashChainView::setPair(std::shared_ptr<const LoadedPair> pair, int platform)
{
    if (!pair) {
        clear();
        return;
    }
    ChainSubject subject = ChainSubject::of(*pair, platform);
    m_owner = std::move(pair);
    present(std::move(subject));
}

void HashChainView::clear()
{
    present({});
    m_owner.reset();
}

void HashChainView::present(ChainSubject subject)
{
    m_subject = std::move(subject);
    m_facts = ChainFacts::of(m_subject);
    m_style = ChainStyle::of(palette(), font()); // forgets the widths of what is shown no more
    m_isUnfolded = false;
    m_showsAll = false;
    m_current = -1;
    m_cause = -1;
    setHovered(-1);
    relayout();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
}

HashChainLayout HashChainView::laidOut(QSizeF room, double zoom, int mostLeftOut) const
{
    ChainMetrics metrics = m_style.metrics(room / zoom);
    metrics.unfolded = m_isUnfolded;
    metrics.mostLeftOut = mostLeftOut;
    return layOutHashChain(m_subject, m_facts, metrics);
}

bool HashChainView::wouldFit(QSize room) const
{
    return laidOut(room, 1, 0).fits;
}

void HashChainView::layOutToFit()
{
    // at which zoom all would fit can be told from how high it is at one
    const double least = laidOut(m_laidOutFor, 1, 0).leastHeight;
    for (const Fit &fit : allFits) {
        const QSizeF own = QSizeF(m_laidOutFor) / fit.zoom;
        if ((fit.zoom > 1 && own.width() < narrowestLarge)
            || (fit.mostLeftOut == 0 && own.height() < least))
            continue;
        m_layout = laidOut(m_laidOutFor, fit.zoom, fit.mostLeftOut);
        m_zoom = fit.zoom;
        const bool isWide = m_layout.size.width() * fit.zoom > m_laidOutFor.width() + 0.5;
        if (m_layout.fits && m_layout.leftOut <= fit.mostLeftOut && !isWide)
            return;
    }
    for (const double zoom : smallFits) {
        if (!m_showsAll)
            break;
        m_layout = laidOut(m_laidOutFor, zoom);
        m_zoom = zoom;
        if (m_layout.fits)
            return;
    }
    QSizeF room = m_laidOutFor;
    room.rwidth() -= verticalScrollBar()->sizeHint().width();
    // a picture that is only a little too wide is shrunk a little more
    const double width = m_layout.size.width() * m_zoom;
    m_zoom = m_isUnfolded ? 1 : smallestFit;
    if (width > room.width())
        m_zoom = std::max(smallestZoom, std::min(m_zoom, room.width() / m_layout.size.width()));
    m_layout = laidOut(room, m_zoom);
}

void HashChainView::relayout()
{
    const auto node = currentNode();
    m_laidOutFor = maximumViewportSize();
    if (m_isZoomed)
        m_layout = laidOut(m_laidOutFor, 1);
    else
        layOutToFit();
    m_hovered = -1;
    m_current = node ? m_layout.boxOf(*node) : -1;
    setAccessibleDescription(m_layout.description());
    updateBars();
    viewport()->update();
}

void HashChainView::updateBars()
{
    const QSizeF size = m_layout.size * m_zoom;
    const QSize room = maximumViewportSize();
    const bool needsVertical = size.height() > room.height() + 0.5;
    const double width
        = room.width() - (needsVertical ? verticalScrollBar()->sizeHint().width() : 0);
    const bool needsHorizontal = size.width() > width + 0.5;
    const double height
        = room.height() - (needsHorizontal ? horizontalScrollBar()->sizeHint().height() : 0);
    horizontalScrollBar()->setRange(0, std::max(0, int(std::ceil(size.width() - width - 0.5))));
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(size.height() - height - 0.5))));
    horizontalScrollBar()->setPageStep(int(width));
    verticalScrollBar()->setPageStep(int(height));
    horizontalScrollBar()->setSingleStep(24);
    verticalScrollBar()->setSingleStep(24);
}

// A picture smaller than the room stands in the middle of its width, at the top.
QPointF HashChainView::origin() const
{
    const double spare = viewport()->width() - m_layout.size.width() * m_zoom;
    return {spare > 1 ? std::floor(spare / 2) : -double(horizontalScrollBar()->value()),
            -double(verticalScrollBar()->value())};
}

QPointF HashChainView::sceneOf(const QPointF &position) const
{
    return (position - origin()) / m_zoom;
}

std::optional<NodeRef> HashChainView::currentNode() const
{
    if (m_current < 0 || m_current >= int(m_layout.boxes.size()))
        return std::nullopt;
    return m_layout.box(m_current).node;
}

void HashChainView::highlight(const NodeRef &node)
{
    const int box = m_layout.boxOf(node);
    setCurrent(box);
    // who reads of one cause, and goes to another, wants to read of that; nothing opens by itself
    if (m_cause >= 0 && box >= 0 && m_layout.box(box).isStrong())
        chooseCause(m_layout.box(box).causes.front());
}

void HashChainView::setCause(int cause)
{
    m_cause = cause;
    viewport()->update();
}

void HashChainView::chooseCause(int cause)
{
    if (cause == m_cause)
        return;
    setCause(cause);
    Q_EMIT causeChosen(cause);
}

void HashChainView::setCurrent(int box)
{
    if (box == m_current)
        return;
    m_current = box;
    setAccessibleName(box < 0 ? words::picture::hashChain()
                              : words::picture::hashChainAt(m_layout.description(box)));
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
    if (box >= 0)
        ensureVisible(m_layout.box(box).rect);
    viewport()->update();
}

void HashChainView::setHovered(int box)
{
    if (box == m_hovered)
        return;
    m_hovered = box;
    const bool isNode = box >= 0 && m_layout.box(box).node;
    viewport()->update();
    if (isNode)
        Q_EMIT nodeHovered(*m_layout.box(box).node);
    else
        Q_EMIT hoverEnded();
}

void HashChainView::activate(int box)
{
    if (box < 0 || !m_layout.box(box).node)
        return;
    const ChainBox &one = m_layout.box(box);
    const NodeRef node = *one.node;
    const bool isFolded = one.isFolded() && !one.isStrong();
    const auto causes = one.causes;
    setCurrent(box);
    if (!causes.empty()) // again: the next of several
        chooseCause(causes[std::size_t(std::ranges::find(causes, m_cause) - causes.begin() + 1)
                           % causes.size()]);
    if (isFolded)
        setUnfolded(true);
    Q_EMIT nodeActivated(node);
}

void HashChainView::ensureVisible(const QRectF &rect)
{
    const QRectF wanted(rect.adjusted(-12, -12, 12, 12).topLeft() * m_zoom,
                        rect.adjusted(-12, -12, 12, 12).size() * m_zoom);
    const auto scroll = [](QScrollBar *bar, double from, double to, int room) {
        if (to > bar->value() + room)
            bar->setValue(int(std::ceil(to)) - room);
        if (from < bar->value())
            bar->setValue(int(from));
    };
    scroll(horizontalScrollBar(), wanted.left(), wanted.right(), viewport()->width());
    scroll(verticalScrollBar(), wanted.top(), wanted.bottom(), viewport()->height());
}

void HashChainView::setZoom(double zoom)
{
    zoom = std::clamp(zoom, smallestZoom, largestZoom);
    const QPointF centre = sceneOf(QPointF(viewport()->rect().center()));
    m_zoom = zoom;
    m_isZoomed = true;
    relayout();
    horizontalScrollBar()->setValue(int(centre.x() * m_zoom - viewport()->width() / 2.0));
    verticalScrollBar()->setValue(int(centre.y() * m_zoom - viewport()->height() / 2.0));
    Q_EMIT zoomChanged(m_zoom);
}

void HashChainView::zoomIn()
{
    setZoom(m_zoom * zoomStep);
}

void HashChainView::zoomOut()
{
    setZoom(m_zoom / zoomStep);
}

void HashChainView::resetZoom()
{
    setZoom(1);
}

void HashChainView::fit()
{
    m_isZoomed = false;
    m_showsAll = true;
    relayout();
    Q_EMIT zoomChanged(m_zoom);
}

void HashChainView::setUnfolded(bool unfolded)
{
    if (unfolded == m_isUnfolded)
        return;
    m_isUnfolded = unfolded;
    relayout();
}

void HashChainView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (m_layout.boxes.empty()) {
        painter.setPen(faintTextColour(palette()));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, words::picture::nothingCompared());
        return;
    }
    painter.translate(origin());
    painter.scale(m_zoom, m_zoom);
    const ChainEmphasis emphasis{.current = m_current,
                                 .cause = m_cause,
                                 .isFocused = hasFocus(),
                                 .path = m_layout.path(m_hovered)};
    const QRectF exposed(sceneOf(event->rect().topLeft()), QSizeF(event->rect().size()) / m_zoom);
    paintHashChain(painter, m_layout, m_style, emphasis, exposed);
    paintChainFrame(painter, m_layout, m_style, visibleScene());
}

QRectF HashChainView::visibleScene() const
{
    return {sceneOf({0, 0}), QSizeF(viewport()->size()) / m_zoom};
}

void HashChainView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (maximumViewportSize() != m_laidOutFor) // a scroll bar that came was counted in
        relayout();
}

void HashChainView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::StyleChange) {
        m_style = ChainStyle::of(palette(), font());
        relayout();
    }
}

bool HashChainView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (!showTip(help->pos(), help->globalPos()))
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QAbstractScrollArea::viewportEvent(event);
}

QString HashChainView::tipAt(QPointF at) const
{
    if (const int box = m_layout.boxAt(at); box >= 0)
        return m_layout.box(box).details;
    for (const ChainStatement &statement : m_layout.statements) {
        if (statement.rect.contains(at))
            return statement.whole;
    }
    for (const ChainHeading *heading : {&m_layout.leftHeading, &m_layout.rightHeading}) {
        if (heading->rect.contains(at - QPointF(0, std::max(0.0, visibleScene().top()))))
            return heading->whole;
    }
    return {};
}

bool HashChainView::showTip(const QPoint &position, const QPoint &global)
{
    const QString text = tipAt(sceneOf(position));
    if (text.isEmpty())
        return false;
    QToolTip::showText(global, plainToolTip(text), viewport());
    return true;
}

void HashChainView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    const QPointF before = sceneOf(event->position());
    setZoom(m_zoom * std::pow(zoomStep, event->angleDelta().y() / 120.0));
    // What is under the pointer stays there.
    horizontalScrollBar()->setValue(int(before.x() * m_zoom - event->position().x()));
    verticalScrollBar()->setValue(int(before.y() * m_zoom - event->position().y()));
    event->accept();
}

void HashChainView::updateCursor(QPointF at)
{
    const int box = m_layout.boxAt(at);
    const bool leadsOn = (box >= 0 && m_layout.box(box).node) || m_layout.causeAt(at) >= 0;
    viewport()->setCursor(leadsOn ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void HashChainView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = sceneOf(event->position());
    setHovered(m_layout.boxAt(at));
    updateCursor(at);
}

void HashChainView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF at = sceneOf(event->position());
    if (const int cause = m_layout.causeAt(at); cause >= 0)
        chooseCause(cause);
    else
        activate(m_layout.boxAt(at));
}

bool HashChainView::handleZoomKey(QKeyEvent *event)
{
    if (event->matches(QKeySequence::ZoomIn)
        || (event->modifiers() & Qt::ControlModifier && event->key() == Qt::Key_Equal))
        zoomIn();
    else if (event->matches(QKeySequence::ZoomOut))
        zoomOut();
    else if (event->modifiers() & Qt::ControlModifier && event->key() == Qt::Key_0)
        resetZoom();
    else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_F)
        fit();
    else
        return false;
    return true;
}

void HashChainView::walkTo(Qt::Key key)
{
    const int first
        = int(std::ranges::find_if(m_layout.boxes,
                                   [](const ChainBox &box) { return box.node.has_value(); })
              - m_layout.boxes.begin());
    const int next = m_current < 0 ? first : m_layout.neighbour(m_current, key);
    if (next >= int(m_layout.boxes.size()) || next == m_current)
        return;
    const NodeRef node = *m_layout.box(next).node;
    setCurrent(next);
    Q_EMIT nodeHovered(node);
}

void HashChainView::keyPressEvent(QKeyEvent *event)
{
    if (m_layout.boxes.empty() || handleZoomKey(event))
        return;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        walkTo(Qt::Key(event->key()));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate(m_current);
        return;
    case Qt::Key_Escape:
        if (!m_isUnfolded && m_cause < 0)
            break;
        if (m_cause >= 0)
            chooseCause(-1);
        else
            setUnfolded(false);
        return;
    default:
        break;
    }
    const int cause = event->key() - Qt::Key_1;
    if (cause >= 0 && cause < 9 && event->modifiers() == Qt::NoModifier && m_subject.causes
        && cause < int(m_subject.causes->size())) {
        chooseCause(cause);
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void HashChainView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(words::picture::zoomIn(), this, &HashChainView::zoomIn);
    menu.addAction(words::picture::zoomOut(), this, &HashChainView::zoomOut);
    menu.addAction(words::picture::originalSize(), this, &HashChainView::resetZoom);
    menu.addAction(words::picture::fit(), this, &HashChainView::fit);
    menu.addSeparator();
    QAction *each = menu.addAction(words::picture::eachLayer());
    each->setCheckable(true);
    each->setChecked(m_isUnfolded);
    each->setEnabled(m_layout.hasFolded || m_isUnfolded);
    connect(each, &QAction::toggled, this, &HashChainView::setUnfolded);
    menu.addSeparator();
    QAction *copy
        = menu.addAction(words::chain::copyPicture(), this, [this] { Q_EMIT copyRequested(); });
    copy->setEnabled(m_subject.comparison != nullptr);
    const int box = event->reason() == QContextMenuEvent::Mouse
        ? m_layout.boxAt(sceneOf(event->pos()))
        : m_current;
    if (box >= 0 && !m_layout.box(box).details.isEmpty()) {
        const QString details = m_layout.box(box).details;
        menu.addAction(words::picture::copyDetails(), this,
                       [details] { QApplication::clipboard()->setText(details); });
    }
    menu.exec(event->globalPos());
}

void HashChainView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HashChainView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace sameinside
