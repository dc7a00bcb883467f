// SPDX-License-Identifier: MIT
#pragma once

#include "ui/chain/causestrip.h"
#include "ui/chain/hashchainview.h"

namespace sameinside {

/// The picture of why, and below it the strip of the cause that is selected. Where there is room
/// for both, the first cause is selected from the start; nothing moves while something is read.
class WhyPane final : public QWidget {
    Q_OBJECT

public:
    explicit WhyPane(QWidget *parent = nullptr);

    HashChainView *view() const { return m_view; }
    CauseStrip *strip() const { return m_strip; }
    bool isStripShown() const { return !m_strip->isHidden(); }
    /// For who put another subject into the view.
    void subjectChanged();

Q_SIGNALS:
    void documentWanted(const sameinside::NodeRef &node, const QString &text);
    void filesWanted(const sameinside::NodeRef &node);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCause(int cause);
    void choose(int cause);
    void arrange();
    int stripHeight() const;

    HashChainView *m_view;
    CauseStrip *m_strip;
    bool m_isChosen = false; ///< somebody opened the strip, or closed it
};

} // namespace sameinside
