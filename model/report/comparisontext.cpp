// SPDX-License-Identifier: MIT
#include "model/report/comparisontext.h"

#include "model/compare/explanation.h"
#include "model/report/layerlines.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/reportwords.h"
#include "model/text/wrap.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace sameinside {

namespace {

QChar symbol(RungRelation relation)
{
    switch (relation) {
    case RungRelation::Same:
        return u'=';
    case RungRelation::Differs:
        return QChar(0x2260);
    case RungRelation::LeftOnly:
    case RungRelation::RightOnly:
        return u'+';
    case RungRelation::Absent:
        return u' ';
    case RungRelation::Unknown:
        break;
    }
    return u'?';
}

QString side(const std::optional<Digest> &digest)
{
    return digest ? digest->shortText() : QString();
}

QString layerCount(const PlatformComparison &platform, bool left)
{
    const auto count = std::ranges::count_if(platform.layers, [&](const LayerPair &pair) {
        return left ? pair.left.has_value() : pair.right.has_value();
    });
    return words::reports::layers(count);
}

QString rungNote(const PlatformComparison &platform, const RungState &state)
{
    if (state.rung <= Rung::Config && isDamage(state.leftState))
        return words::reports::brokenOnPublic(state.leftState == LayerState::Missing);
    if (state.rung <= Rung::Config && isDamage(state.rightState))
        return words::reports::brokenOnPrivate(state.rightState == LayerState::Missing);
    if (state.rung == Rung::Config)
        return words::reports::imageId();
    if (state.relation == RungRelation::LeftOnly)
        return words::reports::onlyPublic();
    if (state.relation == RungRelation::RightOnly)
        return words::reports::onlyPrivate();
    if (state.relation == RungRelation::Unknown)
        return words::reports::notKnown();
    if (state.rung == Rung::Contents && state.left)
        return platform.verified ? words::reports::chainIdVerified() : words::reports::chainId();
    if (state.rung != Rung::Blobs || platform.layers.empty())
        return {};
    const auto same
        = std::ranges::count(platform.layers, LayerRelation::Same, &LayerPair::relationOfBytes);
    const auto all = qint64(platform.layers.size());
    return state.relation == RungRelation::Differs && same == all
        ? words::reports::equalInAnotherOrder(all)
        : words::reports::equalOf(same, all);
}

QString ladder(const PlatformComparison &platform)
{
    QString text;
    for (const RungState &state : platform.rungs) {
        if (state.relation == RungRelation::Absent)
            continue;
        QString left = side(state.left);
        QString right = side(state.right);
        if (state.rung == Rung::Blobs && (!state.left || !state.right)
            && !platform.layers.empty()) {
            left = layerCount(platform, true);
            right = layerCount(platform, false);
        }
        QString line = QStringLiteral("  ") + symbol(state.relation) + QStringLiteral("  ")
            + rungName(state.rung).leftJustified(11) + left.leftJustified(16)
            + right.leftJustified(16) + rungNote(platform, state);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

QString moreLine(qint64 rest)
{
    return QStringLiteral("       ") + words::reports::andMore(rest) + u'\n';
}

QString headLine(const QString &head)
{
    return QStringLiteral("\n  ") + head + u'\n';
}

// A value of a document in at most one line.
QString valueText(const QJsonObject &field, QStringView side)
{
    const QJsonValue value = field.value(side);
    if (value.isUndefined())
        return words::reports::absentValue();
    if (value.isString())
        return shownText(value.toString());
    if (value.isArray() && field.value(u"field").toString() == u"history")
        return words::reports::entries(value.toArray().size());
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    constexpr qsizetype most = 60;
    const QString text = shownText(QString::fromUtf8(json.sliced(1, json.size() - 2)));
    return text.size() > most ? text.left(most - 1) + QChar(0x2026) : text;
}

QString fieldsText(const QJsonArray &fields, int width)
{
    constexpr qsizetype mostFields = 8;
    QString text;
    for (qsizetype i = 0; i < fields.size() && i < mostFields; ++i) {
        const QJsonObject field = fields.at(i).toObject();
        if (!field.contains(u"left") && !field.contains(u"right"))
            continue;
        const QString line
            = words::reports::fieldChanged(shownText(field.value(u"field").toString()),
                                           valueText(field, u"left"), valueText(field, u"right"));
        text += QStringLiteral("       ") + wrapped(line, width, 9) + u'\n';
    }
    if (fields.size() > mostFields)
        text += moreLine(fields.size() - mostFields);
    return text;
}

QString fileText(const QJsonObject &file)
{
    const QString path = shownText(file.value(u"path").toString());
    const auto stateText = [](const QJsonObject &state) {
        const QString digest = state.value(u"digest").toString();
        QString text = state.value(u"type").toString();
        if (!digest.isEmpty())
            text = humanSize(state.value(u"size").toInteger()) + u' '
                + digest.section(u':', 1).left(12);
        else if (state.contains(u"link"))
            text = QStringLiteral("→ ") + shownText(state.value(u"link").toString());
        return text;
    };
    const QJsonObject left = file.value(u"left").toObject();
    const QJsonObject right = file.value(u"right").toObject();
    if (left.isEmpty())
        return QStringLiteral("+ ") + path + QStringLiteral("  ") + stateText(right);
    if (right.isEmpty())
        return QStringLiteral("- ") + path + QStringLiteral("  ") + stateText(left);
    QStringList fields;
    const QJsonArray listed = file.value(u"fields").toArray();
    for (const auto &field : listed)
        fields << field.toString();
    QString line
        = QStringLiteral("≠ ") + path + QStringLiteral("  ") + fields.join(QStringLiteral(", "));
    if (!fields.contains(u"bytes"))
        return line;
    return line + QStringLiteral(": ") + stateText(left) + QStringLiteral(" → ") + stateText(right);
}

// The files that a cause names; of the rest, how many.
QString filesText(const QJsonObject &evidence, int width)
{
    constexpr qsizetype mostFiles = 8;
    const QJsonArray files = evidence.value(u"files").toArray();
    QString text;
    for (qsizetype i = 0; i < files.size() && i < mostFiles; ++i)
        text += QStringLiteral("       ") + wrapped(fileText(files.at(i).toObject()), width, 9)
            + u'\n';
    const qint64 all = evidence.value(u"added").toInteger() + evidence.value(u"removed").toInteger()
        + evidence.value(u"changed").toInteger();
    if (all > mostFiles)
        text += moreLine(all - mostFiles);
    return text;
}

// The layers of one side only; of the rest, how many.
QString layersText(const QJsonObject &evidence, int width)
{
    constexpr qsizetype mostLines = 8;
    const QStringList lines = layerLines(evidence);
    QString text;
    for (qsizetype i = 0; i < lines.size() && i < mostLines; ++i)
        text += QStringLiteral("       ") + wrapped(lines.at(i), width, 9) + u'\n';
    return lines.size() > mostLines ? text + moreLine(lines.size() - mostLines) : text;
}

// Several causes may come from one operation: that is said once.
QString operationText(const Cause &cause, const Cause *before, int width)
{
    if (before && before->usually == cause.usually)
        return {};
    QString text;
    const auto add = [&](const QString &sentence) {
        text += QStringLiteral("     ") + wrapped(sentence, width, 5) + u'\n';
    };
    if (!cause.usually.isEmpty())
        add(words::reports::usually(cause.usually));
    if (!cause.keepsDigest.isEmpty())
        add(words::reports::keepsDigest(cause.keepsDigest));
    return text;
}

QString causesText(const std::vector<Cause> &causes, int width)
{
    QString text;
    int number = 0;
    const Cause *before = nullptr;
    for (const Cause &cause : causes) {
        QStringList reaches;
        for (const Rung rung : cause.reaches)
            reaches << rungName(rung);
        const QString head = QStringLiteral("  %1. %2, %3")
                                 .arg(QString::number(++number), causeName(cause.code),
                                      words::reports::enters(rungName(cause.rung), reaches));
        text += head + QStringLiteral("\n     ") + wrapped(shownText(cause.text) + u'.', width, 5)
            + u'\n';
        text += fieldsText(cause.evidence.value(u"fields").toArray(), width);
        text += filesText(cause.evidence, width);
        text += layersText(cause.evidence, width);
        text += operationText(cause, before, width);
        before = &cause;
    }
    return text;
}

QString statesOf(const PlatformComparison &platform, std::optional<LayerState> LayerPair::*state)
{
    QStringList texts;
    for (const auto &[kept, say] :
         {std::pair(LayerState::Verified, &words::reports::verifiedLayers),
          std::pair(LayerState::Claimed, &words::reports::claimedLayers),
          std::pair(LayerState::Missing, &words::reports::missingLayers),
          std::pair(LayerState::Corrupt, &words::reports::corruptLayers),
          std::pair(LayerState::Unknown, &words::reports::unknownLayers)}) {
        const auto count
            = std::ranges::count_if(platform.layers, [&, wanted = kept](const LayerPair &pair) {
                  return pair.*state == wanted;
              });
        if (count > 0)
            texts << say(count);
    }
    return texts.join(QStringLiteral(", "));
}

// What was read in an earlier run is not read again, and is a claim about both sides.
QString knownText(const PlatformComparison &platform)
{
    qint64 layers = 0;
    QDateTime earliest;
    for (const LayerPair &pair : platform.layers) {
        const auto since = knownSince(platform.leftOf(pair), platform.rightOf(pair));
        if (!since)
            continue;
        ++layers;
        earliest = earliest.isValid() ? std::min(earliest, *since) : *since;
    }
    return layers == 0 ? QString()
                       : QStringLiteral("     ")
            + words::reports::knownSince(layers, minuteText(earliest)) + u'\n';
}

// What was verified on one side is a claim about the other: each says its own. As long as nothing
// was read, both claim all.
QString statesText(const PlatformComparison &platform)
{
    const auto isRead = [](const LayerPair &pair) {
        const auto isNews = [](const std::optional<LayerState> &state) {
            return state && *state != LayerState::Claimed && *state != LayerState::Unknown;
        };
        return isNews(pair.leftState) || isNews(pair.rightState);
    };
    const QString known = knownText(platform);
    if (known.isEmpty() && std::ranges::none_of(platform.layers, isRead))
        return {};
    const auto line = [&](const QString &side, std::optional<LayerState> LayerPair::*state) {
        return QStringLiteral("     ") + side.leftJustified(11) + statesOf(platform, state) + u'\n';
    };
    return headLine(words::reports::layerStates())
        + line(words::reports::publicColumn(), &LayerPair::leftState)
        + line(words::reports::privateColumn(), &LayerPair::rightState) + known;
}

QString unreadText(const std::vector<Error> &errors, int width)
{
    if (errors.empty())
        return {};
    QString text = headLine(words::reports::notRead());
    for (const Error &error : errors)
        text += QStringLiteral("  - ") + wrapped(shownText(error.detail), width, 4) + u'\n';
    return text;
}

QString notesText(const QString &head, const QStringList &notes, int width)
{
    if (notes.isEmpty())
        return {};
    QString text = headLine(head);
    for (const QString &note : notes)
        text += QStringLiteral("  - ") + wrapped(shownText(note), width, 4) + u'\n';
    return text;
}

QString platformText(const PlatformComparison &platform, int width)
{
    const QString relation
        = platform.isUnknown() ? words::reports::unknown() : relationName(platform.relation);
    QString text = u'\n' + shownText(platform.platform) + QStringLiteral(": ") + relation
        + QStringLiteral("\n\n     ") + words::reports::rungColumn().leftJustified(11)
        + words::reports::publicColumn().leftJustified(16) + words::reports::privateColumn() + u'\n'
        + ladder(platform) + statesText(platform);
    if (!platform.causes.empty())
        text += headLine(words::reports::causesLowestFirst()) + causesText(platform.causes, width);
    text += unreadText(platform.missing, width);
    return text + notesText(words::reports::keptElsewhere(), platform.elsewhere, width)
        + notesText(words::reports::odd(), platform.notes, width);
}

QString namesOf(const std::vector<const ManifestNode *> &nodes)
{
    QStringList names;
    for (const ManifestNode *node : nodes)
        names << (node->platform ? shownText(node->platformText()) : words::reports::unknown());
    return names.join(QStringLiteral(", "));
}

QString nameLine(const QString &label, const QString &value)
{
    return QStringLiteral("\n  ") + label.leftJustified(10) + value;
}

QString onlyLine(const QString &label, const std::vector<const ManifestNode *> &nodes)
{
    return QStringLiteral("\n  ") + label.leftJustified(27) + namesOf(nodes) + u'\n';
}

} // namespace

QString comparisonText(const Comparison &comparison, int width)
{
    const Verdict said = verdict(comparison);
    const QString relation
        = comparison.isUnknown() ? words::reports::unknown() : relationName(comparison.relation);
    QString text = said.title + u'\n' + wrapped(said.sentence, width, 0) + u'\n'
        + nameLine(words::reports::publicColumn(), shownText(comparison.left->name.toString()))
        + nameLine(words::reports::privateColumn(), shownText(comparison.right->name.toString()))
        + nameLine(words::reports::relationLabel(), relation) + u'\n';
    if (const QString along = companionsText(comparison); !along.isEmpty())
        text += QStringLiteral("\n  ") + wrapped(along, width, 2) + u'\n';
    for (const PlatformComparison &platform : comparison.platforms)
        text += platformText(platform, width);
    if (comparison.platforms.empty() && !comparison.indexCauses.empty())
        text += headLine(words::reports::causesHead()) + causesText(comparison.indexCauses, width);
    if (!comparison.platforms.empty()) {
        if (!comparison.leftOnly.empty())
            text += onlyLine(words::reports::onlyInPublicImage(), comparison.leftOnly);
        if (!comparison.rightOnly.empty())
            text += onlyLine(words::reports::onlyInPrivateImage(), comparison.rightOnly);
    }
    return text + unreadText(comparison.missing, width);
}

} // namespace sameinside
