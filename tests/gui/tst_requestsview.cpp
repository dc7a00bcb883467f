// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/support/windows/examplepairs.h"
#include "tests/support/windows/screenshots.h"
#include "ui/requests/requestsmodel.h"
#include "ui/requests/requestsview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QStyleFactory>
#include <QTableView>
#include <QTest>

using namespace sameinside;
using namespace sameinside::test;

namespace {

RequestLogEntry request(const QString &path, int status, qint64 bytes, qint64 milliseconds,
                        const QString &note = {})
{
    return {.method = QStringLiteral("GET"),
            .url = QStringLiteral("https://public.ecr.aws/v2/docker/library/nginx/") + path,
            .status = status,
            .bytes = bytes,
            .milliseconds = milliseconds,
            .note = note};
}

std::vector<RequestLogEntry> requests()
{
    return {
        request(QStringLiteral("manifests/1.25"), 401, 128, 84, QStringLiteral("asked who we are")),
        request(QStringLiteral("manifests/1.25"), 200, 1862, 61),
        request(QStringLiteral(
                    "manifests/"
                    "sha256:f972d2419950be7a2b3d7f5a3e7b1a40ee0f5e9a2d4e2c1f0b9a8d7c6e5f4a3b"),
                200, 1170, 58),
        request(QStringLiteral("blobs/sha256:f7cee5e1af28d9ab0c91b3a2"), 307, 0, 22,
                QStringLiteral("redirected to cloudfront.net")),
        request(QStringLiteral("blobs/sha256:77d0e1b3a6c8"), 0, 0, 10000,
                QStringLiteral("no answer in 10 s"))};
}

} // namespace

class TestRequestsView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion"))); }

    void modelIsSound()
    {
        RequestsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(requests());
        QCOMPARE(model.rowCount(), 5);
        model.append({});
        model.append(std::vector<RequestLogEntry>(RequestsModel::mostKept,
                                                  request(QStringLiteral("tags/list"), 200, 1, 1)));
        QCOMPARE(model.rowCount(), RequestsModel::mostKept);
        model.append(requests());
        QCOMPARE(model.rowCount(), RequestsModel::mostKept);
        QCOMPARE(model.entry(RequestsModel::mostKept - 1).milliseconds, 10000);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void sums()
    {
        RequestsModel model;
        QCOMPARE(model.summary(), QStringLiteral("0 requests · 0 B · 0.00 s"));
        model.append(requests());
        QCOMPARE(model.summary(), QStringLiteral("5 requests · 3.09 KiB · 10.22 s"));
    }

    void marksFailures()
    {
        RequestsModel model;
        model.append(requests());
        QCOMPARE(model.index(0, RequestsModel::Status).data().toString(), QStringLiteral("401"));
        QCOMPARE(model.index(1, RequestsModel::Status).data().toString(), QStringLiteral("200"));
        QCOMPARE(model.index(4, RequestsModel::Status).data().toString(), QStringLiteral("! none"));
    }

    void escapesHiddenCharacters()
    {
        RequestsModel model;
        model.append({request(QStringLiteral("<b>a</b>") + QChar(0x202e), 200, 0, 0)});
        const QModelIndex url = model.index(0, RequestsModel::Url);
        QVERIFY(url.data().toString().endsWith(QStringLiteral("<b>a</b>\\u202e")));
        QVERIFY(url.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
    }

    void copies()
    {
        RequestsView view;
        view.append(requests());
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.table()->selectRow(1);
        view.table()->setFocus();
        QTest::keyClick(view.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("GET\thttps://public.ecr.aws/v2/docker/library/nginx/manifests/"
                                "1.25\t200\t1.82 KiB\t61 ms\t\n"));
        view.table()->clearSelection();
        QTest::mouseClick(view.findChild<QPushButton *>(QStringLiteral("requestsCopy")),
                          Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 5);
    }

    void looks_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("requests 1416 light") << false << QSize(1416, 308);
        QTest::newRow("requests 1416 dark") << true << QSize(1416, 308);
        QTest::newRow("requests 940 light") << false << QSize(940, 250);
        QTest::newRow("requests empty") << false << QSize(940, 250);
    }

    void looks()
    {
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        QApplication::setPalette(isDark ? darkPalette() : lightPalette());
        RequestsView view;
        const bool isEmpty
            = QString::fromUtf8(QTest::currentDataTag()).endsWith(QStringLiteral("empty"));
        if (!isEmpty)
            view.append(requests());
        view.resize(size);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QCOMPARE(
            view.findChild<QLabel *>(QStringLiteral("requestsSummary"))->text().startsWith(u'0'),
            isEmpty);
        QVERIFY(saveScreenshot(view, QString::fromUtf8(QTest::currentDataTag())));
    }
};

SAMEINSIDE_TEST(TestRequestsView)
#include "tst_requestsview.moc"
