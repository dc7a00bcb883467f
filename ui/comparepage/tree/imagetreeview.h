// SPDX-License-Identifier: MIT
#pragma once

#include <QTreeView>

namespace sameinside {

class ImageTreeModel;

/// One of the two trees: rows with a coloured edge and tint for their state.
class ImageTreeView final : public QTreeView {
    Q_OBJECT

public:
    explicit ImageTreeView(ImageTreeModel *model, QWidget *parent = nullptr);

    ImageTreeModel *rows() const { return m_rows; }

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setUpColumns();

    ImageTreeModel *m_rows;
};

} // namespace sameinside
