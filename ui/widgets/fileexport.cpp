// SPDX-License-Identifier: MIT
#include "ui/widgets/fileexport.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/widgetwords.h"

#include <QFileDialog>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace sameinside {

int kindOfPath(const QString &path, const std::vector<FileKind> &kinds)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const auto found = std::ranges::find(kinds, suffix, &FileKind::ending);
    return found == kinds.end() ? -1 : int(found - kinds.begin());
}

Result<ExportTarget> exportTarget(const QString &path, const std::vector<FileKind> &kinds,
                                  int usual)
{
    if (const int kind = kindOfPath(path, kinds); kind >= 0)
        return ExportTarget{path, kind};
    // "1.25-vs-mirror" is a part of a name, "md" a kind of file
    static const QRegularExpression ending(QStringLiteral("^[A-Za-z][A-Za-z0-9]{0,4}$"));
    const QString suffix = QFileInfo(path).suffix();
    if (ending.match(suffix).hasMatch()) {
        QStringList endings;
        for (const FileKind &kind : kinds)
            endings << u'.' + kind.ending;
        return failure(ErrorKind::InvalidName,
                       words::widgets::unknownEnding(shownText(path), u'.' + suffix, endings));
    }
    const QString whole = path + u'.' + kinds[std::size_t(usual)].ending;
    if (QFileInfo::exists(whole))
        return failure(ErrorKind::Io, words::widgets::isThereAlready(shownText(whole)));
    return ExportTarget{whole, usual};
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
    dialog->selectFile(kindOfPath(name, m_kinds) < 0 ? name + u'.' + m_kinds.front().ending : name);
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
        save(path, int(chosenKind(dialog->selectedNameFilter())), make);
    });
    dialog->open();
}

void FileExport::save(const QString &path, int usual, const Make &make)
{
    const auto target = exportTarget(path, m_kinds, usual);
    if (target)
        write(target->path, make(target->kind));
    else
        Q_EMIT failed(target.error());
}

void FileExport::write(const QString &path, Content content)
{
    m_path = path;
    m_job.start([path, content = std::move(content)](const auto &, const std::stop_token &) {
        return saveFile(path, content());
    });
}

} // namespace sameinside
