// SPDX-License-Identifier: MIT
#include "ui/chain/comparisonexport.h"

#include "model/report/comparisonhtml.h"
#include "model/report/comparisonjson.h"
#include "model/report/comparisontext.h"
#include "model/text/words/ui/picturewords.h"
#include "ui/chain/exportpicture.h"

#include <QBuffer>
#include <QJsonDocument>

namespace sameinside {

namespace {

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

std::vector<FileKind> exportKinds()
{
    return {{QStringLiteral("png"), words::picture::pngKind()},
            {QStringLiteral("svg"), words::picture::svgKind()},
            {QStringLiteral("pdf"), words::picture::pdfKind()},
            {QStringLiteral("txt"), words::picture::textKind()},
            {QStringLiteral("json"), words::picture::jsonKind()},
            {QStringLiteral("html"), words::picture::htmlKind()}};
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

} // namespace sameinside
