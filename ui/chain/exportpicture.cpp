// SPDX-License-Identifier: MIT
#include "ui/chain/exportpicture.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/picturewords.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace sameinside {

namespace {

constexpr double margin = 16;
constexpr double roomy = 1400;         // as high as a page may be with all that there is to say
constexpr double airy = 60;            // between the rows, in all
constexpr double largestSide = 16'000; // of an image, in pixels

QFont enlarged(QFont font, double factor)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(true);
    return font;
}

double lineHeight(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height());
}

} // namespace

ExportPicture::ExportPicture(const Comparison &comparison, int platform, ChainStyle style,
                             double width) :
    m_style(std::move(style))
{
    const ChainSubject subject = ChainSubject::of(comparison, platform);
    // As high as it likes to be: a page has no panel to fit into.
    m_layout = layOutHashChain(subject, m_style.metrics({width, roomy}));
    if (m_layout.fits) // as high as that takes, and little more
        m_layout = layOutHashChain(subject, m_style.metrics({width, m_layout.leastHeight + airy}));
    const Verdict words
        = subject.platform ? verdict(comparison, *subject.platform) : verdict(comparison);
    m_title = shownText(words.title);
    if (comparison.platforms.size() > 1 && subject.platform)
        m_title += QStringLiteral(" (") + shownText(subject.platformName) + u')';
    const QFontMetricsF text(m_style.font);
    const TextWidth measure = [text](const QString &t) { return text.horizontalAdvance(t); };
    m_sentence = wrapped(shownText(words.sentence), m_layout.size.width() - 2 * margin, 3, measure);
    m_left = shownText(comparison.left->name.toString());
    m_right = shownText(comparison.right->name.toString());
    m_heading = margin + lineHeight(enlarged(m_style.font, 1.25))
        + double(m_sentence.size()) * lineHeight(m_style.font) + margin / 2;
    m_size = {m_layout.size.width(), std::ceil(m_heading + m_layout.size.height() + margin / 2)};
}

QString ExportPicture::description() const
{
    return words::picture::page(m_title, m_sentence.join(u' '), m_left, m_right)
        + m_layout.description();
}

void ExportPicture::paintHeading(QPainter &painter) const
{
    const QFont title = enlarged(m_style.font, 1.25);
    const auto line =
        [&](double y, const QFont &font, const QColor &colour, const QString &text, int alignment) {
        painter.setFont(font);
        painter.setPen(colour);
        const QRectF rect(margin, y, m_size.width() - 2 * margin, lineHeight(font));
        painter.drawText(rect, alignment | Qt::AlignVCenter | Qt::TextSingleLine, text);
        return y + lineHeight(font);
    };
    const QColor text = m_style.palette.color(QPalette::Text);
    double y = line(margin, title, text, m_title, Qt::AlignLeft);
    for (const QString &sentence : m_sentence)
        y = line(y, m_style.font, text, sentence, Qt::AlignLeft);
}

void ExportPicture::paint(QPainter &painter) const
{
    painter.fillRect(QRectF({}, m_size), m_style.palette.color(QPalette::Base));
    paintHeading(painter);
    painter.translate(0, m_heading);
    const QRectF all({}, m_layout.size);
    paintHashChain(painter, m_layout, m_style, {}, all);
    paintChainFrame(painter, m_layout, m_style, all);
}

QImage ExportPicture::image(double scale) const
{
    scale = std::min({scale, largestSide / m_size.width(), largestSide / m_size.height()});
    QImage image((m_size * scale).toSize(), QImage::Format_RGB32);
    image.fill(m_style.palette.color(QPalette::Base));
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter);
    return image;
}

QByteArray ExportPicture::svg() const
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(m_size.toSize());
    generator.setViewBox(QRectF({}, m_size));
    generator.setTitle(m_title);
    generator.setDescription(description());
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return buffer.data();
}

QByteArray ExportPicture::pdf() const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(m_title);
    writer.setCreator(QStringLiteral("SameInside"));
    writer.setResolution(96); // one unit of the layout is one pixel, as it was measured
    writer.setPageSize(QPageSize(m_size * 0.75, QPageSize::Point));
    writer.setPageMargins({});
    QPainter painter(&writer);
    paint(painter);
    painter.end();
    return buffer.data();
}

} // namespace sameinside
