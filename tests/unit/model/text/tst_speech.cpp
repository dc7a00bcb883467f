// SPDX-License-Identifier: MIT
#include "model/text/words/speech.h"
#include "tests/support/testprogram.h"

#include <QTest>
#include <QTranslator>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

// A language with one form for every count, as Chinese is.
class OneForm : public QTranslator {
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return qstrcmp(text, "%n layers of %1") == 0 ? u"%1: %n layer(s)"_s : QString();
    }
    bool isEmpty() const override { return false; }
};

QString layers(qint64 count, const QString &name)
{
    return plural("Test", "%n layer of %1", QT_TRANSLATE_N_NOOP("Test", "%n layers of %1"), count,
                  name);
}

} // namespace

/// Sentences with numbers and foreign text in them.
class TestSpeech : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsForeignPlaceholders();
    void countsInEnglish();
    void countsInAnotherLanguage();
};

void TestSpeech::keepsForeignPlaceholders()
{
    QCOMPARE(said(u"%1 and %2, %3 times"_s, u"%2"_s, u"%1%3"_s, 7), u"%2 and %1%3, 7 times"_s);
    QCOMPARE(said(u"100 %1"_s), u"100 %1"_s);
    QCOMPARE(layers(1, u"%n%1"_s), u"1 layer of %n%1"_s);
}

void TestSpeech::countsInEnglish()
{
    QCOMPARE(layers(0, u"a"_s), u"0 layers of a"_s);
    QCOMPARE(layers(1, u"a"_s), u"1 layer of a"_s);
    QCOMPARE(layers(2, u"a"_s), u"2 layers of a"_s);
}

void TestSpeech::countsInAnotherLanguage()
{
    OneForm language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    QCOMPARE(layers(1, u"a"_s), u"a: 1 layer(s)"_s);
    QCOMPARE(layers(3, u"a"_s), u"a: 3 layer(s)"_s);
}

SAMEINSIDE_TEST(TestSpeech)
#include "tst_speech.moc"
