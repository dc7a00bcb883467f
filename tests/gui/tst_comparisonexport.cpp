// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/support/windows/examplepairs.h"
#include "tests/support/windows/screenshots.h"
#include "ui/chain/comparisonexport.h"
#include "ui/chain/exportpicture.h"

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace sameinside;
using namespace sameinside::test;

namespace {

ChainStyle style(bool isDark = false)
{
    return ChainStyle::of(isDark ? darkPalette() : lightPalette(), QApplication::font());
}

void keep(const QString &name, const QByteArray &bytes)
{
    QDir directory(screenshotDirectory());
    directory.mkpath(QStringLiteral("."));
    QFile file(directory.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

} // namespace

class TestComparisonExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsFormats_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("format");
        QTest::newRow("png") << QStringLiteral("/tmp/a.png") << int(ExportFormat::Png);
        QTest::newRow("upper case") << QStringLiteral("a.SVG") << int(ExportFormat::Svg);
        QTest::newRow("text") << QStringLiteral("a.b.txt") << int(ExportFormat::Text);
        QTest::newRow("web page") << QStringLiteral("a.html") << int(ExportFormat::Html);
        QTest::newRow("unknown") << QStringLiteral("a.doc") << -1;
        QTest::newRow("none") << QStringLiteral("png") << -1;
    }

    void knowsFormats()
    {
        QFETCH(QString, name);
        QFETCH(int, format);
        QCOMPARE(kindOfPath(name, exportKinds()), format);
    }

    void drawsAtAnyScale()
    {
        const auto comparison = pairNamed(QStringLiteral("walk-through"));
        for (const bool isDark : {false, true}) {
            const ExportPicture picture(*comparison, 0, style(isDark));
            for (const double scale : {1.0, 3.0}) {
                const QImage image = picture.image(scale);
                QCOMPARE(image.size(), (picture.size() * scale).toSize());
                QCOMPARE(image.pixelColor(1, 1), style(isDark).palette.color(QPalette::Base));
            }
            keep(isDark ? QStringLiteral("export-dark.png") : QStringLiteral("export-light.png"),
                 exported(*comparison, 0, ExportFormat::Png, style(isDark)));
        }
        QVERIFY(ExportPicture(*comparison, 0, style()).image(1000).width() <= 16'000);
    }

    void writesSvg()
    {
        const auto comparison = pairNamed(QStringLiteral("recompressed"));
        const QByteArray svg = exported(*comparison, 0, ExportFormat::Svg, style());
        keep(QStringLiteral("export.svg"), svg);
        QXmlStreamReader reader(svg);
        QString text;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isCharacters())
                text += reader.text();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.viewBoxF().size(), ExportPicture(*comparison, 0, style()).size());
        QImage image(renderer.viewBoxF().size().toSize(), QImage::Format_RGB32);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white));
        image.save(QDir(screenshotDirectory()).filePath(QStringLiteral("export-svg.png")));
        QVERIFY(text.contains(QStringLiteral("Same image inside, different envelope")));
        QVERIFY(text.contains(comparison->left->root.digest.shortText()));
        QVERIFY(text.contains(QStringLiteral("same bytes, so the same image ID")));
    }

    void writesPdf()
    {
        const QByteArray pdf
            = exported(*pairNamed(QStringLiteral("rebuilt")), 0, ExportFormat::Pdf, style());
        keep(QStringLiteral("export.pdf"), pdf);
        QVERIFY(pdf.startsWith("%PDF-"));
        QCOMPARE(pdf.count("/Type /Page\n"), 1);
    }

    void writesTextAndJson()
    {
        const auto comparison = pairNamed(QStringLiteral("recompressed"));
        QVERIFY(exported(*comparison, 0, ExportFormat::Text, style()).contains("compression"));
        const auto json
            = QJsonDocument::fromJson(exported(*comparison, 0, ExportFormat::Json, style()))
                  .object();
        QCOMPARE(json.value(u"schema").toString(), QStringLiteral("sameinside.compare/1"));
    }

    void writesOnePage()
    {
        const auto comparison = pairNamed(QStringLiteral("walk-through"));
        const QByteArray html = exported(*comparison, 0, ExportFormat::Html, style());
        keep(QStringLiteral("export.html"), html);
        QVERIFY(html.contains("<h1>The same on linux/amd64; linux/arm64/v8, "));
        QVERIFY(html.contains("data:image/png;base64,"));
        QVERIFY(html.contains("same bytes, so the same image ID"));
        QVERIFY(html.contains(comparison->right->root.digest.toString().toUtf8()));
        // nothing that a browser would fetch
        static const QRegularExpression outside(QStringLiteral("(src|href)=\"(?!data:)"));
        QVERIFY(!outside.match(QString::fromUtf8(html)).hasMatch());
    }

    void escapesWhatImagesSay()
    {
        ImageText left{.layers = layers(1)};
        ImageText right = left;
        right.environment << QStringLiteral("X=<script>alert(1)</script>\"'&") + QChar(0x202e);
        const Comparison comparison
            = compareImages(imageTree(QStringLiteral("a.test/one:1"), left),
                            imageTree(QStringLiteral("a.test/two:1"), right))
                  .value();
        const QByteArray html = exported(comparison, 0, ExportFormat::Html, style());
        QVERIFY(!html.contains("<script>"));
        QVERIFY(html.contains("&lt;script&gt;"));
        QVERIFY(!html.contains("\xe2\x80\xae"));
    }
};

SAMEINSIDE_TEST(TestComparisonExport)
#include "tst_comparisonexport.moc"
