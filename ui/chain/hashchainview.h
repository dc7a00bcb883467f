// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/hashchainpainter.h"

#include <QAbstractScrollArea>

namespace sameinside {

/// The picture of why: both hash chains, rung by rung, with what differs and what follows from it.
/// Ctrl with the wheel or +, -, 0 zooms, F fits; the arrow keys walk over the nodes, Enter
/// activates; 1 to 9 choose a cause; a click on a folded run of layers shows each.
class HashChainView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit HashChainView(QWidget *parent = nullptr);

    /// Shows one platform of a comparison, by its position; keeps the comparison alive. With no
    /// platform in common, what either side holds.
    void setComparison(std::shared_ptr<const Comparison> comparison, int platform);
    /// The same for a pair of which a side may have failed.
    void setPair(std::shared_ptr<const LoadedPair> pair, int platform);
    void clear();

    const HashChainLayout &chainLayout() const { return m_layout; }
    const ChainSubject &subject() const { return m_subject; }
    /// The picture in words.
    QString description() const { return m_layout.description(); }
    std::optional<NodeRef> currentNode() const;
    double zoom() const { return m_zoom; }
    /// The cause that is selected: a position in ChainSubject::causes; -1 for none.
    int cause() const { return m_cause; }
    /// Marks a cause; -1 for none. Emits nothing.
    void setCause(int cause);
    /// Whether all of the picture would be seen in such a room.
    bool wouldFit(QSize room) const;
    bool isUnfolded() const { return m_isUnfolded; }

    QSize sizeHint() const override { return {1000, 300}; }
    QSize minimumSizeHint() const override { return {320, 160}; }

public Q_SLOTS:
    /// Marks node and scrolls to it; emits nothing.
    void highlight(const sameinside::NodeRef &node);
    void setZoom(double zoom);
    void zoomIn();
    void zoomOut();
    void resetZoom();
    void fit();
    /// Lists every layer in the pages.
    void setUnfolded(bool unfolded);

Q_SIGNALS:
    void nodeActivated(const sameinside::NodeRef &node);
    void nodeHovered(const sameinside::NodeRef &node);
    void hoverEnded();
    void zoomChanged(double zoom);
    /// Somebody wants to know more of a cause; -1: of none any more.
    void causeChosen(int cause);
    void copyRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void present(ChainSubject subject);
    void relayout();
    HashChainLayout laidOut(QSizeF room, double zoom, int mostLeftOut = 4) const;
    void layOutToFit();
    void updateBars();
    void setHovered(int box);
    void setCurrent(int box);
    void activate(int box);
    void ensureVisible(const QRectF &rect);
    bool handleZoomKey(QKeyEvent *event);
    void chooseCause(int cause);
    void walkTo(Qt::Key key);
    void updateCursor(QPointF at);
    QString tipAt(QPointF at) const;
    bool showTip(const QPoint &position, const QPoint &global);
    QRectF visibleScene() const;
    QPointF sceneOf(const QPointF &position) const;
    QPointF origin() const;

    std::shared_ptr<const void> m_owner; ///< what the subject points into
    ChainSubject m_subject;
    ChainFacts m_facts; ///< of the subject
    HashChainLayout m_layout;
    QSize m_laidOutFor; ///< the room that the layout is for
    ChainStyle m_style;
    double m_zoom = 1;
    bool m_showsAll = false; ///< fitted by the user: small print rather than a scroll bar
    bool m_isZoomed = false; ///< by the user: stays as it is when the window changes
    bool m_isUnfolded = false;
    int m_hovered = -1;
    int m_current = -1;
    int m_cause = -1;
};

} // namespace sameinside
