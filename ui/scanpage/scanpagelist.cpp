// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanpage.h"

#include "model/image/imagename.h"
#include "ui/scanpage/fields/listeditor.h"
#include "ui/scanpage/table/filterbar.h"
#include "ui/scanpage/table/scantable.h"
#include "ui/widgets/copydrop.h"
#include "ui/widgets/pathedit.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

// How ScanPage comes to its list: by dialog, drop, paste and typing.
namespace sameinside {

namespace {

constexpr qint64 editableBytes = 4 * 1024 * 1024; // an editor of lines is no place for more

bool isImage(const QString &text)
{
    static const QStringList endings{QStringLiteral("txt"), QStringLiteral("list"),
                                     QStringLiteral("lst"), QStringLiteral("csv")};
    return ImageName::parse(text) && !endings.contains(QFileInfo(text).suffix().toLower());
}

} // namespace

void ScanPage::openList(const QString &path)
{
    if (m_scan.isRunning())
        return;
    load(path, [path](const auto &, std::stop_token) { return loadListFile(path); });
}

void ScanPage::useLines(const QByteArray &text)
{
    if (m_scan.isRunning())
        return;
    load({}, [text](const auto &, std::stop_token) { return loadListText(text); });
}

void ScanPage::useExample()
{
    if (m_scan.isRunning() || !m_services.example)
        return;
    const auto target = TargetName::parse(m_services.example->target);
    if (target)
        m_bar->targets()->setTargets({*target});
    load({}, [example = *m_services.example](const auto &, std::stop_token) {
        return loadListText(example.lines, example.title);
    });
    m_startsWhenLoaded = true;
}

void ScanPage::load(const QString &path, Job<Result<SharedList>>::Work work)
{
    m_opening = path;
    m_startsWhenLoaded = false; // that was asked of the list before
    m_bar->list()->showBusy();
    m_loading.start(std::move(work));
    updateState();
}

void ScanPage::showLoaded(Result<SharedList> list)
{
    const bool startsNow = std::exchange(m_startsWhenLoaded, false);
    if (!list) {
        showUnreadable(list.error());
        return;
    }
    m_list = *std::move(list);
    m_bar->list()->showList(m_list.get());
    m_editor->setLines({});
    m_run.reset();
    if (!m_list->path.isEmpty())
        m_recentLists.add(m_list->path);
    m_bar->list()->setRecent(m_recentLists.names());
    freeElsewhere(m_model.setRows(m_list->rows, m_list->ranks));
    forgetEarlierList();
    showResults();
    showReady();
    showTotals();
    updateState();
    Q_EMIT titleChanged(title());
    if (startsNow)
        start();
}

void ScanPage::showUnreadable(const Error &error)
{
    m_bar->list()->showFailed();
    showReadyOrEnd(); // below the message
    updateState();
    const QString title = QStringLiteral("The list cannot be read");
    const QString typed = m_bar->list()->typed();
    const QFileInfo file(m_opening);
    if (!m_opening.isEmpty() && !file.exists() && isImage(typed)) {
        showMessage(title,
                    {error.kind,
                     QStringLiteral("There is no file %1. Where it is the name of an image, type "
                                    "it as a line of a list.")
                         .arg(typed)},
                    QStringLiteral("Type or paste lines…"), [this, typed] {
                        m_editor->append(typed);
                        showEditor();
                    });
        return;
    }
    const QString detail = file.isDir()
        ? QStringLiteral("%1 is a directory. Open a file in it; images in it are searched when it "
                         "is named as a place, oci:%1.")
              .arg(m_opening)
        : error.detail;
    showMessage(title, {error.kind, detail}, QStringLiteral("Open another…"),
                [this] { chooseList(); });
}

void ScanPage::forgetEarlierList()
{
    m_filter->clear();
    m_table->forget();
    m_bar->targets()->setNote({});
    m_status.clear();
    Q_EMIT statusChanged(m_status);
}

void ScanPage::showResults()
{
    const QWidget *focus = m_pages->focusWidget();
    const bool isHere = focus && focus->hasFocus();
    m_pages->setCurrentWidget(m_results);
    if (isHere) // what had it is gone, and the next in line would be a surprise
        m_table->setFocus();
}

void ScanPage::chooseList()
{
    if (m_scan.isRunning())
        return;
    auto *dialog = new QFileDialog(this, QStringLiteral("Open a list of images"));
    dialog->setObjectName(QStringLiteral("listDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {QStringLiteral("Lists of images (*.txt *.list *.lst)"), QStringLiteral("All files (*)")});
    if (QFileInfo(m_opening).isDir())
        dialog->setDirectory(m_opening);
    else if (m_list && !m_list->path.isEmpty())
        dialog->selectFile(m_list->path);
    connect(dialog, &QFileDialog::fileSelected, this, &ScanPage::openList);
    dialog->open();
}

void ScanPage::newLines()
{
    if (!m_editor->isChanged()) // what was typed is new enough
        m_editor->setLines({});
    showEditor();
}

void ScanPage::editLines()
{
    if (m_scan.isRunning())
        return;
    if (!m_editor->isChanged()) // else what was typed and left waits there
        m_editor->setLines(QString::fromUtf8(listText()));
    showEditor();
}

void ScanPage::showEditor()
{
    m_pages->setCurrentWidget(m_editor);
    m_editor->focusLines();
    updateState();
}

bool ScanPage::isEditing() const
{
    return m_pages->currentWidget() == m_editor;
}

QByteArray ScanPage::listText() const
{
    QByteArray text = m_list ? m_list->text : QByteArray();
    if (m_list && !m_list->path.isEmpty()) {
        QFile file(m_list->path);
        if (file.size() <= editableBytes && file.open(QIODevice::ReadOnly))
            text = file.read(editableBytes);
    }
    return text;
}

void ScanPage::acceptLines()
{
    if (!m_editor->isBlank())
        useLines(m_editor->lines());
}

void ScanPage::cancelLines()
{
    if (m_list)
        showResults();
    else
        m_pages->setCurrentWidget(m_empty);
    updateState();
}

bool ScanPage::take(const QMimeData *given)
{
    if (m_scan.isRunning())
        return false;
    if (const QString path = localFileOf(given); !path.isEmpty()) {
        openList(path);
        return true;
    }
    const QString lines = linesOf(given);
    if (lines.trimmed().isEmpty())
        return false;
    useLines(lines.toUtf8());
    return true;
}

void ScanPage::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *given = event->mimeData();
    if (m_scan.isRunning() || (localFileOf(given).isEmpty() && linesOf(given).isEmpty()))
        return;
    acceptCopy(*event);
    m_isDropTarget = true;
    update();
}

void ScanPage::dragLeaveEvent(QDragLeaveEvent *)
{
    m_isDropTarget = false;
    update();
}

void ScanPage::dropEvent(QDropEvent *event)
{
    m_isDropTarget = false;
    update();
    if (take(event->mimeData()))
        acceptCopy(*event);
}

bool ScanPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar->list() && event->type() == QEvent::DragEnter) {
        acceptCopy(*static_cast<QDragEnterEvent *>(event));
        return true;
    }
    if (watched == m_bar->list() && event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (take(drop->mimeData()))
            acceptCopy(*drop);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ScanPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && take(QGuiApplication::clipboard()->mimeData()))
        return;
    QWidget::keyPressEvent(event);
}

} // namespace sameinside
