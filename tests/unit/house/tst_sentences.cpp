// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"

#include "testpaths.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const auto root = QStringLiteral(SAMEINSIDE_SOURCE_DIR "/");

QStringList sources(const QString &room)
{
    QStringList files;
    QDirIterator it(root + room, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    files.sort();
    return files;
}

// What has two words in a row and is no sentence: SQL, command lines, dates, the web, and what
// JSON, helpers or the layout of the AWS sample spell so.
bool isForPrograms(const QString &text)
{
    static const QRegularExpression code(
        uR"(^\s*(PRAGMA|SELECT|INSERT|CREATE|DELETE|UPDATE|DROP|BEGIN|COMMIT|FROM|WHERE|VALUES|AND|)"
        uR"(ON|ORDER|GROUP|LIMIT)\b|NOT NULL|^default-src|^mark |^<!DOCTYPE|yyyy|^(sameinside|docker) ?[a-z-]*|^ *--)"_s);
    static const QStringList spelt{u"key order"_s,
                                   u"other bytes"_s,
                                   u"order of manifests"_s,
                                   u"character device"_s,
                                   u"block device"_s,
                                   u"opaque directory"_s,
                                   u"credentials not found"_s,
                                   u"start, says "_s,
                                   u"companions of "_s};
    return code.match(text).hasMatch() || spelt.contains(text)
        || text.startsWith(u"Source image URIs: "_s);
}

// The literals of a line that a person would read: two words in a row.
QStringList sentencesIn(const QString &line)
{
    static const QRegularExpression literal(uR"re("((?:[^"\\]|\\.)*)")re"_s);
    static const QRegularExpression words(uR"([A-Za-z]{2,}[,;:]? [a-z]{2,})"_s);
    static const QRegularExpression comment(uR"re(^\s*(//|#)|^([^"]|"([^"\\]|\\.)*")*?\s//)re"_s);
    static const QRegularExpression translated(uR"((?<![\w:.])tr\()"_s);
    QStringList found;
    const auto remark = comment.match(line);
    const QString code = remark.hasMatch() ? line.left(remark.capturedEnd() - 2) : line;
    auto matches = literal.globalMatch(code);
    while (matches.hasNext()) {
        const QString text = matches.next().captured(1);
        if (words.match(text).hasMatch() && !isForPrograms(text))
            found << text;
    }
    if (translated.match(code).hasMatch())
        found << u"tr("_s;
    return found;
}

QStringList sentencesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {path + u": not readable"_s};
    QStringList found;
    int number = 0;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        ++number;
        for (const QString &text : sentencesIn(line))
            found << u"%1:%2: %3"_s.arg(path.mid(root.size()), QString::number(number), text);
    }
    return found;
}

} // namespace

/// Every sentence that people read stands in model/text/words, so that it can be translated.
class TestSentences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsSentences_data();
    void knowsSentences();
    void keepsThemInOneRoom_data();
    void keepsThemInOneRoom();
};

void TestSentences::knowsSentences_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("sentences");
    QTest::newRow("a literal") << u"f(QStringLiteral(\"could not be read\"));"_s << 1;
    QTest::newRow("two") << u"f(\"not here\", u\"Left blob\"_s);"_s << 2;
    QTest::newRow("tr") << u"    label->setText(tr(\"Start\"));"_s << 1;
    QTest::newRow("a comment") << u"    f(); // said \"not here\" before"_s << 0;
    QTest::newRow("a comment line") << u"// \"not here\""_s << 0;
    QTest::newRow("an include") << u"#include \"model/text/words/speech.h\""_s << 0;
    QTest::newRow("a key") << u"json.insert(u\"left_digest\"_s, 1);"_s << 0;
    QTest::newRow("SQL") << u"query.exec(u\"SELECT bytes FROM documents\"_s);"_s << 0;
    QTest::newRow("an escaped quote") << u"f(\"\\\"x\\\" could not\");"_s << 1;
    QTest::newRow("an address") << u"f(\"https://example.com/a\"); g(\"not here\");"_s << 1;
}

void TestSentences::knowsSentences()
{
    QFETCH(QString, line);
    QFETCH(int, sentences);
    QCOMPARE(sentencesIn(line).size(), sentences);
}

void TestSentences::keepsThemInOneRoom_data()
{
    QTest::addColumn<QString>("room");
    for (const char *room : {"app", "model", "registry", "ui"})
        QTest::newRow(room) << QString::fromLatin1(room);
}

void TestSentences::keepsThemInOneRoom()
{
    QFETCH(QString, room);
    const QStringList files = sources(room);
    QVERIFY(files.size() > 10);
    QStringList found;
    for (const QString &file : files) {
        if (!file.startsWith(root + u"model/text/words/"_s))
            found += sentencesOf(file);
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.mid(0, 40).join(u'\n')));
}

SAMEINSIDE_TEST(TestSentences)
#include "tst_sentences.moc"
