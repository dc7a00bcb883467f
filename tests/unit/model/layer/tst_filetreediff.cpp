// SPDX-License-Identifier: MIT
#include "model/layer/filetreediff.h"
#include "tests/support/images/filelists.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace sameinside::test;

namespace {

std::vector<FileText> sample()
{
    return {{"usr/"}, {"usr/bin/"}, {"usr/bin/env"}, {"etc/"}, {"etc/passwd"}};
}

// "≠ usr/bin/env" with two spaces a level, and how many below differ.
QString textOf(const FileTreeDiff &diff)
{
    static constexpr char symbols[] = "=t#<>";
    QStringList lines;
    std::vector<int> depths;
    for (const FilePair &pair : diff.pairs) {
        const int depth = pair.parent < 0 ? 0 : depths[std::size_t(pair.parent)] + 1;
        depths.push_back(depth);
        QString line = QString(depth * 2, u' ')
            + QStringLiteral("%1 %2")
                  .arg(QLatin1Char(symbols[std::size_t(pair.relation)]))
                  .arg(QString::fromUtf8(pair.name()));
        if (pair.differing > 0)
            line += QStringLiteral(" %1").arg(pair.differing);
        lines << line;
    }
    return lines.join(u'\n');
}

} // namespace

class TestFileTreeDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairsByPath()
    {
        auto files = sample();
        files.push_back({"etc/hosts"});
        files.push_back({"opt/"});
        files.erase(files.begin() + 2);
        QCOMPARE(textOf(diffFileTrees(fileList(sample()), fileList(files))),
                 QStringLiteral("= etc 1\n"
                                "  > hosts\n"
                                "  = passwd\n"
                                "> opt\n"
                                "= usr 1\n"
                                "  = bin 1\n"
                                "    < env"));
    }

    void orderDoesNotMatter()
    {
        auto files = sample();
        std::reverse(files.begin(), files.end());
        const auto diff = diffFileTrees(fileList(sample()), fileList(files));
        QCOMPARE(diff.total, 5);
        QCOMPARE(diff.changed + diff.leftOnly + diff.rightOnly + diff.otherTime, 0);
    }

    void tellsWhatDiffers_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("relation");
        QTest::newRow("nothing") << 0 << int(FileRelation::Same);
        QTest::newRow("time") << 1 << int(FileRelation::OtherTime);
        QTest::newRow("bytes") << 2 << int(FileRelation::Differs);
        QTest::newRow("mode") << 3 << int(FileRelation::Differs);
        QTest::newRow("owner") << 4 << int(FileRelation::Differs);
        QTest::newRow("type") << 5 << int(FileRelation::Differs);
        QTest::newRow("attributes") << 6 << int(FileRelation::Differs);
    }

    void tellsWhatDiffers()
    {
        QFETCH(int, change);
        QFETCH(int, relation);
        FileText file{"file"};
        const FileList left = fileList({file});
        file.mtime = change == 1 ? 5 : 0;
        file.content = change == 2 ? "y" : "x";
        file.mode = change == 3 ? 04755 : 0644;
        file.uid = change == 4 ? 3 : 0;
        if (change == 5)
            file.symlink = "target";
        if (change == 6)
            file.attributes.emplace_back("user.a", "b");
        const FileList right = fileList({file});
        const auto diff = diffFileTrees(left, right);
        QCOMPARE(diff.pairs.size(), 1U);
        QCOMPARE(int(diff.pairs.front().relation), relation);
        QCOMPARE(diff.changed, int(relation == int(FileRelation::Differs)));
    }

    void directoryAgainstFile()
    {
        QCOMPARE(textOf(diffFileTrees(fileList(sample()), fileList({{"usr"}}))),
                 QStringLiteral("< etc 1\n"
                                "  < passwd\n"
                                "# usr 2\n"
                                "  < bin 1\n"
                                "    < env"));
    }

    // "a.b" sorts before "a/b" by bytes, but is no part of the directory a.
    void namesThatBeginAlike()
    {
        const FileList files = fileList({{"a/"}, {"a/b"}, {"a.b"}, {"a-b/"}, {"a-b/c"}, {"ab"}});
        QCOMPARE(textOf(diffFileTrees(files, files)),
                 QStringLiteral("= a\n  = b\n= a-b\n  = c\n= a.b\n= ab"));
    }

    void impliedDirectories()
    {
        auto layer = std::make_shared<LayerContents>(LayerContents{.diffId = Digest::sha256Of({})});
        layer->entries.push_back({.path = "opt/deep/down/file"});
        layer->entries.push_back({.path = "opt/deep/.wh.gone"});
        const FileList files = layerFiles(layer);
        const auto diff = diffFileTrees(files, {});
        QCOMPARE(textOf(diff),
                 QStringLiteral("= opt 2\n  = deep 2\n    < .wh.gone\n    = down 1\n      < file"));
        QCOMPARE(diff.total, 2);
        QVERIFY(!diff.pairs.front().left);
    }

    void emptyLists()
    {
        QVERIFY(diffFileTrees({}, {}).pairs.empty());
        QCOMPARE(diffFileTrees(fileList(sample()), {}).leftOnly, 5); // the root is no row
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        const FileList files = fileList(sample());
        QVERIFY(diffFileTrees(files, files, source.get_token()).pairs.empty());
    }
};

SAMEINSIDE_TEST(TestFileTreeDiff)
#include "tst_filetreediff.moc"
