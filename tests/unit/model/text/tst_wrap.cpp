// SPDX-License-Identifier: MIT
#include "model/text/wrap.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestWrap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wraps_data();
    void wraps();
};

void TestWrap::wraps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("indent");
    QTest::addColumn<QString>("lines");
    const auto row
        = [](const char *name, const char *text, int width, int indent, const char *lines) {
        QTest::newRow(name) << QString::fromUtf8(text) << width << indent
                            << QString::fromUtf8(lines);
    };
    row("nothing", "", 10, 0, "");
    row("fits", "one two", 7, 0, "one two");
    row("one too many", "one two", 6, 0, "one\ntwo");
    row("longer word stays whole", "a sha256:0123456789 b", 8, 0, "a\nsha256:0123456789\nb");
    row("longer word comes first", "sha256:0123456789 b", 8, 0, "sha256:0123456789\nb");
    row("spaces between count once", "  one   two ", 80, 0, "one two");
    row("indent counts", "one two three", 10, 3, "one two\n   three");
    row("indent takes a word", "one two three", 9, 3, "one\n   two\n   three");
    row("characters, not bytes", "äöü äöü", 7, 0, "äöü äöü");
}

void TestWrap::wraps()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QFETCH(int, indent);
    QFETCH(QString, lines);
    QCOMPARE(wrapped(text, width, indent), lines);
}

SAMEINSIDE_TEST(TestWrap)
#include "tst_wrap.moc"
