// SPDX-License-Identifier: MIT
#include "testpaths.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const auto root = QStringLiteral(SAMEINSIDE_SOURCE_DIR "/");

// Which rooms and which modules of Qt a room may include.
struct Walls {
    QStringList rooms;
    QStringList modules;
};

Walls wallsOf(const QString &room)
{
    if (room == u"model")
        return {{u"model"_s}, {u"QtCore"_s}};
    if (room == u"registry")
        return {{u"model"_s, u"registry"_s}, {u"QtCore"_s, u"QtNetwork"_s, u"QtSql"_s}};
    if (room == u"ui")
        return {{u"model"_s, u"ui"_s},
                {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s, u"QtSvgWidgets"_s,
                 u"QtPrintSupport"_s}};
    return {{u"app"_s, u"model"_s, u"registry"_s, u"ui"_s},
            {u"QtCore"_s, u"QtGui"_s, u"QtNetwork"_s, u"QtWidgets"_s, u"QtSql"_s}};
}

bool isInModule(const QString &header, const QString &module)
{
    if (header.contains(u'/'))
        return header.startsWith(module + u'/');
    return QFile::exists(QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module + u'/'
                         + header);
}

bool mayInclude(const QString &room, const QString &header, bool quoted)
{
    const Walls walls = wallsOf(room);
    if (quoted) // of this project, or written by moc
        return walls.rooms.contains(header.section(u'/', 0, 0)) || header.endsWith(u".moc");
    if (!header.startsWith(u'Q'))
        return true;
    return std::ranges::any_of(walls.modules,
                               [&](const QString &module) { return isInModule(header, module); });
}

QStringList filesUnder(const QString &directory, const QStringList &patterns)
{
    QStringList files;
    QDirIterator it(root + directory, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    files.sort();
    return files;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList crossings(const QString &room, const QString &path)
{
    static const QRegularExpression include(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s,
                                            QRegularExpression::MultilineOption);
    QStringList found;
    auto matches = include.globalMatch(textOf(path));
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (!mayInclude(room, match.captured(2), match.captured(1) == u"\""))
            found << path.mid(root.size()) + u" includes "_s + match.captured(2);
    }
    return found;
}

} // namespace

/// app -> {ui, registry} -> model: the link lines enforce it, and the includes show it.
class TestRooms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWalls_data();
    void knowsWalls();
    void keepsWalls_data();
    void keepsWalls();
    void namesTheLicence();
};

void TestRooms::knowsWalls_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("quoted");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *room, const char *header, bool quoted, bool allowed) {
        QTest::addRow("%s, %s", room, header)
            << QString::fromLatin1(room) << QString::fromLatin1(header) << quoted << allowed;
    };
    row("model", "model/digest.h", true, true);
    row("model", "registry/ocilayout.h", true, false);
    row("model", "ui/job.h", true, false);
    row("model", "app/console.h", true, false);
    row("model", "tests/support/tarwriter.h", true, false);
    row("model", "QString", false, true);
    row("model", "QtCore/QString", false, true);
    row("model", "QNetworkReply", false, false);
    row("model", "QtNetwork/QNetworkReply", false, false);
    row("model", "QWidget", false, false);
    row("model", "QColor", false, false);
    row("model", "zlib.h", false, true);
    row("registry", "QNetworkReply", false, true);
    row("registry", "QSqlQuery", false, true);
    row("registry", "QWidget", false, false);
    row("registry", "ui/job.h", true, false);
    row("registry", "registry/x.moc", true, true);
    row("ui", "registry/ocilayout.h", true, false);
    row("ui", "app/console.h", true, false);
    row("ui", "QNetworkReply", false, false);
    row("ui", "QTreeView", false, true);
    row("app", "registry/ocilayout.h", true, true);
    row("app", "tests/support/tarwriter.h", true, false);
}

void TestRooms::knowsWalls()
{
    QFETCH(QString, room);
    QFETCH(QString, header);
    QFETCH(bool, quoted);
    QFETCH(bool, allowed);
    QCOMPARE(mayInclude(room, header, quoted), allowed);
}

void TestRooms::keepsWalls_data()
{
    QTest::addColumn<int>("atLeast"); // a room that is not found proves nothing
    QTest::newRow("model") << 20;
    QTest::newRow("registry") << 4;
    QTest::newRow("ui") << 4;
    QTest::newRow("app") << 4;
}

void TestRooms::keepsWalls()
{
    QFETCH(int, atLeast);
    const QString room = QString::fromLatin1(QTest::currentDataTag());
    const QStringList files = filesUnder(room, {u"*.h"_s, u"*.cpp"_s});
    QVERIFY2(files.size() >= atLeast, qPrintable(QString::number(files.size())));
    QStringList found;
    for (const QString &file : files)
        found += crossings(room, file);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestRooms::namesTheLicence()
{
    QStringList files{root + u"CMakeLists.txt"_s};
    for (const auto &directory :
         {u"app"_s, u"model"_s, u"registry"_s, u"ui"_s, u"tests"_s, u"packaging"_s})
        files += filesUnder(directory, {u"*.h"_s, u"*.cpp"_s, u"CMakeLists.txt"_s, u"*.sh"_s});
    QVERIFY(files.size() > 60);
    QStringList without;
    for (const QString &file : std::as_const(files)) {
        const QStringList lines = textOf(file).split(u'\n').mid(0, 2);
        if (lines.filter(u"SPDX-License-Identifier: MIT"_s).isEmpty())
            without << file.mid(root.size());
    }
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
}

SAMEINSIDE_TEST(TestRooms)
#include "tst_rooms.moc"
