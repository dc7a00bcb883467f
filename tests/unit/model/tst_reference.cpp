// SPDX-License-Identifier: MIT
#include "model/image/reference.h"
#include "tests/support/testprogram.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

const auto digestText = QStringLiteral("sha256:") + QString(64, u'f');

} // namespace

// The table of distribution/reference's own tests (facts, section 1.3).
class TestReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void buildsFromParts();
    void endsQuickly();
};

void TestReference::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("digest");
    const auto row = [](const QString &text, const char *domain, const QString &path,
                        const char *tag, const QString &digest = {}) {
        QTest::newRow(qPrintable(text.left(60)))
            << text << QString::fromLatin1(domain) << path << QString::fromLatin1(tag) << digest;
    };
    const auto plain
        = [&](const char *text, const char *domain, const char *path, const char *tag) {
        row(QString::fromLatin1(text), domain, QString::fromLatin1(path), tag);
    };
    plain("ubuntu", "docker.io", "library/ubuntu", "latest");
    plain("dmcgowan/myapp:latest", "docker.io", "dmcgowan/myapp", "latest");
    plain("test.com:5000", "docker.io", "library/test.com", "5000");
    plain("test:5000/repo", "test:5000", "repo", "latest");
    plain("foo_bar.com:8080", "docker.io", "library/foo_bar.com", "8080");
    plain("foo/foo_bar.com:8080", "docker.io", "foo/foo_bar.com", "8080");
    plain("192.168.1.1:5000", "docker.io", "library/192.168.1.1", "5000");
    plain("192.168.1.1:5000/repo", "192.168.1.1:5000", "repo", "latest");
    plain("[2001:db8::1]:5000/repo:tag", "[2001:db8::1]:5000", "repo", "tag");
    plain("[2001:db8::1]/repo", "[2001:db8::1]", "repo", "latest");
    plain("localhost/fooo", "localhost", "fooo", "latest");
    plain("LOCALDOMAIN/fooo", "LOCALDOMAIN", "fooo", "latest");
    plain("Foo/bar", "Foo", "bar", "latest");
    plain("lowercase:Uppercase", "docker.io", "library/lowercase", "Uppercase");
    plain("docker---rules/docker", "docker.io", "docker---rules/docker", "latest");
    plain("dock__er/docker", "docker.io", "dock__er/docker", "latest");
    plain("xn--n3h.com/myimage:xn--n3h.com", "xn--n3h.com", "myimage", "xn--n3h.com");
    plain("index.docker.io/ubuntu", "docker.io", "library/ubuntu", "latest");
    plain("registry-1.docker.io/library/ubuntu:22.04", "docker.io", "library/ubuntu", "22.04");
    plain("quay.io/a/b/c/d", "quay.io", "a/b/c/d", "latest");
    plain("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:1",
          "123456789012.dkr.ecr.eu-west-1.amazonaws.com", "team/app", "1");
    row(u"test:5000/repo:tag@"_s + digestText, "test:5000", QStringLiteral("repo"), "tag",
        digestText);
    row(u"ubuntu@"_s + digestText, "docker.io", QStringLiteral("library/ubuntu"), "", digestText);
    const QString hex(64, u'a');
    row(u"docker.io/"_s + hex, "docker.io", u"library/"_s + hex, "latest");
    const QString longest(255, u'a');
    row(u"example.com/"_s + longest, "example.com", longest, "latest");
    const QString longTag(128, u't');
    QTest::newRow("tag of 128") << QString(u"a/b:"_s + longTag) << QStringLiteral("docker.io")
                                << QStringLiteral("a/b") << longTag << QString();
}

void TestReference::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, domain);
    QFETCH(QString, path);
    QFETCH(QString, tag);
    QFETCH(QString, digest);
    const auto reference = Reference::parse(text);
    QVERIFY2(reference, qPrintable(reference ? QString() : reference.error().detail));
    QCOMPARE(reference->domain(), domain);
    QCOMPARE(reference->path(), path);
    QCOMPARE(reference->tag(), tag);
    QCOMPARE(reference->digest() ? reference->digest()->toString() : QString(), digest);
    QCOMPARE(reference->selector(), digest.isEmpty() ? tag : digest);
    // What is written whole is read again as the same.
    QCOMPARE(Reference::parse(reference->toString()), reference);
}

void TestReference::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "[2001:db8::1]",
                             "[fe80::1%eth0]/x",
                             "[fe80::1%@invalidzone]:5000/repo",
                             "Uppercase:tag",
                             "docker/Docker",
                             "Asdf.com/FOO/bar",
                             "https://github.com/docker/docker",
                             "docker///docker",
                             "docker/",
                             "/docker",
                             "-docker/docker",
                             "docker-/docker",
                             "dock..er",
                             "dock_.er/docker",
                             "dock___er/docker",
                             "docker/docker-",
                             "under_score.com/docker",
                             ":justtag",
                             "aa/asdf$$^/aa",
                             "repo@sha256:ffff",
                             "repo@",
                             "repo:",
                             "repo:-tag",
                             "repo:a b",
                             "repo\tname",
                             "host:port/repo",
                             "host:123456/repo",
                             "repo\x01"})
        QTest::newRow(text) << QString::fromLatin1(text);
    const QString hex(64, u'a');
    QTest::newRow("only a digest") << QString(u"@"_s + digestText);
    QTest::newRow("an image ID") << hex;
    QTest::newRow("digest in upper case") << QString(u"repo@sha256:"_s + hex.toUpper());
    QTest::newRow("algorithm in upper case") << QString(u"repo@SHA256:"_s + hex);
    QTest::newRow("tag behind the digest") << QString(u"repo@"_s + digestText + u":tag"_s);
    QTest::newRow("short digest of another algorithm") << QStringLiteral("repo@md5:d41d8cd9");
    QTest::newRow("path of 256") << QString(u"example.com/"_s + QString(256, u'a'));
    QTest::newRow("tag of 129") << QString(u"a/b:"_s + QString(129, u't'));
    QTest::newRow("not ASCII") << QStringLiteral("caf\u00e9/menu");
    QTest::newRow("digits that are not ASCII") << QStringLiteral("repo:\u0661");
    QTest::newRow("no-break space") << QStringLiteral("repo\u00a0name");
}

void TestReference::refuses()
{
    QFETCH(QString, text);
    const auto reference = Reference::parse(text);
    QVERIFY2(!reference, qPrintable(reference ? reference->toString() : QString()));
    QCOMPARE(reference.error().kind, ErrorKind::InvalidName);
    QVERIFY(!reference.error().detail.contains(u'\n'));
}

void TestReference::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("only what was written")
        << QStringLiteral("nonsense!!") << QStringLiteral(": \"nonsense!!\" is not a repository");
    QTest::newRow("with library/ no longer fits")
        << QString(250, u'a') << QStringLiteral("longer than");
    QTest::newRow("upper case") << QStringLiteral("docker/Docker") << QStringLiteral("lower case");
    QTest::newRow("URL") << QStringLiteral("https://a.example/b") << QStringLiteral("URL");
    QTest::newRow("space") << QStringLiteral("not a reference!!")
                           << QStringLiteral("space at column 4");
    QTest::newRow("too long") << QString(u"a.example/"_s + QString(256, u'a'))
                              << QStringLiteral("255 characters");
    QTest::newRow("image ID") << QString(64, u'0') << QStringLiteral("image ID");
}

void TestReference::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto reference = Reference::parse(text);
    QVERIFY(!reference);
    QVERIFY2(reference.error().detail.contains(reason), qPrintable(reference.error().detail));
    QVERIFY(reference.error().detail.size() < 400);
}

void TestReference::buildsFromParts()
{
    const auto parts = Reference::fromParts(QStringLiteral("docker.io"), QStringLiteral("ubuntu"));
    QVERIFY(parts);
    QCOMPARE(parts->path(), QStringLiteral("ubuntu"));
    QVERIFY(!Reference::fromParts({}, QStringLiteral("ubuntu")));
    QVERIFY(!Reference::fromParts(QStringLiteral("a.example"), {}));
    QVERIFY(!Reference::fromParts(QStringLiteral("a.example/b"), QStringLiteral("c")));
}

// A name from a list or a registry may be any text, of any length.
void TestReference::endsQuickly()
{
    QElapsedTimer timer;
    timer.start();
    const QString many(200'000, u'a');
    for (const QString &text :
         {QString(many + u".b/c"_s), QString(many + u'!'), QString(u"a.b/"_s + many),
          QString(QStringLiteral("a-").repeated(100'000) + u".b/c"_s),
          QString(QStringLiteral("a.").repeated(100'000) + u"/c"_s),
          QString(u"a.b/"_s + QStringLiteral("a-").repeated(100'000) + u'!')})
        QVERIFY(!Reference::parse(text));
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

SAMEINSIDE_TEST(TestReference)
#include "tst_reference.moc"
