// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/support/windows/examplepairs.h"
#include "tests/support/windows/screenshots.h"
#include "ui/documents/jsonpane.h"
#include "ui/documents/jsontext.h"
#include "ui/documents/jsonview.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <ctime>

using namespace sameinside;
using namespace sameinside::test;

namespace {

JsonDocument document(const QByteArray &bytes)
{
    return {.title = QStringLiteral("Config"),
            .kind = QStringLiteral("config"),
            .bytes = bytes,
            .digest = Digest::sha256Of(bytes)};
}

void show(JsonView &view, const QSize &size = {1416, 308})
{
    view.resize(size);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
}

void showPair(JsonView &view, const QString &name, NodeRef::Kind kind,
              const QSize &size = {1416, 308})
{
    static std::vector<std::shared_ptr<const Comparison>> kept;
    kept.push_back(pairNamed(name));
    view.showNode(ChainSubject::of(*kept.back(), 0), {.kind = kind});
    show(view, size);
}

} // namespace

class TestJsonView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion"))); }

    void marksWhatDiffers()
    {
        JsonView view;
        view.setDocuments(document(R"({"a":1,"b":{"c":2},"d":3})"),
                          document(R"({"a":1,"b":{"c":5},"e":3})"));
        show(view);
        QCOMPARE(view.leftPane()->text()->toPlainText(),
                 QStringLiteral("{\n  \"a\": 1,\n  \"b\": {\n    \"c\": 2\n  },\n  \"d\": 3\n\n}"));
        QCOMPARE(view.rightPane()->text()->toPlainText(),
                 QStringLiteral("{\n  \"a\": 1,\n  \"b\": {\n    \"c\": 5\n  },\n\n  \"e\": 3\n}"));
        const auto &lines = view.leftPane()->text()->lines();
        QCOMPARE(lines[1].state, JsonLine::State::Same);
        QCOMPARE(lines[3].state, JsonLine::State::Changed);
        QCOMPARE(lines[3].changed, std::make_pair(9, 1));
        QCOMPARE(lines[5].state, JsonLine::State::OnlyHere);
        QCOMPARE(lines[6].state, JsonLine::State::Gap);
        QCOMPARE(view.differenceCount(), 2);
    }

    void showsRawBytes()
    {
        JsonView view;
        view.setDocuments(document("{ \"a\":1}\n"), document("{\"a\":1}"));
        show(view);
        QCOMPARE(view.differenceCount(), 0);
        QCOMPARE(view.findChild<ShortenedLabel *>(QStringLiteral("differenceState"))->fullText(),
                 QStringLiteral("other bytes, the same lines"));
        QTest::mouseClick(view.findChild<QToolButton *>(QStringLiteral("rawButton")),
                          Qt::LeftButton);
        QVERIFY(view.isRaw());
        QCOMPARE(view.leftPane()->text()->toPlainText(), QStringLiteral("{ \"a\":1}\n"));
        QCOMPARE(view.differenceCount(), 1);
        QCOMPARE(view.leftPane()->text()->lines()[0].changed.first, 1);
    }

    void checksTheDigest()
    {
        JsonView view;
        JsonDocument wrong = document("{}");
        wrong.digest = Digest::sha256Of("[]");
        view.setDocuments(document("{}"), wrong);
        QVERIFY(view.leftPane()->digestText().endsWith(QStringLiteral("= matches")));
        QVERIFY(
            view.leftPane()->digestText().startsWith(Digest::sha256Of("{}").shortText() + u' '));
        // what is shown is computed from the bytes, not copied from the claim
        QVERIFY(
            view.rightPane()->digestText().startsWith(Digest::sha256Of("{}").shortText() + u' '));
        QVERIFY(view.rightPane()->digestText().endsWith(QStringLiteral("! does not match")));
        const auto *digest
            = view.leftPane()->findChild<QWidget *>(QStringLiteral("documentDigest"));
        QVERIFY(digest->toolTip().contains(Digest::sha256Of("{}").toString()));
    }

    void saysWhatIsMissing()
    {
        JsonView view;
        showPair(view, QStringLiteral("walk-through"), NodeRef::Kind::Index);
        QVERIFY(view.leftPane()->document().bytes);
        const auto *placeholder
            = view.rightPane()->findChild<QLabel *>(QStringLiteral("documentPlaceholder"));
        QCOMPARE(placeholder->text(), QStringLiteral("no index here"));
        QVERIFY(!view.rightPane()
                     ->findChild<QToolButton *>(QStringLiteral("copyDocument"))
                     ->isEnabled());
        JsonView other;
        showPair(other, QStringLiteral("left not loaded"), NodeRef::Kind::Manifest);
        QVERIFY(other.leftPane()
                    ->findChild<QLabel *>(QStringLiteral("documentPlaceholder"))
                    ->text()
                    .startsWith(QStringLiteral("! public.ecr.aws refused")));
    }

    void searches()
    {
        JsonView view;
        showPair(view, QStringLiteral("recompressed"), NodeRef::Kind::Manifest);
        view.focusSearch();
        auto *search = view.findChild<QLineEdit *>(QStringLiteral("jsonSearch"));
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("digest"));
        QCOMPARE(view.hitCount(), 8); // one config and three layers a side
        QCOMPARE(view.currentHit(), 0);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(view.currentHit(), 1);
        QTest::keyClick(search, Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(search, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(view.currentHit(), 7);
        search->setText(QStringLiteral("nowhere"));
        QCOMPARE(view.findChild<ShortenedLabel *>(QStringLiteral("searchState"))->fullText(),
                 QStringLiteral("not found"));
    }

    void walksOverDifferences()
    {
        JsonView view;
        showPair(view, QStringLiteral("120 layers"), NodeRef::Kind::Manifest);
        QCOMPARE(view.differenceCount(),
                 6); // digest and size of three layers, the type between them
        QTest::keyClick(view.leftPane()->text(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(view.leftPane()->text(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(view.findChild<ShortenedLabel *>(QStringLiteral("differenceState"))->fullText(),
                 QStringLiteral("2 of 6 differences"));
        const int line = view.leftPane()->text()->textCursor().blockNumber();
        QVERIFY(view.leftPane()->text()->lines()[std::size_t(line)].state != JsonLine::State::Same);
        QVERIFY(view.leftPane()->text()->verticalScrollBar()->value() > 0);
        QCOMPARE(view.rightPane()->text()->verticalScrollBar()->value(),
                 view.leftPane()->text()->verticalScrollBar()->value());
    }

    void copiesAndSavesTheBytes()
    {
        const QByteArray bytes("{ \"a\" : 1 }\n");
        JsonView view;
        view.setDocuments(document(bytes), {});
        show(view);
        QTest::mouseClick(view.leftPane()->findChild<QToolButton *>(QStringLiteral("copyDocument")),
                          Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text().toUtf8(), bytes);
        const QTemporaryDir directory;
        const QString name = view.leftPane()->document().fileName();
        QCOMPARE(name, QStringLiteral("config-%1.json").arg(Digest::sha256Of(bytes).shortText()));
        const QString path = directory.filePath(name);
        QTest::mouseClick(view.leftPane()->findChild<QToolButton *>(QStringLiteral("saveDocument")),
                          Qt::LeftButton);
        auto *dialog = view.leftPane()->findChild<QFileDialog *>(QStringLiteral("exportDialog"));
        QVERIFY(dialog);
        dialog->selectFile(path);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void keepsMarkupAsText()
    {
        JsonView view;
        view.setDocuments(document("{\"label\":\"<b>a</b>\xe2\x80\xae"
                                   "b\"}"),
                          document("{}"));
        show(view);
        const auto &line = view.leftPane()->text()->lines()[1];
        QCOMPARE(line.text, QStringLiteral("  \"label\": \"<b>a</b>\\u202eb\""));
        QCOMPARE(line.hidden.size(), 1U);
        QVERIFY(
            view.leftPane()->text()->toPlainText().contains(QStringLiteral("<b>a</b>\\u202eb")));
        QVERIFY(saveScreenshot(view, QStringLiteral("json hidden characters")));
    }

    void largeDocumentsStayQuick()
    {
        QByteArray bytes("{\"long\":\"");
        bytes += QByteArray(3'000'000, 'x') + "\",\"list\":[";
        for (int i = 0; i < 60'000; ++i)
            bytes += QByteArray::number(i) + ',';
        bytes += "0]}";
        QByteArray other = bytes;
        other.replace("59999", "60000");
        JsonView view;
        show(view);
        const std::clock_t start = std::clock(); // of this process: the machine may be busy
        view.setDocuments(document(bytes), document(other));
        QTRY_COMPARE(view.differenceCount(), 1);
        view.setRaw(true);
        QCOMPARE(view.differenceCount(), 0); // they are laid out while the window goes on
        QTRY_COMPARE(view.differenceCount(), 1);
        view.repaint();
        const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 4, qPrintable(QString::number(seconds)));
    }

    void looks_data()
    {
        QTest::addColumn<QString>("pair");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<bool>("isRaw");
        QTest::addColumn<QSize>("size");
        const QSize wide(1416, 308);
        const QSize narrow(940, 250);
        QTest::newRow("json manifest light")
            << QStringLiteral("recompressed") << int(NodeRef::Kind::Manifest) << false << false
            << wide;
        QTest::newRow("json manifest dark")
            << QStringLiteral("recompressed") << int(NodeRef::Kind::Manifest) << true << false
            << wide;
        QTest::newRow("json config light")
            << QStringLiteral("rebuilt") << int(NodeRef::Kind::Config) << false << false
            << QSize(1416, 700);
        QTest::newRow("json raw light")
            << QStringLiteral("rebuilt") << int(NodeRef::Kind::Config) << false << true << wide;
        QTest::newRow("json index narrow") << QStringLiteral("walk-through")
                                           << int(NodeRef::Kind::Index) << false << false << narrow;
        QTest::newRow("json error dark") << QStringLiteral("left not loaded")
                                         << int(NodeRef::Kind::Manifest) << true << false << narrow;
    }

    void looks()
    {
        QFETCH(QString, pair);
        QFETCH(int, kind);
        QFETCH(bool, isDark);
        QFETCH(bool, isRaw);
        QFETCH(QSize, size);
        QApplication::setPalette(isDark ? darkPalette() : lightPalette());
        JsonView view;
        view.setRaw(isRaw);
        showPair(view, pair, NodeRef::Kind(kind), size);
        QCOMPARE(view.isRaw(), isRaw);
        QVERIFY(saveScreenshot(view, QString::fromUtf8(QTest::currentDataTag())));
    }
};

SAMEINSIDE_TEST(TestJsonView)
#include "tst_jsonview.moc"
