// SPDX-License-Identifier: MIT
#include "ui/comparepage/imagedrop.h"

#include "ui/widgets/copydrop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace sameinside {

namespace {

bool isOnePath(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.front().isLocalFile();
}

QString pathIn(const QMimeData &data)
{
    QString path = data.urls().constFirst().toLocalFile();
    while (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    return path;
}

} // namespace

ImageDrop::ImageDrop(QWidget *target, std::function<void(const QString &, QPoint)> dropped) :
    QObject(target), m_dropped(std::move(dropped))
{
    target->setAcceptDrops(true);
    target->installEventFilter(this);
}

bool ImageDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        if (!isOnePath(*drag->mimeData()))
            return false;
        acceptCopy(*drag);
        return true;
    }
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        if (!isOnePath(*drop->mimeData()))
            return false;
        acceptCopy(*drop);
        m_dropped(pathIn(*drop->mimeData()), drop->position().toPoint());
        return true;
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace sameinside
