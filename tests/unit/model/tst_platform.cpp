// SPDX-License-Identifier: MIT
#include "model/image/platform.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;

class TestPlatform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void matches_data();
    void matches();
    void marksAttestations();
};

void TestPlatform::parses_data()
{
    QTest::addColumn<bool>("valid");
    for (const char *text : {"linux/amd64", "linux/arm64/v8", "linux/arm/v7", "windows/amd64",
                             "unknown/unknown", "wasip1/wasm", "linux/riscv64/rva20u64"})
        QTest::newRow(text) << true;
    for (const char *text : {"", "linux", "linux/", "/amd64", "a/b/c/d", "linux/amd 64",
                             "li\nux/amd64", "linux//v8", "linux/amd64;"})
        QTest::newRow(text) << false;
}

void TestPlatform::parses()
{
    QFETCH(bool, valid);
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    const auto platform = Platform::parse(text);
    QCOMPARE(platform.has_value(), valid);
    if (valid)
        QCOMPARE(platform->toString(), text);
    else
        QCOMPARE(platform.error().kind, ErrorKind::InvalidName);
}

void TestPlatform::matches_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("leftVersion");
    QTest::addColumn<QString>("rightVersion");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *left, const char *right, bool same,
                        const char *leftVersion = "", const char *rightVersion = "") {
        QTest::addRow("%s %s, %s %s", left, leftVersion, right, rightVersion)
            << QString::fromLatin1(left) << QString::fromLatin1(right)
            << QString::fromLatin1(leftVersion) << QString::fromLatin1(rightVersion) << same;
    };
    row("linux/amd64", "linux/amd64", true);
    row("linux/amd64", "linux/amd64/v1", true);
    row("linux/amd64", "linux/amd64/v2", false);
    row("linux/arm64", "linux/arm64/v8", true);
    row("linux/arm64", "linux/arm64/v9", false);
    row("linux/arm", "linux/arm/v7", true);
    row("linux/arm", "linux/arm/v6", false);
    row("linux/arm/7", "linux/arm/v7", true);
    row("linux/arm/v7", "linux/arm64/v7", false);
    row("linux/amd64", "linux/x86_64", true);
    row("linux/arm64", "linux/aarch64", true);
    row("linux/386", "linux/i386", true);
    row("linux/386", "linux/amd64", false);
    row("Linux/AMD64", "linux/amd64", true);
    row("linux/amd64", "windows/amd64", false);
    row("linux/s390x", "linux/ppc64le", false);
    row("windows/amd64", "windows/amd64", true, "10.0.20348.2340", "10.0.20348.2340");
    row("windows/amd64", "windows/amd64", false, "10.0.20348.2340", "10.0.17763.5576");
    row("windows/amd64", "windows/amd64", true, "10.0.20348.2340", "");
}

void TestPlatform::matches()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QString, leftVersion);
    QFETCH(QString, rightVersion);
    QFETCH(bool, same);
    const auto platform = [](const QString &text, const QString &version) {
        const QStringList parts = text.split(u'/');
        return Platform::fromFields(parts.at(0), parts.at(1), parts.value(2), version).value();
    };
    const Platform a = platform(left, leftVersion);
    const Platform b = platform(right, rightVersion);
    QCOMPARE(a.matches(b), same);
    QCOMPARE(b.matches(a), same);
}

void TestPlatform::marksAttestations()
{
    QVERIFY(Platform::parse(u"unknown/unknown")->isUnknown());
    QVERIFY(!Platform::parse(u"linux/unknown")->isUnknown());
    const auto windows = Platform::fromFields(QStringLiteral("windows"), QStringLiteral("amd64"),
                                              {}, QStringLiteral("10.0.17763.5576"));
    QCOMPARE(windows->toString(), QStringLiteral("windows/amd64 (10.0.17763.5576)"));
}

SAMEINSIDE_TEST(TestPlatform)
#include "tst_platform.moc"
