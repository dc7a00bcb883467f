// SPDX-License-Identifier: MIT
#include "tests/gui/filetreetext.h"
#include "tests/gui/guitest.h"
#include "tests/support/testprogram.h"
#include "ui/chain/hashchainview.h"
#include "ui/comparepage/detailtabs.h"
#include "ui/comparepage/imagenamesview.h"
#include "ui/documents/jsonpane.h"
#include "ui/documents/jsontext.h"
#include "ui/documents/jsonview.h"
#include "ui/files/filesview.h"
#include "ui/files/filetreemodel.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSemaphore>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include <array>
#include <atomic>

using namespace sameinside;

/// The tabs below the trees, in a whole window, used as a person does.
class TestDetailTabs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(false); }
    void init() { QFile::remove(m_pairs.settingsFile()); }
    void picksInThePictureAndInTheTree();
    void claimsLookOtherThanFacts();
    void loadingKeepsTheFocus();
    void documentsFollowTheSelection();
    void documentsOfOneSideOnly();
    void namesWhatToolsShow();
    void searchesByKey();
    void loadsAndFiltersFiles();
    void keepsTheScopeWhenContentsCome();
    void stoppingKeepsWhatWasThere();
    void exports_data();
    void exports();
    void exportsWhatWasShownWhenAsked();
    void saysWhyItCouldNotExport();
    void refusesAnUnknownEnding();
    void exportsByKeyboardAlone();
    void copiesThePicture();
    void showsACauseWhole_data();
    void showsACauseWhole();
    void leadsFromACauseToItsPlace();
    void zooms();
    void rememberTheTab();
    void hidesNothingInAnyView();

private:
    static void clickTab(TestWindow &test, int tab)
    {
        QTabBar *bar = test.page().tabs()->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
    }
    enum Tab { Why, Json, Files, Requests };

    TestPairs m_pairs;
};

void TestDetailTabs::picksInThePictureAndInTheTree()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    HashChainView *why = test.page().tabs()->why();
    auto *left = test.find<ImageTreeView>("leftTree");
    const NodeRef layer{NodeRef::Side::Left, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"),
                        2};
    test.page().setSelection(
        {NodeRef::Side::Left, NodeRef::Kind::Config, QStringLiteral("linux/amd64"), -1});
    QCOMPARE(why->currentNode()->kind, NodeRef::Kind::Config);
    why->setFocus();
    const int box = why->chainLayout().boxOf(layer);
    QVERIFY(box >= 0);
    const QRectF rect = why->chainLayout().boxes[std::size_t(box)].rect;
    const double spare
        = std::max(0.0, why->viewport()->width() - why->chainLayout().size.width() * why->zoom());
    QTest::mouseClick(why->viewport(), Qt::LeftButton, {},
                      QPoint(int(rect.center().x() * why->zoom() + spare / 2),
                             int(rect.center().y() * why->zoom())));
    QCOMPARE(why->currentNode(), layer);
    QVERIFY(left->currentIndex().data().toString().startsWith(QStringLiteral("Layer 3")));
    QTest::keyClick(why, Qt::Key_Down); // what the layer holds
    QVERIFY(left->currentIndex().data().toString().startsWith(QStringLiteral("Contents")));
    QVERIFY(left->viewport()->rect().intersects(left->visualRect(left->currentIndex())));
}

void TestDetailTabs::claimsLookOtherThanFacts()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    HashChainView *why = test.page().tabs()->why();
    const auto boxOf = [&](NodeRef::Kind kind) {
        const NodeRef node{NodeRef::Side::Left, kind, QStringLiteral("linux/amd64"), 1};
        return why->chainLayout().boxes[std::size_t(why->chainLayout().boxOf(node))];
    };
    QVERIFY(boxOf(NodeRef::Kind::Contents).isClaimed);
    QVERIFY(!boxOf(NodeRef::Kind::Layer).isClaimed);
    QVERIFY(boxOf(NodeRef::Kind::Contents).details.contains(QStringLiteral("To verify it")));
    QVERIFY(why->accessibleDescription().contains(QStringLiteral("as the config claims")));
    const QImage claimed = why->grab().toImage();
    test.page().loadContents();
    QTRY_VERIFY(!test.page().isLoading());
    QVERIFY(!boxOf(NodeRef::Kind::Contents).isClaimed);
    QVERIFY(boxOf(NodeRef::Kind::Contents).details.contains(QStringLiteral("Hashed here")));
    QVERIFY(!why->accessibleDescription().contains(QStringLiteral("claims")));
    QVERIFY(why->grab().toImage() != claimed);
    QVERIFY(saveScreenshot(&test.window(), QStringLiteral("why verified")).size() > 0);
}

void TestDetailTabs::loadingKeepsTheFocus()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.files()));
    clickTab(test, Files);
    auto *load = test.find<QPushButton>("filesLoad");
    load->setFocus();
    QTest::keyClick(load, Qt::Key_Space);
    QTRY_VERIFY(test.page().tabs()->files()->isShowingFiles());
    QCOMPARE(test.window().focusWidget()->objectName(), QStringLiteral("filesTree"));
    auto *filter = test.find<QLineEdit>("filesFilter");
    filter->setFocus();
    QTest::keyClick(&test.window(), Qt::Key_F5);
    QTRY_VERIFY(!test.page().isLoading());
    QTRY_VERIFY(test.page().tabs()->files()->isShowingFiles());
    QVERIFY(test.page().tabs()->files()->isAncestorOf(test.window().focusWidget()));
}

void TestDetailTabs::documentsFollowTheSelection()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    clickTab(test, Json);
    JsonView *json = test.page().tabs()->json();
    QCOMPARE(json->leftPane()->document().title, QStringLiteral("Manifest"));
    QVERIFY(json->differenceCount() > 0);
    QVERIFY(json->rightPane()->digestText().endsWith(QStringLiteral("= matches")));
    const Comparison &comparison = *test.page().comparison();
    QCOMPARE(json->leftPane()->document().bytes, comparison.left->root.document->bytes());
    test.page().setSelection(
        {NodeRef::Side::Right, NodeRef::Kind::Config, QStringLiteral("linux/amd64"), -1});
    QCOMPARE(json->rightPane()->document().title, QStringLiteral("Config"));
    QCOMPARE(json->differenceCount(), 0);
    // what is chosen while another tab is shown is there afterwards
    clickTab(test, Why);
    test.page().setSelection(
        {NodeRef::Side::Left, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"), 1});
    clickTab(test, Json);
    QCOMPARE(json->leftPane()->document().title, QStringLiteral("Manifest"));
    QVERIFY(saveScreenshot(&test.window(), QStringLiteral("tab json")).size() > 0);
}

void TestDetailTabs::documentsOfOneSideOnly()
{
    TestWindow test(m_pairs);
    clickTab(test, Json);
    QVERIFY(test.open(m_pairs.missingRight()));
    clickTab(test, Json);
    JsonView *json = test.page().tabs()->json();
    QVERIFY(json->leftPane()->document().bytes);
    QVERIFY(!json->rightPane()->document().bytes);
    QVERIFY(json->rightPane()->document().isError);
    QVERIFY(test.open(m_pairs.recompressed()));
    QVERIFY(json->rightPane()->document().bytes);
}

// Which digest a person reads where, for both images.
void TestDetailTabs::namesWhatToolsShow()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.fourPlatforms()));
    DetailTabs *tabs = test.page().tabs();
    tabs->setCurrentWidget(tabs->names());
    ImageNamesView *names = tabs->names();
    const PlatformComparison &amd64 = test.page().comparison()->platforms.front();
    const auto digest = [&](int row, int column) { return names->item(row, column)->text(); };
    using Column = ImageNamesView::Column;
    QCOMPARE(names->rowCount(), 3);
    QCOMPARE(digest(0, Column::Left), test.page().comparison()->left->root.digest.shortText());
    QCOMPARE(digest(0, Column::Right), amd64.right->digest.shortText()); // a manifest alone
    QCOMPARE(digest(1, Column::Left), amd64.left->digest.shortText());
    QCOMPARE(digest(1, Column::Right), amd64.right->digest.shortText());
    QCOMPARE(digest(2, Column::Left), amd64.left->manifest()->config->digest.shortText());
    QCOMPARE(digest(2, Column::Left), digest(2, Column::Right));
    // who shows it is what inspect says as well
    const auto said = imageNames(*test.page().comparison()->left);
    for (const int row : {0, 1, 2}) {
        const QString text = names->item(row, Column::ShownBy)->text();
        for (const NamingTool tool : said[std::size_t(row)].tools)
            QVERIFY2(text.contains(namingToolText(tool)), qPrintable(namingToolText(tool)));
    }
    // a click copies it whole, and so does the keyboard
    const QRect cell = names->visualItemRect(names->item(2, Column::Left));
    QTest::mouseClick(names->viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(QApplication::clipboard()->text(), amd64.left->manifest()->config->digest.toString());
    names->setFocus();
    names->setCurrentCell(1, Column::Right);
    QTest::keyClick(names, Qt::Key_Return);
    QCOMPARE(QApplication::clipboard()->text(), amd64.right->digest.toString());
    // of the platform that is looked at, also where one side alone has it
    test.page().setSelection(
        {.kind = NodeRef::Kind::Manifest, .platform = QStringLiteral("linux/s390x")});
    QVERIFY(digest(1, Column::What).contains(QStringLiteral("linux/s390x")));
    QVERIFY(!digest(1, Column::Left).isEmpty());
    QVERIFY(digest(1, Column::Right).isEmpty());
}

void TestDetailTabs::searchesByKey()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.rebuilt()));
    QTest::keyClick(&test.window(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(test.page().tabs()->currentIndex(), int(Json));
    auto *search = test.find<QLineEdit>("jsonSearch");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("digest"));
    QVERIFY(test.page().tabs()->json()->hitCount() > 2);
    QTest::keyClick(search, Qt::Key_F3);
    QCOMPARE(test.page().tabs()->json()->currentHit(), 1);
}

void TestDetailTabs::loadsAndFiltersFiles()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.files()));
    clickTab(test, Files);
    FilesView *files = test.page().tabs()->files();
    auto *load = test.find<QPushButton>("filesLoad");
    QVERIFY(load->isVisible());
    QVERIFY2(load->text().startsWith(QStringLiteral("Load contents (")), qPrintable(load->text()));
    QTest::mouseClick(load, Qt::LeftButton);
    QVERIFY(test.page().isLoading());
    QTRY_VERIFY(files->isShowingFiles());
    QCOMPARE(fileTreeText(*files->model()),
             QStringLiteral(
                 "etc/  ≠ 1 below\n  changed  ≠ bytes\n  equal  = same\n  link → equal  = same\n"
                 "opt/  = same\n  same  = same\n"
                 "usr/  ≠ 2 below\n  left\\u202enur  + only left\n  right  + only right\n"));
    auto *only = test.find<QCheckBox>("filesOnlyDifferences");
    QTest::mouseClick(only, Qt::LeftButton, {}, QPoint(8, only->height() / 2));
    QVERIFY(!fileTreeText(*files->model()).contains(QStringLiteral("equal")));
    QTest::keyClick(&test.window(), Qt::Key_F, Qt::ControlModifier);
    auto *filter = test.find<QLineEdit>("filesFilter");
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("chang"));
    QCOMPARE(fileTreeText(*files->model()),
             QStringLiteral("etc/  ≠ 1 below\n  changed  ≠ bytes\n"));
    QVERIFY(saveScreenshot(&test.window(), QStringLiteral("tab files")).size() > 0);
}

void TestDetailTabs::keepsTheScopeWhenContentsCome()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    clickTab(test, Files);
    auto *scopes = test.find<QComboBox>("filesScope");
    QCOMPARE(scopes->count(), 4);
    QCOMPARE(scopes->itemText(0), QStringLiteral("All layers merged"));
    QVERIFY2(scopes->itemText(2).startsWith(QStringLiteral("Layer 2 · RUN apt-get")),
             qPrintable(scopes->itemText(2)));
    scopes->setFocus();
    QTest::keyClick(scopes, Qt::Key_Down);
    QTest::keyClick(scopes, Qt::Key_Down);
    QCOMPARE(scopes->currentIndex(), 2);
    QTest::mouseClick(test.find<QPushButton>("filesLoad"), Qt::LeftButton);
    FilesView *files = test.page().tabs()->files();
    QTRY_VERIFY(files->isShowingFiles());
    QCOMPARE(files->scope(), 1);
    const int ofLayer = files->model()->visibleCount();
    QVERIFY(ofLayer > 0);
    scopes->setFocus();
    QTest::keyClick(scopes, Qt::Key_Home);
    QTRY_VERIFY(files->isShowingFiles() && files->model()->visibleCount() > ofLayer);
    // the next pair begins with all layers
    QVERIFY(test.open(m_pairs.files()));
    QCOMPARE(files->scope(), -1);
}

void TestDetailTabs::stoppingKeepsWhatWasThere()
{
    QSemaphore proceed;
    std::atomic<int> stopped = 0;
    Services services
        = windowServices(std::make_shared<Sources>(CommonOptions{}), m_pairs.exampleDirectory());
    services.compare
        = [&, compare = services.compare](
              const PairRequest &pair, const Services::Progress &progress, std::stop_token stop) {
        if (pair.deep)
            progress(NodeRef::Side::Left, {QStringLiteral("reading layers"), 5, 20});
        while (pair.deep && !proceed.tryAcquire(1, 5)) {
            if (stop.stop_requested()) {
                ++stopped;
                return LoadedPair{};
            }
        }
        return compare(pair, progress, stop);
    };
    TestWindow test(m_pairs, services);
    QVERIFY(test.open(m_pairs.recompressed()));
    const QString verdict = test.text("verdictTitle");
    clickTab(test, Files);
    QTest::mouseClick(test.find<QPushButton>("filesLoad"), Qt::LeftButton);
    auto *stop = test.find<QPushButton>("filesStop");
    QTRY_VERIFY(stop->isVisible());
    QVERIFY(test.text("filesMessage").contains(QStringLiteral("reading layers")));
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(!test.page().isLoading());
    QCOMPARE(test.text("verdictTitle"), verdict);
    QVERIFY(test.page().comparison());
    QVERIFY(!test.page().pair()->deep);
    QVERIFY(test.find<QPushButton>("filesLoad")->isVisible());
    QVERIFY(test.find<ImageTreeView>("leftTree")->isVisible());
    QTRY_COMPARE(stopped, 1);
    proceed.release();
    QTest::mouseClick(test.find<QPushButton>("filesLoad"), Qt::LeftButton);
    QTRY_VERIFY(test.page().tabs()->files()->isShowingFiles());
}

void TestDetailTabs::exports_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("png") << QStringLiteral("png") << QByteArray("\x89PNG");
    QTest::newRow("svg") << QStringLiteral("svg") << QByteArray("<?xml");
    QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF-");
    QTest::newRow("text") << QStringLiteral("txt") << QByteArray("Same image inside");
    QTest::newRow("json") << QStringLiteral("json") << QByteArray("{");
    QTest::newRow("html") << QStringLiteral("html") << QByteArray("<!");
}

void TestDetailTabs::exports()
{
    QFETCH(QString, ending);
    QFETCH(QByteArray, start);
    const QTemporaryDir directory;
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    if (ending == u"png")
        QTest::keyClick(&test.window(), Qt::Key_S, Qt::ControlModifier);
    else
        QTest::mouseClick(test.find<QToolButton>("exportComparison"), Qt::LeftButton);
    auto *dialog = test.find<QFileDialog>("exportDialog");
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name);
    QVERIFY2(name->text().contains(QStringLiteral("nginx-1.25-vs-mirror-nginx-1.25")),
             qPrintable(name->text()));
    const QString path = directory.filePath(QStringLiteral("ticket.") + ending);
    dialog->selectFile(path);
    QTest::keyClick(dialog, Qt::Key_Return);
    QFile file(path);
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY2(bytes.startsWith(start), bytes.left(40).constData());
}

void TestDetailTabs::exportsWhatWasShownWhenAsked()
{
    const QTemporaryDir directory;
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    QTest::mouseClick(test.find<QToolButton>("exportComparison"), Qt::LeftButton);
    auto *dialog = test.find<QFileDialog>("exportDialog");
    QVERIFY(test.open(m_pairs.missingRight())); // there is nothing to export any more
    const QString path = directory.filePath(QStringLiteral("ticket.txt"));
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QFile file(path);
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("Same image inside"));
}

void TestDetailTabs::saysWhyItCouldNotExport()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    QTest::mouseClick(test.find<QToolButton>("exportComparison"), Qt::LeftButton);
    auto *dialog = test.find<QFileDialog>("exportDialog");
    Q_EMIT dialog->fileSelected(QStringLiteral("/proc/none/<b>a</b>.txt"));
    dialog->close();
    QTRY_VERIFY(test.window().findChild<QMessageBox *>(QStringLiteral("problemBox")));
    auto *box = test.find<QMessageBox>("problemBox");
    QVERIFY(box->text().contains(QStringLiteral("/proc/none/<b>a</b>.txt")));
    QVERIFY(box->text().contains(QStringLiteral("choose another place")));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    box->close();
    QVERIFY(test.page().comparison());
}

void TestDetailTabs::refusesAnUnknownEnding()
{
    const QTemporaryDir directory;
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    QTest::mouseClick(test.find<QToolButton>("exportComparison"), Qt::LeftButton);
    auto *dialog = test.find<QFileDialog>("exportDialog");
    Q_EMIT dialog->fileSelected(directory.filePath(QStringLiteral("ticket.md")));
    dialog->close();
    QTRY_VERIFY(test.window().findChild<QMessageBox *>(QStringLiteral("problemBox")));
    auto *box = test.find<QMessageBox>("problemBox");
    QVERIFY2(box->text().contains(QStringLiteral(".md is no kind of file")),
             qPrintable(box->text()));
    box->close();
    QVERIFY(QDir(directory.path()).isEmpty());
}

// From the names in an empty window to the picture in a file, without the mouse.
void TestDetailTabs::exportsByKeyboardAlone()
{
    const QTemporaryDir directory;
    TestWindow test(m_pairs);
    auto *left = test.find<QLineEdit>("leftReference");
    left->setFocus();
    QTest::keyClicks(left, m_pairs.recompressed().left);
    auto *right = test.find<QLineEdit>("rightReference");
    for (int i = 0; i < 4 && test.window().focusWidget() != right; ++i)
        QTest::keyClick(test.window().focusWidget(), Qt::Key_Tab);
    QCOMPARE(test.window().focusWidget(), right);
    QTest::keyClicks(right, m_pairs.recompressed().right);
    QTest::keyClick(right, Qt::Key_Return);
    QTRY_VERIFY(test.page().comparison());
    HashChainView *why = test.page().tabs()->why();
    for (int i = 0; i < 40 && test.window().focusWidget() != why; ++i)
        QTest::keyClick(test.window().focusWidget(), Qt::Key_Tab);
    QCOMPARE(test.window().focusWidget(), why);
    QTest::keyClick(why, Qt::Key_Down);
    QTest::keyClick(why, Qt::Key_Down);
    QTest::keyClick(why, Qt::Key_Down); // the layers
    QCOMPARE(why->currentNode()->kind, NodeRef::Kind::Layer);
    const QImage focused = why->grab().toImage();
    QTest::keyClick(why, Qt::Key_1);
    QVERIFY(test.find<QWidget>("causeStrip")->isVisible());
    QTest::keyClick(why, Qt::Key_S, Qt::ControlModifier);
    auto *dialog = test.find<QFileDialog>("exportDialog");
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    const QString path = directory.filePath(QStringLiteral("why.png"));
    dialog->setDirectory(directory.path()); // where the last one went
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("why.png"));
    if (QWidget *popup = QApplication::activePopupWidget()) // of the names that are there
        popup->close();
    auto *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QTRY_VERIFY(save->isEnabled());
    save->setFocus(Qt::TabFocusReason);
    QTest::keyClick(save, Qt::Key_Space);
    QTRY_VERIFY(QFile::exists(path));
    QVERIFY(!QImage(path).isNull());
    auto *saved = test.find<QWidget>("savedBar");
    QTRY_VERIFY(saved->isVisible());
    auto *close = test.find<QToolButton>("savedClose");
    close->setFocus();
    QTest::keyClick(close, Qt::Key_Space);
    QVERIFY(!saved->isVisible());
    // the ring around what the keys are at is seen
    test.find<QLineEdit>("leftReference")->setFocus();
    QVERIFY(why->grab().toImage() != focused);
}

void TestDetailTabs::copiesThePicture()
{
    applyLook(true);
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    QAction *light = test.page().tabs()->lightGround();
    for (const bool isLight : {false, true}) {
        light->setChecked(isLight);
        QApplication::clipboard()->clear();
        test.page().copyPicture();
        const QImage image = QApplication::clipboard()->image();
        QVERIFY(!image.isNull());
        QCOMPARE(image.pixelColor(1, 1).lightness() > 200, isLight);
        QVERIFY(QApplication::clipboard()->text().contains(
            QStringLiteral("follows: it names layers 2 and 3")));
    }
    applyLook(false);
}

void TestDetailTabs::showsACauseWhole_data()
{
    QTest::addColumn<PairRequest>("pair");
    const auto bundled = [&](const char *left, const char *right) {
        QTest::newRow(left) << m_pairs.bundled(QString::fromLatin1(left),
                                               QString::fromLatin1(right));
    };
    bundled("amazonlinux:2018.03", "test_ecr_repository:latest");
    bundled("nginx:1.25", "mirror/nginx:1.25");
    bundled("redis:7.2", "cache/redis:7.2");
    bundled("busybox:1.36", "tools/busybox:1.36");
}

// What is in the strip below the picture can be read where there is room: values, and words.
void TestDetailTabs::showsACauseWhole()
{
    QFETCH(PairRequest, pair);
    TestWindow test(m_pairs, {1920, 1080});
    QVERIFY(test.open(pair));
    HashChainView *why = test.page().tabs()->why();
    const Cause &cause = test.page().comparison()->platforms.front().causes.front();
    QTest::keyClick(why, Qt::Key_1);
    QCoreApplication::processEvents();
    QVERIFY(!cause.usually.isEmpty());
    QCOMPARE(test.text("causeUsually"), cause.usually);
    QCOMPARE(test.text("causeKeeps"), cause.keepsDigest);
    auto *words = test.find<QLabel>("causeKeeps");
    QVERIFY(!words->visibleRegion().isEmpty());
    QCOMPARE(words->visibleRegion().boundingRect(), words->rect());
    const auto *evidence = test.find<QTreeWidget>("causeEvidence");
    QVERIFY(evidence->topLevelItemCount() > 0);
    std::array<int, 3> wanted{};
    for (int i = 0; i < evidence->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = evidence->topLevelItem(i);
        for (int column = 0; column < 3 && !item->isFirstColumnSpanned(); ++column) {
            int &widest = wanted[std::size_t(column)];
            widest = std::max(
                widest, QFontMetrics(item->font(column)).horizontalAdvance(item->text(column)));
        }
    }
    const bool fits = wanted[0] + wanted[1] + wanted[2] + 60 <= evidence->viewport()->width();
    QVERIFY(evidence->columnWidth(0) > wanted[0]);
    if (fits) {
        QVERIFY(evidence->columnWidth(1) > wanted[1]);
        QVERIFY(evidence->columnWidth(2) > wanted[2]);
    } else { // two whole digests: each side gets its half
        QVERIFY(std::abs(evidence->columnWidth(1) - evidence->columnWidth(2)) <= 4);
    }
}

void TestDetailTabs::leadsFromACauseToItsPlace()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.rebuilt()));
    DetailTabs *tabs = test.page().tabs();
    QTest::keyClick(tabs->why(), Qt::Key_1);
    test.find<QToolButton>("causeJson")->click();
    QCOMPARE(tabs->currentIndex(), int(Json));
    QCOMPARE(tabs->json()->leftPane()->document().title, QStringLiteral("Config"));
    QVERIFY(tabs->json()->hitCount() > 0);
    PairRequest built
        = m_pairs.bundled(QStringLiteral("golang:1.22"), QStringLiteral("team/api:1.8"));
    built.deep = true;
    QVERIFY(test.open(built));
    clickTab(test, Why);
    QTest::keyClick(tabs->why(), Qt::Key_1);
    test.find<QToolButton>("causeFiles")->click();
    QCOMPARE(tabs->currentIndex(), int(Files));
    QCOMPARE(tabs->files()->scope(), 2); // the third layer
}

void TestDetailTabs::zooms()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    HashChainView *why = test.page().tabs()->why();
    const double before = why->zoom();
    QTest::mouseClick(test.find<QToolButton>("zoomIn"), Qt::LeftButton);
    QVERIFY(why->zoom() > before);
    QTest::mouseClick(test.find<QToolButton>("zoomFit"), Qt::LeftButton);
    QCOMPARE(why->zoom(), before);
    QTest::mouseClick(test.find<QToolButton>("zoomOut"), Qt::LeftButton);
    QVERIFY(why->zoom() < before);
    clickTab(test, Json);
    QVERIFY(!test.find<QToolButton>("zoomIn")->isVisible()); // it is the picture's
}

void TestDetailTabs::rememberTheTab()
{
    {
        TestWindow test(m_pairs);
        QVERIFY(test.open(m_pairs.walkThrough()));
        clickTab(test, Json);
        test.window().close();
    }
    TestWindow test(m_pairs);
    QCOMPARE(test.page().tabs()->currentIndex(), int(Json));
    QVERIFY(test.open(m_pairs.walkThrough()));
    QVERIFY(test.page().tabs()->json()->leftPane()->document().bytes);
}

// Markup is text, and what does not show is escaped, wherever an image's words are shown.
void TestDetailTabs::hidesNothingInAnyView()
{
    TestWindow test(m_pairs);
    PairRequest pair = m_pairs.hostile();
    pair.deep = true;
    QVERIFY(test.open(pair));
    test.page().setSelection(
        {NodeRef::Side::Left, NodeRef::Kind::Config, QStringLiteral("linux/amd64"), -1});
    DetailTabs *tabs = test.page().tabs();
    for (const int tab : {Why, Json, Files, Requests})
        clickTab(test, tab);
    const QString tree = treeText(*test.find<ImageTreeView>("leftTree")->rows()).join(u'\n');
    QString files;
    for (int scope = 0; scope < test.find<QComboBox>("filesScope")->count(); ++scope)
        files += test.find<QComboBox>("filesScope")->itemText(scope);
    const QString shown[]
        = {tree, files, tabs->why()->description(), tabs->json()->leftPane()->text()->toPlainText(),
           test.text("verdictSentence")};
    for (const QString &text : shown) {
        QVERIFY(!text.isEmpty());
        for (const QChar hidden : {QChar(0x202e), QChar(0x1b), QChar(0x07)})
            QVERIFY2(!text.contains(hidden), qPrintable(text));
    }
    QVERIFY(tree.contains(QStringLiteral("\\u202e")));
    QVERIFY(tree.contains(QStringLiteral("<h1>huge</h1>")));
    QVERIFY(shown[3].contains(QStringLiteral("<h1>huge</h1>")));
}

SAMEINSIDE_TEST(TestDetailTabs)
#include "tst_detailtabs.moc"
