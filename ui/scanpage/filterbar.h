// SPDX-License-Identifier: MIT
#pragma once

#include "ui/scanpage/scanresultmodel.h"
#include "ui/scanpage/statuschip.h"

#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

namespace sameinside {

/// Above the table: words to look for, and the counts of each status, which act as filters.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setTotals(const ScanTotals &totals);
    ScanFilter filter() const;
    void clear();
    /// Shows or hides the pane of details.
    QToolButton *detailsButton() const { return m_details; }
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void filterChanged(const sameinside::ScanFilter &filter);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void toggled(StatusChip *chip);
    void arrange();
    void tell();

    QLineEdit *m_edit;
    std::vector<StatusChip *> m_chips; ///< the first is "all"
    QToolButton *m_details;
};

} // namespace sameinside
