// SPDX-License-Identifier: MIT
#include "model/report/comparisontext.h"

#include "model/compare/explanation.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/listwords.h"
#include "model/text/wrappedtext.h"

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
    return counted(count, QStringLiteral("layer"), QStringLiteral("layers"));
}

QString rungNote(const PlatformComparison &platform, const RungState &state)
{
    if (state.rung == Rung::Config)
        return QStringLiteral("image ID");
    if (state.relation == RungRelation::LeftOnly)
        return QStringLiteral("only public");
    if (state.relation == RungRelation::RightOnly)
        return QStringLiteral("only private");
    if (state.relation == RungRelation::Unknown)
        return QStringLiteral("not known");
    if (state.rung == Rung::Contents && state.left)
        return platform.verified ? QStringLiteral("chain ID, verified")
                                 : QStringLiteral("chain ID");
    if (state.rung != Rung::Blobs || platform.layers.empty())
        return {};
    const auto same
        = std::ranges::count(platform.layers, LayerRelation::Same, &LayerPair::relation);
    return QStringLiteral("%1 of %2 equal").arg(same).arg(platform.layers.size());
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
        QString line = QStringLiteral("  %1  %2%3%4%5")
                           .arg(symbol(state.relation))
                           .arg(rungName(state.rung), -11)
                           .arg(left, -16)
                           .arg(right, -16)
                           .arg(rungNote(platform, state));
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

// A value of a document in at most one line.
QString valueText(const QJsonObject &field, QStringView side)
{
    const QJsonValue value = field.value(side);
    if (value.isUndefined())
        return QStringLiteral("(absent)");
    if (value.isString())
        return shownText(value.toString());
    if (value.isArray() && field.value(u"field").toString() == u"history")
        return counted(value.toArray().size(), QStringLiteral("entry"), QStringLiteral("entries"));
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
        const QString line = QStringLiteral("%1: %2 → %3")
                                 .arg(shownText(field.value(u"field").toString()),
                                      valueText(field, u"left"), valueText(field, u"right"));
        text += QStringLiteral("       ") + wrappedText(line, width, 9) + u'\n';
    }
    if (fields.size() > mostFields)
        text += QStringLiteral("       and %1 more\n").arg(fields.size() - mostFields);
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
        return QStringLiteral("+ %1  %2").arg(path, stateText(right));
    if (right.isEmpty())
        return QStringLiteral("- %1  %2").arg(path, stateText(left));
    QStringList fields;
    for (const auto &field : file.value(u"fields").toArray())
        fields << field.toString();
    const QString line = QStringLiteral("≠ %1  %2").arg(path, fields.join(QStringLiteral(", ")));
    if (!fields.contains(u"bytes"))
        return line;
    return line + QStringLiteral(": %1 → %2").arg(stateText(left), stateText(right));
}

// The files that a cause names; of the rest, how many.
QString filesText(const QJsonObject &evidence, int width)
{
    constexpr qsizetype mostFiles = 8;
    const QJsonArray files = evidence.value(u"files").toArray();
    QString text;
    for (qsizetype i = 0; i < files.size() && i < mostFiles; ++i)
        text += QStringLiteral("       ") + wrappedText(fileText(files.at(i).toObject()), width, 9)
            + u'\n';
    const qint64 all = evidence.value(u"added").toInteger() + evidence.value(u"removed").toInteger()
        + evidence.value(u"changed").toInteger();
    if (all > mostFiles)
        text += QStringLiteral("       and %1 more\n").arg(all - mostFiles);
    return text;
}

QString causesText(const std::vector<Cause> &causes, int width)
{
    QString text;
    int number = 0;
    for (const Cause &cause : causes) {
        QStringList reaches;
        for (const Rung rung : cause.reaches)
            reaches << rungName(rung);
        QString head = QStringLiteral("  %1. %2, enters at the %3")
                           .arg(++number)
                           .arg(causeName(cause.code), rungName(cause.rung));
        if (!reaches.isEmpty())
            head += QStringLiteral(", climbs to %1").arg(words::lists::enumerated(reaches));
        text += head + QStringLiteral("\n     ")
            + wrappedText(shownText(cause.text) + u'.', width, 5) + u'\n';
        text += fieldsText(cause.evidence.value(u"fields").toArray(), width);
        text += filesText(cause.evidence, width);
    }
    return text;
}

QString platformText(const PlatformComparison &platform, int width)
{
    QString relation
        = platform.isUnknown() ? QStringLiteral("unknown") : relationName(platform.relation);
    QString text = QStringLiteral("\n%1: %2\n\n     %3%4%5\n")
                       .arg(shownText(platform.platform), relation)
                       .arg(QStringLiteral("rung"), -11)
                       .arg(QStringLiteral("public"), -16)
                       .arg(QStringLiteral("private"))
        + ladder(platform);
    if (!platform.causes.empty())
        text += QStringLiteral("\n  Causes, lowest first\n") + causesText(platform.causes, width);
    if (!platform.missing.empty()) {
        text += QStringLiteral("\n  Not read\n");
        for (const Error &error : platform.missing)
            text += QStringLiteral("  - ") + wrappedText(shownText(error.detail), width, 4) + u'\n';
    }
    return text;
}

QString namesOf(const std::vector<const ManifestNode *> &nodes)
{
    QStringList names;
    for (const ManifestNode *node : nodes)
        names << (node->platform ? shownText(node->platformText()) : QStringLiteral("unknown"));
    return names.join(QStringLiteral(", "));
}

// The tree of inspect, line by line.
class TreeWriter {
public:
    explicit TreeWriter(int width) : m_width(width) {}

    QString write(const ImageTree &tree)
    {
        m_text = shownText(tree.name.toString()) + u'\n' + tree.root.digest.toString() + u'\n';
        node(tree.root, {}, {});
        return m_text;
    }

private:
    void line(const QString &prefix, const QString &text, const QString &digest,
              const QString &size)
    {
        const int digestColumn = m_width - 26;
        QString start = prefix + text;
        if (start.size() > digestColumn - 1)
            start = start.left(digestColumn - 2) + QChar(0x2026);
        m_text
            += QStringLiteral("%1%2%3\n").arg(start, -digestColumn).arg(digest, -14).arg(size, 12);
        while (m_text.endsWith(QStringLiteral(" \n")))
            m_text.remove(m_text.size() - 2, 1);
    }

    static QString heading(const ManifestNode &node)
    {
        QString text;
        switch (node.role) {
        case ManifestNode::Role::Index:
            text = node.mediaType() ? node.mediaType()->description() : QStringLiteral("index");
            text += QStringLiteral(", ")
                + counted(qint64(node.children.size()), QStringLiteral("entry"),
                          QStringLiteral("entries"));
            break;
        case ManifestNode::Role::Image:
            text = node.platform ? shownText(node.platformText())
                                 : QStringLiteral("unknown platform");
            if (node.isDerived())
                text += QStringLiteral(", no manifest in the archive: made here");
            else if (node.mediaType())
                text += QStringLiteral(", ") + node.mediaType()->description();
            break;
        case ManifestNode::Role::Attestation:
            text = QStringLiteral("attestation");
            break;
        case ManifestNode::Role::Artifact:
            text = QStringLiteral("artifact");
            if (const Manifest *manifest = node.manifest())
                text += QStringLiteral(", ") + shownText(manifest->artifactDescription());
            break;
        case ManifestNode::Role::Unknown:
            text = node.mediaType() ? shownText(node.mediaType()->toString())
                                    : QStringLiteral("unknown document");
            break;
        }
        if (node.availability == Availability::NotHere)
            text += QStringLiteral(" (not here)");
        else if (node.availability == Availability::Failed)
            text += QStringLiteral(" (not readable)");
        return text;
    }

    void node(const ManifestNode &node, const QString &prefix, const QString &below)
    {
        line(prefix, heading(node), node.digest.shortText(), humanSize(node.size));
        struct Row {
            QString text;
            QString digest;
            QString size;
        };
        std::vector<Row> rows;
        if (node.availability == Availability::Failed && node.error)
            rows.push_back({QStringLiteral("! ") + shownText(node.error->detail), {}, {}});
        if (const Manifest *manifest = node.manifest()) {
            if (manifest->config) {
                QString text = node.role == ManifestNode::Role::Image
                    ? QStringLiteral("config (image ID)")
                    : QStringLiteral("config");
                if (node.configAvailability == Availability::NotHere)
                    text += QStringLiteral(", not here");
                else if (node.configAvailability == Availability::Failed)
                    text
                        += QStringLiteral(", not readable: ") + shownText(node.configError->detail);
                rows.push_back({text, manifest->config->digest.shortText(),
                                humanSize(manifest->config->size)});
            }
        }
        int number = 0;
        for (const NamedLayer &layer : node.layers()) {
            QString text = QStringLiteral("layer %1").arg(++number);
            if (layer.createdBy)
                text += QStringLiteral("  ") + shownText(*layer.createdBy);
            rows.push_back({text, layer.descriptor.digest.shortText(),
                            layer.isDescribed() ? humanSize(layer.descriptor.size) : QString()});
        }
        const bool ends = node.children.empty();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool last = ends && i + 1 == rows.size();
            line(below + (last ? QStringLiteral("└─ ") : QStringLiteral("├─ ")), rows[i].text,
                 rows[i].digest, rows[i].size);
        }
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool last = i + 1 == node.children.size();
            this->node(node.children[i],
                       below + (last ? QStringLiteral("└─ ") : QStringLiteral("├─ ")),
                       below + (last ? QStringLiteral("   ") : QStringLiteral("│  ")));
        }
    }

    int m_width;
    QString m_text;
};

} // namespace

QString comparisonText(const Comparison &comparison, int width)
{
    const Verdict words = verdict(comparison);
    const QString relation
        = comparison.isUnknown() ? QStringLiteral("unknown") : relationName(comparison.relation);
    QString text = words.title + u'\n' + wrappedText(words.sentence, width, 0)
        + QStringLiteral("\n\n")
        + QStringLiteral("  public    %1\n  private   %2\n  relation  %3\n")
              .arg(shownText(comparison.left->name.toString()),
                   shownText(comparison.right->name.toString()), relation);
    for (const PlatformComparison &platform : comparison.platforms)
        text += platformText(platform, width);
    if (comparison.platforms.empty() && !comparison.indexCauses.empty())
        text += QStringLiteral("\n  Causes\n") + causesText(comparison.indexCauses, width);
    if (!comparison.platforms.empty()) {
        if (!comparison.leftOnly.empty())
            text += QStringLiteral("\n  Only in the public image:  %1\n")
                        .arg(namesOf(comparison.leftOnly));
        if (!comparison.rightOnly.empty())
            text += QStringLiteral("\n  Only in the private image: %1\n")
                        .arg(namesOf(comparison.rightOnly));
    }
    return text;
}

QString treeText(const ImageTree &tree, int width)
{
    return TreeWriter(width).write(tree);
}

} // namespace sameinside
