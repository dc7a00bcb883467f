// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace sameinside {

/// Lets one local file or directory be dropped on a widget. What is in it, others find out.
class ImageDrop final : public QObject {
    Q_OBJECT

public:
    /// dropped gets the path, and the place in the widget.
    ImageDrop(QWidget *target, std::function<void(const QString &path, QPoint place)> dropped);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void(const QString &, QPoint)> m_dropped;
};

} // namespace sameinside
