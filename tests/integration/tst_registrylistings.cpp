// SPDX-License-Identifier: MIT
#include "testpaths.h"
#include "tests/support/commandrun.h"
#include "tests/support/registries/scriptedregistry.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace sameinside;

namespace {

ScriptedReply refused(int status)
{
    return ScriptedReply::text(status, R"({"errors":[{"code":"DENIED","message":"not yours"}]})");
}

} // namespace

/// Scans of a registry whose lists cannot be read to their end, by the program.
class TestRegistryListings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsThatEndEarly_data();
    void listsThatEndEarly();
    void fullListsWithoutALink();
    void catalogueThatWantsALogin();
    void childThatCannotBeRead();

private:
    using Answer = std::function<std::optional<ScriptedReply>(const ServedRequest &)>;
    struct Scan {
        CommandRun::Result run;
        QJsonObject json;
        QStringList statuses;
        QString message; ///< of the last line
    };
    /// Of one image that is in the repository first and of one that is nowhere.
    Scan scan(const Answer &answer, const QString &prefix = {}) const;

    const Sketched m_here = Sketch{.label = QStringLiteral("here")}.image();
    const Sketched m_nowhere = Sketch{.label = QStringLiteral("nowhere")}.image();
    ScriptedRegistry m_registry;
};

void TestRegistryListings::init()
{
    m_registry = {};
    m_registry.push(QStringLiteral("own/first"), QStringLiteral("1"), m_here);
    m_registry.push(QStringLiteral("own/second"), QStringLiteral("1"),
                    Sketch{.label = QStringLiteral("other")}.image());
}

TestRegistryListings::Scan TestRegistryListings::scan(const Answer &answer,
                                                      const QString &prefix) const
{
    ScriptedRegistry open;
    open.push(QStringLiteral("here"), QStringLiteral("1"), m_here);
    open.push(QStringLiteral("nowhere"), QStringLiteral("1"), m_nowhere);
    ScriptedServer sources([&](const ServedRequest &request) { return open.answer(request); });
    ScriptedServer target([&](const ServedRequest &request) {
        const auto reply = answer(request);
        return reply ? *reply : m_registry.answer(request);
    });
    const QTemporaryDir home;
    CommandRun command(QStringLiteral(SAMEINSIDE_CLI), home.path());
    command.start({QStringLiteral("scan"), QStringLiteral("-"), QStringLiteral("--in"),
                   QStringLiteral("docker://") + target.host() + prefix, QStringLiteral("--format"),
                   QStringLiteral("json")},
                  QStringLiteral("%1/here:1\n%1/nowhere:1\n").arg(sources.host()).toUtf8());
    Scan scan{.run = command.wait()};
    scan.json = QJsonDocument::fromJson(scan.run.out).object();
    const QJsonArray listed = scan.json.value(u"sources").toArray();
    for (const auto &source : listed) {
        scan.statuses += source.toObject().value(u"status").toString();
        scan.message = source.toObject().value(u"message").toString();
    }
    return scan;
}

void TestRegistryListings::listsThatEndEarly_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status"); // of its second page; 0: it is broken JSON
    for (const int status : {401, 403, 404, 500, 0}) {
        QTest::addRow("catalogue, %d", status) << QByteArray("/v2/_catalog") << status;
        QTest::addRow("tags, %d", status) << QByteArray("/v2/own/second/tags/list") << status;
    }
}

void TestRegistryListings::listsThatEndEarly()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    const Scan found = scan([&](const ServedRequest &request) -> std::optional<ScriptedReply> {
        if (request.path != path)
            return std::nullopt;
        if (!request.target.contains("last="))
            return m_registry.answer(request).with("Link", "<?last=x>; rel=\"next\"");
        if (status == 0)
            return ScriptedReply::text(200, R"({"repositories":["a")");
        return refused(status)
            .with("WWW-Authenticate", "Basic realm=\"x\"")
            .with("Retry-After", "0");
    });
    QCOMPARE(found.run.code, 3);
    QCOMPARE(found.statuses, (QStringList{QStringLiteral("present"), QStringLiteral("error")}));
    QVERIFY2(found.message.contains(u"could not be read"), qPrintable(found.message));
    QCOMPARE(found.json.value(u"complete"), QJsonValue(false));
    QCOMPARE(found.json.value(u"unread").toArray().size(), 1);
}

// The image is behind exactly as many names as were asked for.
void TestRegistryListings::fullListsWithoutALink()
{
    for (const bool isRefused : {false, true}) {
        const Scan found = scan([&](const ServedRequest &request) -> std::optional<ScriptedReply> {
            if (request.path != "/v2/own/second/tags/list")
                return std::nullopt;
            const QUrlQuery query(QUrl::fromEncoded(request.target).query());
            if (query.hasQueryItem(QStringLiteral("last")))
                return isRefused ? refused(403) : ScriptedReply::text(200, R"({"tags":["1"]})");
            QByteArray names;
            for (int i = 0; i < query.queryItemValue(QStringLiteral("n")).toInt(); ++i)
                names += (i > 0 ? ",\"t" : "\"t") + QByteArray::number(i) + '"';
            return ScriptedReply::text(200, "{\"tags\":[" + names + "]}");
        });
        QCOMPARE(found.json.value(u"complete"), QJsonValue(!isRefused));
        QCOMPARE(found.statuses.first(), QStringLiteral("present"));
        QCOMPARE(found.statuses.last(),
                 isRefused ? QStringLiteral("error") : QStringLiteral("missing"));
    }
}

void TestRegistryListings::catalogueThatWantsALogin()
{
    const auto answer = [](bool isAll) {
        return [=](const ServedRequest &request) -> std::optional<ScriptedReply> {
            if (!isAll && request.path != "/v2/_catalog")
                return std::nullopt;
            return refused(401).with("WWW-Authenticate", "Basic realm=\"x\"");
        };
    };
    // One repository under the prefix is read; whether there are others is not known.
    const Scan part = scan(answer(false), QStringLiteral("/own/first"));
    QCOMPARE(part.run.code, 3);
    QCOMPARE(part.statuses, (QStringList{QStringLiteral("present"), QStringLiteral("error")}));
    QVERIFY2(part.message.contains(u"wants a login for its catalogue"), qPrintable(part.message));
    QCOMPARE(part.json.value(u"complete"), QJsonValue(false));
    for (const QString &prefix : {QString(), QStringLiteral("/own")}) {
        const Scan none = scan(answer(true), prefix);
        QCOMPARE(none.run.code, 2);
        QVERIFY2(none.run.err.contains("wants a login for its catalogue"), none.run.err);
        QVERIFY2(!none.run.err.contains("taken as one repository"), none.run.err);
    }
}

void TestRegistryListings::childThatCannotBeRead()
{
    const Sketched child = Sketch{.label = QStringLiteral("child")}.image();
    m_registry.push(QStringLiteral("own/second"), QStringLiteral("index"),
                    sketchIndex({{child, QStringLiteral("linux/amd64")}}));
    const QByteArray digest = child.digest().toString().toLatin1();
    for (const bool isPage : {false, true}) {
        const Scan found = scan([&](const ServedRequest &request) -> std::optional<ScriptedReply> {
            if (!request.path.endsWith(digest))
                return std::nullopt;
            return isPage ? ScriptedReply::text(404, "<html>", "text/html")
                          : ScriptedReply::text(200, "{}");
        });
        QCOMPARE(found.run.code, 3);
        QCOMPARE(found.statuses, (QStringList{QStringLiteral("present"), QStringLiteral("error")}));
    }
}

SAMEINSIDE_TEST(TestRegistryListings)
#include "tst_registrylistings.moc"
