// SPDX-License-Identifier: MIT
#include "registry/distribution/namelist.h"
#include "tests/support/expectations.h"
#include "tests/support/registries/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QUrlQuery>

using namespace sameinside;

namespace {

constexpr char path[] = "/v2/team/app/tags/list";

QByteArray tagsOf(const QStringList &names)
{
    return R"({"name":"team/app","tags":)"
        + (names.isEmpty() ? "null"
                           : "[\"" + names.join(QStringLiteral("\",\"")).toLatin1() + "\"]")
        + '}';
}

ScriptedReply page(const QStringList &names)
{
    return ScriptedReply::text(200, tagsOf(names));
}

ScriptedReply page(const char *name, const QByteArray &link)
{
    return page({QString::fromLatin1(name)}).with("Link", link);
}

QStringList numbered(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names += QStringLiteral("t%1").arg(i, 5, 10, QLatin1Char('0'));
    return names;
}

/// A registry that sends what is behind last, at most n names, and no Link.
struct Unlinked {
    QStringList names;
    int most = 1'000'000; ///< names on a page, whatever n says
    bool knowsLast = true;
    bool knowsSize = true;

    QStringList operator()(const ServedRequest &request) const
    {
        const QUrlQuery query(QUrl::fromEncoded(request.target).query());
        const QString last = query.queryItemValue(QStringLiteral("last"));
        int n = query.queryItemValue(QStringLiteral("n")).toInt();
        n = knowsSize && n > 0 ? qMin(n, most) : most;
        const qsizetype from = knowsLast && !last.isEmpty() ? names.indexOf(last) + 1 : 0;
        return names.mid(from, n);
    }
};

} // namespace

class TestNameList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsLinks_data();
    void followsLinks();
    void keepsToItsHost_data();
    void keepsToItsHost();
    void asksTheAskedPath_data();
    void asksTheAskedPath();
    void asksBehindAFullPage_data();
    void asksBehindAFullPage();
    void leavesAGap_data();
    void leavesAGap();
    void leavesAGapInMidList_data();
    void leavesAGapInMidList();
    void leavesAGapWhereALinkLeadsNowhere_data();
    void leavesAGapWhereALinkLeadsNowhere();

private:
    static Result<Listing<QString>> read(const ScriptedServer &server)
    {
        RegistrySession session(quickOptions(), ScriptedCredentials::always({}));
        Access access;
        access.domain = server.host();
        access.repository = QStringLiteral("team/app");
        return NameList{
            .access = access,
            .url = QUrl(QStringLiteral("https://") + server.host() + QString::fromLatin1(path)),
            .member = QStringLiteral("tags"),
            .what = QStringLiteral("the list")}
            .read(session, {});
    }
    static QString joined(const Listing<QString> &names)
    {
        return QStringList(names.begin(), names.end()).join(u' ');
    }
};

void TestNameList::followsLinks_data()
{
    QTest::addColumn<QByteArray>("link"); // HOST: of the server
    const auto row
        = [](const char *name, const char *link) { QTest::newRow(name) << QByteArray(link); };
    row("from the root", "</v2/team/app/tags/list?n=1&last=a%2Fb>; rel=\"next\"");
    row("whole", "<http://HOST/v2/team/app/tags/list?n=1&last=a%2Fb>; rel=\"next\"");
    row("relative", "<list?n=1&last=a%2Fb>; rel=next");
    row("query only", "<?n=1&last=a%2Fb>; rel=\"next\"");
    row("no relation", "</v2/team/app/tags/list?n=1&last=a%2Fb>");
    row("no brackets", "/v2/team/app/tags/list?n=1&last=a%2Fb; rel=\"next\"");
    row("single quotes", "<?n=1&last=a%2Fb>; rel='next'");
    row("spaces", "< ?n=1&last=a%2Fb > ; rel = \"next\" ;");
    row("an anchor first", "<?n=1&last=a%2Fb>; anchor=\"#a\"; rel=\"next last\"");
    row("relation in capitals", "<?n=1&last=a%2Fb>; Rel=NEXT");
    row("no scheme", "<//HOST/v2/team/app/tags/list?n=1&last=a%2Fb>; rel=\"next\"");
    row("relation last", "<?n=1&last=a%2Fb>; title=\"next, please\"; rel=\"next\"");
    row("behind others", "</x>; rel=\"first\", <?n=1&last=a%2Fb>; rel=\"next\"");
    row("spelled otherwise", "</v2/team/app/tags/list?n=1&last=%61%2fb>; rel=\"next\"");
    // Behind something that ends TLS, or hides where it is.
    row("another scheme", "<https://HOST/v2/team/app/tags/list?n=1&last=a%2Fb>; rel=\"next\"");
    row("no port", "<http://127.0.0.1/v2/team/app/tags/list?n=1&last=a%2Fb>; rel=\"next\"");
    row("an inner name", "<http://registry:5000/v2/team/app/tags/list?n=1&last=a%2Fb>; rel=next");
}

void TestNameList::followsLinks()
{
    QFETCH(QByteArray, link);
    QByteArray host;
    ScriptedServer server([&](const ServedRequest &request) {
        QByteArray here = link;
        here.replace("HOST", host);
        if (request.target == QByteArray(path) + "?n=1000")
            return page("a", here);
        if (link.contains("%61") && request.target == QByteArray(path) + "?n=1&last=%61%2fb")
            return page({QStringLiteral("b")});
        if (!link.contains("%61") && request.target == QByteArray(path) + "?n=1&last=a%2Fb")
            return page({QStringLiteral("b")});
        return ScriptedReply::text(404, "{}");
    });
    host = server.host().toLatin1();
    const auto names = read(server);
    VERIFY_RESULT(names);
    QVERIFY2(!names->gap, qPrintable(names->gap ? names->gap->detail : QString()));
    QCOMPARE(joined(*names), QStringLiteral("a b"));
}

void TestNameList::keepsToItsHost_data()
{
    QTest::addColumn<QByteArray>("link"); // OTHER: another server
    QTest::newRow("another path") << QByteArray("<http://OTHER/v2/x/tags/list?last=a>; rel=next");
    QTest::newRow("the same path")
        << QByteArray("<http://OTHER/v2/team/app/tags/list?last=a>; rel=next");
}

void TestNameList::keepsToItsHost()
{
    QFETCH(QByteArray, link);
    ScriptedServer other([](const ServedRequest &) { return page({QStringLiteral("evil")}); });
    link.replace("OTHER", other.host().toLatin1());
    ScriptedServer server([&](const ServedRequest &request) {
        return request.target.contains("last=") ? page({QStringLiteral("b")}) : page("a", link);
    });
    const auto names = read(server);
    VERIFY_RESULT(names);
    QCOMPARE(names->front(), QStringLiteral("a"));
    QCOMPARE(other.requestCount(), 0);
}

void TestNameList::asksTheAskedPath_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<int>("status"); // of a path that the link makes up
    QTest::newRow("a part is missing") << QByteArray("</v2/app/tags/list?last=a>; rel=next") << 404;
    QTest::newRow("one more in front")
        << QByteArray("</repository/docker/v2/team/app/tags/list?last=a>; rel=next") << 404;
    QTest::newRow("a slash is missing")
        << QByteArray("<v2/team/app/tags/list?last=a>; rel=next") << 404;
    QTest::newRow("denied") << QByteArray("</v2/app/tags/list?last=a>; rel=next") << 403;
    QTest::newRow("a web page") << QByteArray("</v2/app/tags/list?last=a>; rel=next") << 200;
}

void TestNameList::asksTheAskedPath()
{
    QFETCH(QByteArray, link);
    QFETCH(int, status);
    ScriptedServer server([&](const ServedRequest &request) {
        if (request.path != path)
            return ScriptedReply::text(status, "<html>", "text/html");
        return request.target.contains("last=a") ? page({QStringLiteral("b"), QStringLiteral("c")})
                                                 : page("a", link);
    });
    const auto names = read(server);
    VERIFY_RESULT(names);
    QVERIFY(!names->gap);
    QCOMPARE(joined(*names), QStringLiteral("a b c"));
    QCOMPARE(server.requestCount(), 3);
}

void TestNameList::asksBehindAFullPage_data()
{
    QTest::addColumn<Unlinked>("registry");
    QTest::addColumn<bool>("isWhole");
    QTest::addColumn<int>("requests");
    const auto row = [](const char *name, const Unlinked &registry, bool isWhole, int requests) {
        QTest::newRow(name) << registry << isWhole << requests;
    };
    row("one more than a page", {.names = numbered(1001)}, true, 2);
    row("exactly a page", {.names = numbered(1000)}, true, 2);
    row("exactly two pages", {.names = numbered(2000)}, true, 3);
    row("less than a page", {.names = numbered(999)}, true, 1);
    row("no pages at all", {.names = numbered(1500), .knowsLast = false, .knowsSize = false}, true,
        1);
    row("no pages at all, a thousand",
        {.names = numbered(1000), .knowsLast = false, .knowsSize = false}, true, 3);
    row("the first page again and again", {.names = numbered(1500), .knowsLast = false}, false, 3);
}

void TestNameList::asksBehindAFullPage()
{
    QFETCH(Unlinked, registry);
    QFETCH(bool, isWhole);
    QFETCH(int, requests);
    ScriptedServer server([&](const ServedRequest &request) { return page(registry(request)); });
    const auto names = read(server);
    VERIFY_RESULT(names);
    QCOMPARE(!names->gap, isWhole);
    const qsizetype expected = isWhole ? registry.names.size() : 1000;
    QCOMPARE(joined(*names), registry.names.first(expected).join(u' '));
    QCOMPARE(server.requestCount(), requests);
    if (requests > 1) {
        QCOMPARE(server.requests().at(1).target, QByteArray(path) + "?n=1000&last=t00999");
    }
}

void TestNameList::leavesAGap_data()
{
    QTest::addColumn<ScriptedReply>("reply");
    QTest::addColumn<ErrorKind>("kind");
    using enum ErrorKind;
    const auto json
        = [](int status) { return ScriptedReply::text(status, R"({"errors":[{"code":"X"}]})"); };
    QTest::newRow("login") << json(401).with("WWW-Authenticate", "Basic realm=\"x\"")
                           << Unauthorized;
    QTest::newRow("denied") << json(403) << Denied;
    QTest::newRow("not there") << json(404) << NotFound;
    QTest::newRow("limited") << json(429).with("Retry-After", "0") << RateLimited;
    QTest::newRow("failed") << json(500) << ServerFault;
    QTest::newRow("a web page") << ScriptedReply::text(200, "<html>", "text/html") << ServerFault;
    QTest::newRow("no JSON") << ScriptedReply::text(200, R"({"tags":["b")") << InvalidDocument;
    QTest::newRow("no list") << ScriptedReply::text(200, "{}") << InvalidDocument;
    ScriptedReply cut = page({QStringLiteral("b"), QStringLiteral("c")});
    cut.cutAfter = 20;
    cut.then = ScriptedReply::Then::Close;
    QTest::newRow("cut") << cut << Unreachable;
    QTest::newRow("silence") << ScriptedReply::silence() << TimedOut;
}

// What was listed before the page that is not read counts; that there may be more is told.
void TestNameList::leavesAGap()
{
    QFETCH(ScriptedReply, reply);
    QFETCH(ErrorKind, kind);
    for (const bool isLinked : {true, false}) {
        const QStringList first = isLinked ? QStringList{QStringLiteral("a")} : numbered(1000);
        ScriptedServer server([&](const ServedRequest &request) {
            if (request.target.contains("last="))
                return reply;
            ScriptedReply begin = page(first);
            return isLinked ? begin.with("Link", "<?last=a>; rel=\"next\"") : begin;
        });
        const auto names = read(server);
        VERIFY_RESULT(names);
        QCOMPARE(joined(*names), first.join(u' '));
        QVERIFY(names->gap);
        QCOMPARE(names->gap->kind, kind);
        QVERIFY(!names->gap->detail.isEmpty());
    }
}

void TestNameList::leavesAGapWhereALinkLeadsNowhere_data()
{
    QTest::addColumn<QByteArray>("link"); // N: the number of the request
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");
    using enum ErrorKind;
    const QByteArray next = "<?last=N>; rel=\"next\"";
    QTest::newRow("pages without end")
        << next << QByteArray("tN") << TooLarge
        << QStringLiteral("the list has no end: gave up after 5000 pages");
    QTest::newRow("the same page without end")
        << next << QByteArray("t") << ServerFault << QStringLiteral("without anything new");
    QTest::newRow("empty pages without end")
        << next << QByteArray("") << ServerFault << QStringLiteral("without anything new");
    QTest::newRow("a circle") << QByteArray("<?last=x>; rel=next") << QByteArray("tN")
                              << ServerFault << QStringLiteral("lead in a circle");
    QTest::newRow("itself") << QByteArray("<?n=1000>; rel=next") << QByteArray("tN") << ServerFault
                            << QStringLiteral("lead in a circle");
    QTest::newRow("another host") << QByteArray("<https://evil.example/v2/x/tags/list>; rel=next")
                                  << QByteArray("t") << ServerFault
                                  << QStringLiteral("another host, evil.example; refused");
    QTest::newRow("another port") << QByteArray("<http://127.0.0.1:1/v2/x/tags/list>; rel=next")
                                  << QByteArray("t") << ServerFault
                                  << QStringLiteral("another host, 127.0.0.1:1; refused");
    QTest::newRow("no address") << QByteArray("<mailto:x>; rel=next") << QByteArray("t")
                                << ServerFault << QStringLiteral("is no address");
}

void TestNameList::leavesAGapWhereALinkLeadsNowhere()
{
    QFETCH(QByteArray, link);
    QFETCH(QByteArray, name);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, says);
    ScriptedServer server([&](const ServedRequest &request) {
        QByteArray next = link;
        QByteArray tag = name;
        tag.replace("N", QByteArray::number(request.number));
        return page(tag.constData(), next.replace("N", QByteArray::number(request.number)));
    });
    const auto names = read(server);
    VERIFY_RESULT(names);
    QVERIFY(names->gap);
    QVERIFY2(names->gap->detail.contains(says), qPrintable(names->gap->detail));
    QCOMPARE(names->gap->kind, kind);
}

void TestNameList::leavesAGapInMidList_data()
{
    leavesAGap_data();
    QTest::newRow("nothing") << ScriptedReply::text(200, "") << ErrorKind::InvalidDocument;
    QTest::newRow("null") << ScriptedReply::text(200, "null") << ErrorKind::InvalidDocument;
    QTest::newRow("no answer of its own")
        << ScriptedReply::text(404, "<html>", "text/html") << ErrorKind::ServerFault;
}

// Some pages behind the first, with more behind it.
void TestNameList::leavesAGapInMidList()
{
    QFETCH(ScriptedReply, reply);
    QFETCH(ErrorKind, kind);
    ScriptedServer server([&](const ServedRequest &request) {
        if (request.target.contains("last=c"))
            return reply;
        if (request.target.contains("last=b"))
            return page("c", "<?last=c>; rel=\"next\"");
        if (request.target.contains("last=a"))
            return page("b", "<?last=b>; rel=\"next\"");
        return page("a", "<?last=a>; rel=\"next\"");
    });
    const auto names = read(server);
    VERIFY_RESULT(names);
    QCOMPARE(joined(*names), QStringLiteral("a b c"));
    QVERIFY(names->gap);
    QCOMPARE(names->gap->kind, kind);
}

SAMEINSIDE_TEST(TestNameList)
#include "tst_namelist.moc"
