// SPDX-License-Identifier: MIT
#include "model/report/layerlines.h"

#include "model/text/instruction.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/reportwords.h"

#include <QJsonArray>

namespace sameinside {

namespace {

constexpr qsizetype longestStep = 120;

QString lineOf(const QJsonObject &layer)
{
    const qint64 size = layer.value(u"size").toInteger();
    QString step = instruction(layer.value(u"created_by").toString());
    if (step.size() > longestStep)
        step = step.left(longestStep - 1) + QChar(0x2026);
    const bool isLeft = layer.value(u"side").toString() == u"left";
    return (isLeft ? QStringLiteral("- ") : QStringLiteral("+ "))
        + words::reports::layerMadeBy(layer.value(u"layer").toInteger() + 1,
                                      size > 0 ? humanSize(size) : QString(), shownText(step));
}

} // namespace

QStringList layerLines(const QJsonObject &evidence)
{
    QStringList lines;
    // Of other causes, layers are pairs.
    const QJsonArray layers = evidence.value(u"layers").toArray();
    for (const auto &layer : layers) {
        if (layer.toObject().contains(u"side"))
            lines << lineOf(layer.toObject());
    }
    return lines;
}

} // namespace sameinside
