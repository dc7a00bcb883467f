// SPDX-License-Identifier: MIT
#include "ui/widgets/pathedit.h"

#include "model/text/words/ui/widgetwords.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace sameinside {

QString localFileOf(const QMimeData *data)
{
    if (!data || !data->hasUrls())
        return {};
    const QList<QUrl> urls = data->urls();
    const auto local
        = std::ranges::find_if(urls, [](const QUrl &url) { return url.isLocalFile(); });
    return local == urls.end() ? QString() : local->toLocalFile();
}

QString linesOf(const QMimeData *data)
{
    return data && data->hasText() ? data->text() : QString();
}

PathEdit::PathEdit(QWidget *parent) : ElidedEdit(parent)
{
    setFrame(false);
    setAcceptDrops(false); // the page takes drops, wherever they fall
    setMaxLength(4096);
    setAttribute(Qt::WA_MacShowFocusRect, false);
    QPalette clear = palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    setPalette(clear);
}

bool PathEdit::pasteLines()
{
    const QMimeData *clip = QGuiApplication::clipboard()->mimeData();
    if (const QString file = localFileOf(clip); !file.isEmpty()) {
        Q_EMIT filePasted(file);
        return true;
    }
    const QString lines = linesOf(clip);
    if (!lines.trimmed().contains(u'\n'))
        return false;
    Q_EMIT linesPasted(lines);
    return true;
}

void PathEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && pasteLines())
        return;
    ElidedEdit::keyPressEvent(event);
}

void PathEdit::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    menu->addAction(words::widgets::pasteAsLines(), this, [this] {
        if (!pasteLines())
            Q_EMIT linesPasted(linesOf(QGuiApplication::clipboard()->mimeData()));
    });
    menu->popup(event->globalPos());
}

} // namespace sameinside
