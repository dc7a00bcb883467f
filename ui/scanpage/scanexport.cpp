// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanexport.h"

#include <QFileDialog>
#include <QSaveFile>

#include <array>

namespace sameinside {

namespace {

struct FormatWords {
    ReportFormat format;
    const char16_t *suffix;
    const char16_t *filter;
};

constexpr std::array<FormatWords, 4> formats{{
    {ReportFormat::Csv, u"csv", u"CSV, one row a place (*.csv)"},
    {ReportFormat::Json, u"json", u"JSON (*.json)"},
    {ReportFormat::Html, u"html", u"HTML report, for reading and paper (*.html)"},
    {ReportFormat::Text, u"txt", u"Text (*.txt)"},
}};

QString textOf(const char16_t *text)
{
    return QStringView(text).toString();
}

const FormatWords &wordsOfFilter(const QString &filter)
{
    for (const FormatWords &words : formats) {
        if (filter == textOf(words.filter))
            return words;
    }
    return formats.front();
}

Result<void> save(const QString &path, const QByteArray &report)
{
    QSaveFile file(path);
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(report) == report.size()
        && file.commit();
    if (isSaved)
        return {};
    return failure(ErrorKind::Io,
                   QStringLiteral("%1 cannot be written: %2; choose another place")
                       .arg(path, file.errorString()));
}

} // namespace

std::optional<ReportFormat> formatOfPath(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const FormatWords &words : formats) {
        if (suffix == textOf(words.suffix))
            return words.format;
    }
    return std::nullopt;
}

ScanExport::ScanExport(QWidget *window) :
    QObject(window),
    m_window(window),
    m_job([this](const Result<void> &result) {
        if (result)
            Q_EMIT written(m_path);
        else
            Q_EMIT failed(result.error());
    })
{
}

void ScanExport::ask(const QString &name, std::function<ScanResult()> result)
{
    auto *dialog = new QFileDialog(m_window, QStringLiteral("Export the scan"), m_directory);
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const FormatWords &words : formats)
        filters.append(textOf(words.filter));
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(textOf(formats.front().suffix));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(textOf(wordsOfFilter(filter).suffix));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, result = std::move(result)](const QString &path) {
                const auto chosen = wordsOfFilter(dialog->selectedNameFilter()).format;
                m_directory = QFileInfo(path).absolutePath();
                write(path, formatOfPath(path).value_or(chosen), result());
            });
    dialog->open();
}

void ScanExport::write(const QString &path, ReportFormat format, ScanResult result)
{
    m_path = path;
    m_job.start([path, format, result = std::move(result)](const auto &, std::stop_token) {
        return save(path, writeScan(result, format));
    });
}

} // namespace sameinside
