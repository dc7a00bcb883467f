// SPDX-License-Identifier: MIT
#include "registry/http/servertext.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

Response answer(const QByteArray &body, const QByteArray &type = "application/json")
{
    Response response;
    response.status = 403;
    response.headers = {{"Content-Type", type}};
    response.body = body;
    return response;
}

} // namespace

/// What servers say of a refusal, in one line.
class TestServerText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOneLine_data();
    void isOneLine();
    void cutsBetweenCharacters();
    void readsRefusals_data();
    void readsRefusals();
};

void TestServerText::isOneLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("plain") << u"no such repository"_s << u"no such repository"_s;
    QTest::newRow("lines") << u" a\r\n\tb\x1b[2J\u2028c "_s << u"a b [2J c"_s;
    QTest::newRow("turned around") << u"a\u202eb\u2066c"_s << u"a b c"_s;
    QTest::newRow("blank letters") << u"a\u3164b\u115fc\u2800d"_s << u"a b c d"_s;
    QTest::newRow("tags") << u"a\U000e0041\U000e0042 b"_s << u"a b"_s;
    QTest::newRow("private use, second plane") << u"a\U000f0000b"_s << u"a b"_s;
    QTest::newRow("music") << u"a\U0001d173b"_s << u"a b"_s;
    QTest::newRow("Chinese and emoji") << u"没有权限 \U0001f433"_s << u"没有权限 \U0001f433"_s;
}

void TestServerText::isOneLine()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QCOMPARE(plainText(text.toUtf8()), plain);
}

void TestServerText::cutsBetweenCharacters()
{
    QCOMPARE(plainText(QByteArray(300, 'a')), QString(199, u'a') + u'…');
    const QString whale = u"\U0001f433"_s;
    QCOMPARE(plainText((QString(198, u'a') + whale + whale).toUtf8()), QString(198, u'a') + u'…');
    QCOMPARE(plainText((QString(197, u'a') + whale + whale).toUtf8()),
             QString(197, u'a') + whale + u'…');
}

void TestServerText::readsRefusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("shown");
    const QByteArray json = "application/json";
    QTest::newRow("nothing") << QByteArray() << json << QString();
    QTest::newRow("of the distribution API")
        << QByteArray(R"({"errors":[{"code":"DENIED","message":"not yours"}]})") << json
        << u" (DENIED: not yours)"_s;
    QTest::newRow("of a token service")
        << QByteArray(R"({"details":"incorrect username or password"})") << json
        << u" (incorrect username or password)"_s;
    QTest::newRow("invisible") << QByteArray(
        "{\"errors\":[{\"code\":\"A\",\"message\":\"b\xf3\xa0\x81\x81 c\"}]}")
                               << json << u" (A: b c)"_s;
    QTest::newRow("text") << QByteArray("slow down\n") << QByteArray("text/plain")
                          << u" (slow down)"_s;
    QTest::newRow("a page") << QByteArray("<html>no</html>") << QByteArray("text/plain")
                            << QString();
    QTest::newRow("other") << QByteArray("no") << QByteArray("image/png") << QString();
}

void TestServerText::readsRefusals()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(QString, shown);
    QCOMPARE(Refusal::of(answer(body, type)).inBrackets(), shown);
}

SAMEINSIDE_TEST(TestServerText)
#include "tst_servertext.moc"
