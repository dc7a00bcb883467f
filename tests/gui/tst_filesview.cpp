// SPDX-License-Identifier: MIT
#include "tests/gui/filetreetext.h"
#include "tests/support/images/filelists.h"
#include "tests/support/testprogram.h"
#include "tests/support/windows/examplepairs.h"
#include "tests/support/windows/screenshots.h"
#include "ui/files/filesview.h"
#include "ui/files/filetreemodel.h"
#include "ui/widgets/labels.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTest>
#include <QTreeView>

using namespace sameinside;
using namespace sameinside::test;

namespace {

std::vector<FileText> sample()
{
    return {{"bin", "x", 0777, 0, 0, "usr/bin"},
            {"etc/"},
            {"etc/debian_version", "12.2\n"},
            {"etc/nginx/"},
            {"etc/nginx/nginx.conf", QByteArray(648, 'a')},
            {"etc/passwd", QByteArray(922, 'p')},
            {"tmp/", {}, 01777},
            {"usr/"},
            {"usr/bin/"},
            {"usr/bin/env", QByteArray(48'536, 'e'), 0755},
            {"usr/bin/passwd", QByteArray(68'248, 'w'), 04755},
            {"usr/sbin/nginx", QByteArray(1'500'000, 'n'), 0755},
            {"var/log/nginx/access.log", "x", 0777, 0, 0, "/dev/stdout"}};
}

std::vector<FileText> changedSample()
{
    auto files = sample();
    files[2].content = "12.4\n";
    files[4].mode = 0640;
    files[4].uid = 101;
    files[5].mtime = 1'700'000'000;
    files.erase(files.begin() + 10);
    files.push_back({"docker-entrypoint.sh", QByteArray(1'620, 's'), 0755});
    files.push_back({"usr/share/<b>bold\xe2\x80\xaegpj.exe"});
    return files;
}

std::shared_ptr<const FileTreeDocument> document()
{
    return FileTreeDocument::of(std::make_shared<const FileList>(fileList(sample())),
                                std::make_shared<const FileList>(fileList(changedSample())));
}

void showSample(FilesView &view, const QSize &size = {1416, 420})
{
    view.setScopes(
        {QStringLiteral("All layers merged"), QStringLiteral("Layer 1 · ADD rootfs.tar.xz /")});
    view.showFiles(std::make_shared<const FileList>(fileList(sample())),
                   std::make_shared<const FileList>(fileList(changedSample())));
    view.resize(size);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    QTRY_VERIFY(view.isShowingFiles());
}

} // namespace

class TestFilesView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion"))); }

    void modelIsSound()
    {
        FileTreeModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDocument(document());
        model.setFilter({.onlyDifferences = true});
        model.setFilter({.text = QStringLiteral("NGINX")});
        model.setFilter({.text = QStringLiteral("no such")});
        QCOMPARE(model.rowCount(), 0);
        model.setFilter({});
        QVERIFY(model.rowCount() > 0);
        model.setDocument(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void showsWhatDiffers()
    {
        FileTreeModel model;
        model.setDocument(document());
        model.setFilter({.onlyDifferences = true});
        QCOMPARE(fileTreeText(model),
                 QStringLiteral("docker-entrypoint.sh  + only right\n"
                                "etc/  ≠ 2 below\n"
                                "  debian_version  ≠ bytes\n"
                                "  nginx/  ≠ 1 below\n"
                                "    nginx.conf  ≠ mode, owner\n"
                                "usr/  ≠ 3 below\n"
                                "  bin/  ≠ 1 below\n"
                                "    passwd  + only left\n"
                                "  share/  + only right\n"
                                "    <b>bold\\u202egpj.exe  + only right\n"));
    }

    // Often they are the whole difference.
    void showsOwnersAndTimes()
    {
        FileTreeModel model;
        model.setDocument(document());
        const auto cell = [&](const QByteArray &path, int column) {
            QModelIndex at;
            for (const QByteArray &name : path.split('/')) {
                const QModelIndex above = at;
                for (int row = 0; row < model.rowCount(above); ++row) {
                    const QModelIndex child = model.index(row, 0, above);
                    if (model.pair(child)->name() == name)
                        at = child;
                }
            }
            return at.siblingAtColumn(column).data().toString();
        };
        QCOMPARE(cell("etc/nginx/nginx.conf", FileTreeModel::Owner), QStringLiteral("0:0 → 101:0"));
        QCOMPARE(cell("etc/passwd", FileTreeModel::Owner), QStringLiteral("0:0"));
        QVERIFY(cell("etc/passwd", FileTreeModel::Time)
                    .endsWith(QStringLiteral(" → 2023-11-14 22:13:20")));
        QVERIFY(!cell("etc/debian_version", FileTreeModel::Time).contains(u'→'));
        QSet<QString> titles;
        for (int column = 0; column < model.columnCount(); ++column)
            titles.insert(model.headerData(column, Qt::Horizontal).toString());
        QCOMPARE(titles.size(), model.columnCount());
    }

    void filtersByName()
    {
        FileTreeModel model;
        model.setDocument(document());
        model.setFilter({.text = QStringLiteral("Nginx")});
        QCOMPARE(fileTreeText(model),
                 QStringLiteral("etc/  ≠ 2 below\n"
                                "  nginx/  ≠ 1 below\n"
                                "    nginx.conf  ≠ mode, owner\n"
                                "usr/  ≠ 3 below\n"
                                "  sbin/  = same\n"
                                "    nginx  = same\n"
                                "var/  = same\n"
                                "  log/  = same\n"
                                "    nginx/  = same\n"
                                "      access.log → /dev/stdout  = same\n"));
        model.setFilter({.onlyDifferences = true, .text = QStringLiteral("nginx")});
        QCOMPARE(model.rowCount(), 1);
    }

    void writesModes_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("text");
        QTest::newRow("executable") << 0755 << QStringLiteral("-rwxr-xr-x");
        QTest::newRow("set user") << 04755 << QStringLiteral("-rwsr-xr-x");
        QTest::newRow("set user, not executable") << 04644 << QStringLiteral("-rwSr--r--");
        QTest::newRow("set group") << 02755 << QStringLiteral("-rwxr-sr-x");
        QTest::newRow("sticky") << 01777 << QStringLiteral("-rwxrwxrwt");
    }

    void writesModes()
    {
        QFETCH(int, mode);
        QFETCH(QString, text);
        const FileList files = fileList({{"file", "x", quint16(mode)}});
        QCOMPARE(modeText(files.files.back()), text);
    }

    void asksBeforeItLoads()
    {
        FilesView view;
        QSignalSpy asked(&view, &FilesView::loadRequested);
        view.showPlaceholder(QStringLiteral("Files are compared once the layers are loaded."),
                             43'306'189);
        view.resize(940, 250);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        auto *load = view.findChild<QPushButton *>(QStringLiteral("filesLoad"));
        QCOMPARE(load->text(), QStringLiteral("Load contents (41.3 MiB)"));
        QVERIFY(saveScreenshot(view, QStringLiteral("files placeholder")));
        QTest::mouseClick(load, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toInt(), -1);
        view.showLoading(QStringLiteral("Layer 2 of 3, 12.1 MiB of 41.3 MiB"), 12, 41);
        QVERIFY(!load->isVisible());
        QVERIFY(saveScreenshot(view, QStringLiteral("files loading")));
        QSignalSpy stopped(&view, &FilesView::stopRequested);
        QTest::mouseClick(view.findChild<QPushButton *>(QStringLiteral("filesStop")),
                          Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
    }

    void filtersAsOneTypes()
    {
        FilesView view;
        showSample(view);
        view.focusFilter();
        auto *filter = view.findChild<QLineEdit *>(QStringLiteral("filesFilter"));
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("passwd"));
        QCOMPARE(fileTreeText(*view.model()),
                 QStringLiteral("etc/  ≠ 2 below\n  passwd  = same, other time\n"
                                "usr/  ≠ 3 below\n  bin/  ≠ 1 below\n    passwd  + only left\n"));
        QVERIFY(view.tree()->isExpanded(view.model()->index(0, 0)));
        QTest::mouseClick(view.findChild<QCheckBox *>(QStringLiteral("filesOnlyDifferences")),
                          Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(view.model()->rowCount(), 1);
        filter->setText(QStringLiteral("nothing like it"));
        QVERIFY(view.findChild<QLabel *>(QStringLiteral("filesNothing"))->isVisible());
    }

    void copiesPaths()
    {
        FilesView view;
        showSample(view);
        const QModelIndex etc = view.model()->index(2, 0);
        QCOMPARE(etc.data().toString(), QStringLiteral("etc/"));
        view.tree()->setCurrentIndex(view.model()->index(0, 0, etc));
        view.tree()->setFocus();
        QTest::keyClick(view.tree(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("/etc/debian_version"));
    }

    void looks_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("files 1416 light") << false << QSize(1416, 420);
        QTest::newRow("files 1416 dark") << true << QSize(1416, 420);
        QTest::newRow("files 940 light") << false << QSize(940, 250);
    }

    void looks()
    {
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        QApplication::setPalette(isDark ? darkPalette() : lightPalette());
        FilesView view;
        showSample(view, size);
        QCOMPARE(view.findChild<ShortenedLabel *>(QStringLiteral("filesSummary"))->fullText(),
                 QStringLiteral(
                     "20 files · 2 differ · 1 only left · 3 only right · 1 with other times"));
        QVERIFY(saveScreenshot(view, QString::fromUtf8(QTest::currentDataTag())));
    }
};

SAMEINSIDE_TEST(TestFilesView)
#include "tst_filesview.moc"
