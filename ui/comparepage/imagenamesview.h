// SPDX-License-Identifier: MIT
#pragma once

#include "model/source/imagenames.h"
#include "ui/chain/chainsubject.h"

#include <QTableWidget>

namespace sameinside {

/// The digests that stand for each image, and which tools show them as its name. A click copies
/// one.
class ImageNamesView final : public QTableWidget {
    Q_OBJECT

public:
    enum Column { What, Left, Right, ShownBy, ColumnCount };

    explicit ImageNamesView(QWidget *parent = nullptr);

    void showSubject(const ChainSubject &subject);

Q_SIGNALS:
    void copied(const QString &digest);

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    using Digests = std::array<std::optional<Digest>, 2>;
    using Names = std::array<std::vector<ImageNames>, 2>;
    void addLine(ImageNames::Kind kind, const QString &what, const Names &names);
    void addLine(const QString &what, const Digests &digests, const QString &shownBy);
    void copy(int row, int column);
};

} // namespace sameinside
