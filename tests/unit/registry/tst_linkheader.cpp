// SPDX-License-Identifier: MIT
#include "registry/distribution/linkheader.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestLinkHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
};

void TestLinkHeader::finds_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("target"); // null: no next page
    QTest::newRow("quoted") << QByteArray("</v2/x/tags/list?last=b&n=2>; rel=\"next\"")
                            << QByteArray("/v2/x/tags/list?last=b&n=2");
    QTest::newRow("bare") << QByteArray("<list?last=b>; rel=next") << QByteArray("list?last=b");
    QTest::newRow("upper case") << QByteArray("<a>; REL=\"NEXT\"") << QByteArray("a");
    QTest::newRow("several relations") << QByteArray("<a>;rel=\"prev next\"") << QByteArray("a");
    QTest::newRow("extra parameters")
        << QByteArray("<a>; title=\"x, y; rel=next\"; rel=\"next\"") << QByteArray("a");
    QTest::newRow("second link") << QByteArray("<first>; rel=\"first\", <second>; rel=\"next\"")
                                 << QByteArray("second");
    QTest::newRow("comma and semicolon in the target")
        << QByteArray("<https://h/v2/x?last=a,b;c>; rel=next")
        << QByteArray("https://h/v2/x?last=a,b;c");
    QTest::newRow("no next") << QByteArray("<a>; rel=\"prev\"") << QByteArray();
    QTest::newRow("previous, then next")
        << QByteArray("<a>; rel=\"prev\", <b>; rel=\"next\"") << QByteArray("b");
    QTest::newRow("relation before others")
        << QByteArray("<a>; rel=next; type=\"x/y\"") << QByteArray("a");
    QTest::newRow("query only") << QByteArray("<?last=b&n=2>; rel=\"next\"")
                                << QByteArray("?last=b&n=2");
    // What follows is taken as the peers take it.
    QTest::newRow("no relation") << QByteArray("<a>") << QByteArray("a");
    QTest::newRow("no relation, but a title")
        << QByteArray("<a>; title=\"; rel=prev\"") << QByteArray("a");
    QTest::newRow("no brackets") << QByteArray("/v2/x/tags/list?last=a,b; rel=\"next\"")
                                 << QByteArray("/v2/x/tags/list?last=a,b");
    QTest::newRow("no brackets, no relation")
        << QByteArray("https://h/v2/x?last=b") << QByteArray("https://h/v2/x?last=b");
    QTest::newRow("no brackets, second link")
        << QByteArray("/a; rel=prev, /b; rel=next") << QByteArray("/b");
    QTest::newRow("not closed") << QByteArray("<a; rel=next") << QByteArray("a");
    QTest::newRow("no target") << QByteArray("<>; rel=next") << QByteArray("");
    QTest::newRow("garbage") << QByteArray(",,;\"<") << QByteArray("");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestLinkHeader::finds()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, target);
    const auto found = nextLink(header);
    QCOMPARE(found.has_value(), !target.isNull());
    if (found)
        QCOMPARE(*found, target);
}

SAMEINSIDE_TEST(TestLinkHeader)
#include "tst_linkheader.moc"
