// SPDX-License-Identifier: MIT
#include "ui/chain/chainstatements.h"

#include "model/text/plaintext.h"
#include "model/text/words/model/listwords.h"
#include "model/text/words/model/loadwords.h"
#include "model/text/words/model/verdictwords.h"
#include "model/text/words/ui/chainwords.h"
#include "ui/chain/chaindetails.h"
#include "ui/chain/chainevidence.h"
#include "ui/chain/chainlines.h"

#include <algorithm>

namespace sameinside {

namespace {

using Side = NodeRef::Side;

constexpr double signColumn = 30;
constexpr int mostWords = 3; // lines of a sentence

struct Parts {
    QString head;
    QString rest;
};

// "2 layers were compressed again; the contents are the same" has its point before the semicolon.
Parts partsOf(const QString &text)
{
    qsizetype end = -1;
    qsizetype skip = 0;
    for (const QStringView mark : {u"; ", u": ", u" ("}) {
        const qsizetype found = text.indexOf(mark);
        if (found > 0 && (end < 0 || found < end)) {
            end = found;
            skip = mark.back() == u'(' ? 1 : 2;
        }
    }
    return end > 0 ? Parts{text.left(end), text.mid(end + skip)} : Parts{text, {}};
}

// The evidence says the same, with values.
bool isToldByEvidence(const Cause &cause)
{
    using enum CauseCode;
    const CauseCode code = cause.code;
    return code == ConfigFields || code == ManifestMetadata || code == IndexMetadata
        || (code == LayerSet && cause.rung <= Rung::Config) || code == MediaTypes
        || code == Compression || code == TarMetadata || code == FileContents;
}

bool isEmptyAt(const QJsonObject &evidence, std::initializer_list<QStringView> keys)
{
    return std::ranges::all_of(
        keys, [&](QStringView key) { return evidence.value(key).toArray().isEmpty(); });
}

// A sentence that begins with the name of a field or a platform keeps it as it is written.
bool beginsWithName(const Cause &cause)
{
    const QJsonArray fields = cause.evidence.value(u"fields").toArray();
    return cause.code == CauseCode::PlatformSet
        || (cause.code == CauseCode::ConfigFields
            && std::ranges::any_of(fields, [&](const auto &field) {
                   return cause.text.startsWith(field.toObject().value(u"field").toString());
               }));
}

} // namespace

Meaning causeMeaning(const Cause &cause)
{
    const QJsonObject &evidence = cause.evidence;
    bool isOneSided = false;
    if (cause.code == CauseCode::PlatformSet) {
        isOneSided = isEmptyAt(evidence, {u"left_only"}) || isEmptyAt(evidence, {u"right_only"});
    } else if (cause.code == CauseCode::Attestations) {
        isOneSided = isEmptyAt(evidence, {u"left"}) || isEmptyAt(evidence, {u"right"});
    } else if (cause.code == CauseCode::LayerSet) {
        isOneSided = isEmptyAt(evidence, {u"replaced", u"moved", u"left_unknown", u"right_unknown"})
            && (isEmptyAt(evidence, {u"left_only"}) || isEmptyAt(evidence, {u"right_only"}));
    }
    return isOneSided ? Meaning::OnlyHere : Meaning::Differs;
}

QString numbersText(std::vector<int> positions)
{
    std::ranges::sort(positions);
    QStringList parts;
    for (std::size_t i = 0; i < positions.size();) {
        std::size_t end = i + 1;
        while (end < positions.size() && positions[end] == positions[end - 1] + 1)
            ++end;
        const QString first = QString::number(positions[i] + 1);
        if (end - i > 2) {
            parts << first + u'–' + QString::number(positions[end - 1] + 1);
            i = end;
        } else {
            parts << first;
            ++i;
        }
    }
    return words::lists::enumerated(parts, 4);
}

QString changeText(const QString &left, const QString &right, double width,
                   const TextWidth &measure)
{
    const QString arrow = QStringLiteral(" → ");
    const QString before = left.isNull() ? words::chain::nothing() : left;
    const QString after = right.isNull() ? words::chain::nothing() : right;
    const double room = width - measure(arrow);
    const double half = room / 2;
    const double shorter = std::min(measure(before), measure(after));
    // what the short one leaves belongs to the long one
    const double most = std::max(half, room - shorter);
    const auto fitted = [&](const QString &text) {
        return measure(text) <= half ? text : elided(text, most, measure);
    };
    return fitted(before) + arrow + fitted(after);
}

double ChainStatements::textLeft() const
{
    return m_frame.middle().left() + signColumn;
}

double ChainStatements::textWidth() const
{
    return m_frame.middle().right() - textLeft();
}

void ChainStatements::add()
{
    const auto rows = m_layout.rows;
    for (const ChainRow &row : rows) {
        const auto &causes = m_subject.rung(row.rung).causes;
        for (std::size_t i = 0; i < causes.size(); ++i)
            addCause(row, causes[i], i + 1 == causes.size());
        if (causes.empty())
            addPlain(row);
    }
}

void ChainStatements::addText(ChainStatement &statement, const QString &text, Style style,
                              int most) const
{
    const ChainMetrics &metrics = m_frame.metrics();
    const TextWidth &measure = style == Style::Title ? metrics.boldText
        : style == Style::Fixed                      ? metrics.fixedText
                                                     : metrics.text;
    for (const QString &line : wrapped(text, textWidth(), most, measure)) {
        const double y = double(statement.words.size()) * metrics.lineHeight;
        statement.words.push_back({{textLeft(), y}, line, style});
    }
}

// The layers of a side that are not what they are named, or not there; each in a sentence.
QStringList ChainStatements::damages() const
{
    QStringList found;
    if (!m_subject.platform)
        return found;
    for (const LayerPair &pair : m_subject.platform->layers) {
        for (const bool isLeft : {true, false}) {
            const auto &state = isLeft ? pair.leftState : pair.rightState;
            if (state != LayerState::Corrupt && state != LayerState::Missing)
                continue;
            const ComparedLayer &layer
                = isLeft ? *m_subject.platform->leftOf(pair) : *m_subject.platform->rightOf(pair);
            const qint64 number = (isLeft ? *pair.left : *pair.right) + 1;
            const QString digest = layer.blob.shortText();
            const QString name = isLeft ? words::load::publicLayer(number, digest)
                                        : words::load::privateLayer(number, digest);
            found << words::verdicts::capitalized(state == LayerState::Missing
                                                      ? words::verdicts::isNotHere(name)
                                                      : words::verdicts::isDamaged(name));
        }
    }
    return found;
}

void ChainStatements::addDamage(ChainStatement &statement, const QStringList &damages) const
{
    statement.meaning = Meaning::Error;
    for (const QString &damage : damages.mid(0, 2))
        addText(statement, damage, Style::Title, 2);
    if (damages.size() > 2)
        addText(statement, words::lists::more(damages.size() - 2), Style::Faint, 1);
    addText(statement, statement.whole, Style::Faint, mostWords);
    statement.whole = damages.join(u'\n') + u'\n' + statement.whole;
}

// Blobs that hold what only one side has do not follow from other contents.
QString ChainStatements::plainText(const ChainRow &row) const
{
    const bool isOneSided = row.rung == Rung::Blobs && row.isConsequence
        && std::ranges::all_of(m_layers, [](const LayerSlot &slot) {
                                const auto &layer = slot.left ? slot.left : slot.right;
                                return layer->blobNamed == Meaning::OnlyHere
                                    || (layer->blobNamed == Meaning::Same && !layer->moved);
                            });
    return isOneSided ? words::chain::blobsAreOneSided() : shownText(m_subject.rung(row.rung).text);
}

void ChainStatements::addPlain(const ChainRow &row)
{
    const RungExplanation &rung = m_subject.rung(row.rung);
    ChainStatement statement{.rung = row.rung, .meaning = row.meaning};
    statement.whole = plainText(row);
    statement.hasSign = !row.isAbsent && !statement.whole.isEmpty();
    const QString names = row.isConsequence ? namesText(row.rung) : QString();
    const QStringList damaged = row.rung == Rung::Blobs ? damages() : QStringList();
    if (!damaged.isEmpty()) {
        addDamage(statement, damaged);
    } else if (!names.isEmpty()) {
        addText(statement, words::chain::follows(), Style::Faint, 1);
        addText(statement, words::chain::namesOthers(names), Style::Faint, mostWords);
        statement.whole = words::chain::followsFrom(names);
    } else {
        const bool isFaint = row.isConsequence || row.isAbsent || row.meaning == Meaning::Unknown;
        addText(statement, statement.whole, isFaint ? Style::Faint : Style::Plain, mostWords);
        if (rung.isClaimed && row.rung == Rung::Contents && m_limits.evidence > 1)
            addText(statement, howToVerify(), Style::Faint, 1);
    }
    m_layout.statements.push_back(std::move(statement));
}

void ChainStatements::addCause(const ChainRow &row, int number, bool isLast)
{
    const Cause &cause = (*m_subject.causes)[std::size_t(number)];
    ChainStatement statement{.rung = row.rung, .cause = number, .meaning = causeMeaning(cause)};
    statement.whole = shownText(cause.text);
    Parts parts = partsOf(statement.whole);
    if (!beginsWithName(cause) && !parts.head.isEmpty())
        parts.head[0] = parts.head[0].toUpper();
    addText(statement, parts.head, Style::Title, 2);
    const auto before = statement.words.size();
    if (m_limits.evidence > 0)
        addEvidence(statement, number);
    if (statement.words.size() == before || !isToldByEvidence(cause)) {
        auto evidence
            = std::vector(statement.words.begin() + std::ptrdiff_t(before), statement.words.end());
        statement.words.resize(before);
        addText(statement, parts.rest, Style::Plain, 2);
        for (ChainWords &line : evidence) {
            line.position.setY(double(statement.words.size()) * m_frame.metrics().lineHeight);
            statement.words.push_back(line);
        }
    }
    const QString names = isLast ? namesText(row.rung) : QString();
    if (!names.isEmpty()) {
        addText(statement, words::chain::andFollows(names), Style::Faint, 2);
        statement.whole += u'\n' + words::chain::andFollows(names);
    }
    m_layout.statements.push_back(std::move(statement));
}

void ChainStatements::addEvidence(ChainStatement &statement, int number) const
{
    const Cause &cause = (*m_subject.causes)[std::size_t(number)];
    using enum CauseCode;
    // what these rest on stands in their sentence, or has no two values
    if (cause.code == PlatformSet || cause.code == Attestations || cause.code == IndexVsManifest
        || cause.code == Serialization || cause.code == ConfigSerialization)
        return;
    const auto &rows = m_facts.evidence[std::size_t(number)];
    const TextWidth &measure = m_frame.metrics().text;
    const auto most = std::size_t(m_limits.evidence);
    const bool isCut = rows.size() > most;
    const std::size_t shown = isCut ? most - (most > 1 ? 1 : 0) : rows.size();
    QString place;
    for (std::size_t i = 0; i < shown; ++i) {
        const EvidenceRow &row = rows[i];
        QString name = row.field;
        if (row.place != place && !row.place.isEmpty())
            name = words::chain::at(row.place, name);
        place = row.place;
        const bool isLone = (cause.code == LayerSet || cause.code == FileContents)
            && (row.left.isNull() || row.right.isNull());
        if (isLone && cause.code == FileContents)
            name.prepend(row.left.isNull() ? QStringLiteral("+ ") : QStringLiteral("− "));
        const QString values
            = isLone ? row.left + row.right : changeText(row.left, row.right, 1e6, measure);
        // a name may take what the values leave, and of a path its end
        const double room = std::max(textWidth() * 0.45,
                                     textWidth() - measure(values) - measure(QStringLiteral(" ")));
        const bool isPath = name.contains(u'.') || name.contains(u'/');
        name = (isPath ? elidedStart(name, room, measure) : elided(name, room, measure)) + u' ';
        const double rest = textWidth() - measure(name);
        name += isLone ? elided(row.left + row.right, rest, measure)
                       : changeText(row.left, row.right, rest, measure);
        addText(statement, name, Style::Plain, 1);
    }
    if (isCut && most > 1)
        addText(statement, words::chain::moreBelow(qint64(rows.size() - shown)), Style::Faint, 1);
}

// Those that manifests or configs name, and that are not the same. Numbers of the left side, where
// it has them.
QString ChainStatements::layersText(Rung rung) const
{
    const bool areContents = rung == Rung::Config;
    const auto meaning = areContents ? &ChainLayer::contentsNamed : &ChainLayer::blobNamed;
    std::vector<int> positions;
    bool isOnLeft = false;
    bool isOnRight = false;
    for (const LayerSlot &slot : m_layers) {
        const auto &layer = slot.left ? slot.left : slot.right;
        const Meaning named = (*layer).*meaning;
        if (layer->moved || (named != Meaning::Differs && named != Meaning::OnlyHere))
            continue;
        positions.push_back(layer->position);
        isOnLeft = isOnLeft || (named == Meaning::OnlyHere && slot.left);
        isOnRight = isOnRight || (named == Meaning::OnlyHere && slot.right);
    }
    // numbers of both sides would be mixed
    if (isOnLeft && isOnRight)
        return areContents ? words::chain::otherContents() : words::chain::otherLayers();
    if (positions.empty())
        return {};
    const bool isOne = positions.size() == 1;
    const QString numbers = numbersText(std::move(positions));
    return areContents ? words::chain::contentsOf(numbers, isOne)
                       : words::chain::theLayers(numbers, isOne);
}

// What the pages of a rung name that is not the same on both sides.
QString ChainStatements::namesText(Rung rung) const
{
    if (!m_subject.platform || rung > Rung::Config)
        return {};
    QStringList names;
    for (const ChainBox &box : m_layout.boxes) {
        if (box.rung != rung || !box.isPage())
            continue;
        for (const ChainLine &line : box.lines) {
            if (line.meaning != Meaning::Differs || line.isOwn)
                continue;
            if (line.names == NodeRef::Kind::Config)
                names << words::chain::theConfig();
            else if (line.names == NodeRef::Kind::Manifest)
                names << words::chain::manifestOf(line.label);
        }
    }
    names.removeDuplicates();
    const bool namesLayers = rung == Rung::Manifest || m_layout.rowOf(Rung::Contents);
    if (const QString layers = rung == Rung::Index || !namesLayers ? QString() : layersText(rung);
        !layers.isEmpty())
        names << layers;
    return words::lists::enumerated(names, 4);
}

} // namespace sameinside
