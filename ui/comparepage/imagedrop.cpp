// SPDX-License-Identifier: MIT
#include "ui/comparepage/imagedrop.h"

#include "ui/widgets/copydrop.h"

#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace sameinside {

namespace {

constexpr qint64 tarBlock = 512;
constexpr int mostEntries = 4096;

/// Whether a tar holds an OCI layout: the mark of it may come behind the blobs, so headers are
/// read and contents skipped (POSIX ustar: name at 0, size in octal at 124).
bool holdsOciLayout(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (int i = 0; i < mostEntries; ++i) {
        const QByteArray header = file.read(tarBlock);
        if (header.size() < tarBlock || header.front() == '\0')
            return false;
        QByteArray name = header.left(100);
        name.truncate(qstrnlen(name.constData(), 100));
        if (name == "oci-layout" || name == "./oci-layout")
            return true;
        bool isNumber = false;
        const qint64 size = header.mid(124, 11).trimmed().toLongLong(&isNumber, 8);
        if (!isNumber || size < 0)
            return false;
        const qint64 next = file.pos() + (size + tarBlock - 1) / tarBlock * tarBlock;
        if (next >= file.size() || !file.seek(next))
            return false;
    }
    return false;
}

} // namespace

QString imageNameOfPath(const QString &path)
{
    if (QFileInfo(path).isDir())
        return QStringLiteral("oci:") + path;
    return (holdsOciLayout(path) ? QStringLiteral("oci-archive:")
                                 : QStringLiteral("docker-archive:"))
        + path;
}

std::optional<QString> droppedImage(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return std::nullopt;
    QString path = urls.front().toLocalFile();
    while (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    return imageNameOfPath(path);
}

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
        const QList<QUrl> urls = drag->mimeData()->urls();
        if (urls.size() != 1 || !urls.front().isLocalFile())
            return false;
        acceptCopy(*drag);
        return true;
    }
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        const auto name = droppedImage(drop->mimeData());
        if (!name)
            return false;
        acceptCopy(*drop);
        m_dropped(*name, drop->position().toPoint());
        return true;
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace sameinside
