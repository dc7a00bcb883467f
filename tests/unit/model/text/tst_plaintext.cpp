// SPDX-License-Identifier: MIT
#include "model/text/plaintext.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

// QString::fromUcs4 leaves a byte order mark out.
QString text(char32_t c)
{
    return QStringView(QChar::fromUcs4(c)).toString();
}

} // namespace

/// Foreign text as people see it.
class TestPlainText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void escapesWholeRanges_data();
    void escapesWholeRanges();
    void leavesReadable_data();
    void leavesReadable();
    void takesPieces();
    void replaces();
    void hidesPasswords_data();
    void hidesPasswords();
};

void TestPlainText::escapes_data()
{
    QTest::addColumn<QString>("hidden");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &hidden, const char *shown) {
        QTest::newRow(name) << hidden << QString::fromLatin1(shown);
    };
    row("zero", text(0), "\\u0000");
    row("line feed", u"\n"_s, "\\n");
    row("carriage return", u"\r"_s, "\\r");
    row("tab", u"\t"_s, "\\t");
    row("escape", u"\x1b"_s, "\\e");
    row("delete", text(0x7f), "\\u007f");
    row("next line", text(0x85), "\\u0085");
    row("soft hyphen", text(0xad), "\\u00ad");
    row("grapheme joiner", text(0x34f), "\\u034f");
    row("Arabic letter mark", text(0x61c), "\\u061c");
    row("Hangul choseong filler", text(0x115f), "\\u115f");
    row("Hangul jungseong filler", text(0x1160), "\\u1160");
    row("Khmer inherent vowel", text(0x17b4), "\\u17b4");
    row("Mongolian vowel separator", text(0x180e), "\\u180e");
    row("zero width space", text(0x200b), "\\u200b");
    row("zero width joiner", text(0x200d), "\\u200d");
    row("line separator", text(0x2028), "\\u2028");
    row("paragraph separator", text(0x2029), "\\u2029");
    row("right-to-left override", text(0x202e), "\\u202e");
    row("isolate", text(0x2066), "\\u2066");
    row("word joiner", text(0x2060), "\\u2060");
    row("Braille blank", text(0x2800), "\\u2800");
    row("Hangul filler", text(0x3164), "\\u3164");
    row("private use", text(0xe000), "\\ue000");
    row("noncharacter", text(0xfdd0), "\\ufdd0");
    row("byte order mark", text(0xfeff), "\\ufeff");
    row("half-width Hangul filler", text(0xffa0), "\\uffa0");
    row("annotation", text(0xfff9), "\\ufff9");
    row("object", text(0xfffc), "\\ufffc");
    row("last of the first plane", text(0xffff), "\\uffff");
    row("high half alone", QString(QChar(0xd83d)), "\\ud83d");
    row("low half alone", QString(QChar(0xde00)), "\\ude00");
    row("halves the wrong way round", QString(QChar(0xde00)) + QChar(0xd83d), "\\ude00\\ud83d");
    row("shorthand control", text(0x1bca0), "\\U0001bca0");
    row("beam of music", text(0x1d173), "\\U0001d173");
    row("note without a head", text(0x1d159), "\\U0001d159");
    row("not assigned", text(0x2fffd), "\\U0002fffd");
    row("language tag", text(0xe0001), "\\U000e0001");
    row("tag letter", text(0xe0041), "\\U000e0041");
    row("further variation selector", text(0xe0100), "\\U000e0100");
    row("private use, plane 16", text(0x10fffd), "\\U0010fffd");
}

void TestPlainText::escapes()
{
    QFETCH(QString, hidden);
    QFETCH(QString, shown);
    QVERIFY(hasHiddenCharacters(hidden));
    QCOMPARE(shownText(u"a"_s + hidden + u"b"_s), u"a"_s + shown + u"b"_s);
    QVERIFY(!hasHiddenCharacters(shown));
}

void TestPlainText::escapesWholeRanges_data()
{
    QTest::addColumn<quint32>("first");
    QTest::addColumn<quint32>("last");
    QTest::newRow("controls") << 0x00U << 0x1fU;
    QTest::newRow("further controls") << 0x7fU << 0x9fU;
    QTest::newRow("Mongolian") << 0x180bU << 0x180fU;
    QTest::newRow("marks of direction") << 0x200bU << 0x200fU;
    QTest::newRow("separators, overrides") << 0x2028U << 0x202eU;
    QTest::newRow("operators, isolates") << 0x2060U << 0x206fU;
    QTest::newRow("halves of pairs") << 0xd800U << 0xdfffU;
    QTest::newRow("private use") << 0xe000U << 0xf8ffU;
    QTest::newRow("variation selectors") << 0xfe00U << 0xfe0fU;
    QTest::newRow("specials") << 0xfff0U << 0xfffcU;
    QTest::newRow("music") << 0x1d173U << 0x1d17aU;
    QTest::newRow("plane 14") << 0xe0000U << 0xe0fffU;
}

void TestPlainText::escapesWholeRanges()
{
    QFETCH(quint32, first);
    QFETCH(quint32, last);
    for (char32_t c = first; c <= last; ++c)
        QVERIFY2(isHiddenCharacter(c), qPrintable(QString::number(quint32(c), 16)));
}

void TestPlainText::leavesReadable_data()
{
    QTest::addColumn<QString>("readable");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a path") << u"/usr/lib/x86_64-linux-gnu/libc.so.6 (a=b) \\n"_s;
    QTest::newRow("accents") << u"Übergröße, naïve, Łódź"_s;
    QTest::newRow("accents as marks") << u"e\u0301 a\u0308"_s;
    QTest::newRow("Vietnamese") << u"Tiếng Việt"_s;
    QTest::newRow("Chinese") << u"容器镜像，相同。\u3000完"_s;
    QTest::newRow("Chinese, second plane") << text(0x20000) + text(0x2a6d6);
    QTest::newRow("Japanese") << u"コンテナ イメージ ﾃｽﾄ"_s;
    QTest::newRow("Korean") << u"컨테이너 이미지 \u1100\u1161\u11a8"_s;
    QTest::newRow("Hebrew") << u"שָׁלוֹם"_s;
    QTest::newRow("Arabic") << u"صورة الحاوية"_s;
    QTest::newRow("Hindi") << u"कंटेनर छवि"_s;
    QTest::newRow("Thai") << u"ภาพคอนเทนเนอร์"_s;
    QTest::newRow("Khmer") << u"រូបភាព"_s;
    QTest::newRow("symbols") << u"→ ≠ · … € ⠿ \u00a0 \ufffd"_s;
    QTest::newRow("emoji") << text(0x1f433) + text(0x1f680);
}

void TestPlainText::leavesReadable()
{
    QFETCH(QString, readable);
    QVERIFY(!hasHiddenCharacters(readable));
    QCOMPARE(shownText(readable), readable);
}

void TestPlainText::takesPieces()
{
    const QString whole = u"a\u202eb\u0301"_s + text(0xe0041) + text(0x1f433) + u"\u200b"_s;
    for (qsizetype at = 0; at <= whole.size(); ++at) {
        if (at > 0 && whole.at(at - 1).isHighSurrogate())
            continue;
        QCOMPARE(shownText(whole.left(at)) + shownText(whole.mid(at)), shownText(whole));
    }
}

void TestPlainText::replaces()
{
    QString hidden;
    const auto seen = replacingHidden(u"a\u202eb\U000e0041"_s, [&](char32_t c) {
        hidden += QString::number(quint32(c), 16) + u' ';
        return u"_"_s;
    });
    QCOMPARE(seen, u"a_b_"_s);
    QCOMPARE(hidden, u"202e e0041 "_s);
}

void TestPlainText::hidesPasswords_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    const QString digest = u"@sha256:"_s + QString(64, u'a');
    QTest::newRow("none") << u"host/app:1"_s << u"host/app:1"_s;
    QTest::newRow("user and password") << u"me:secret@host/app"_s << u"***@host/app"_s;
    QTest::newRow("behind a scheme") << u"https://me:s@host/app"_s << u"https://***@host/app"_s;
    QTest::newRow("digest") << u"host/app"_s + digest << u"host/app"_s + digest;
    QTest::newRow("password and digest")
        << u"me:secret@host/app"_s + digest << u"***@host/app"_s + digest;
    QTest::newRow("@ in the password") << u"me:se@cret@host/app"_s << u"***@host/app"_s;
}

void TestPlainText::hidesPasswords()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    QCOMPARE(withoutPassword(name), shown);
}

SAMEINSIDE_TEST(TestPlainText)
#include "tst_plaintext.moc"
