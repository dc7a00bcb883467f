// SPDX-License-Identifier: MIT
#include "model/text/instruction.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace sameinside;
using namespace Qt::StringLiterals;

/// Steps of a history, as a Dockerfile has them.
class TestInstruction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

void TestInstruction::reads_data()
{
    QTest::addColumn<QString>("createdBy");
    QTest::addColumn<QString>("instruction");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("the classic builder")
        << u"/bin/sh -c #(nop) ADD file:1 in / "_s << u"ADD file:1 in /"_s;
    QTest::newRow("a command of the classic builder")
        << u"/bin/sh -c apk add curl"_s << u"RUN apk add curl"_s;
    QTest::newRow("BuildKit") << u"COPY a /b # buildkit"_s << u"COPY a /b"_s;
    QTest::newRow("a command of BuildKit")
        << u"RUN /bin/sh -c apk add curl # buildkit"_s << u"RUN apk add curl"_s;
    QTest::newRow("another tool") << u"umoci repack"_s << u"umoci repack"_s;
}

void TestInstruction::reads()
{
    QFETCH(QString, createdBy);
    QTEST(instruction(createdBy), "instruction");
}

SAMEINSIDE_TEST(TestInstruction)
#include "tst_instruction.moc"
