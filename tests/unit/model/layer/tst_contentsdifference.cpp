// SPDX-License-Identifier: MIT
#include "model/layer/contentsdifference.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/registries/memorysource.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

namespace {

FileList filesOf(const QByteArray &tar)
{
    return layerFiles(layerOf(tar).value());
}

// "+path", "-path", "path: field, field" for each change.
QStringList shown(const FilesDifference &difference)
{
    QStringList lines;
    for (const auto &change : difference.changes) {
        const QString path = QString::fromUtf8(change.path());
        lines << (!change.left ? u'+' + path
                      : !change.right
                      ? u'-' + path
                      : path + QStringLiteral(": ") + change.fields.join(QStringLiteral(", ")));
    }
    return lines;
}

QStringList kindsOf(const ContentsDifference &difference)
{
    QStringList kinds;
    for (const ArchiveDifference &found : difference.archive)
        kinds << QStringLiteral("%1 %2").arg(found.kind).arg(found.count);
    return kinds;
}

TarWriter base()
{
    return TarWriter().mtime(1700000000);
}

QByteArray gnuHeaders(QByteArray tar)
{
    QByteArray header = tar.first(512);
    header.replace(257, 8, QByteArray("ustar  \0", 8));
    header.replace(148, 8, "        ");
    int sum = 0;
    for (const char c : std::as_const(header))
        sum += int(quint8(c));
    header.replace(148, 8,
                   QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    return tar.replace(0, 512, header);
}

} // namespace

class TestContentsDifference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsFiles_data();
    void findsFiles();
    void findsArchives_data();
    void findsArchives();
    void listsTheFirstAndCountsAll();
    void writesEvidence();
    void speaks();
};

void TestContentsDifference::findsFiles_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QStringList>("changes");
    const auto row = [](const char *name, const TarWriter &left, const TarWriter &right,
                        const QStringList &changes) {
        QTest::newRow(name) << left.finish() << right.finish() << changes;
    };
    const auto text = [](const char *line) { return QStringList{QString::fromLatin1(line)}; };
    row("added and removed", base().file("a", "1").file("b", "2"),
        base().file("b", "2").file("c", "3"), {QStringLiteral("-a"), QStringLiteral("+c")});
    row("bytes", base().file("a", "1"), base().file("a", "2"), text("a: bytes"));
    row("length", base().file("a", "1"), base().file("a", "12"), text("a: bytes"));
    row("mode", base().file("a", "1", 0644), base().file("a", "1", 04755), text("a: mode"));
    row("mode of a directory", base().directory("d", 0755), base().directory("d", 0700),
        text("d: mode"));
    row("mode of a symlink says nothing", base().entry('2', "s", {}, 0777, "t"),
        base().entry('2', "s", {}, 0755, "t"), {});
    row("user", base().file("a", "1"), base().owner({.uid = 1000}).file("a", "1"),
        text("a: owner"));
    row("group", base().file("a", "1"), base().owner({.gid = 1000}).file("a", "1"),
        text("a: owner"));
    row("several", base().file("a", "1", 0644), base().owner({.uid = 1}).file("a", "2", 0600),
        text("a: bytes, mode, owner"));
    row("type", base().file("a", {}), base().directory("a"), text("a: type"));
    row("symlink target", base().symlink("s", "t"), base().symlink("s", "u"), text("s: link"));
    row("symlink against file", base().symlink("s", "t"), base().file("s", "t"), text("s: type"));
    row("hard link against copy", base().file("a", "1").hardLink("b", "a"),
        base().file("a", "1").file("b", "1"),
        {QStringLiteral("a: link"), QStringLiteral("b: link")});
    row("which of two names is the link", base().file("a", "1").hardLink("b", "a"),
        base().file("b", "1").hardLink("a", "b"), {});
    row("hard link into a lower layer", base().hardLink("b", "x"), base().hardLink("b", "y"),
        text("b: link"));
    row("extended attributes", base().extended({{"SCHILY.xattr.user.a", "1"}}).file("a", "1"),
        base().extended({{"SCHILY.xattr.user.a", "2"}}).file("a", "1"), text("a: xattrs"));
    row("attributes, in another form",
        base().extended({{"SCHILY.xattr.user.a", "AB"}}).file("a", "1"),
        base().extended({{"LIBARCHIVE.xattr.user.a", "QUI="}}).file("a", "1"), {});
    row("whiteout", base().file("d/.wh.a", {}), base(), text("-d/.wh.a"));
    row("what a whiteout looks like says nothing", base().file("d/.wh.a", {}, 0644),
        base().owner({.uid = 7}).file("d/.wh.a", "x", 0600), {});
    row("opaque", base().directory("d"), base().directory("d").file("d/.wh..wh..opq", {}),
        text("+d/.wh..wh..opq"));
}

void TestContentsDifference::findsFiles()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QStringList, changes);
    const FileList leftFiles = filesOf(left);
    const FileList rightFiles = filesOf(right);
    const FilesDifference difference = filesDifference(leftFiles, rightFiles);
    QCOMPARE(shown(difference), changes);
    QCOMPARE(difference.isEmpty(), changes.isEmpty());
    QCOMPARE(difference.added + difference.removed + difference.changed, qint64(changes.size()));
    const FilesDifference reversed = filesDifference(rightFiles, leftFiles);
    QCOMPARE(reversed.added, difference.removed);
    QCOMPARE(reversed.changed, difference.changed);
}

void TestContentsDifference::findsArchives_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QStringList>("kinds");
    const auto text = [](const char *line) { return QStringList{QString::fromLatin1(line)}; };
    QTest::newRow("all a second later")
        << TwoEncodings::baseTar() << TwoEncodings::baseTar(1700000001) << text("times 6");
    QTest::newRow("less padding") << TwoEncodings::baseTar()
                                  << TwoEncodings::baseTar(1700000000, 512) << text("padding 3072");
    QTest::newRow("a fraction of a second")
        << base().file("a", "1").finish(512)
        << base().extended({{"mtime", "1700000000.5"}}).file("a", "1").finish(512)
        << QStringList{QStringLiteral("times 1"), QStringLiteral("headers 1")};
    QTest::newRow("names of owners")
        << base().file("a", "1").file("b", "2").finish()
        << base().owner({.user = {}, .group = {}}).file("a", "1").file("b", "2").finish()
        << text("owner-names 2");
    QTest::newRow("order") << base().file("a", "1").file("b", "2").file("c", "3").finish()
                           << base().file("c", "3").file("a", "1").file("b", "2").finish()
                           << text("order 1");
    QTest::newRow("names written differently")
        << base().directory("d").file("d/a", "1").finish()
        << base().directory("./d").file("./d/a", "1").finish() << text("names 2");
    QTest::newRow("a slash at the end is no other name")
        << base().entry('5', "d", {}, 0755).finish() << base().entry('5', "d/", {}, 0755).finish()
        << text("headers 1");
    QTest::newRow("written twice")
        << base().file("a", "1").finish() << base().file("a", "0").file("a", "1").finish()
        << QStringList{QStringLiteral("duplicates 1"), QStringLiteral("padding 1024")};
    QTest::newRow("dialect") << base().file("a", "1").finish()
                             << gnuHeaders(base().file("a", "1").finish()) << text("headers 1");
    QTest::newRow("fields that say nothing")
        << base().file("a", "1").finish() << base().entry('0', "a", "1", 0100644).finish()
        << text("headers 1");
    QTest::newRow("several")
        << base().file("a", "1").file("b", "2").finish()
        << TarWriter().mtime(5).owner({.user = "app"}).file("b", "2").file("a", "1").finish()
        << QStringList{QStringLiteral("times 2"), QStringLiteral("owner-names 2"),
                       QStringLiteral("order 1")};
    QTest::newRow("beside another file")
        << base().file("a", "1").file("b", "2").finish()
        << TarWriter().mtime(5).file("a", "1").file("b", "3").finish() << text("times 2");
}

void TestContentsDifference::findsArchives()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(QStringList, kinds);
    QVERIFY(left != right);
    const FileList leftFiles = filesOf(left);
    const FileList rightFiles = filesOf(right);
    const auto difference = ContentsDifference::between(leftFiles, rightFiles);
    QCOMPARE(kindsOf(difference), kinds);
    const bool isBeside = QByteArrayView(QTest::currentDataTag()) == "beside another file";
    QCOMPARE(difference.files.isEmpty(), !isBeside);
}

void TestContentsDifference::listsTheFirstAndCountsAll()
{
    TarWriter many;
    for (int i = 0; i < 1000; ++i)
        many.file(QByteArray::number(i), {});
    const FileList all = filesOf(many.finish());
    const FileList none = filesOf(TarWriter().finish());
    const FilesDifference difference = filesDifference(none, all, {}, 10);
    QCOMPARE(difference.added, 1000);
    QCOMPARE(difference.changes.size(), 10U);
    QCOMPARE(difference.changes[1].path(), "1");
}

void TestContentsDifference::writesEvidence()
{
    const FileList left = filesOf(base().file("etc/motd", "hello\n").finish());
    const FileList right = filesOf(base()
                                       .extended({{"SCHILY.xattr.user.a", "v"}})
                                       .owner({.uid = 5})
                                       .file("etc/motd", "bye\n", 0600)
                                       .finish());
    const FilesDifference difference = filesDifference(left, right);
    QCOMPARE(difference.changes.size(), 1U);
    const QJsonObject json = difference.changes[0].toJson();
    QCOMPARE(json.value(u"path").toString(), QStringLiteral("etc/motd"));
    QCOMPARE(json.value(u"change").toString(), QStringLiteral("changed"));
    const QJsonObject l = json.value(u"left").toObject();
    const QJsonObject r = json.value(u"right").toObject();
    QCOMPARE(l.value(u"digest").toString(), Digest::sha256Of("hello\n").toString());
    QCOMPARE(l.value(u"size").toInteger(), 6);
    QCOMPARE(l.value(u"mode").toString(), QStringLiteral("0644"));
    QVERIFY(!l.contains(u"xattrs"));
    QCOMPARE(r.value(u"digest").toString(), Digest::sha256Of("bye\n").toString());
    QCOMPARE(r.value(u"size").toInteger(), 4);
    QCOMPARE(r.value(u"uid").toInteger(), 5);
    QCOMPARE(r.value(u"xattrs").toObject().value(u"user.a").toString(), QStringLiteral("dg=="));
}

void TestContentsDifference::speaks()
{
    const FileList left = filesOf(TwoEncodings::baseTar());
    const FileList right = filesOf(TwoEncodings::baseTar(1700000001, 512));
    const auto difference = ContentsDifference::between(left, right);
    QCOMPARE(difference.archive.size(), 2U);
    QCOMPARE(difference.archive[0].toText(),
             QStringLiteral(
                 "other times of 6 entries (bin: 2023-11-14T22:13:20Z → 2023-11-14T22:13:21Z)"));
    QCOMPARE(difference.archive[1].toText(),
             QStringLiteral("other padding at the end (4096 → 1024 bytes)"));
}

SAMEINSIDE_TEST(TestContentsDifference)
#include "tst_contentsdifference.moc"
