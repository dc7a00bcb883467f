// SPDX-License-Identifier: MIT
#include "ui/widgets/fileexport.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/widgetwords.h"

#include <QFileDialog>
#include <QSaveFile>

#include <algorithm>

namespace sameinside {

int kindOfPath(const QString &path, const std::vector<FileKind> &kinds)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const auto found = std::ranges::find(kinds, suffix, &FileKind::ending);
    return found == kinds.end() ? -1 : int(found - kinds.begin());
}

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return failure(ErrorKind::Io, words::widgets::notWritten(shownText(path), file.errorString()));
}

FileExport::FileExport(QWidget *window, QString title, std::vector<FileKind> kinds) :
    QObject(window), m_window(window), m_title(std::move(title)), m_kinds(std::move(kinds)),
    m_job([this](const Result<void> &result) {
        if (result)
            Q_EMIT written(m_path);
        else
            Q_EMIT failed(result.error());
    })
{
}

void FileExport::ask(const QString &name, Make make)
{
    auto *dialog = new QFileDialog(m_window, m_title, m_directory);
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const FileKind &kind : m_kinds)
        filters.append(kind.filter);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(m_kinds.front().ending);
    dialog->selectFile(name);
    const auto chosenKind = [this](const QString &filter) {
        const auto found = std::ranges::find(m_kinds, filter, &FileKind::filter);
        return found == m_kinds.end() ? 0 : int(found - m_kinds.begin());
    };
    connect(dialog, &QFileDialog::filterSelected, this,
            [this, dialog, chosenKind](const QString &filter) {
        dialog->setDefaultSuffix(m_kinds[std::size_t(chosenKind(filter))].ending);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, chosenKind, make = std::move(make)](const QString &path) {
        m_directory = QFileInfo(path).absolutePath();
        const int named = kindOfPath(path, m_kinds);
        write(path, make(named >= 0 ? named : chosenKind(dialog->selectedNameFilter())));
    });
    dialog->open();
}

void FileExport::write(const QString &path, Content content)
{
    m_path = path;
    m_job.start([path, content = std::move(content)](const auto &, const std::stop_token &) {
        return saveFile(path, content());
    });
}

} // namespace sameinside
