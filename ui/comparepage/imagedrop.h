// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <optional>

class QDropEvent;
class QMimeData;
class QWidget;

namespace sameinside {

/// The name of the image in a file or directory: "oci:DIR", "oci-archive:FILE" or
/// "docker-archive:FILE", by what is there. Reads the headers of at most 4,096 entries.
QString imageNameOfPath(const QString &path);

/// The name of the one local file or directory that data holds; nothing for anything else.
std::optional<QString> droppedImage(const QMimeData *data);

/// Lets a layout or an archive be dropped on a widget.
class ImageDrop final : public QObject {
    Q_OBJECT

public:
    /// dropped gets the name, and the place in the widget.
    ImageDrop(QWidget *target, std::function<void(const QString &name, QPoint place)> dropped);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void(const QString &, QPoint)> m_dropped;
};

} // namespace sameinside
