// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "ui/scanpage/fields/targetsfield.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <sys/stat.h>

using namespace sameinside;

namespace {

bool enter(TargetsField &field, const QMimeData &data)
{
    QDragEnterEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&field, &event);
    return event.isAccepted();
}

void drop(TargetsField &field, const QMimeData &data)
{
    QVERIFY(enter(field, data));
    QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&field, &event);
    QVERIFY(event.isAccepted());
}

} // namespace

class TestTargetsField : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesDroppedPlaces();
    void takesDroppedPlacesAsTheyAre();
    void refusesWhatIsNoPlace_data();
    void refusesWhatIsNoPlace();
    void takesSeveralTargets();
};

void TestTargetsField::takesDroppedPlaces()
{
    const QTemporaryDir directory;
    TargetsField field;
    field.resize(600, 30);
    QMimeData layout;
    layout.setUrls({QUrl::fromLocalFile(directory.path())});
    QMimeData text;
    text.setText(QStringLiteral("registry.example.com/team"));
    QMimeData page;
    page.setUrls({QUrl(QStringLiteral("https://example.com/"))});
    QVERIFY(!enter(field, page));
    drop(field, layout);
    QVERIFY(field.targets().empty()); // no disk is asked on this thread
    QTRY_COMPARE(field.targets().size(), 1U);
    drop(field, text);
    QCOMPARE(field.targets().size(), 2U);
    QCOMPARE(field.targets()[0].path(), directory.path());
    QCOMPARE(field.targets()[1].prefix(), QStringLiteral("team"));
}

void TestTargetsField::takesDroppedPlacesAsTheyAre()
{
    const QTemporaryDir directory;
    TargetsField field;
    field.resize(600, 30);
    QList<QUrl> urls;
    for (const QString &name : {QStringLiteral("one, two"), QStringLiteral("three")}) {
        QVERIFY(QDir(directory.path()).mkdir(name));
        urls.append(QUrl::fromLocalFile(directory.filePath(name)));
    }
    QTest::keyClicks(field.edit(), QStringLiteral("oci:/typ"));
    for (const QUrl &url : std::as_const(urls)) { // the second before the first was looked at
        QMimeData one;
        one.setUrls({url});
        drop(field, one);
    }
    QTRY_COMPARE(field.targets().size(), 2U);
    QCOMPARE(field.edit()->text(), QStringLiteral("oci:/typ"));
    QCOMPARE(field.targets()[0].path(), directory.filePath(QStringLiteral("one, two")));
    QCOMPARE(field.targets()[1].path(), directory.filePath(QStringLiteral("three")));
    QMimeData text;
    text.setText(QStringLiteral("registry.example.com"));
    drop(field, text);
    QCOMPARE(field.targets().size(), 4U);
    QCOMPARE(field.targets()[2].path(), QStringLiteral("/typ"));
    QCOMPARE(field.targets()[3].host(), QStringLiteral("registry.example.com"));
}

void TestTargetsField::refusesWhatIsNoPlace_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a file") << QStringLiteral("file");
    QTest::newRow("a pipe") << QStringLiteral("pipe");
    QTest::newRow("nothing") << QStringLiteral("none");
}

void TestTargetsField::refusesWhatIsNoPlace()
{
    QFETCH(QString, name);
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray pipe = QFile::encodeName(directory.filePath(QStringLiteral("pipe")));
    QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
    TargetsField field;
    std::optional<Error> failed;
    connect(&field, &TargetsField::failed, this, [&](const Error &error) { failed = error; });
    QMimeData data;
    data.setUrls(
        {QUrl::fromLocalFile(directory.filePath(name)), QUrl::fromLocalFile(directory.path())});
    drop(field, data);
    QTRY_VERIFY(failed.has_value());
    QVERIFY2(
        failed->detail.startsWith(directory.filePath(name) + QStringLiteral(" is no directory")),
        qPrintable(failed->detail));
    QCOMPARE(field.targets().size(), 1U); // the other one is
}

void TestTargetsField::takesSeveralTargets()
{
    TargetsField field;
    field.resize(900, 30);
    field.show();
    QLineEdit *edit = field.edit();
    QTest::keyClicks(edit,
                     QStringLiteral("registry.example.com, docker://other.example.com:5000/team"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, QStringLiteral("oci:/some where,"));
    QCOMPARE(field.targets().size(), 3U);
    QCOMPARE(field.targets()[2].path(), QStringLiteral("/some where"));
    QTest::keyClicks(edit, QStringLiteral("registry.example.com ")); // once is enough
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(field.targets().size(), 3U);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QCOMPARE(field.targets().size(), 2U);
    QList<QToolButton *> crosses;
    for (auto *cross : field.findChildren<QToolButton *>(QStringLiteral("removeTarget"))) {
        if (cross->isVisible())
            crosses.append(cross);
    }
    QCOMPARE(crosses.size(), 2);
    QTest::mouseClick(crosses.front(), Qt::LeftButton);
    QCOMPARE(field.targets().size(), 1U);
    QCOMPARE(field.targets().front().host(), QStringLiteral("other.example.com:5000"));
}

SAMEINSIDE_TEST(TestTargetsField)
#include "tst_targetsfield.moc"
