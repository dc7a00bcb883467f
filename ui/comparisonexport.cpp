// SPDX-License-Identifier: MIT
#include "ui/comparisonexport.h"

#include "model/plaintext.h"
#include "model/report/comparisonhtml.h"
#include "model/report/comparisonjson.h"
#include "model/report/comparisontext.h"

#include <QBuffer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <array>

namespace sameinside {

namespace {

constexpr std::array<const char16_t *, 6> endings{u"png", u"svg", u"pdf", u"txt", u"json", u"html"};

QByteArray png(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QByteArray html(const Comparison &comparison, const ChainStyle &style, double scale)
{
    constexpr std::size_t mostPictures = 8; // more make a page of many megabytes
    std::vector<ReportPicture> pictures;
    for (std::size_t i = 0; i < comparison.platforms.size() && i < mostPictures; ++i) {
        const ExportPicture picture(comparison, int(i), style);
        pictures.push_back({png(picture.image(scale)), picture.size(), picture.description()});
    }
    return comparisonToHtml(comparison, pictures);
}

} // namespace

std::optional<ExportFormat> exportFormatOf(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    for (std::size_t i = 0; i < endings.size(); ++i) {
        if (suffix == QStringView(endings[i]))
            return ExportFormat(i);
    }
    return std::nullopt;
}

QStringList exportFilters()
{
    return {QStringLiteral("PNG picture (*.png)"),   QStringLiteral("SVG picture (*.svg)"),
            QStringLiteral("PDF page (*.pdf)"),      QStringLiteral("Explanation as text (*.txt)"),
            QStringLiteral("Explanation as JSON (*.json)"), QStringLiteral("Explanation as a web page (*.html)")};
}

QByteArray exported(const Comparison &comparison, int platform, ExportFormat format,
                    const ChainStyle &style, double scale)
{
    switch (format) {
    case ExportFormat::Png:
        return png(ExportPicture(comparison, platform, style).image(scale));
    case ExportFormat::Svg:
        return ExportPicture(comparison, platform, style).svg();
    case ExportFormat::Pdf:
        return ExportPicture(comparison, platform, style).pdf();
    case ExportFormat::Text:
        return comparisonText(comparison, 80).toUtf8();
    case ExportFormat::Json:
        return QJsonDocument(comparisonJson(comparison)).toJson(QJsonDocument::Indented);
    case ExportFormat::Html:
        break;
    }
    return html(comparison, style, scale);
}

Result<void> exportTo(const QString &path, const Comparison &comparison, int platform,
                      ExportFormat format, const ChainStyle &style, double scale)
{
    const QByteArray bytes = exported(comparison, platform, format, style, scale);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(ErrorKind::Io, QStringLiteral("%1 could not be written: %2; choose another place")
                                          .arg(shownText(path), file.errorString()));
    }
    return {};
}

} // namespace sameinside
