// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/rows/scanresultmodel.h"
#include "ui/scanpage/table/statuschip.h"

#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

namespace sameinside {

/// Above the table: words to look for, and the counts of each status, which act as filters.
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setTotals(const ScanTotals &totals);
    ScanFilter filter() const;
    void clear();
    bool isEmpty() const { return m_edit->text().isEmpty() && m_chips.front()->isChecked(); }
    /// Esc clears the filter where widget has the focus.
    void clearOnEscape(QWidget *widget) { widget->installEventFilter(this); }
    /// Shows or hides the pane of details.
    QToolButton *detailsButton() const { return m_details; }
    QLineEdit *edit() const { return m_edit; }
    /// With chips that leave their words away.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filterChanged(const sameinside::ScanFilter &filter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void toggled(StatusChip *chip);
    int wantedWidth(bool isShort) const;
    void arrange();
    void tell();

    QLineEdit *m_edit;
    std::vector<StatusChip *> m_chips; ///< the first is "all"
    QToolButton *m_details;
};

} // namespace sameinside
