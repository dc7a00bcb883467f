// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

namespace sameinside {

/// A bar without words: blocks side by side, each as wide as its share of the whole, on a track.
class ThinBar final : public QWidget {
    Q_OBJECT

public:
    struct Block {
        double share = 0; ///< 0 to 1
        std::function<QColor(const QPalette &)> colour;
    };

    explicit ThinBar(int height, QWidget *parent = nullptr);

    void setBlocks(std::vector<Block> blocks);
    /// One block in the palette's highlight.
    void setFraction(double fraction);
    /// One that goes to and fro, until the bar is set: nobody knows how far it is.
    void setBusy();
    bool isBusy() const { return m_step.isActive(); }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showStep();

    int m_height;
    QTimer m_step;
    int m_steps = 0;
    std::vector<Block> m_blocks;
};

} // namespace sameinside
