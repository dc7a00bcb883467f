// SPDX-License-Identifier: MIT
#include "registry/http/requestlog.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <thread>

using namespace sameinside;

class TestRequestLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void redacts_data();
    void redacts();
    void keepsTheLatest();
};

void TestRequestLog::redacts_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, QStringView url, QStringView shown) {
        QTest::newRow(name) << url.toString() << shown.toString();
    };
    row("plain", u"https://r.example/v2/a/manifests/1", u"https://r.example/v2/a/manifests/1");
    row("page", u"https://r.example/v2/a/tags/list?n=100&last=b",
        u"https://r.example/v2/a/tags/list?n=100&last=b");
    row("presigned", u"https://s3.example/b?X-Amz-Signature=SECRET&X-Amz-Credential=SECRET&n=1",
        u"https://s3.example/b?X-Amz-Signature=***&X-Amz-Credential=***&n=1");
    row("CDN and others", u"https://c.example/b?Signature=SECRET&sig=SECRET&token=SECRET&x=SECRET",
        u"https://c.example/b?Signature=***&sig=***&token=***&x=***");
    row("userinfo", u"https://me:SECRET@r.example/v2/", u"https://r.example/v2/");
    row("token service",
        u"https://a.example/token?service=s&scope=repository:a:pull&account=SECRET",
        u"https://a.example/token?service=s&scope=repository:a:pull&account=***");
}

void TestRequestLog::redacts()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(redactedUrl(QUrl(url)), shown);
}

void TestRequestLog::keepsTheLatest()
{
    RequestLog log(100);
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 4; ++writer) {
            writers.emplace_back([&log] {
                for (int i = 0; i < 1'000; ++i)
                    log.add({.status = i});
            });
        }
    }
    QCOMPARE(log.count(), std::size_t(4'000));
    QCOMPARE(log.entries().size(), std::size_t(100));
    QCOMPARE(log.entries().back().status, 999);
}

SAMEINSIDE_TEST(TestRequestLog)
#include "tst_requestlog.moc"
