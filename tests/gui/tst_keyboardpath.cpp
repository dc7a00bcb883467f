// SPDX-License-Identifier: MIT
#include "tests/gui/guitest.h"
#include "tests/support/testprogram.h"
#include "ui/comparepage/detailtabs.h"
#include "ui/comparepage/platforms/platformtable.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>

using namespace sameinside;

namespace {

// As a person does: to whatever has the focus now.
void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *target = QApplication::activeModalWidget() ? QApplication::activeModalWidget()
                                                        : QApplication::activeWindow();
    if (target && target->focusWidget())
        target = target->focusWidget();
    QVERIFY(target);
    QTest::keyClick(target, Qt::Key(key), modifiers);
}

void type(const QString &text)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QString focused()
{
    return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
}

// Tab until there; nothing where it never comes.
bool tabTo(const QString &name)
{
    for (int i = 0; i < 60; ++i) {
        if (focused() == name)
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

} // namespace

/// From an empty window to a picture in a file, without a mouse.
class TestKeyboardPath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(false); }
    void showsWhereItIs();
    void fromAnEmptyWindowToAPicture();

private:
    TestPairs m_pairs;
};

// Whatever the keyboard comes to looks different while it is there.
void TestKeyboardPath::showsWhereItIs()
{
    TestWindow test(m_pairs);
    QVERIFY(test.open(m_pairs.fourPlatforms()));
    test.find<QWidget>("leftReference")->setFocus();
    for (const char *name : {"swapButton", "chip manifest", "platformTable", "leftTree",
                             "rightTree", "zoomFit", "exportComparison"}) {
        auto *widget = test.find<QWidget>(name);
        const QImage without = widget->grab().toImage();
        QVERIFY2(tabTo(QString::fromLatin1(name)), name);
        QVERIFY2(widget->grab().toImage() != without, name);
    }
}

void TestKeyboardPath::fromAnEmptyWindowToAPicture()
{
    const QTemporaryDir files;
    const QString picture = files.filePath(QStringLiteral("why.png"));
    TestWindow test(m_pairs);
    const PairRequest pair = m_pairs.fourPlatforms();

    // two names, Tab between them
    press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(focused(), QStringLiteral("leftReference"));
    type(pair.left);
    press(Qt::Key_Tab);
    QCOMPARE(focused(), QStringLiteral("rightReference"));
    type(pair.right);
    press(Qt::Key_Return);
    QTRY_VERIFY(test.page().comparison());
    QVERIFY(test.text("verdictTitle").startsWith(QStringLiteral("The same on linux/amd64; ")));

    // a platform, in the table, and back to the first
    QVERIFY(tabTo(QStringLiteral("platformTable")));
    press(Qt::Key_Down);
    QCOMPARE(test.page().platform(), 1);
    press(Qt::Key_Up);
    QCOMPARE(test.page().platform(), 0);

    // down the tree to a layer, which opens, and on to the next difference
    QVERIFY(tabTo(QStringLiteral("leftTree")));
    const auto *tree = test.find<ImageTreeView>("leftTree");
    const QModelIndex before = tree->currentIndex();
    press(Qt::Key_Down);
    QVERIFY(tree->currentIndex() != before);
    press(Qt::Key_F8);
    QVERIFY(tree->currentIndex().isValid());

    // the tabs, by the arrow keys
    QVERIFY(tabTo(QStringLiteral("qt_tabwidget_tabbar")));
    QCOMPARE(test.page().tabs()->currentIndex(), 0);
    press(Qt::Key_Right);
    QVERIFY(test.find<QWidget>("json")->isVisible());
    press(Qt::Key_Left);
    QVERIFY(test.find<QWidget>("why")->isVisible());

    // and the picture goes to a file
    QString saved;
    connect(&test.page(), &ComparePage::exported, this, [&](const QString &path) { saved = path; });
    press(Qt::Key_S, Qt::ControlModifier);
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = test.window().findChild<QFileDialog *>()));
    QTRY_VERIFY(dialog->isVisible() && dialog->focusWidget());
    auto *name = dialog->findChild<QLineEdit *>();
    QVERIFY(name);
    QTRY_VERIFY(name->hasFocus()); // the name is what is asked for
    press(Qt::Key_A, Qt::ControlModifier);
    type(picture);
    press(Qt::Key_Return);
    QTRY_COMPARE(saved, picture);
    const QImage image(picture);
    QVERIFY(image.width() > 400);
}

SAMEINSIDE_TEST(TestKeyboardPath)
#include "tst_keyboardpath.moc"
