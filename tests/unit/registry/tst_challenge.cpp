// SPDX-License-Identifier: MIT
#include "registry/auth/challenge.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestChallenge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void namesScopes();
};

namespace {

// "scheme(name=value name=value) scheme[token68]", names sorted.
QString written(const std::vector<Challenge> &challenges)
{
    QStringList all;
    for (const Challenge &challenge : challenges) {
        QByteArrayList names = challenge.parameters.keys();
        std::ranges::sort(names);
        QStringList parameters;
        for (const QByteArray &name : names) {
            parameters += QString::fromUtf8(name + '=' + challenge.parameters.value(name));
        }
        QString text = QString::fromUtf8(challenge.scheme);
        if (!challenge.token68.isEmpty())
            text += u'[' + QString::fromUtf8(challenge.token68) + u']';
        if (!parameters.isEmpty())
            text += u'(' + parameters.join(u'|') + u')';
        all += text;
    }
    return all.join(u' ');
}

} // namespace

void TestChallenge::parses_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Docker Hub")
        << QByteArray(
               "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\","
               "scope=\"repository:samalba/my-app:pull,push\"")
        << QStringLiteral("bearer(realm=https://auth.docker.io/token|"
                          "scope=repository:samalba/my-app:pull,push|service=registry.docker.io)");
    QTest::newRow("two scopes")
        << QByteArray("Bearer realm=\"https://r/token\",service=\"s\","
                      "scope=\"repository:a:pull repository:b:pull\"")
        << QStringLiteral(
               "bearer(realm=https://r/token|scope=repository:a:pull repository:b:pull|service=s)");
    QTest::newRow("two challenges, a comma in quotes, a bare URL")
        << QByteArray("Basic realm=\"a, b\", Bearer realm=https://x/t,service=s")
        << QStringLiteral("basic(realm=a, b) bearer(realm=https://x/t|service=s)");
    QTest::newRow("ECR, upper case, an extra parameter")
        << QByteArray("BASIC realm=\"https://123456789012.dkr.ecr.us-east-1.amazonaws.com/\","
                      "service=\"ecr.amazonaws.com\"")
        << QStringLiteral("basic(realm=https://123456789012.dkr.ecr.us-east-1.amazonaws.com/|"
                          "service=ecr.amazonaws.com)");
    QTest::newRow("Harbor") << QByteArray("Basic realm=\"harbor\"")
                            << QStringLiteral("basic(realm=harbor)");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("Negotiate") << QByteArray("Negotiate") << QStringLiteral("negotiate");
    QTest::newRow("NTLM with token")
        << QByteArray("NTLM TlRMTVNTUAACAAAA==") << QStringLiteral("ntlm[TlRMTVNTUAACAAAA==]");
    QTest::newRow("schemes alone, then one with parameters")
        << QByteArray("Negotiate, NTLM, Basic realm=x")
        << QStringLiteral("negotiate ntlm basic(realm=x)");
    QTest::newRow("token68 before another") << QByteArray("NTLM abc=, Basic realm=\"x\"")
                                            << QStringLiteral("ntlm[abc=] basic(realm=x)");
    QTest::newRow("escaped quotes")
        << QByteArray(R"(Basic realm="a \"b\" \\c")") << QStringLiteral(R"(basic(realm=a "b" \c))");
    QTest::newRow("empty elements and spaces")
        << QByteArray(" , ,Bearer  realm = \"https://r/t\" , , service = s ,,")
        << QStringLiteral("bearer(realm=https://r/t|service=s)");
    QTest::newRow("names in any case") << QByteArray("bearer Realm=\"https://r/t\",SERVICE=\"s\"")
                                       << QStringLiteral("bearer(realm=https://r/t|service=s)");
    QTest::newRow("the first of a name wins")
        << QByteArray("Bearer realm=\"https://r/t\",realm=\"https://evil/t\"")
        << QStringLiteral("bearer(realm=https://r/t)");
    QTest::newRow("empty value") << QByteArray("Bearer realm=\"https://r/t\",scope=\"\"")
                                 << QStringLiteral("bearer(realm=https://r/t|scope=)");
    QTest::newRow("error") << QByteArray("Bearer realm=\"https://r/t\",error=\"invalid_token\"")
                           << QStringLiteral("bearer(error=invalid_token|realm=https://r/t)");
}

void TestChallenge::parses()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, expected);
    const auto challenges = Challenge::parseAll(header);
    QVERIFY2(challenges.has_value(), challenges ? "" : qPrintable(challenges.error().detail));
    QCOMPARE(written(*challenges), expected);
}

void TestChallenge::refuses_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("unclosed quote") << QByteArray("Bearer realm=\"unterminated");
    QTest::newRow("ends in an escape") << QByteArray("Bearer realm=\"a\\");
    QTest::newRow("parameter without a scheme") << QByteArray("realm=\"https://r/t\"");
    QTest::newRow("no token") << QByteArray("Bearer realm=x, @@@");
    QTest::newRow("control characters") << QByteArray("\x01\x02", 2);
    QTest::newRow("huge") << QByteArray("Bearer realm=\"" + QByteArray(20'000, 'a') + '"');
}

void TestChallenge::refuses()
{
    QFETCH(QByteArray, header);
    const auto challenges = Challenge::parseAll(header);
    QVERIFY(!challenges.has_value());
    QCOMPARE(challenges.error().kind, ErrorKind::InvalidDocument);
}

void TestChallenge::namesScopes()
{
    const auto challenges = Challenge::parseAll(
        "Bearer realm=\"https://r/t\",service=\"s\",scope=\"a b\",error=\"insufficient_scope\"");
    QCOMPARE(challenges->size(), std::size_t(1));
    QCOMPARE(challenges->front().realm(), QByteArray("https://r/t"));
    QCOMPARE(challenges->front().service(), QByteArray("s"));
    QCOMPARE(challenges->front().scope(), QByteArray("a b"));
    QCOMPARE(challenges->front().error(), QByteArray("insufficient_scope"));
}

SAMEINSIDE_TEST(TestChallenge)
#include "tst_challenge.moc"
