// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/unit/house/sourcefiles.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sameinside;

namespace {

constexpr int mostFilesInAFolder = 40;

std::vector<SourceFile> units()
{
    return sourceFiles({u"app"_s, u"model"_s, u"registry"_s, u"ui"_s}, {u"*.h"_s, u"*.cpp"_s});
}

// A newcomer looks for the header first; only a main has none.
QStringList withoutHeader(const std::vector<SourceFile> &files)
{
    QSet<QString> headers;
    for (const SourceFile &file : files) {
        if (file.isHeader())
            headers.insert(file.path);
    }
    QStringList found;
    for (const SourceFile &file : files) {
        const QString header = file.folder() + u'/' + file.baseName() + u".h"_s;
        if (!file.isHeader() && !file.baseName().startsWith(u"main_") && !headers.contains(header))
            found << file.path;
    }
    return found;
}

// The classes that headers declare, nested ones too.
QSet<QString> declaredClasses(const std::vector<SourceFile> &files)
{
    static const QRegularExpression declaration(
        uR"(^\s*(?:class|struct)\s+(\w+)(?:\s+final)?\s*(?::[^;{]*)?\{)"_s,
        QRegularExpression::MultilineOption);
    QSet<QString> names;
    for (const SourceFile &file : files) {
        if (!file.isHeader())
            continue;
        auto matches = declaration.globalMatch(file.text);
        while (matches.hasNext())
            names.insert(matches.next().captured(1));
    }
    return names;
}

// The outermost classes whose functions this text defines: a definition begins its line, and its
// name stands before the first bracket.
QSet<QString> definedClasses(const QString &text)
{
    static const QRegularExpression definition(
        uR"(^(?![#/}\s])[^(=;\n]*?\b([A-Z]\w*)(?:::[A-Z]\w*)*::(?:~?\w+|operator[^\w(]+)\()"_s,
        QRegularExpression::MultilineOption);
    QSet<QString> names;
    auto matches = definition.globalMatch(text);
    while (matches.hasNext())
        names.insert(matches.next().captured(1));
    return names;
}

QStringList classesOfSeveralFiles(const std::vector<SourceFile> &files)
{
    const QSet<QString> declared = declaredClasses(files);
    QMap<QString, QStringList> places;
    for (const SourceFile &file : files) {
        if (file.isHeader())
            continue;
        const QSet<QString> defined = definedClasses(file.text);
        for (const QString &name : defined) {
            if (declared.contains(name))
                places[name] << file.path;
        }
    }
    QStringList found;
    for (const auto &[name, paths] : places.asKeyValueRange()) {
        if (paths.size() > 1)
            found << name + u": "_s + paths.join(u", "_s);
    }
    return found;
}

QStringList crowdedFolders(const std::vector<SourceFile> &files)
{
    QMap<QString, int> sizes;
    for (const SourceFile &file : files)
        ++sizes[file.folder()];
    QStringList found;
    for (const auto &[folder, size] : sizes.asKeyValueRange()) {
        if (size > mostFilesInAFolder)
            found << folder + u": "_s + QString::number(size);
    }
    return found;
}

} // namespace

/// A unit is a header, its .cpp and one class or topic, in a folder that can be looked over.
class TestUnits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsMissingHeaders();
    void findsDefinitions_data();
    void findsDefinitions();
    void findsSplitClasses();
    void findsCrowdedFolders();
    void haveHeaders();
    void haveWholeClasses();
    void haveRoom();
};

void TestUnits::findsMissingHeaders()
{
    const std::vector<SourceFile> files{
        {.path = u"model/a.h"_s, .text = {}},         {.path = u"model/a.cpp"_s, .text = {}},
        {.path = u"model/image/a.cpp"_s, .text = {}}, {.path = u"app/main_cli.cpp"_s, .text = {}},
        {.path = u"ui/b.cpp"_s, .text = {}},
    };
    QCOMPARE(withoutHeader(files), QStringList({u"model/image/a.cpp"_s, u"ui/b.cpp"_s}));
}

void TestUnits::findsDefinitions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("function") << u"void Page::show()\n{\n"_s << u"Page"_s;
    QTest::newRow("constructor") << u"Page::Page(QWidget *parent) :\n"_s << u"Page"_s;
    QTest::newRow("destructor") << u"Page::~Page()\n"_s << u"Page"_s;
    QTest::newRow("type of a class") << u"Tree::Node Page::node(int row) const\n"_s << u"Page"_s;
    QTest::newRow("template") << u"Result<Tree::Node> Page::node(int row)\n"_s << u"Page"_s;
    QTest::newRow("nested") << u"bool Page::Part::isEmpty() const\n"_s << u"Page"_s;
    QTest::newRow("operator") << u"bool Page::operator==(const Page &other) const\n"_s << u"Page"_s;
    QTest::newRow("second line") << u"Result<void>\nPage::show(\n"_s << u"Page"_s;
    QTest::newRow("call") << u"    Page::show();\n"_s << QString();
    QTest::newRow("variable") << u"const auto page = Page::make();\n"_s << QString();
    QTest::newRow("namespace") << u"QString words::said()\n"_s << QString();
    QTest::newRow("free function") << u"void show(Page::Part part)\n"_s << QString();
}

void TestUnits::findsDefinitions()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QCOMPARE(definedClasses(text), name.isEmpty() ? QSet<QString>() : QSet<QString>{name});
}

void TestUnits::findsSplitClasses()
{
    const std::vector<SourceFile> files{
        {.path = u"ui/page.h"_s, .text = u"class Page : public QWidget {\n};\n"_s},
        {.path = u"ui/page.cpp"_s, .text = u"Page::Page()\nvoid Own::run()\n"_s},
        {.path = u"ui/pageparts.cpp"_s, .text = u"void Page::show()\nvoid Own::run()\n"_s},
    };
    QCOMPARE(classesOfSeveralFiles(files), QStringList{u"Page: ui/page.cpp, ui/pageparts.cpp"_s});
}

void TestUnits::findsCrowdedFolders()
{
    std::vector<SourceFile> files;
    for (int i = 0; i < mostFilesInAFolder; ++i)
        files.push_back({.path = QStringLiteral("ui/widgets/%1.h").arg(i), .text = {}});
    files.push_back({.path = u"ui/widgets/deeper/a.h"_s, .text = {}});
    QCOMPARE(crowdedFolders(files), QStringList());
    files.push_back({.path = u"ui/widgets/one.h"_s, .text = {}});
    QCOMPARE(crowdedFolders(files), QStringList{u"ui/widgets: 41"_s});
}

void TestUnits::haveHeaders()
{
    const QStringList found = withoutHeader(units());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestUnits::haveWholeClasses()
{
    const auto files = units();
    QVERIFY(declaredClasses(files).size() > 150);
    const QStringList found = classesOfSeveralFiles(files);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestUnits::haveRoom()
{
    const auto files = sourceFiles({u"app"_s, u"model"_s, u"registry"_s, u"ui"_s, u"tests"_s},
                                   {u"*.h"_s, u"*.cpp"_s, u"*.in"_s, u"CMakeLists.txt"_s});
    QVERIFY(files.size() > 300);
    const QStringList found = crowdedFolders(files);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

SAMEINSIDE_TEST(TestUnits)
#include "tst_units.moc"
