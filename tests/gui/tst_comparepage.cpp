// SPDX-License-Identifier: MIT
#include "model/compare/explanation.h"
#include "model/load/pairloader.h"
#include "tests/gui/guitest.h"
#include "tests/support/images/blobencoding.h"
#include "tests/support/images/tarwriter.h"
#include "tests/support/testprogram.h"
#include "ui/chain/hashchainview.h"
#include "ui/comparepage/detailtabs.h"
#include "ui/comparepage/rungchip.h"
#include "ui/requests/requestsmodel.h"
#include "ui/requests/requestsview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSemaphore>
#include <QTextDocument>
#include <QTextEdit>

#include <atomic>
#include <numeric>
#include <thread>

#include <sys/stat.h>

using namespace sameinside;

namespace {

QString rowName(const ImageTreeView *view)
{
    return view->currentIndex().siblingAtColumn(ImageTreeModel::Name).data().toString();
}

QModelIndex rowStarting(const ImageTreeView *view, const QString &text)
{
    for (int i = 0; i < int(view->rows()->nodes().size()); ++i) {
        const QModelIndex index = view->rows()->indexOf(i);
        if (index.data().toString().startsWith(text))
            return index;
    }
    return {};
}

void drop(const QString &path, QWidget *target, QPointF place)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const auto offered = Qt::MoveAction | Qt::CopyAction;
    QDragEnterEvent enter(place.toPoint(), offered, &data, Qt::LeftButton, Qt::ShiftModifier);
    enter.setDropAction(Qt::MoveAction); // as Shift asks for
    QCoreApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QCOMPARE(enter.dropAction(), Qt::CopyAction);
    QDropEvent event(place, offered, &data, Qt::LeftButton, Qt::ShiftModifier);
    event.setDropAction(Qt::MoveAction);
    QCoreApplication::sendEvent(target, &event);
    QVERIFY(event.isAccepted());
    QCOMPARE(event.dropAction(), Qt::CopyAction);
}

/// A file that decompresses to three gigabytes of a single entry, and so takes a while to read.
bool writeLongArchive(const QString &path)
{
    constexpr int pieces = 400;
    QByteArray piece(8 << 20, '\0');
    for (qsizetype i = 0; i < piece.size(); i += 128) // no bomb
        piece[i] = char(i * 2654435761U >> 24U);
    QByteArray header = TarWriter().file("manifest.json", {}).finish(512).first(512);
    header.replace(124, 11,
                   QByteArray::number(pieces * qint64(piece.size()), 8).rightJustified(11, '0'));
    header.replace(148, 8, QByteArray(8, ' '));
    const int sum = std::accumulate(header.begin(), header.end(), 0);
    header.replace(148, 7, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
    const QByteArray member = BlobEncoding::goGzip().encode(piece);
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.write(BlobEncoding::goGzip().encode(header) + member.repeated(pieces)) > 0;
}

/// A comparison that takes as long as the test wants.
struct SlowCompare {
    QSemaphore proceed;
    std::atomic<int> entered = 0;
    std::atomic<int> stopped = 0;

    Services services(const Services &real)
    {
        Services slow = real;
        slow.compare = [this, compare = real.compare](const PairRequest &pair,
                                                      const Services::Progress &progress,
                                                      std::stop_token stop) {
            ++entered;
            progress(NodeRef::Side::Left, {QStringLiteral("manifest 1 of 2")});
            while (!proceed.tryAcquire(1, 5)) {
                if (stop.stop_requested()) {
                    ++stopped;
                    return LoadedPair{};
                }
            }
            return compare(pair, progress, stop);
        };
        return slow;
    }
};

/// The left side as it is; the right one comes when the test wants it to.
struct SlowSide {
    QSemaphore proceed;
    std::atomic<bool> isSlow = false;

    Services services(const Services &real)
    {
        Services slow = real;
        slow.compare = [this, sources = std::make_shared<Sources>(CommonOptions{})](
                           const PairRequest &pair, const Services::Progress &progress,
                           const std::stop_token &stop) {
            const auto open = [&](const ImageName &name) {
                while (isSlow && name.toString() == ImageName::parse(pair.right)->toString()
                       && !stop.stop_requested() && !proceed.tryAcquire(1, 5)) {
                }
                return sources->open(name);
            };
            const auto tell = [&](PairSide side, const LoadStep &step) {
                progress(side == PairSide::Left ? NodeRef::Side::Left : NodeRef::Side::Right, step);
            };
            return loadPair(pair, open, tell, stop);
        };
        return slow;
    }
};

} // namespace

class TestComparePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(false); }
    void typeTwoReferencesAndPressEnter();
    void emptyStateTeaches();
    void linksShowTheFocus();
    void clearedFieldsShowTheEmptyState();
    void chipsSayHowTheRungsStand();
    void nextDifferenceByKey();
    void expandingFollows();
    void selectingFollows();
    void scrollingFollows();
    void followingCanBeSwitchedOff();
    void selectionIsNamed();
    void choosesAPlatform();
    void errorOnOneSideLeavesTheOther();
    void damageIsAnError();
    void brokenCopyIsNotTheSame();
    void damagedPlatformComesFirst();
    void bothSidesFail();
    void editTheNameGoesToTheField();
    void swaps();
    void waitingSaysWhatAndOffersStop();
    void quickLoadsShowNoWaiting();
    void escapeStops();
    void latestRequestWins();
    void closedWhileLoading();
    void contextMenuCopies();
    void labelsAreNeverRichText();
    void dropsALayoutOnASide();
    void refusesAPipe();
    void stopsLookingIntoAFile();
    void saysWhatItLooksInto();
    void bothSidesWait();
    void showsTheSideThatIsThere();
    void keepsWhatWasReadAfterAStop();
    void saysWhichSideFailedAtOnce();
    void keepsTheSelection();
    void chipsGoToTheirRung();
    void marksExamples();
    void loadsContentsAndOpensFiles();
    void showsHeadsWhenTheyCome();
    void forgetsHeadsOfAnotherPair();
    void logsRequests();
    void statusCountsVerifiedDigests();
    void saysSinceWhenLayersAreKnown();

private:
    Services services() const
    {
        return windowServices(std::make_shared<Sources>(CommonOptions{}),
                              m_pairs.exampleDirectory());
    }
    TestPairs m_pairs;
};

void TestComparePage::typeTwoReferencesAndPressEnter()
{
    TestWindow test(m_pairs);
    const PairRequest pair = m_pairs.recompressed();
    auto *left = test.find<QLineEdit>("leftReference");
    auto *right = test.find<QLineEdit>("rightReference");
    auto *button = test.find<QPushButton>("compareButton");
    QTest::keyClicks(left, pair.left);
    QVERIFY(!button->isEnabled());
    QTest::keyClick(left, Qt::Key_Return);
    QVERIFY(!test.page().isLoading()); // one name is no pair
    QTRY_VERIFY(right->hasFocus());
    QTest::keyClicks(right, pair.right);
    QVERIFY(button->isEnabled());
    QTest::keyClick(right, Qt::Key_Return);
    QTRY_COMPARE(test.text("verdictTitle"),
                 QStringLiteral("Same image inside, different envelope"));
    QVERIFY(
        test.text("verdictSentence").contains(QStringLiteral("2 layers were compressed again")));
    QVERIFY(test.find<ImageTreeView>("leftTree")->isVisible());
    QVERIFY(test.find<ImageTreeView>("rightTree")->isVisible());
}

void TestComparePage::emptyStateTeaches()
{
    TestWindow test(m_pairs);
    QVERIFY(test.find<QWidget>("emptyPage")->isVisible());
    for (const char *name : {"example1", "example2", "example3"})
        QVERIFY(test.find<QPushButton>(name)->isVisible());
    QVERIFY(!test.find<QPushButton>("lastPair")->isVisible()); // there is none yet
    QTest::mouseClick(test.find<QPushButton>("example1"), Qt::LeftButton);
    QTRY_COMPARE(test.text("verdictTitle"),
                 QStringLiteral("Same image inside, different envelope"));
    QVERIFY(!test.find<QWidget>("emptyPage")->isVisible());
    QCOMPARE(test.find<QLineEdit>("leftReference")->text(), m_pairs.recompressed().left);
    // its layers are there
    test.page().loadContents();
    QTRY_VERIFY(!test.page().isLoading());
    QCOMPARE(test.text("verdictSymbol"), QStringLiteral("✔"));
}

void TestComparePage::linksShowTheFocus()
{
    TestWindow test(m_pairs);
    QList<QPushButton *> links;
    for (const char *name : {"example1", "example2", "example3"})
        links += test.find<QPushButton>(name);
    test.find<QWidget>("swapButton")->setFocus();
    for (QPushButton *link : std::as_const(links)) {
        const QImage without = link->grab().toImage();
        QTest::keyClick(test.window().focusWidget(), Qt::Key_Tab);
        QVERIFY2(link->hasFocus(), qPrintable(test.window().focusWidget()->objectName()));
        const QImage with = link->grab().toImage();
        saveScreenshot(&test.window(), link->objectName());
        QVERIFY(with != without);
    }
}

void TestComparePage::clearedFieldsShowTheEmptyState()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.walkThrough()));
    for (const char *name : {"leftReference", "rightReference"}) {
        QVERIFY(!test.find<QWidget>("emptyPage")->isVisible());
        auto *field = test.find<QLineEdit>(name);
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
    }
    QVERIFY(test.find<QWidget>("emptyPage")->isVisible());
    QVERIFY(!test.page().pair());
}

void TestComparePage::chipsSayHowTheRungsStand()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    QStringList chips;
    for (const RungChip *chip : test.find<QWidget>("verdictBanner")->findChildren<RungChip *>())
        chips += chip->text();
    QCOMPARE(chips,
             (QStringList{QStringLiteral("Manifest ≠"), QStringLiteral("Config ="),
                          QStringLiteral("Blobs 1 of 3 ="), QStringLiteral("Contents = claimed"),
                          QStringLiteral("Files = claimed")}));
    QVERIFY(
        test.find<RungChip>("chip contents")->toolTip().contains(QStringLiteral("To verify it")));
    test.page().loadContents();
    QTRY_VERIFY(!test.page().isLoading());
    QCOMPARE(test.find<RungChip>("chip contents")->text(), QStringLiteral("Contents ="));
    QCOMPARE(test.find<RungChip>("chip files")->text(), QStringLiteral("Files ="));
    QVERIFY(!test.find<RungChip>("chip contents")->toolTip().contains(QStringLiteral("verify")));
    QVERIFY(test.open(m_pairs.walkThrough()));
    QCOMPARE(test.find<RungChip>("chip index")->text(), QStringLiteral("Index ≠"));
    QCOMPARE(test.find<RungChip>("chip manifest")->meaning(), Meaning::Same);
}

void TestComparePage::nextDifferenceByKey()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    auto *left = test.find<ImageTreeView>("leftTree");
    auto *right = test.find<ImageTreeView>("rightTree");
    QCOMPARE(rowName(left), QStringLiteral("Manifest linux/amd64"));
    QStringList walked;
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(&test.window(), Qt::Key_F8);
        QVERIFY(left->visualRect(left->currentIndex()).isValid()); // opened and in sight
        QVERIFY(left->viewport()->rect().contains(left->visualRect(left->currentIndex()).center()));
        QCOMPARE(rowName(right).section(u' ', 0, 0), rowName(left).section(u' ', 0, 0));
        walked += rowName(left).section(u' ', 0, 1);
    }
    QCOMPARE(walked.mid(0, 3),
             (QStringList{QStringLiteral("Layer 2"), QStringLiteral("gzip best"),
                          QStringLiteral("Layer 3")}));
    QCOMPARE(walked.at(3), walked.at(4)); // there is no further one
    QTest::keyClick(&test.window(), Qt::Key_F8, Qt::ShiftModifier);
    QVERIFY(rowName(left).startsWith(QStringLiteral("Layer 3")));
}

void TestComparePage::expandingFollows()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    auto *left = test.find<ImageTreeView>("leftTree");
    auto *right = test.find<ImageTreeView>("rightTree");
    const QModelIndex config = rowStarting(left, QStringLiteral("Config"));
    const QModelIndex partner = rowStarting(right, QStringLiteral("Config"));
    QVERIFY(!right->isExpanded(partner));
    left->setCurrentIndex(config);
    QTest::keyClick(left, Qt::Key_Right);
    QVERIFY(left->isExpanded(config));
    QVERIFY(right->isExpanded(partner));
    QTest::keyClick(right, Qt::Key_Left);
    QVERIFY(!left->isExpanded(config));
}

void TestComparePage::selectingFollows()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.fourPlatforms()));
    auto *left = test.find<ImageTreeView>("leftTree");
    auto *right = test.find<ImageTreeView>("rightTree");
    const QRect layer = right->visualRect(rowStarting(right, QStringLiteral("Layer 2")));
    QTest::mouseClick(right->viewport(), Qt::LeftButton, {}, layer.center());
    QVERIFY(rowName(left).startsWith(QStringLiteral("Layer 2")));
    // a row without a partner leaves nothing selected over there
    left->scrollTo(rowStarting(left, QStringLiteral("Manifest linux/s390x")));
    const QRect alone = left->visualRect(rowStarting(left, QStringLiteral("Manifest linux/s390x")));
    QTest::mouseClick(left->viewport(), Qt::LeftButton, {}, alone.center());
    QVERIFY(!right->selectionModel()->hasSelection());
}

void TestComparePage::scrollingFollows()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.manyLayers()));
    auto *left = test.find<ImageTreeView>("leftTree");
    auto *right = test.find<ImageTreeView>("rightTree");
    QVERIFY(left->verticalScrollBar()->maximum() > 1000);
    left->verticalScrollBar()->setValue(1000);
    QCOMPARE(right->verticalScrollBar()->value(), 1000);
    // rows stay level when one side is longer above
    right->collapse(rowStarting(right, QStringLiteral("Layer 40")));
    left->verticalScrollBar()->setValue(1600);
    const int here = left->visualRect(rowStarting(left, QStringLiteral("Layer 70"))).top();
    const int there = right->visualRect(rowStarting(right, QStringLiteral("Layer 70"))).top();
    QCOMPARE(there, here);
}

void TestComparePage::followingCanBeSwitchedOff()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    auto *left = test.find<ImageTreeView>("leftTree");
    auto *right = test.find<ImageTreeView>("rightTree");
    test.find<QAction>("actionFollow")->trigger();
    const QModelIndex config = rowStarting(left, QStringLiteral("Config"));
    left->setCurrentIndex(config);
    left->expand(config);
    QCOMPARE(rowName(right), QStringLiteral("Manifest linux/amd64"));
    QVERIFY(!right->isExpanded(rowStarting(right, QStringLiteral("Config"))));
    test.find<QAction>("actionFollow")->trigger();
}

void TestComparePage::selectionIsNamed()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    QList<NodeRef> named;
    connect(&test.page(), &ComparePage::selectionChanged, this,
            [&](const NodeRef &node) { named += node; });
    auto *right = test.find<ImageTreeView>("rightTree");
    right->setCurrentIndex(rowStarting(right, QStringLiteral("gzip")));
    const NodeRef layer{NodeRef::Side::Right, NodeRef::Kind::Layer, QStringLiteral("linux/amd64"),
                        0};
    QCOMPARE(named.size(), 1);
    QVERIFY(named.back() == layer); // an encoding speaks for its layer
    const NodeRef contents{NodeRef::Side::Left, NodeRef::Kind::Contents,
                           QStringLiteral("linux/amd64"), 2};
    test.page().setSelection(contents);
    QVERIFY(named.back() == contents);
    QVERIFY(rowName(test.find<ImageTreeView>("leftTree")).startsWith(QStringLiteral("Contents")));
}

void TestComparePage::choosesAPlatform()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.twoPlatforms()));
    auto *platforms = test.find<QComboBox>("platformChoice");
    QCOMPARE(platforms->count(), 3);
    QCOMPARE(platforms->currentText(), QStringLiteral("All platforms"));
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("Same image inside, different envelope"));
    QCOMPARE(test.page().platform(), 1); // the weakest
    platforms->setFocus();
    QTest::keyClick(platforms, Qt::Key_Down);
    QCOMPARE(platforms->currentText(), QStringLiteral("linux/amd64"));
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("The same image"));
    QCOMPARE(rowName(test.find<ImageTreeView>("leftTree")), QStringLiteral("Manifest linux/amd64"));
    // it stays when the sides are swapped, and when the same is read again
    for (const char *name : {"actionSwap", "actionReload", "actionLoadContents"}) {
        test.find<QAction>(name)->trigger();
        QTRY_VERIFY(!test.page().isLoading());
        QCOMPARE(platforms->currentText(), QStringLiteral("linux/amd64"));
        QCOMPARE(test.text("verdictTitle"), QStringLiteral("The same image"));
    }
    // of one platform there is nothing to choose
    QVERIFY(test.open(m_pairs.recompressed()));
    QCOMPARE(platforms->count(), 1);
    QCOMPARE(platforms->currentText(), QStringLiteral("linux/amd64"));
}

void TestComparePage::errorOnOneSideLeavesTheOther()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.missingRight()));
    QVERIFY(test.find<ImageTreeView>("leftTree")->isVisible());
    QVERIFY(!test.find<ImageTreeView>("rightTree")->isVisible());
    QCOMPARE(test.text("rightMessageTitle"), QStringLiteral("Not found"));
    QVERIFY(test.find<QTextEdit>("rightMessageDetail")
                ->toPlainText()
                .contains(QStringLiteral("absent")));
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("Not known yet"));
    QVERIFY(test.text("verdictSentence").contains(QStringLiteral("private")));
    // the reason is told once
    QVERIFY(!test.text("verdictSentence").contains(QStringLiteral("absent")));
    QVERIFY(!test.page().tabs()->why()->description().contains(QStringLiteral("holds no image")));
    QVERIFY(test.find<ImageTreeView>("leftTree")->rows()->rowCount() > 0);
    // the next pair stands as if nothing had been
    QVERIFY(test.open(m_pairs.recompressed()));
    QVERIFY(test.find<ImageTreeView>("rightTree")->isVisible());
}

void TestComparePage::damageIsAnError()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.damagedRight()));
    QCOMPARE(test.text("rightMessageTitle"), QStringLiteral("Damaged"));
    QVERIFY(test.find<ImageTreeView>("leftTree")->isVisible());
}

// Whatever was shown while nothing was known of it.
void TestComparePage::damagedPlatformComesFirst()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.brokenPlatform()));
    QCOMPARE(test.page().tabs()->why()->subject().platformName, QStringLiteral("linux/amd64"));
    test.page().verifyBoth();
    QTRY_VERIFY(!test.page().isLoading());
    QCOMPARE(test.text("verdictTitle"),
             QStringLiteral("The private image is damaged or incomplete"));
    QCOMPARE(test.page().tabs()->why()->subject().platformName, QStringLiteral("linux/arm64"));
}

// One digest on both sides, and a copy that nobody can run.
void TestComparePage::brokenCopyIsNotTheSame()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.brokenCopy()));
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("The same image"));
    auto *verify = test.find<QAction>("actionVerify");
    QVERIFY(verify->isEnabled());
    for (const bool isVerify : {false, true}) {
        if (isVerify)
            verify->trigger();
        else
            test.page().loadContents();
        QVERIFY(test.page().isLoading());
        QTRY_VERIFY(!test.page().isLoading());
        QCOMPARE(test.text("verdictTitle"),
                 QStringLiteral("The private image is damaged or incomplete"));
        const PlatformComparison &platform = test.page().comparison()->platforms.front();
        QVERIFY(platform.rightIsDamaged && !platform.leftIsDamaged);
        QVERIFY(!platform.verified);
        const auto broken = [&](const char *tree) {
            static const QRegularExpression layer(QStringLiteral("^ *! [Ll]ayer"));
            return treeText(*test.find<ImageTreeView>(tree)->model()).filter(layer).size();
        };
        QCOMPARE(broken("rightTree"), isVerify ? 2 : 1); // --deep only asks for the damaged one
        QCOMPARE(broken("leftTree"), 0);
        for (const RungExplanation &row : explainRungs(platform))
            QVERIFY2(!row.text.contains(u"everything below"), qPrintable(row.text));
        static const QRegularExpression counts(QStringLiteral("^Verified (\\d+) of (\\d+)"));
        const auto counted = counts.match(test.text("statusText"));
        QVERIFY2(counted.captured(1).toInt() < counted.captured(2).toInt(),
                 qPrintable(test.text("statusText")));
    }
    QVERIFY(test.page().pair()->verify);
}

void TestComparePage::bothSidesFail()
{
    TestWindow test(m_pairs);
    QVERIFY(
        test.open({QStringLiteral("not a name!!"), QStringLiteral("oci:/no/such/layout:1"), {}}));
    QCOMPARE(test.text("leftMessageTitle"), QStringLiteral("Not an image name"));
    QVERIFY(!test.find<QTextEdit>("rightMessageDetail")->toPlainText().isEmpty());
    QVERIFY(test.text("verdictSentence").startsWith(QStringLiteral("Neither")));
    QVERIFY(!test.page().stepDifference(true));
}

void TestComparePage::editTheNameGoesToTheField()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.missingRight()));
    QTest::mouseClick(test.find<QPushButton>("rightEdit"), Qt::LeftButton);
    auto *field = test.find<QLineEdit>("rightReference");
    QTRY_VERIFY(field->hasFocus());
    QCOMPARE(field->selectedText(), m_pairs.missingRight().right);
}

void TestComparePage::swaps()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.walkThrough()));
    auto *left = test.find<ImageTreeView>("leftTree");
    QVERIFY(rowStarting(left, QStringLiteral("Index")).isValid());
    QTest::mouseClick(test.find<QWidget>("swapButton"), Qt::LeftButton);
    QTRY_VERIFY(!rowStarting(left, QStringLiteral("Index")).isValid());
    QCOMPARE(test.page().pair()->left, m_pairs.walkThrough().right);
    QCOMPARE(test.find<QLineEdit>("rightReference")->text(), m_pairs.walkThrough().left);
    QTRY_COMPARE(test.text("verdictTitle"), QStringLiteral("The same image"));
}

void TestComparePage::waitingSaysWhatAndOffersStop()
{
    SlowCompare slow;
    TestWindow test(m_pairs, slow.services(services()));
    test.page().compare(m_pairs.walkThrough());
    auto *stop = test.find<QPushButton>("stopButton");
    QVERIFY(!stop->isVisible());
    QTRY_VERIFY(test.find<QWidget>("verdictBanner")->isVisible());
    QTRY_COMPARE(test.text("verdictTitle"), QStringLiteral("Reading both images"));
    QVERIFY(test.text("verdictSentence").contains(QStringLiteral("Public: manifest 1 of 2")));
    QTRY_VERIFY(stop->isVisible());
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(!test.page().isLoading());
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("Stopped"));
    QVERIFY(!stop->isVisible());
    QTRY_COMPARE(slow.stopped, 1);
    slow.proceed.release();
    QTest::keyClick(&test.window(), Qt::Key_F5);
    QTRY_COMPARE(test.text("verdictTitle"), QStringLiteral("The same image"));
}

void TestComparePage::quickLoadsShowNoWaiting()
{
    SlowCompare slow;
    TestWindow test(m_pairs, slow.services(services()));
    slow.proceed.release();
    test.page().compare(m_pairs.walkThrough());
    while (test.page().isLoading()) {
        QVERIFY(test.text("verdictTitle").isEmpty());
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("The same image"));
}

void TestComparePage::escapeStops()
{
    SlowCompare slow;
    TestWindow test(m_pairs, slow.services(services()));
    test.page().compare(m_pairs.walkThrough());
    QTRY_COMPARE(slow.entered, 1);
    QTest::keyClick(&test.window(), Qt::Key_Escape);
    QVERIFY(!test.page().isLoading());
    QTRY_COMPARE(slow.stopped, 1);
    QVERIFY(!test.find<QAction>("actionStop")->isEnabled());
}

void TestComparePage::latestRequestWins()
{
    SlowCompare slow;
    TestWindow test(m_pairs, slow.services(services()));
    test.page().compare(m_pairs.walkThrough());
    QTRY_COMPARE(slow.entered, 1);
    test.page().compare(m_pairs.unrelated());
    QTRY_COMPARE(slow.stopped, 1);
    slow.proceed.release();
    QTRY_COMPARE(test.text("verdictTitle"), QStringLiteral("Different images"));
    QCOMPARE(test.find<QLineEdit>("leftReference")->text(), m_pairs.unrelated().left);
}

void TestComparePage::closedWhileLoading()
{
    SlowCompare slow;
    {
        TestWindow test(m_pairs, slow.services(services()));
        test.page().compare(m_pairs.walkThrough());
        QTRY_COMPARE(slow.entered, 1);
    }
    QTRY_COMPARE(slow.stopped, 1);
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
}

void TestComparePage::contextMenuCopies()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.walkThrough()));
    auto *left = test.find<ImageTreeView>("leftTree");
    const QRect row = left->visualRect(rowStarting(left, QStringLiteral("Manifest")));
    Q_EMIT left->customContextMenuRequested(row.center());
    auto *menu = test.find<QMenu>("treeMenu");
    QVERIFY(menu->isVisible());
    menu->actions().at(0)->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("sha256:52db9000073d")));
    menu->close();
}

void TestComparePage::labelsAreNeverRichText()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.hostile()));
    for (const QLabel *label : test.window().findChildren<QLabel *>()) {
        const bool plain = label->textFormat() == Qt::PlainText
            || (label->textFormat() == Qt::AutoText && !Qt::mightBeRichText(label->text()));
        QVERIFY2(plain, qPrintable(label->objectName() + u' ' + label->text()));
        QVERIFY(!label->text().contains(QChar(0x202e)));
        QVERIFY(!label->text().contains(QChar(0x1b)));
    }
}

void TestComparePage::dropsALayoutOnASide()
{
    TestWindow test(m_pairs);
    const QString layout = m_pairs.exampleDirectory() + QStringLiteral("/public/");
    auto *empty = test.find<QWidget>("emptyPage");
    const QString name
        = QStringLiteral("oci:") + m_pairs.exampleDirectory() + QStringLiteral("/public");
    drop(layout, empty, QPointF(empty->width() - 20, 20));
    QTRY_COMPARE(test.find<QLineEdit>("rightReference")->text(), name);
    QVERIFY(test.find<QLineEdit>("leftReference")->text().isEmpty());
    QVERIFY(test.open(m_pairs.walkThrough()));
    drop(layout, test.find<QWidget>("leftPane"), QPointF(20, 20));
    QTRY_COMPARE(test.find<QLineEdit>("leftReference")->text(), name);
    QTRY_VERIFY(!test.page().isLoading());
    QCOMPARE(test.page().pair()->left, name);
    drop(layout, test.find<QLineEdit>("rightReference"), QPointF(20, 10));
    QTRY_COMPARE(test.find<QLineEdit>("rightReference")->text(), name);
    QTRY_VERIFY(!test.page().isLoading());
}

void TestComparePage::refusesAPipe()
{
    const QTemporaryDir place;
    const QString pipe = place.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    TestWindow test(m_pairs);
    drop(pipe, test.find<QWidget>("emptyPage"), {20, 20});
    auto box = [&] { return test.window().findChild<QMessageBox *>(QStringLiteral("problemBox")); };
    QTRY_VERIFY(box());
    QCOMPARE(box()->text(),
             pipe + QStringLiteral(" is neither a file nor a directory, so no image is in it"));
    QVERIFY(!test.page().isLoading());
    QVERIFY(test.find<QLineEdit>("leftReference")->text().isEmpty());
    QVERIFY(test.find<QWidget>("emptyPage")->isVisible());
}

void TestComparePage::stopsLookingIntoAFile()
{
    const QTemporaryDir place;
    QFile file(place.filePath(QStringLiteral("image.tar")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    TestWindow test(m_pairs);
    test.page().openPath(NodeRef::Side::Left, file.fileName());
    QVERIFY(test.page().isLoading());
    QVERIFY(test.find<QAction>("actionStop")->isEnabled());
    QTest::keyClick(&test.window(), Qt::Key_Escape);
    QVERIFY(!test.page().isLoading());
    QVERIFY(!test.find<QAction>("actionStop")->isEnabled());
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
    QCoreApplication::sendPostedEvents();
    QVERIFY(test.find<QLineEdit>("leftReference")->text().isEmpty());
}

void TestComparePage::saysWhatItLooksInto()
{
    const QTemporaryDir place;
    const QString archive = place.filePath(QStringLiteral("image.tar.gz"));
    QVERIFY(writeLongArchive(archive));
    TestWindow test(m_pairs);
    test.page().openPath(NodeRef::Side::Left, archive);
    QTRY_COMPARE(test.text("verdictTitle"), QStringLiteral("Looking for an image"));
    QCOMPARE(test.text("verdictSentence"), archive);
    QTest::keyClick(&test.window(), Qt::Key_Escape);
    QVERIFY(!test.page().isLoading());
    QVERIFY(test.find<QWidget>("emptyPage")->isVisible());
    QVERIFY(QThreadPool::globalInstance()->waitForDone(2000));
}

// Of two files that are opened at once, neither is forgotten for the other.
void TestComparePage::bothSidesWait()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.unrelated()));
    const QString left = m_pairs.exampleDirectory() + QStringLiteral("/public");
    const QString right = m_pairs.exampleDirectory() + QStringLiteral("/private");
    test.page().openPath(NodeRef::Side::Left, left);
    test.page().openPath(NodeRef::Side::Right, right);
    QTRY_VERIFY(!test.page().isLoading());
    QCOMPARE(test.page().pair()->left, QStringLiteral("oci:") + left);
    QCOMPARE(test.page().pair()->right, QStringLiteral("oci:") + right);
}

void TestComparePage::showsTheSideThatIsThere()
{
    SlowSide slow;
    TestWindow test(m_pairs, slow.services(services()));
    QVERIFY(test.open(m_pairs.recompressed()));
    slow.isSlow = true;
    test.page().compare(m_pairs.fourPlatforms());
    auto *left = test.find<ImageTreeView>("leftTree");
    QTRY_VERIFY(rowStarting(left, QStringLiteral("Index OCI · 4 platforms")).isValid());
    QVERIFY(test.page().isLoading());
    QVERIFY(left->isVisible() && left->isEnabled());
    QVERIFY(!test.find<ImageTreeView>("rightTree")->isVisible()); // that of the pair before
    QVERIFY(test.text("rightMessageTitle").startsWith(QStringLiteral("reading")));
    QVERIFY(test.find<QWidget>("requests")->isEnabled());
    QVERIFY(!test.page().comparison());
    left->setFocus();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(left, Qt::Key_Down);
    QCOMPARE(rowName(left), QStringLiteral("Manifest linux/arm64/v8"));
    slow.proceed.release();
    QTRY_VERIFY(!test.page().isLoading());
    QVERIFY(test.page().comparison());
    QVERIFY(test.find<ImageTreeView>("rightTree")->isVisible());
}

void TestComparePage::keepsWhatWasReadAfterAStop()
{
    SlowSide slow;
    slow.isSlow = true;
    TestWindow test(m_pairs, slow.services(services()));
    test.page().compare(m_pairs.fourPlatforms());
    auto *left = test.find<ImageTreeView>("leftTree");
    QTRY_VERIFY(left->rows()->rowCount() > 0);
    QTest::keyClick(&test.window(), Qt::Key_Escape);
    QVERIFY(!test.page().isLoading());
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("Stopped"));
    QVERIFY(left->isVisible());
    QVERIFY(left->rows()->rowCount() > 0);
    QCOMPARE(test.text("rightMessageTitle"), QStringLiteral("Stopped before it was read."));
    // nothing of it is left for the next pair
    test.page().compare({m_pairs.missingRight().right, m_pairs.recompressed().right, {}});
    for (int i = 0; i < 2; ++i) {
        QTRY_COMPARE(test.text("leftMessageTitle"), QStringLiteral("Not found"));
        QTest::keyClick(&test.window(), Qt::Key_Escape);
        test.page().reload();
    }
    test.page().compare(m_pairs.fourPlatforms());
    slow.proceed.release();
    slow.isSlow = false;
    QTest::keyClick(&test.window(), Qt::Key_F5);
    QTRY_VERIFY(test.page().comparison());
}

void TestComparePage::saysWhichSideFailedAtOnce()
{
    SlowSide slow;
    slow.isSlow = true;
    TestWindow test(m_pairs, slow.services(services()));
    test.page().compare(
        {QStringLiteral("oci:/no/such/layout:1"), m_pairs.recompressed().right, {}});
    QTRY_COMPARE(test.text("leftMessageTitle"), QStringLiteral("Not found"));
    QVERIFY(test.page().isLoading());
    slow.proceed.release();
    QTRY_VERIFY(!test.page().isLoading());
    QVERIFY(test.find<ImageTreeView>("rightTree")->isVisible());
}

// Another answer about the same images leaves what one looks at.
void TestComparePage::keepsTheSelection()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.fourPlatforms()));
    auto *left = test.find<ImageTreeView>("leftTree");
    const NodeRef layer{NodeRef::Side::Left, NodeRef::Kind::Layer, QStringLiteral("linux/arm/v7"),
                        1};
    test.page().setSelection(layer);
    left->expand(rowStarting(left, QStringLiteral("Manifest linux/s390x")));
    const QString row = rowName(left);
    QVERIFY(row.startsWith(QStringLiteral("Layer 2")));
    test.page().loadContents();
    QTRY_VERIFY(!test.page().isLoading());
    QCOMPARE(rowName(left), row);
    QCOMPARE(test.page().platform(), 2);
    // and nothing of it comes with another pair
    QVERIFY(test.open(m_pairs.recompressed()));
    QCOMPARE(rowName(left), QStringLiteral("Manifest linux/amd64"));
}

void TestComparePage::chipsGoToTheirRung()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    auto *left = test.find<ImageTreeView>("leftTree");
    const auto press = [&](const char *name) {
        auto *chip = test.find<RungChip>(name);
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Space);
    };
    press("chip config");
    QVERIFY(rowName(left).startsWith(QStringLiteral("Config")));
    press("chip blobs");
    QVERIFY(rowName(left).startsWith(QStringLiteral("Layer 2"))); // the first that differs
    press("chip contents");
    QVERIFY(rowName(left).startsWith(QStringLiteral("Contents")));
    press("chip manifest");
    QCOMPARE(rowName(left), QStringLiteral("Manifest linux/amd64"));
    press("chip files");
    QVERIFY(test.find<QWidget>("files")->isVisible());
}

void TestComparePage::marksExamples()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.recompressed()));
    QVERIFY(test.find<QWidget>("exampleChip")->isVisible());
    QVERIFY(test.window().windowTitle().startsWith(QStringLiteral("Example: nginx:1.25")));
    QVERIFY(test.open(m_pairs.files()));
    QVERIFY(!test.find<QWidget>("exampleChip")->isVisible());
    QVERIFY(!test.window().windowTitle().contains(QStringLiteral("Example")));
}

void TestComparePage::loadsContentsAndOpensFiles()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.files()));
    auto *left = test.find<ImageTreeView>("leftTree");
    auto *right = test.find<ImageTreeView>("rightTree");
    QVERIFY(!left->rows()->hasChildren(rowStarting(left, QStringLiteral("Contents"))));
    QTest::keyClick(&test.window(), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(test.page().isLoading());
    QTRY_VERIFY(!test.page().isLoading());
    const QModelIndex contents = rowStarting(left, QStringLiteral("Contents"));
    QVERIFY(left->rows()->hasChildren(contents));
    left->setFocus();
    left->setCurrentIndex(contents);
    for (int i = 0; i < 3; ++i) // contents, etc
        QTest::keyClick(left, Qt::Key_Right);
    QTest::keyClick(left, Qt::Key_Right);
    QCOMPARE(rowName(left), QStringLiteral("changed"));
    QCOMPARE(rowName(right), QStringLiteral("changed"));
    QVERIFY(test.text("statusText").startsWith(QStringLiteral("Verified 6 of 6")));
    // what was loaded is loaded again with F5
    QTest::keyClick(&test.window(), Qt::Key_F5);
    QTRY_VERIFY(!test.page().isLoading());
    QVERIFY(left->rows()->hasChildren(rowStarting(left, QStringLiteral("Contents"))));
}

namespace {

// As a comparison is before anybody looked how the blobs were compressed.
LoadedPair withoutHeads(const LoadedPair &pair)
{
    const auto stripped = [](const ImageTree &tree) {
        auto copy = std::make_shared<ImageTree>(tree);
        copy->layers.clear();
        return copy;
    };
    LoadedPair early{.left = stripped(**pair.left), .right = stripped(**pair.right)};
    early.comparison = *compareImages(*early.left, *early.right, {}, {});
    return early;
}

/// Heads come when the test says so.
struct LateHeads {
    QSemaphore proceed;
    std::atomic<int> entered = 0;
    std::atomic<int> stopped = 0;

    Services services(const Services &real)
    {
        Services late = real;
        late.compare
            = [compare = real.compare](const PairRequest &pair, const Services::Progress &progress,
                                       std::stop_token stop) {
            return withoutHeads(compare(pair, progress, std::move(stop)));
        };
        late.readHeads = [this, compare = real.compare](
                             const PairRequest &pair, const LoadedPair &,
                             const std::stop_token &stop) -> std::optional<LoadedPair> {
            ++entered;
            while (!proceed.tryAcquire(1, 5)) {
                if (stop.stop_requested()) {
                    ++stopped;
                    return std::nullopt;
                }
            }
            return compare(
                pair, [](NodeRef::Side, const LoadStep &) {}, stop);
        };
        return late;
    }
};

} // namespace

// The comparison is there before them, and nothing that somebody does with it is undone.
void TestComparePage::showsHeadsWhenTheyCome()
{
    LateHeads late;
    TestWindow test(m_pairs, late.services(services()));
    QVERIFY(test.open(m_pairs.recompressed()));
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("Same image inside, different envelope"));
    QVERIFY(!test.find<QAction>("actionStop")->isEnabled());
    const auto causeText = [&] { return test.page().comparison()->platforms[0].causes[0].text; };
    const QString before = causeText();
    auto *left = test.find<ImageTreeView>("leftTree");
    const QModelIndex layer = rowStarting(left, QStringLiteral("Layer 2"));
    QVERIFY(layer.isValid());
    left->expand(layer);
    left->setCurrentIndex(layer);
    const auto encoding = [&] {
        return rowStarting(left, QStringLiteral("Layer 2"))
            .model()
            ->index(0, 0, rowStarting(left, QStringLiteral("Layer 2")))
            .data()
            .toString();
    };
    QVERIFY2(encoding().contains(QStringLiteral("as its media type says")), qPrintable(encoding()));
    const QString selected = rowName(left);
    QTRY_COMPARE(late.entered, 1);
    late.proceed.release();
    QTRY_VERIFY2(!encoding().contains(QStringLiteral("as its media type says")),
                 qPrintable(encoding()));
    QVERIFY(causeText() != before);
    QCOMPARE(rowName(left), selected);
    QVERIFY(left->isExpanded(rowStarting(left, QStringLiteral("Layer 2"))));
    QVERIFY(!test.page().isLoading());
}

void TestComparePage::forgetsHeadsOfAnotherPair()
{
    LateHeads late;
    TestWindow test(m_pairs, late.services(services()));
    QVERIFY(test.open(m_pairs.recompressed()));
    QTRY_COMPARE(late.entered, 1);
    QVERIFY(test.open(m_pairs.walkThrough()));
    QTRY_COMPARE(late.stopped, 1);
    QTRY_COMPARE(late.entered, 2);
    QCOMPARE(test.text("verdictTitle"), QStringLiteral("The same image"));
    QTest::keyClick(&test.window(), Qt::Key_Escape);
    test.page().clear();
    QTRY_COMPARE(late.stopped, 2);
}

void TestComparePage::logsRequests()
{
    std::function<void(RequestLogEntry)> listener;
    Services watched = services();
    watched.watchRequests
        = [&](std::function<void(RequestLogEntry)> given) { listener = std::move(given); };
    TestWindow test(m_pairs, watched);
    QVERIFY(listener);
    const auto ask = [&](int count) {
        std::thread([&] {
            for (int i = 0; i < count; ++i)
                listener({.method = QStringLiteral("GET"),
                          .url = QStringLiteral("https://r/v2/"),
                          .status = 200,
                          .bytes = 1000,
                          .milliseconds = 4});
        }).join();
    };
    ask(3);
    auto *requests = test.find<RequestsView>("requests");
    QTRY_COMPARE(requests->model()->rowCount(), 3);
    QTRY_VERIFY(test.text("statusText").contains(QStringLiteral("3 requests")));
    // another pair counts anew, its contents go on
    QVERIFY(test.open(m_pairs.files()));
    QCOMPARE(requests->model()->rowCount(), 0);
    ask(2);
    QTRY_VERIFY(test.text("statusText").contains(QStringLiteral("2 requests")));
    test.page().loadContents();
    ask(1);
    QTRY_VERIFY(test.text("statusText").contains(QStringLiteral("3 requests")));
    QTRY_VERIFY(!test.page().isLoading());
}

void TestComparePage::statusCountsVerifiedDigests()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.walkThrough()));
    // index and manifest are here; config and layer are not
    QCOMPARE(test.text("statusText"), QStringLiteral("Verified 2 of 4 digests"));
    QVERIFY(test.open(m_pairs.missingRight()));
    QCOMPARE(test.text("statusText"), QStringLiteral("Verified 2 of 3 digests"));
}

// What an earlier run read: no digest is verified by that now.
void TestComparePage::saysSinceWhenLayersAreKnown()
{
    const QDateTime since(QDate(2026, 11, 28), QTime(23, 10));
    Services known = services();
    known.compare
        = [since, compare = known.compare](
              const PairRequest &pair, const Services::Progress &progress, std::stop_token stop) {
        const LoadedPair read = compare(pair, progress, std::move(stop));
        const auto earlier = [&](const ImageTree &tree) {
            auto copy = std::make_shared<ImageTree>(tree);
            for (LayerFacts &facts : copy->layers) {
                facts.isReadElsewhere = true;
                facts.knownSince = since;
            }
            return copy;
        };
        LoadedPair pairKnown{.left = earlier(**read.left), .right = earlier(**read.right)};
        pairKnown.comparison = *compareImages(*pairKnown.left, *pairKnown.right, {}, {});
        return pairKnown;
    };
    PairRequest pair = m_pairs.files();
    pair.deep = true;
    TestWindow read(m_pairs);
    QVERIFY(read.open(pair));
    QCOMPARE(read.text("statusText"), QStringLiteral("Verified 6 of 6 digests"));
    TestWindow test(m_pairs, known);
    QVERIFY(test.open(pair));
    QCOMPARE(test.text("statusText"), QStringLiteral("Verified 4 of 6 digests"));
    auto *left = test.find<ImageTreeView>("leftTree");
    const QString contents = rowStarting(left, QStringLiteral("Contents")).data().toString();
    QVERIFY2(contents.endsWith(QStringLiteral(" · known since 2026-11-28 23:10")),
             qPrintable(contents));
}

SAMEINSIDE_TEST(TestComparePage)
#include "tst_comparepage.moc"
