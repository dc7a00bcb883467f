// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanexport.h"

#include <QFileDialog>

namespace sameinside {

namespace {

struct FormatWords {
    ScanFormat format;
    const char16_t *suffix;
    const char16_t *filter;
};

constexpr std::array<FormatWords, 4> formats{{
    {ScanFormat::Csv, u"csv", u"CSV, one row a place (*.csv)"},
    {ScanFormat::Json, u"json", u"JSON (*.json)"},
    {ScanFormat::Html, u"html", u"HTML report, for reading and paper (*.html)"},
    {ScanFormat::Text, u"txt", u"Text (*.txt)"},
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

} // namespace

std::optional<ScanFormat> formatOfPath(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const FormatWords &words : formats) {
        if (suffix == textOf(words.suffix))
            return words.format;
    }
    return std::nullopt;
}

ScanExport::ScanExport(const ScanServices &services, QWidget *window) :
    QObject(window),
    m_services(services),
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
    auto *dialog = new QFileDialog(m_window, QStringLiteral("Export the Scan"), m_directory);
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

void ScanExport::write(const QString &path, ScanFormat format, ScanResult result)
{
    m_path = path;
    m_job.start([path, format, result = std::move(result), run = m_services.exportResult](
                    const auto &, std::stop_token) { return run(format, path, result); });
}

} // namespace sameinside
