// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"
#include "tests/unit/house/sourcefiles.h"

#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sameinside;

namespace {

using Arrows = QHash<QString, QStringList>;

// Whom a room knows, and with it all that those know. A folder that is not here is no room.
const Arrows &arrows()
{
    static const Arrows rooms{
        {u"model/text"_s, {}},
        {u"model"_s, {u"model/text"_s}}, // result.h, parallel.h
        {u"model/image"_s, {u"model"_s}},
        {u"model/layer"_s, {u"model/image"_s}},
        {u"model/source"_s, {u"model/layer"_s}},
        {u"model/operations"_s, {u"model/image"_s}},
        {u"model/compare"_s, {u"model/source"_s, u"model/operations"_s}},
        {u"model/load"_s, {u"model/compare"_s}},
        {u"model/scan"_s, {u"model/compare"_s}},
        {u"model/scan/run"_s, {u"model/scan"_s}},
        {u"model/verify"_s, {u"model/image"_s}},
        {u"model/verify/run"_s, {u"model/verify"_s, u"model/scan/run"_s}},
        {u"model/report"_s, {u"model/compare"_s, u"model/scan"_s, u"model/verify"_s}},

        {u"registry/http"_s, {u"model/source"_s}},
        {u"registry/auth"_s, {u"registry/http"_s}},
        {u"registry/distribution"_s, {u"registry/auth"_s}},
        {u"registry/stored"_s, {u"model/source"_s}},
        {u"registry/cache"_s, {u"model/source"_s}},

        {u"ui"_s, {u"model"_s}}, // job.h
        {u"ui/palette"_s, {u"model/compare"_s}},
        {u"ui/widgets"_s, {u"ui"_s, u"ui/palette"_s}},
        {u"ui/window"_s, {u"ui/widgets"_s}}, // meets its pages through page.h
        {u"ui/chain"_s, {u"ui/widgets"_s, u"model/report"_s}},
        {u"ui/documents"_s, {u"ui/chain"_s}},
        {u"ui/files"_s, {u"ui/widgets"_s}},
        {u"ui/requests"_s, {u"ui/widgets"_s}},
        {u"ui/comparepage/tree"_s, {u"ui/chain"_s}},
        {u"ui/comparepage/platforms"_s, {u"ui/chain"_s}},
        {u"ui/comparepage"_s,
         {u"ui/comparepage/platforms"_s, u"ui/comparepage/tree"_s, u"ui/documents"_s, u"ui/files"_s,
          u"ui/requests"_s, u"ui/window"_s}},
        {u"ui/scanpage/rows"_s, {u"ui/widgets"_s, u"model/report"_s}},
        {u"ui/scanpage/fields"_s, {u"ui/scanpage/rows"_s}},
        {u"ui/scanpage/table"_s, {u"ui/scanpage/rows"_s}},
        {u"ui/scanpage/details"_s, {u"ui/scanpage/table"_s}},
        {u"ui/scanpage"_s, {u"ui/scanpage/details"_s, u"ui/scanpage/fields"_s, u"ui/window"_s}},

        {u"app/wiring"_s, {u"registry/distribution"_s, u"registry/stored"_s, u"registry/cache"_s}},
        {u"app/commands"_s,
         {u"app/wiring"_s, u"model/load"_s, u"model/report"_s, u"model/verify/run"_s}},
        {u"app/window"_s,
         {u"app/wiring"_s, u"ui/comparepage"_s, u"ui/scanpage"_s, u"model/load"_s,
          u"model/report"_s, u"model/scan/run"_s}},
        {u"app"_s, {u"app/commands"_s, u"app/window"_s}}, // the mains
    };
    return rooms;
}

// The rooms that are reached from this one, without itself unless the arrows go in a circle.
QSet<QString> known(const QString &room, const Arrows &rooms)
{
    QSet<QString> found;
    QStringList waiting = rooms.value(room);
    while (!waiting.isEmpty()) {
        const QString next = waiting.takeLast();
        if (found.contains(next))
            continue;
        found.insert(next);
        waiting += rooms.value(next);
    }
    return found;
}

// model/text/words, and what is below, is part of model/text.
QString roomOf(const QString &path)
{
    const QString folder = path.section(u'/', 0, -2);
    return folder.startsWith(u"model/text/words") ? u"model/text"_s : folder;
}

QStringList modulesOf(const QString &room)
{
    if (room == u"model")
        return {u"QtCore"_s};
    if (room == u"registry")
        return {u"QtCore"_s, u"QtNetwork"_s, u"QtSql"_s};
    if (room == u"ui")
        return {u"QtCore"_s, u"QtGui"_s,        u"QtWidgets"_s,
                u"QtSvg"_s,  u"QtSvgWidgets"_s, u"QtPrintSupport"_s};
    return {u"QtCore"_s, u"QtGui"_s, u"QtNetwork"_s, u"QtWidgets"_s, u"QtSql"_s};
}

bool isInModule(const QString &header, const QString &module)
{
    if (header.contains(u'/'))
        return header.startsWith(module + u'/');
    return QFile::exists(QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module + u'/'
                         + header);
}

bool mayInclude(const QString &path, const QString &header, bool quoted)
{
    if (quoted) { // of this project, or written by moc
        const QString room = roomOf(header);
        return header.endsWith(u".moc") || room == roomOf(path)
            || known(roomOf(path), arrows()).contains(room);
    }
    if (!header.startsWith(u'Q'))
        return true;
    const QStringList modules = modulesOf(path.section(u'/', 0, 0));
    return std::ranges::any_of(modules,
                               [&](const QString &module) { return isInModule(header, module); });
}

// Loading, the scan, verifying, the registry and the job have threads; app starts and ends them.
bool mayThread(const QString &path)
{
    const QStringList folders{u"model/load/"_s, u"model/scan/run/"_s, u"model/verify/run/"_s,
                              u"registry/"_s, u"app/"_s};
    const QStringList files{u"ui/job.h"_s, u"model/parallel.h"_s};
    return files.contains(path) || std::ranges::any_of(folders, [&](const QString &folder) {
               return path.startsWith(folder);
           });
}

// With a precompiled header nobody needs to include what is used: the names count as well.
QString threadIn(const QString &text)
{
    static const QRegularExpression thread(
        uR"(^\s*#\s*include\s*<(?:thread|mutex|shared_mutex|condition_variable|future|semaphore|)"
        uR"(QThread|QMutex|QReadWriteLock|QWaitCondition|QSemaphore|QtConcurrent\w*)>|)"
        uR"(\bstd::(?:j?thread|\w*mutex|scoped_lock|lock_guard|\w+_lock|condition_variable\w*|)"
        uR"(async|future|promise|\w+_semaphore|latch|barrier)\b|\bnew QThread\b)"_s,
        QRegularExpression::MultilineOption);
    return thread.match(text).captured().trimmed();
}

QStringList crossings(const SourceFile &file)
{
    static const QRegularExpression include(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s,
                                            QRegularExpression::MultilineOption);
    QStringList found;
    if (!arrows().contains(roomOf(file.path)))
        found << file.path + u" is in no room that this test knows"_s;
    auto matches = include.globalMatch(file.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (!mayInclude(file.path, match.captured(2), match.captured(1) == u"\""))
            found << file.path + u" includes "_s + match.captured(2);
    }
    const QString thread = threadIn(file.text);
    if (!thread.isEmpty() && !mayThread(file.path))
        found << file.path + u" has threads: "_s + thread;
    return found;
}

} // namespace

/// app -> {ui, registry} -> model: the link lines enforce it, and the includes show it, for the
/// rooms inside as well.
class TestRooms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsNoCircle();
    void findsCircles();
    void knowsWalls_data();
    void knowsWalls();
    void knowsThreads_data();
    void knowsThreads();
    void findsCrossings_data();
    void findsCrossings();
    void keepsWalls_data();
    void keepsWalls();
    void namesTheLicence();
};

void TestRooms::drawsNoCircle()
{
    for (const auto &[room, next] : arrows().asKeyValueRange()) {
        QVERIFY2(!known(room, arrows()).contains(room), qPrintable(room));
        for (const QString &one : next)
            QVERIFY2(arrows().contains(one), qPrintable(one));
    }
}

void TestRooms::findsCircles()
{
    const Arrows circle{{u"a"_s, {u"b"_s}}, {u"b"_s, {u"c"_s}}, {u"c"_s, {u"a"_s}}};
    QVERIFY(known(u"a"_s, circle).contains(u"a"_s));
    const Arrows line{{u"a"_s, {u"b"_s}}, {u"b"_s, {u"c"_s}}, {u"c"_s, {}}};
    QCOMPARE(known(u"a"_s, line), QSet<QString>({u"b"_s, u"c"_s}));
}

void TestRooms::knowsWalls_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("quoted");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *path, const char *header, bool quoted, bool allowed) {
        QTest::addRow("%s, %s", path, header)
            << QString::fromLatin1(path) << QString::fromLatin1(header) << quoted << allowed;
    };
    row("model/image/a.h", "model/image/digest.h", true, true);
    row("model/image/a.h", "model/text/plaintext.h", true, true);
    row("model/image/a.h", "model/text/words/speech.h", true, true);
    row("model/image/a.h", "model/layer/tarwalk.h", true, false);
    row("model/text/words/a.cpp", "model/text/words/speech.h", true, true);
    row("model/text/words/a.cpp", "model/image/digest.h", true, false);
    row("model/text/a.cpp", "model/result.h", true, false);
    row("model/compare/a.cpp", "model/layer/filelist.h", true, true);
    row("model/compare/a.cpp", "model/report/report.h", true, false);
    row("model/load/a.cpp", "model/scan/scan.h", true, false);
    row("model/scan/a.cpp", "model/scan/run/scanrunner.h", true, false);
    row("model/scan/run/a.cpp", "model/scan/scan.h", true, true);
    row("model/report/a.cpp", "model/scan/scan.h", true, true);
    row("model/report/a.cpp", "model/load/pairloader.h", true, false);
    row("model/image/a.h", "registry/stored/ocilayout.h", true, false);
    row("model/image/a.h", "ui/job.h", true, false);
    row("model/image/a.h", "app/commands/console.h", true, false);
    row("model/image/a.h", "tests/support/images/tarwriter.h", true, false);
    row("model/image/a.h", "QString", false, true);
    row("model/image/a.h", "QtCore/QString", false, true);
    row("model/image/a.h", "QNetworkReply", false, false);
    row("model/image/a.h", "QtNetwork/QNetworkReply", false, false);
    row("model/image/a.h", "QWidget", false, false);
    row("model/image/a.h", "QColor", false, false);
    row("model/image/a.h", "zlib.h", false, true);
    row("registry/http/a.h", "QNetworkReply", false, true);
    row("registry/cache/a.h", "QSqlQuery", false, true);
    row("registry/http/a.h", "QWidget", false, false);
    row("registry/http/a.h", "ui/job.h", true, false);
    row("registry/http/a.cpp", "registry/http/x.moc", true, true);
    row("registry/http/a.cpp", "registry/auth/token.h", true, false);
    row("registry/distribution/a.cpp", "registry/http/transport.h", true, true);
    row("registry/distribution/a.cpp", "registry/cache/documentcache.h", true, false);
    row("registry/stored/a.cpp", "registry/distribution/registryclient.h", true, false);
    row("registry/stored/a.cpp", "model/layer/decompressor.h", true, true);
    row("registry/stored/a.cpp", "model/compare/comparison.h", true, false);
    row("ui/chain/a.h", "registry/stored/ocilayout.h", true, false);
    row("ui/chain/a.h", "app/commands/console.h", true, false);
    row("ui/chain/a.h", "QNetworkReply", false, false);
    row("ui/chain/a.h", "QTreeView", false, true);
    row("ui/chain/a.h", "ui/comparepage/comparepage.h", true, false);
    row("ui/chain/a.h", "model/load/pairloader.h", true, false);
    row("ui/scanpage/rows/a.h", "ui/scanpage/table/scantable.h", true, false);
    row("ui/comparepage/a.h", "ui/window/page.h", true, true);
    row("ui/comparepage/a.h", "ui/scanpage/scanpage.h", true, false);
    row("ui/window/a.h", "ui/comparepage/comparepage.h", true, false);
    row("app/wiring/a.h", "registry/stored/ocilayout.h", true, true);
    row("app/wiring/a.h", "app/commands/console.h", true, false);
    row("app/commands/a.h", "ui/job.h", true, false);
    row("app/window/a.h", "tests/support/images/tarwriter.h", true, false);
}

void TestRooms::knowsWalls()
{
    QFETCH(QString, path);
    QFETCH(QString, header);
    QFETCH(bool, quoted);
    QFETCH(bool, allowed);
    QCOMPARE(mayInclude(path, header, quoted), allowed);
}

void TestRooms::knowsThreads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isThread");
    const auto row = [](const char *text, bool isThread) {
        QTest::addRow("%s", text) << QString::fromLatin1(text) << isThread;
    };
    row("#include <thread>", true);
    row("  # include <mutex>", true);
    row("#include <condition_variable>", true);
    row("#include <QMutex>", true);
    row("    const std::scoped_lock lock(m_mutex);", true);
    row("    std::jthread m_reader;", true);
    row("    std::unique_lock lock(mutex);", true);
    row("#include <atomic>", false);
    row("#include <stop_token>", false);
    row("#include <QThreadPool>", false);
    row("// a mutex", false);
}

void TestRooms::knowsThreads()
{
    QFETCH(QString, text);
    QFETCH(bool, isThread);
    QCOMPARE(!threadIn(text).isEmpty(), isThread);
}

void TestRooms::findsCrossings_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("none") << u"model/image/a.cpp"_s
                          << u"#include \"model/image/a.h\"\n\n#include <QString>\n"_s
                          << QStringList();
    QTest::newRow("includes") << u"model/image/a.cpp"_s
                              << u"#include \"ui/job.h\"\n#include <QString>\n#include <QLabel>\n"_s
                              << QStringList{u"model/image/a.cpp includes ui/job.h"_s,
                                             u"model/image/a.cpp includes QLabel"_s};
    QTest::newRow("no room") << u"model/utils/a.cpp"_s << QString()
                             << QStringList{
                                    u"model/utils/a.cpp is in no room that this test knows"_s};
    QTest::newRow("threads") << u"ui/files/a.cpp"_s << u"#include <thread>\n"_s
                             << QStringList{u"ui/files/a.cpp has threads: #include <thread>"_s};
    QTest::newRow("threads where they are wanted")
        << u"model/load/a.cpp"_s << u"#include <thread>\n"_s << QStringList();
    QTest::newRow("the job") << u"ui/job.h"_s << u"std::mutex m_mutex;"_s << QStringList();
}

void TestRooms::findsCrossings()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    QCOMPARE(crossings({.path = path, .text = text}), found);
}

void TestRooms::keepsWalls_data()
{
    QTest::addColumn<std::size_t>("atLeast"); // a room that is not found proves nothing
    QTest::newRow("model") << std::size_t(100);
    QTest::newRow("registry") << std::size_t(60);
    QTest::newRow("ui") << std::size_t(100);
    QTest::newRow("app") << std::size_t(20);
}

void TestRooms::keepsWalls()
{
    QFETCH(std::size_t, atLeast);
    const auto files
        = sourceFiles({QString::fromLatin1(QTest::currentDataTag())}, {u"*.h"_s, u"*.cpp"_s});
    QVERIFY2(files.size() >= atLeast, qPrintable(QString::number(files.size())));
    QStringList found;
    for (const SourceFile &file : files)
        found += crossings(file);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestRooms::namesTheLicence()
{
    const auto files
        = sourceFiles({u"app"_s, u"model"_s, u"registry"_s, u"ui"_s, u"tests"_s, u"packaging"_s},
                      {u"*.h"_s, u"*.cpp"_s, u"CMakeLists.txt"_s, u"*.sh"_s});
    QVERIFY(files.size() > 300);
    QStringList without;
    for (const SourceFile &file : files) {
        const QStringList lines = file.text.split(u'\n').mid(0, 2);
        if (lines.filter(u"SPDX-License-Identifier: MIT"_s).isEmpty())
            without << file.path;
    }
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
}

SAMEINSIDE_TEST(TestRooms)
#include "tst_rooms.moc"
