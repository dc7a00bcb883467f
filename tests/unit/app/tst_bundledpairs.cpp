// SPDX-License-Identifier: MIT
#include "app/commands/comparecommand.h"
#include "registry/stored/ocilayout.h"
#include "testpaths.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sstream>

using namespace sameinside;

/// The bundled example answers as its documentation says, through the command.
class TestBundledPairs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void walkThroughNamesItsDigests();

private:
    static QJsonObject compared(const QString &left, const QString &right, int expectedCode)
    {
        const QString root = QStringLiteral(SAMEINSIDE_SOURCE_DIR "/resources/example/");
        const CompareOptions options{
            .left
            = (QStringLiteral("oci:") + root + QStringLiteral("public:") + left).toStdString(),
            .right
            = (QStringLiteral("oci:") + root + QStringLiteral("private:") + right).toStdString(),
            .format = "json"};
        std::ostringstream out;
        std::ostringstream err;
        Console console{out, err};
        const SourceFactory open
            = [](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
            return OciLayout::open(name.path());
        };
        if (runCompare(options, open, console, {}) != expectedCode)
            return {{QStringLiteral("error"), QString::fromStdString(err.str())}};
        return QJsonDocument::fromJson(QByteArray::fromStdString(out.str())).object();
    }
};

void TestBundledPairs::answers_data()
{
    QTest::addColumn<QString>("right");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QString>("causes");
    QTest::addColumn<QString>("usually"); // a part of what is said of all of them; else nothing is
    const auto row = [](const char *left, const char *right, int code, const char *relation,
                        const char *causes, const char *usually = "") {
        QTest::newRow(left) << QString::fromLatin1(right) << code << QString::fromLatin1(relation)
                            << QString::fromLatin1(causes) << QString::fromLatin1(usually);
    };
    row("amazonlinux:2018.03", "test_ecr_repository:latest", 0, "same-manifest",
        "index-vs-manifest", "put the public index around it");
    row("nginx:1.25", "mirror/nginx:1.25", 0, "same-config", "compression",
        "gzip or pigz was run on the layers");
    row("alpine:3.20", "mirror/alpine:3.20-zstd", 0, "same-config", "compression",
        "compression=zstd");
    row("redis:7.2", "cache/redis:7.2", 0, "same-config", "media-type", "--format v2s2");
    row("python:3.12", "base/python:3.12", 1, "same-layers", "config-fields", "at another time");
    row("busybox:1.36", "tools/busybox:1.36", 1, "equal-config", "config-serialization",
        "Docker schema 2 image into OCI");
    row("postgres:16", "db/postgres:16", 0, "same-manifest",
        "platform-set index-vs-manifest attestations", "One platform was copied out of the index");
    row("node:20", "web/node:20", 1, "shared-layers", "layer-set config-fields");
    row("traefik:3.0", "misc/unrelated:1", 1, "different", "layer-set config-fields");
    row("golang:1.22", "team/api:1.8", 1, "shared-layers", "layer-set");
    row("debian:12", "base/debian:12", 1, "shared-layers", "layer-set layer-set");
    row("mariadb:11.4", "db/mariadb:11.4", 0, "same-manifest", "");
    row("rabbitmq:3.13", "queue/rabbitmq:3.13", 0, "same-manifest", "platform-set",
        "crane index filter");
    row("vault:1.16", "secrets/vault:1.16", 0, "same-manifest", "");
    row("haproxy:2.9", "edge/haproxy:stable", 0, "same-index", "");
    row("memcached:1.6", "cache/memcached:1.6-amd64", 0, "same-manifest",
        "platform-set index-vs-manifest", "One platform was copied out of the index");
}

void TestBundledPairs::answers()
{
    QFETCH(QString, right);
    QFETCH(int, code);
    QFETCH(QString, relation);
    QFETCH(QString, causes);
    QFETCH(QString, usually);
    const QJsonObject json = compared(QString::fromLatin1(QTest::currentDataTag()), right, code);
    QCOMPARE(json.value(u"error").toString(), QString());
    QCOMPARE(json.value(u"schema").toString(), QStringLiteral("sameinside.compare/1"));
    QCOMPARE(json.value(u"relation").toString(), relation);
    const QJsonArray platforms = json.value(u"platforms").toArray();
    for (const auto &platform : platforms) {
        QStringList codes;
        const QJsonArray found = platform.toObject().value(u"causes").toArray();
        for (const auto &value : found) {
            const QJsonObject cause = value.toObject();
            codes << cause.value(u"code").toString();
            const QString said = cause.value(u"usually").toString();
            QVERIFY2(said.contains(usually), qPrintable(said));
            QCOMPARE(cause.contains(u"usually"), !usually.isEmpty());
            QCOMPARE(cause.contains(u"keeps_digest"), !usually.isEmpty());
        }
        QCOMPARE(codes.join(u' '), causes);
    }
}

void TestBundledPairs::walkThroughNamesItsDigests()
{
    const QJsonObject json = compared(QStringLiteral("amazonlinux:2018.03"),
                                      QStringLiteral("test_ecr_repository:latest"), 0);
    QCOMPARE(
        json.value(u"left").toObject().value(u"digest").toString(),
        QStringLiteral("sha256:f972d24199508c52de7ad37a298bda35d8a1bd7df158149b381c03f6c6e363b5"));
    QCOMPARE(
        json.value(u"right").toObject().value(u"digest").toString(),
        QStringLiteral("sha256:52db9000073d93b9bdee6a7246a68c35a741aaade05a8f4febba0bf795cdac02"));
    const QString verdict = json.value(u"verdict").toString();
    QVERIFY2(verdict.contains(u"52db9000073d") && verdict.contains(u"f7cee5e1af28"),
             qPrintable(verdict));
}

SAMEINSIDE_TEST(TestBundledPairs)
#include "tst_bundledpairs.moc"
