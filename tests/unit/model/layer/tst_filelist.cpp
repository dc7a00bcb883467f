// SPDX-License-Identifier: MIT
#include "model/layer/filelist.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/registries/memorysource.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <algorithm>

using namespace sameinside;

namespace {

// One line a file: "path kind [mode] [uid:gid] [→ link] [= first digits of the content]".
QString shown(const FileState &file)
{
    QString line = QString::fromUtf8(file.path.isEmpty() ? QByteArray("/") : file.path) + u' '
        + fileKindName(file.kind);
    if (file.kind == FileState::Kind::Directory && file.mode() != 0755)
        line += u' ' + QString::number(file.mode(), 8);
    if (file.uid() != 0 || file.gid() != 0)
        line += QStringLiteral(" %1:%2").arg(file.uid()).arg(file.gid());
    if (!file.link.isEmpty())
        line += QStringLiteral(" > ") + QString::fromUtf8(file.link);
    if (const auto content = file.content())
        line += QStringLiteral(" = ") + QString::fromLatin1(content->encoded().first(4));
    return line;
}

QStringList shown(const FileList &list)
{
    QStringList lines;
    for (const FileState &file : list.files)
        lines << shown(file);
    return lines;
}

QString file(const QString &path, const QByteArray &content)
{
    return path + QStringLiteral(" file = ")
        + QString::fromLatin1(Digest::sha256Of(content).encoded().first(4));
}

using Layers = std::vector<std::shared_ptr<const LayerContents>>;

Layers layersOf(const QList<QByteArray> &tars)
{
    Layers layers;
    for (const QByteArray &tar : tars)
        layers.push_back(layerOf(tar).value());
    return layers;
}

QString dir(const QString &path)
{
    return path + QStringLiteral(" directory");
}

} // namespace

class TestFileList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordersPaths();
    void mergesTheExample();
    void merges_data();
    void merges();
    void refusesWhiteouts_data();
    void refusesWhiteouts();
    void saysWhereAFileComesFrom();
    void listsOneLayer();
    void stops();
};

void TestFileList::ordersPaths()
{
    QList<QByteArray> paths{"a", "a/b", "a/b/c", "a/c", "a-b", "a.b", "a0", "b"};
    QList<QByteArray> sorted = paths;
    std::ranges::reverse(sorted);
    std::ranges::sort(sorted, PathOrder());
    QCOMPARE(sorted, paths);
    QVERIFY(PathOrder()(QByteArray(), "a"));
    QVERIFY(!PathOrder()("a", "a"));
    QVERIFY(PathOrder()("a", "\xc3\xa9"));
}

void TestFileList::mergesTheExample()
{
    const auto merged = mergedFiles(layersOf({TwoEncodings::baseTar(), TwoEncodings::upperTar()}));
    QVERIFY(merged);
    const QStringList expected{
        dir(QStringLiteral("/")),
        dir(QStringLiteral("bin")),
        file(QStringLiteral("bin/app"), "#!/bin/sh\necho " + QByteArray(2000, 'A') + "\n"),
        QStringLiteral("bin/sh symlink > app"),
        dir(QStringLiteral("etc")),
        file(QStringLiteral("etc/motd"), "hello registry\n"),
        file(QStringLiteral("etc/new"), "second layer\n"),
    };
    QCOMPARE(shown(*merged), expected);
}

void TestFileList::merges_data()
{
    QTest::addColumn<QList<QByteArray>>("tars");
    QTest::addColumn<QStringList>("files");
    const QString root = dir(QStringLiteral("/"));
    const QString d = dir(QStringLiteral("d"));
    const auto f = [](const char *path, const char *content) {
        return file(QString::fromLatin1(path), content);
    };
    const auto row = [](const char *name, const QList<QByteArray> &tars, const QStringList &files) {
        QTest::newRow(name) << tars << files;
    };
    row("nothing", {}, {});
    row("an empty layer", {TarWriter().finish()}, {});
    row("implied parents", {TarWriter().file("a/b/c", "1").finish()},
        {root, dir(QStringLiteral("a")), dir(QStringLiteral("a/b")), f("a/b/c", "1")});
    row("names written in all ways",
        {TarWriter()
             .directory("./d")
             .file("/d/a", "1")
             .file("d//b", "2")
             .file("./d/./c", "3")
             .finish()},
        {root, d, f("d/a", "1"), f("d/b", "2"), f("d/c", "3")});
    row("the root has a mode", {TarWriter().directory("./", 0700).file("a", "1").finish()},
        {QStringLiteral("/ directory 700"), f("a", "1")});
    row("whiteout",
        {TarWriter().file("d/a", "1").file("d/b", "2").finish(),
         TarWriter().file("d/.wh.a", {}).finish()},
        {root, d, f("d/b", "2")});
    row("whiteout of a directory",
        {TarWriter().file("d/a", "1").file("d-e", "2").finish(),
         TarWriter().file(".wh.d", {}).finish()},
        {root, f("d-e", "2")});
    row("whiteout of nothing",
        {TarWriter().file("a", "1").finish(), TarWriter().file(".wh.b", {}).finish()},
        {root, f("a", "1")});
    row("whiteouts are of the lower layers only",
        {TarWriter().file("a", "1").finish(),
         TarWriter().file("a", "2").file(".wh.a", {}).finish()},
        {root, f("a", "2")});
    row("a whiteout and its file, the other way round",
        {TarWriter().file("a", "1").finish(),
         TarWriter().file(".wh.a", {}).file("a", "2").finish()},
        {root, f("a", "2")});
    row("a whiteout in the first layer hides nothing",
        {TarWriter().file("a", "1").file(".wh.a", {}).finish()}, {root, f("a", "1")});
    row("replaced directory by whiteout",
        {TarWriter().file("d/old", "1").finish(),
         TarWriter().file("d/new", "2").file(".wh.d", {}).finish()},
        {root, d, f("d/new", "2")});
    row("opaque, at the end",
        {TarWriter().file("d/a", "1").file("d/s/b", "2").file("e", "3").finish(),
         TarWriter().file("d/new", "4").file("d/.wh..wh..opq", {}).finish()},
        {root, d, f("d/new", "4"), f("e", "3")});
    row("opaque root",
        {TarWriter().file("d/a", "1").finish(),
         TarWriter().file(".wh..wh..opq", {}).file("b", "2").finish()},
        {root, f("b", "2")});
    row("opaque keeps the directory itself",
        {TarWriter().directory("d", 0700).file("d/a", "1").finish(),
         TarWriter().file("d/.wh..wh..opq", {}).finish()},
        {root, QStringLiteral("d directory 700")});
    row("AUFS metadata is skipped",
        {TarWriter()
             .file(".wh..wh.aufs", {})
             .directory(".wh..wh.plnk")
             .file(".wh..wh.plnk/12.34", "x")
             .file("a", "1")
             .finish()},
        {root, f("a", "1")});
    row("a directory over a directory",
        {TarWriter().directory("d", 0700).file("d/a", "1").finish(),
         TarWriter().directory("d", 0711).finish()},
        {root, QStringLiteral("d directory 711"), f("d/a", "1")});
    row("an implied directory changes nothing",
        {TarWriter().directory("d", 0700).finish(), TarWriter().file("d/a", "1").finish()},
        {root, QStringLiteral("d directory 700"), f("d/a", "1")});
    row("a file over a directory",
        {TarWriter().file("d/a", "1").file("d/s/b", "2").finish(),
         TarWriter().file("d", "3").finish()},
        {root, f("d", "3")});
    row("a directory over a file",
        {TarWriter().file("d", "1").finish(), TarWriter().file("d/a", "2").directory("d").finish()},
        {root, d, f("d/a", "2")});
    row("a symlink over a directory",
        {TarWriter().file("d/a", "1").finish(), TarWriter().symlink("d", "e").finish()},
        {root, QStringLiteral("d symlink > e")});
    row("duplicates: the last wins",
        {TarWriter().file("a", "1").file("a", "2").file("./a", "3").finish()}, {root, f("a", "3")});
    row("links are not followed",
        {TarWriter().directory("real").symlink("link", "real").finish(),
         TarWriter().file("link/a", "1").finish()},
        {root, QStringLiteral("link symlink > real"), f("link/a", "1"),
         dir(QStringLiteral("real"))});
    const QString content = QStringLiteral(" file > a = ")
        + QString::fromLatin1(Digest::sha256Of("1").encoded().first(4));
    row("hard links share their first name",
        {TarWriter().file("b", "1").hardLink("a", "b").hardLink("c", "./b").finish()},
        {root, u'a' + content, u'b' + content, u'c' + content});
    row("a hard link to a lower layer",
        {TarWriter().file("a", "1").finish(), TarWriter().hardLink("b", "/a").finish()},
        {root, u'a' + content, u'b' + content});
    row("a hard link to what the layer hides",
        {TarWriter().file("old", "1").finish(),
         TarWriter().hardLink("new", "old").file(".wh.old", {}).finish()},
        {root, f("new", "1")});
    row("a hard link outlives its target's name",
        {TarWriter().file("a", "1").hardLink("b", "a").finish(),
         TarWriter().file("a", "2").finish()},
        {root, f("a", "2"), f("b", "1")});
    row("a hard link to nothing", {TarWriter().hardLink("b", "gone").finish()},
        {root, QStringLiteral("b file > gone")});
    row("a hard link to a directory", {TarWriter().directory("d").hardLink("b", "d").finish()},
        {root, QStringLiteral("b file > d"), d});
    row("a hard link to itself", {TarWriter().hardLink("b", "b").finish()},
        {root, QStringLiteral("b file > b")});
    row("a hard link to a symlink", {TarWriter().symlink("a", "t").hardLink("b", "a").finish()},
        {root, QStringLiteral("a symlink > t"), QStringLiteral("b symlink > t")});
}

void TestFileList::merges()
{
    QFETCH(QList<QByteArray>, tars);
    QFETCH(QStringList, files);
    const auto merged = mergedFiles(layersOf(tars));
    QVERIFY2(merged, merged ? "" : qPrintable(merged.error().detail));
    QCOMPARE(shown(*merged), files);
    QVERIFY(std::ranges::is_sorted(merged->files, PathOrder(), &FileState::path));
}

void TestFileList::refusesWhiteouts_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("no name") << QByteArray("d/.wh.");
    QTest::newRow("the directory") << QByteArray("d/.wh..");
    QTest::newRow("its parent") << QByteArray("d/.wh...");
}

void TestFileList::refusesWhiteouts()
{
    QFETCH(QByteArray, name);
    const auto merged = mergedFiles(layersOf({TarWriter().file(name, {}).finish()}));
    QVERIFY(!merged);
    QCOMPARE(merged.error().kind, ErrorKind::InvalidDocument);
    QVERIFY(merged.error().detail.contains(QString::fromUtf8(name)));
}

void TestFileList::saysWhereAFileComesFrom()
{
    const auto merged = mergedFiles(layersOf({TwoEncodings::baseTar(), TwoEncodings::upperTar()}));
    QVERIFY(merged);
    const auto layerOfPath = [&](const QByteArray &path) {
        return std::ranges::find(merged->files, path, &FileState::path)->layer;
    };
    QCOMPARE(layerOfPath("etc/motd"), 0);
    QCOMPARE(layerOfPath("etc"), 1);
    QCOMPARE(layerOfPath("etc/new"), 1);
    QCOMPARE(layerOfPath(""), -1);
}

void TestFileList::listsOneLayer()
{
    const FileList list = layerFiles(layerOf(TarWriter()
                                                 .file("a", "1")
                                                 .file(".wh.b", {})
                                                 .file("d/.wh..wh..opq", {})
                                                 .file("a", "2")
                                                 .hardLink("c", "a")
                                                 .hardLink("e", "below")
                                                 .finish())
                                         .value());
    const QString content = QString::fromLatin1(Digest::sha256Of("2").encoded().first(4));
    const QStringList expected{
        QStringLiteral(".wh.b whiteout = e3b0"), QStringLiteral("a file > a = ") + content,
        QStringLiteral("c file > a = ") + content,
        QStringLiteral("d/.wh..wh..opq opaque directory = e3b0"), QStringLiteral("e file > below")};
    QCOMPARE(shown(list), expected);
}

void TestFileList::stops()
{
    std::stop_source stop;
    stop.request_stop();
    const auto merged = mergedFiles(layersOf({TwoEncodings::baseTar()}), stop.get_token());
    QVERIFY(!merged);
    QCOMPARE(merged.error().kind, ErrorKind::Cancelled);
}

SAMEINSIDE_TEST(TestFileList)
#include "tst_filelist.moc"
