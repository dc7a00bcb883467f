// SPDX-License-Identifier: MIT
#include "registry/http/loggedrequest.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestLoggedRequest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void redacts_data();
    void redacts();
};

void TestLoggedRequest::redacts_data()
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

void TestLoggedRequest::redacts()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(redactedUrl(QUrl(url)), shown);
}

SAMEINSIDE_TEST(TestLoggedRequest)
#include "tst_loggedrequest.moc"
