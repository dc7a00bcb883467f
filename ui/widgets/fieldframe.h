// SPDX-License-Identifier: MIT
#pragma once

#include <QHBoxLayout>
#include <QPushButton>
#include <QWidget>

namespace sameinside {

/// Looks like a line edit of the style and holds several widgets in its row.
class FieldFrame : public QWidget {
    Q_OBJECT

public:
    explicit FieldFrame(QWidget *parent = nullptr);

    /// Draws the edge in the colour of an error.
    void setWrong(bool wrong);
    bool isWrong() const { return m_isWrong; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    QHBoxLayout *row() const { return m_row; }
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
    bool m_isWrong = false;
};

/// The height of fields and buttons in the row of the tool bar.
int fieldHeight(const QWidget &widget);
/// The height of a field, and room around the words of a button.
void giveRoom(QPushButton &button);

} // namespace sameinside
