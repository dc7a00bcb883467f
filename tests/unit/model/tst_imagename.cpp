// SPDX-License-Identifier: MIT
#include "model/image/imagename.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

using Transport = ImageName::Transport;

namespace {

const auto digestText = u"sha256:"_s + QString(64, u'0');

} // namespace

class TestImageName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void namesRegistries();
    void namesLayouts();
    void shortens_data();
    void shortens();
    void parsesTargets_data();
    void parsesTargets();
    void refusesTargets_data();
    void refusesTargets();
    void covers_data();
    void covers();
};

void TestImageName::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("digest");
    QTest::addColumn<QString>("whole");
    const auto row
        = [](const QString &text, Transport transport, const QString &path, const QString &name,
             const QString &digest = {}, const QString &whole = {}) {
        QTest::newRow(qPrintable(text))
            << text << transport << path << name << digest << (whole.isEmpty() ? text : whole);
    };
    const auto layout = Transport::OciLayout;
    row(u"oci:dir"_s, layout, u"dir"_s, {});
    row(u"oci:/a/b:nginx:1.25"_s, layout, u"/a/b"_s, u"nginx:1.25"_s);
    row(u"oci:../up/:v1"_s, layout, u"../up/"_s, u"v1"_s);
    row(u"oci:dir:docker.io/library/nginx:1.25"_s, layout, u"dir"_s,
        u"docker.io/library/nginx:1.25"_s);
    row(u"oci:dir:@0"_s, layout, u"dir"_s, u"@0"_s);
    row(u"oci:dir@"_s + digestText, layout, u"dir"_s, {}, digestText);
    row(u"oci:dir:nginx:1.25@"_s + digestText, layout, u"dir"_s, u"nginx:1.25"_s, digestText);
    row(u"oci:/home/me@corp.example/dir:v1"_s, layout, u"/home/me@corp.example/dir"_s, u"v1"_s);
    row(u"oci:/home/me@corp/dir"_s, layout, u"/home/me@corp/dir"_s, {});
    row(u"oci:me@corp:v1"_s, layout, u"me@corp"_s, u"v1"_s);
    row(u"oci:/home/me@corp/dir@"_s + digestText, layout, u"/home/me@corp/dir"_s, {}, digestText);
    row(u"oci:with space:v 1"_s, layout, u"with space"_s, u"v 1"_s);
    row(u"oci:dir q : "_s, layout, u"dir q"_s, {}, {}, u"oci:dir q"_s);
    row(u"  oci:dir:v1 \r"_s, layout, u"dir"_s, u"v1"_s, {}, u"oci:dir:v1"_s);
    row(u"oci-archive:a.tar:v1"_s, Transport::OciArchive, u"a.tar"_s, u"v1"_s);
    row(u"docker-archive:a.tar"_s, Transport::DockerArchive, u"a.tar"_s, {});
    row(u"docker-archive:a.tar:nginx:1.25"_s, Transport::DockerArchive, u"a.tar"_s,
        u"nginx:1.25"_s);
    row(u"docker-daemon:nginx:1.25"_s, Transport::DockerDaemon, {}, u"nginx:1.25"_s);
    const auto registry = Transport::Registry;
    row(u"ubuntu"_s, registry, {}, {}, {}, u"docker.io/library/ubuntu:latest"_s);
    row(u"docker://ubuntu"_s, registry, {}, {}, {}, u"docker.io/library/ubuntu:latest"_s);
    row(u"docker://localhost:5000/a/b:c"_s, registry, {}, {}, {}, u"localhost:5000/a/b:c"_s);
    row(u"quay.io/a/b@"_s + digestText, registry, {}, {}, digestText);
}

void TestImageName::parses()
{
    QFETCH(QString, text);
    QFETCH(Transport, transport);
    QFETCH(QString, path);
    QFETCH(QString, name);
    QFETCH(QString, digest);
    QFETCH(QString, whole);
    const auto image = ImageName::parse(text);
    QVERIFY2(image, qPrintable(image ? QString() : image.error().detail));
    QCOMPARE(image->transport(), transport);
    QCOMPARE(image->path(), path);
    QCOMPARE(image->name(), name);
    QCOMPARE(image->digest() ? image->digest()->toString() : QString(), digest);
    QCOMPARE(image->reference().has_value(), transport == Transport::Registry);
    QCOMPARE(image->toString(), whole);
    QCOMPARE(ImageName::parse(whole), image);
}

void TestImageName::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "   ", "oci:", "oci::v1", "oci-archive:", "docker-archive::x",
          "docker-daemon:", "docker://", "oci:dir@sha256:abc", "oci:dir:v1@sha512:abc",
          "not a reference!!", "dir:/tmp/x", "docker-archive:a.tar@sha256:", "https://a.example/b"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestImageName::refuses()
{
    QFETCH(QString, text);
    const auto image = ImageName::parse(text);
    QVERIFY2(!image, qPrintable(image ? image->toString() : QString()));
    QCOMPARE(image.error().kind, ErrorKind::InvalidName);
    QVERIFY(!image.error().detail.contains(u'\n'));
}

void TestImageName::namesRegistries()
{
    const auto reference = Reference::parse(u"quay.io/a/b:c").value();
    const auto image = ImageName::inRegistry(reference);
    QCOMPARE(image.transport(), Transport::Registry);
    QCOMPARE(image.reference(), reference);
    QCOMPARE(ImageName::parse(image.toString()), image);
}

void TestImageName::namesLayouts()
{
    const auto digest = Digest::parse(digestText).value();
    QCOMPARE(ImageName::inLayout(u"dir"_s, u"a:b"_s).toString(), u"oci:dir:a:b"_s);
    QCOMPARE(ImageName::inLayout(u"dir"_s, {}, digest).toString(), u"oci:dir@"_s + digestText);
    QCOMPARE(ImageName::parse(u"oci:dir@"_s + digestText),
             ImageName::inLayout(u"dir"_s, {}, digest));
}

void TestImageName::shortens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shortText");
    QTest::newRow("Hub") << u"nginx:1.25"_s << u"library/nginx:1.25"_s;
    QTest::newRow("registry") << u"quay.io/a/b:c"_s << u"a/b:c"_s;
    QTest::newRow("digest") << u"quay.io/a/b@"_s + digestText << u"a/b@000000000000"_s;
    QTest::newRow("layout") << u"oci:/x/public:nginx:1.25"_s << u"nginx:1.25"_s;
    QTest::newRow("layout without name") << u"oci:/x/public/"_s << u"public"_s;
    QTest::newRow("layout by digest")
        << u"oci:/x/public@"_s + digestText << u"public@000000000000"_s;
    QTest::newRow("tag of a layout") << u"oci:/srv/nginx:1.25"_s << u"nginx:1.25"_s;
}

void TestImageName::shortens()
{
    QFETCH(QString, text);
    QFETCH(QString, shortText);
    QCOMPARE(ImageName::parse(text)->shortText(), shortText);
}

void TestImageName::parsesTargets_data()
{
    QTest::addColumn<TargetName::Kind>("kind");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("whole");
    const auto registry
        = [](const char *text, const QString &host, const QString &prefix, const QString &whole) {
        QTest::newRow(text) << TargetName::Kind::Registry << host << prefix << QString() << whole;
    };
    registry("docker://a.example", u"a.example"_s, {}, u"docker://a.example"_s);
    registry("docker://a.example/", u"a.example"_s, {}, u"docker://a.example"_s);
    registry("docker://localhost:5000/team/app", u"localhost:5000"_s, u"team/app"_s,
             u"docker://localhost:5000/team/app"_s);
    registry("docker://registry/team", u"registry"_s, u"team"_s, u"docker://registry/team"_s);
    registry("a.example/team/", u"a.example"_s, u"team"_s, u"docker://a.example/team"_s);
    registry("localhost", u"localhost"_s, {}, u"docker://localhost"_s);
    registry("registry:5000", u"registry:5000"_s, {}, u"docker://registry:5000"_s);
    registry("docker://registry-1.docker.io/library", u"docker.io"_s, u"library"_s,
             u"docker://docker.io/library"_s);
    registry("docker.io/nginx", u"docker.io"_s, u"library/nginx"_s,
             u"docker://docker.io/library/nginx"_s);
    registry("docker://index.docker.io/team/app", u"docker.io"_s, u"team/app"_s,
             u"docker://docker.io/team/app"_s);
    registry("docker://a.example/nginx", u"a.example"_s, u"nginx"_s, u"docker://a.example/nginx"_s);
    registry("123456789012.dkr.ecr.eu-west-1.amazonaws.com",
             u"123456789012.dkr.ecr.eu-west-1.amazonaws.com"_s, {},
             u"docker://123456789012.dkr.ecr.eu-west-1.amazonaws.com"_s);
    QTest::newRow("oci:/a/b") << TargetName::Kind::OciLayout << QString() << QString() << u"/a/b"_s
                              << u"oci:/a/b"_s;
}

void TestImageName::parsesTargets()
{
    QFETCH(TargetName::Kind, kind);
    QFETCH(QString, host);
    QFETCH(QString, prefix);
    QFETCH(QString, path);
    QFETCH(QString, whole);
    const auto target = TargetName::parse(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(target, qPrintable(target ? QString() : target.error().detail));
    QCOMPARE(target->kind(), kind);
    QCOMPARE(target->host(), host);
    QCOMPARE(target->prefix(), prefix);
    QCOMPARE(target->path(), path);
    QCOMPARE(target->toString(), whole);
    QCOMPARE(TargetName::parse(whole), target);
}

void TestImageName::refusesTargets_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "oci:", "docker://", "docker:///team", "team/app", "registry", "https://a.example",
          "docker://a.example/Team", "docker://a.example//team", "docker://a.example/team:tag",
          "docker://under_score.example", "docker://user:secret@a.example"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestImageName::refusesTargets()
{
    QFETCH(QString, text);
    const auto target = TargetName::parse(text);
    QVERIFY2(!target, qPrintable(target ? target->toString() : QString()));
    QCOMPARE(target.error().kind, ErrorKind::InvalidName);
}

void TestImageName::covers_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<bool>("covered");
    const auto row = [](const char *target, const char *repository, bool covered) {
        QTest::addRow("%s, %s", target, repository)
            << QString::fromLatin1(target) << QString::fromLatin1(repository) << covered;
    };
    row("docker://a.example", "any/thing", true);
    row("docker://a.example/team", "team", true);
    row("docker://a.example/team", "team/app", true);
    row("docker://a.example/team", "team/app/deep", true);
    row("docker://a.example/team", "teams/app", false);
    row("docker://a.example/team", "tea", false);
    row("docker://a.example/team", "other/team", false);
    row("docker://a.example/team/app", "team", false);
}

void TestImageName::covers()
{
    QFETCH(QString, target);
    QFETCH(QString, repository);
    QFETCH(bool, covered);
    QCOMPARE(TargetName::parse(target)->covers(repository), covered);
}

SAMEINSIDE_TEST(TestImageName)
#include "tst_imagename.moc"
