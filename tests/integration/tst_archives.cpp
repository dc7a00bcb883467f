// SPDX-License-Identifier: MIT
#include "tests/support/capturedrun.h"
#include "tests/support/images/layoutwriter.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace sameinside;
using namespace sameinside::test;
using namespace Qt::StringLiterals;

/// The commands on archives that skopeo wrote.
class TestArchives : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void compares_data();
    void compares();
    void inspects_data();
    void inspects();
    void complains_data();
    void complains();

private:
    // Words of a row, with the paths of this test in it.
    QString placed(const QString &name) const
    {
        return QString(name).replace(u"{}"_s, m_surroundings->path({}) + u'/');
    }
    QString copied(const QString &from, const QString &to) const;

    std::unique_ptr<Surroundings> m_surroundings;
};

QString TestArchives::copied(const QString &from, const QString &to) const
{
    QProcess skopeo;
    skopeo.setProcessChannelMode(QProcess::MergedChannels);
    skopeo.start(u"skopeo"_s,
                 {u"--insecure-policy"_s, u"copy"_s, u"--quiet"_s, placed(from), placed(to)});
    if (!skopeo.waitForFinished(60'000) || skopeo.exitCode() != 0)
        return to + u": "_s + skopeo.errorString() + QString::fromUtf8(skopeo.readAll());
    return {};
}

void TestArchives::initTestCase()
{
    m_surroundings = std::make_unique<Surroundings>();
    QVERIFY(LayoutWriter()
                .add(TwoEncodings::encodingA(), u"app:1"_s)
                .write(m_surroundings->path(u"layout"_s)));
    for (const char *to :
         {"oci-archive:{}oci.tar:app:1", "docker-archive:{}docker.tar:quay.io/team/app:1",
          "docker-archive:{}unnamed.tar"}) {
        const QString problem = copied(u"oci:{}layout:app:1"_s, QString::fromLatin1(to));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    for (const char *name : {"oci.tar", "docker.tar"}) {
        QFile tar(m_surroundings->path(QString::fromLatin1(name)));
        QVERIFY(tar.open(QIODevice::ReadOnly));
        QVERIFY(writeFile(tar.fileName() + u".gz"_s, BlobEncoding::goGzip().encode(tar.readAll())));
    }
}

void TestArchives::compares_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QStringList>("causes");
    const auto row = [](const char *name, const char *left, const char *right, const char *relation,
                        const QStringList &causes) {
        QTest::newRow(name) << QString::fromLatin1(left) << QString::fromLatin1(right)
                            << QString::fromLatin1(relation) << causes;
    };
    // skopeo writes the config anew for Docker's archives, without a change here.
    const QStringList unpacked{u"compression"_s, u"manifest-metadata"_s};
    row("OCI archive", "oci:{}layout:app:1", "oci-archive:{}oci.tar:app:1", "same-manifest", {});
    row("OCI archive, gzip", "oci:{}layout:app:1", "oci-archive:{}oci.tar.gz", "same-manifest", {});
    row("Docker archive", "oci:{}layout:app:1", "docker-archive:{}docker.tar", "same-config",
        unpacked);
    row("Docker archive, named", "oci:{}layout:app:1",
        "docker-archive:{}docker.tar:quay.io/team/app:1", "same-config", unpacked);
    row("Docker archive, gzip", "oci:{}layout:app:1",
        "docker-archive:{}docker.tar.gz:quay.io/team/app:1", "same-config", unpacked);
    row("Docker archives", "docker-archive:{}unnamed.tar", "docker-archive:{}docker.tar:@0",
        "same-config", {});
    row("both kinds", "oci-archive:{}oci.tar", "docker-archive:{}docker.tar", "same-config",
        unpacked);
}

void TestArchives::compares()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QString, relation);
    QFETCH(QStringList, causes);
    for (const bool deep : {false, true}) {
        const CommandRun run = runCompareCommand(m_surroundings->options(), placed(left),
                                                 placed(right), {.format = "json", .deep = deep});
        QVERIFY2(run.relation() == relation, run.text().constData());
        QVERIFY2(run.causes() == causes, run.text().constData());
        QCOMPARE(run.code, 0);
        if (deep) {
            const auto platform = run.json().value(u"platforms").toArray().at(0).toObject();
            QVERIFY2(platform.value(u"verified").toBool(), run.text().constData());
        }
    }
}

void TestArchives::inspects_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<bool>("isDerived");
    QTest::newRow("OCI archive") << u"oci-archive:{}oci.tar"_s << false;
    QTest::newRow("Docker archive") << u"docker-archive:{}docker.tar"_s << true;
}

void TestArchives::inspects()
{
    QFETCH(QString, image);
    QFETCH(bool, isDerived);
    const QString name = placed(image);
    const CommandRun json = runInspectCommand(m_surroundings->options(), name, {.format = "json"});
    QVERIFY2(json.code == 0, json.text().constData());
    QCOMPARE(json.json().value(u"derived").toBool(), isDerived);
    QCOMPARE(json.json().value(u"config").toObject().value(u"digest").toString(),
             TwoEncodings::encodingA().config.digest.toString());
    QCOMPARE(json.json().value(u"platform").toString(), u"linux/amd64"_s);
    const CommandRun tree = runInspectCommand(m_surroundings->options(), name);
    QVERIFY2(tree.out.contains(u"made here"_s) == isDerived, tree.text().constData());
    const CommandRun raw = runInspectCommand(m_surroundings->options(), name, {.raw = true});
    if (isDerived)
        QVERIFY2(raw.complaint().contains(u"keeps no manifest"_s), raw.text().constData());
    else
        QCOMPARE(raw.out.toUtf8(), TwoEncodings::encodingA().bytes);
}

void TestArchives::complains_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *image, const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(image) << QString::fromLatin1(reason);
    };
    row("no such file", "docker-archive:{}nowhere.tar", "nowhere.tar: No such file");
    row("a directory", "oci-archive:{}layout", "layout is not a file");
    row("no tar", "docker-archive:{}layout/index.json", "is not a tar archive");
    row("no such name", "docker-archive:{}docker.tar:app:2", "it holds quay.io/team/app:1");
    row("no such name in a layout", "oci-archive:{}oci.tar:app:2", "it holds app:1");
    row("an OCI archive", "docker-archive:{}oci.tar", "write oci-archive:");
    row("a Docker archive", "oci-archive:{}docker.tar", "write docker-archive:");
    row("a daemon", "docker-daemon:app:1", "this transport is not read yet");
}

void TestArchives::complains()
{
    QFETCH(QString, image);
    QFETCH(QString, reason);
    const CommandRun run = runInspectCommand(m_surroundings->options(), placed(image));
    QCOMPARE(run.code, 2);
    QVERIFY2(run.complaint().contains(reason), run.text().constData());
}

SAMEINSIDE_TEST(TestArchives)
#include "tst_archives.moc"
