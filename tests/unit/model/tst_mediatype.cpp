// SPDX-License-Identifier: MIT
#include "model/image/mediatype.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

using Role = MediaType::Role;
using Family = MediaType::Family;
using Encoding = MediaType::Encoding;

class TestMediaType : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void knows_data();
    void knows();
    void foldsFamilies_data();
    void foldsFamilies();
    void keepsUnknownTypes();
    void passesOverCase();
};

void TestMediaType::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("parsed"); // empty: refused
    const auto row = [](const char *name, const QString &text, const QString &parsed) {
        QTest::newRow(name) << text << parsed;
    };
    row("plain", QStringLiteral("text/plain"), QStringLiteral("text/plain"));
    row("parameter", QStringLiteral("application/json; charset=utf-8"),
        QStringLiteral("application/json"));
    row("spaces around", QStringLiteral(" application/json ;x=y"),
        QStringLiteral("application/json"));
    row("all signs", QStringLiteral("a/b!#$&-^_.+c"), QStringLiteral("a/b!#$&-^_.+c"));
    const QString part(127, u'a');
    row("127 characters", part + u'/' + part, part + u'/' + part);
    row("128 in the type", part + QStringLiteral("a/b"), {});
    row("128 in the subtype", QStringLiteral("b/a") + part, {});
    row("empty", {}, {});
    row("one word", QStringLiteral("invalid"), {});
    row("no subtype", QStringLiteral("application/"), {});
    row("no type", QStringLiteral("/json"), {});
    row("two slashes", QStringLiteral("a/b/c"), {});
    row("begins with a sign", QStringLiteral("application/+json"), {});
    row("space inside", QStringLiteral("appli cation/json"), {});
    row("not ASCII", QStringLiteral("application/j\u00e9"), {});
    row("line break", QStringLiteral("application/json\nX: y"), {});
}

void TestMediaType::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, parsed);
    const auto type = MediaType::parse(text);
    QCOMPARE(type.has_value(), !parsed.isEmpty());
    if (type)
        QCOMPARE(type->toString(), parsed);
    else
        QCOMPARE(type.error().kind, ErrorKind::InvalidName);
}

void TestMediaType::knows_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<Family>("family");
    QTest::addColumn<Encoding>("encoding");
    const auto row
        = [](const char *type, Role role, Family family, Encoding encoding = Encoding::Unknown) {
        QTest::newRow(type) << role << family << encoding;
    };
    row("application/vnd.docker.distribution.manifest.v1+json", Role::Schema1, Family::Docker);
    row("application/vnd.docker.distribution.manifest.v1+prettyjws", Role::Schema1, Family::Docker);
    row("application/vnd.docker.distribution.manifest.v2+json", Role::Manifest, Family::Docker);
    row("application/vnd.docker.distribution.manifest.list.v2+json", Role::Index, Family::Docker);
    row("application/vnd.docker.container.image.v1+json", Role::Config, Family::Docker);
    row("application/vnd.docker.plugin.v1+json", Role::Unknown, Family::Docker);
    row("application/vnd.docker.image.rootfs.diff.tar.gzip", Role::Layer, Family::Docker,
        Encoding::Gzip);
    row("application/vnd.docker.image.rootfs.diff.tar", Role::Layer, Family::Docker,
        Encoding::None);
    row("application/vnd.docker.image.rootfs.diff.tar.zstd", Role::Layer, Family::Docker,
        Encoding::Zstd);
    row("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", Role::Layer, Family::Docker,
        Encoding::Gzip);
    row("application/vnd.docker.container.image.rootfs.diff+x-gtar", Role::Layer, Family::Docker);
    row("application/vnd.oci.image.index.v1+json", Role::Index, Family::Oci);
    row("application/vnd.oci.image.manifest.v1+json", Role::Manifest, Family::Oci);
    row("application/vnd.oci.image.config.v1+json", Role::Config, Family::Oci);
    row("application/vnd.oci.artifact.manifest.v1+json", Role::ArtifactManifest, Family::Oci);
    row("application/vnd.oci.empty.v1+json", Role::Empty, Family::Oci);
    row("application/vnd.oci.image.layer.v1.tar", Role::Layer, Family::Oci, Encoding::None);
    row("application/vnd.oci.image.layer.v1.tar+gzip", Role::Layer, Family::Oci, Encoding::Gzip);
    row("application/vnd.oci.image.layer.v1.tar+zstd", Role::Layer, Family::Oci, Encoding::Zstd);
    row("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", Role::Layer, Family::Oci,
        Encoding::Gzip);
    row("application/vnd.oci.image.layer.v1.tar+gzip+encrypted", Role::Unknown, Family::Oci);
    row("application/vnd.erofs.layer.v1", Role::Unknown, Family::Other);
    row("application/vnd.in-toto+json", Role::Unknown, Family::Other);
}

void TestMediaType::knows()
{
    QFETCH(Role, role);
    QFETCH(Family, family);
    QFETCH(Encoding, encoding);
    const auto type = MediaType::parse(QString::fromLatin1(QTest::currentDataTag())).value();
    QCOMPARE(type.role(), role);
    QCOMPARE(type.family(), family);
    QCOMPARE(type.encoding(), encoding);
    QVERIFY(!type.description().isEmpty());
}

void TestMediaType::foldsFamilies_data()
{
    QTest::addColumn<QString>("docker");
    QTest::addColumn<QString>("oci");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *docker, const char *oci, bool same) {
        QTest::newRow(name) << QString::fromLatin1(docker) << QString::fromLatin1(oci) << same;
    };
    row("index", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.index.v1+json", true);
    row("manifest", "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.oci.image.manifest.v1+json", true);
    row("config", "application/vnd.docker.container.image.v1+json",
        "application/vnd.oci.image.config.v1+json", true);
    row("gzip layer", "application/vnd.docker.image.rootfs.diff.tar.gzip",
        "application/vnd.oci.image.layer.v1.tar+gzip", true);
    row("foreign layer", "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", true);
    row("gzip and zstd", "application/vnd.docker.image.rootfs.diff.tar.gzip",
        "application/vnd.oci.image.layer.v1.tar+zstd", false);
    row("foreign and own", "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
        "application/vnd.oci.image.layer.v1.tar+gzip", false);
    row("manifest and index", "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.oci.image.index.v1+json", false);
}

void TestMediaType::foldsFamilies()
{
    QFETCH(QString, docker);
    QFETCH(QString, oci);
    QFETCH(bool, same);
    const auto left = MediaType::parse(docker).value();
    const auto right = MediaType::parse(oci).value();
    QVERIFY(left != right);
    QCOMPARE(left.neutral() == right.neutral(), same);
}

void TestMediaType::keepsUnknownTypes()
{
    const auto type = MediaType::parse(u"application/vnd.example.thing").value();
    QCOMPARE(type.neutral(), QByteArray("application/vnd.example.thing"));
    QCOMPARE(type.description(), QStringLiteral("application/vnd.example.thing"));
}

// RFC 6838: a manifest whose type is written in capitals is one all the same.
void TestMediaType::passesOverCase()
{
    QCOMPARE(MediaType::parse(u"Application/VND.OCI.image.manifest.v1+JSON").value(),
             MediaType::ociManifest());
    QCOMPARE(MediaType::parse(u"application/x-Thing").value().toString(),
             QStringLiteral("application/x-Thing"));
}

SAMEINSIDE_TEST(TestMediaType)
#include "tst_mediatype.moc"
