// SPDX-License-Identifier: MIT
#include "ui/chain/hashchainview.h"

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
#include <cmath>

namespace sameinside {

namespace {

constexpr double zoomStep = 1.2;
constexpr double smallestZoom = 0.4;
constexpr double largestZoom = 4;
constexpr double smallestFit = 0.85; // below, a scroll bar is better than small print

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
    m_folding = ChainFolding(m_subject);
    m_isUnfolded = false;
    m_current = -1;
    setHovered(-1);
    relayout();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
}

// Twice at most: a vertical bar takes width away, and a picture that is only a little too high is
// shrunk instead.
void HashChainView::relayout()
{
    const auto node = currentNode();
    m_laidOutFor = maximumViewportSize();
    QSizeF room = m_laidOutFor;
    const auto layOut = [&](double zoom) {
        ChainMetrics metrics = m_style.metrics(room / zoom);
        metrics.unfolded = m_isUnfolded;
        m_layout = layOutHashChain(m_subject, m_folding, metrics);
    };
    if (!m_isZoomed)
        m_zoom = 1;
    layOut(1);
    if (!m_isZoomed && m_layout.size.height() > room.height()) {
        const double zoom = room.height() / m_layout.size.height();
        if (zoom >= smallestFit) {
            m_zoom = zoom;
            layOut(zoom);
        }
    }
    if (m_layout.size.height() * m_zoom > room.height() + 0.5) {
        room.rwidth() -= verticalScrollBar()->sizeHint().width();
        layOut(m_isZoomed ? 1 : m_zoom);
    }
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
    setCurrent(m_layout.boxOf(node));
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
    viewport()->setCursor(isNode ? Qt::PointingHandCursor : Qt::ArrowCursor);
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
    const bool isFolded = !one.folded.empty();
    setCurrent(box);
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
    m_isZoomed = false;
    relayout();
    Q_EMIT zoomChanged(m_zoom);
}

void HashChainView::fit()
{
    m_isZoomed = false;
    relayout();
    const QSizeF room = maximumViewportSize();
    const double zoom
        = std::min(room.width() / m_layout.size.width(), room.height() / m_layout.size.height());
    if (!m_layout.boxes.empty() && zoom < m_zoom)
        setZoom(zoom);
    else
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
    const ChainEmphasis emphasis{
        .current = m_current, .isFocused = hasFocus(), .path = m_layout.path(m_hovered)};
    const QRectF exposed(sceneOf(event->rect().topLeft()), QSizeF(event->rect().size()) / m_zoom);
    paintHashChain(painter, m_layout, m_style, emphasis, exposed);
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

bool HashChainView::showTip(const QPoint &position, const QPoint &global)
{
    const QPointF at = sceneOf(position);
    const int box = m_layout.boxAt(at);
    QString text;
    if (box >= 0) {
        text = m_layout.box(box).details;
    } else if (m_layout.middle.contains(at)) {
        for (const ChainRow &row : m_layout.rows) {
            if (row.rect.contains(at))
                text = row.wholeText;
        }
    }
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

void HashChainView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(m_layout.boxAt(sceneOf(event->position())));
}

void HashChainView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        activate(m_layout.boxAt(sceneOf(event->position())));
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

void HashChainView::keyPressEvent(QKeyEvent *event)
{
    if (m_layout.boxes.empty() || handleZoomKey(event))
        return;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int first
            = int(std::ranges::find_if(m_layout.boxes,
                                       [](const ChainBox &box) { return box.node.has_value(); })
                  - m_layout.boxes.begin());
        const int next
            = m_current < 0 ? first : m_layout.neighbour(m_current, Qt::Key(event->key()));
        if (next < int(m_layout.boxes.size()) && next != m_current) {
            setCurrent(next);
            Q_EMIT nodeHovered(*m_layout.box(next).node);
        }
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate(m_current);
        return;
    case Qt::Key_Escape:
        if (m_isUnfolded) {
            setUnfolded(false);
            return;
        }
        break;
    default:
        break;
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
    const int box = event->reason() == QContextMenuEvent::Mouse
        ? m_layout.boxAt(sceneOf(event->pos()))
        : m_current;
    if (box >= 0 && !m_layout.box(box).details.isEmpty()) {
        menu.addSeparator();
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
