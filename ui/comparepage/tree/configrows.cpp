// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/configrows.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/imagetreewords.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sameinside {

namespace {

constexpr qsizetype longestDetail = 400;

/// What is needed of both configs to tell how one field stands.
class FieldStates {
public:
    FieldStates(const ImageConfig &config, const ImageConfig *partner) : m_isCompared(partner)
    {
        if (!partner)
            return;
        m_meaning = config.meaning();
        m_differences = ImageConfig::differences(config, *partner);
    }

    std::optional<Meaning> of(const QString &path) const
    {
        if (!m_isCompared)
            return std::nullopt;
        const auto found = std::ranges::find_if(m_differences, [&](const auto &difference) {
            return path == difference.field || path.startsWith(difference.field + u'.');
        });
        if (found != m_differences.end())
            return found->right.isUndefined() ? Meaning::OnlyHere : Meaning::Differs;
        return isMeant(path) ? std::optional(Meaning::Same) : std::nullopt;
    }

private:
    /// Zero values, and what only a builder uses, mean nothing.
    bool isMeant(const QString &path) const
    {
        if (!path.startsWith(u"config."))
            return m_meaning.contains(path);
        const QJsonObject settings = m_meaning.value(u"config").toObject();
        const QString name = path.sliced(7);
        return settings.contains(name)
            || (name.startsWith(u"Labels.")
                && settings.value(u"Labels").toObject().contains(name.sliced(7)));
    }

    bool m_isCompared;
    QJsonObject m_meaning;
    std::vector<ImageConfig::Difference> m_differences;
};

QString historyText(const ImageConfig &config)
{
    const auto &history = config.history();
    const auto empty = std::ranges::count_if(history, &ImageConfig::HistoryEntry::emptyLayer);
    const QString text = words::imagetree::steps(qint64(history.size()));
    return empty > 0 ? words::imagetree::stepsWithoutLayer(text, empty) : text;
}

QString fieldText(const ImageConfig &config, const QString &path, const QJsonValue &value)
{
    if (path == u"history")
        return historyText(config);
    if (path == u"rootfs")
        return words::imagetree::diffIds(qint64(config.diffIds().size()));
    return oneLine(value);
}

TreeNode fieldNode(const QString &name, const QString &key)
{
    TreeNode node;
    node.kind = TreeNode::Kind::Field;
    setName(node, name);
    node.key = key + u'/' + name;
    return node;
}

} // namespace

QString oneLine(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Null:
        return QStringLiteral("null");
    default:
        return value.toVariant().toString();
    }
}

void setName(TreeNode &node, const QString &name)
{
    node.hasHidden = node.hasHidden || hasHiddenCharacters(name);
    node.name = shownText(name);
}

void setDetail(TreeNode &node, const QString &text)
{
    node.hasHidden = node.hasHidden || hasHiddenCharacters(text);
    const QString shown = shownText(text);
    node.detail = shown;
    if (shown.size() > longestDetail) {
        node.detail = shown.first(longestDetail) + u'…';
        node.whole = shown;
    }
}

std::vector<TreeBranch> configRows(const ImageConfig &config, const ImageConfig *partner,
                                   const QString &key)
{
    const FieldStates states(config, partner);
    std::vector<TreeBranch> rows;
    const auto add = [&](const QString &path, const QJsonValue &value) {
        TreeNode node = fieldNode(path, key);
        setDetail(node, fieldText(config, path, value));
        node.state = states.of(path);
        rows.push_back({std::move(node), {}});
    };
    const auto addAll = [&](const QString &prefix, const QJsonObject &object, auto &&self) -> void {
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString path = prefix + it.key();
            const bool opens = path == u"config" || path == u"config.Labels";
            if (opens && it->isObject())
                self(path + u'.', it->toObject(), self);
            else
                add(path, *it);
        }
    };
    addAll({}, config.json(), addAll);
    return rows;
}

std::vector<TreeBranch> annotationRows(const Annotations &annotations, const Annotations *partner,
                                       const QString &key)
{
    std::vector<TreeBranch> rows;
    for (auto it = annotations.begin(); it != annotations.end(); ++it) {
        TreeNode node = fieldNode(it.key(), key + QStringLiteral("/annotation"));
        setDetail(node, it.value());
        if (partner && !partner->contains(it.key()))
            node.state = Meaning::OnlyHere;
        else if (partner)
            node.state = partner->value(it.key()) == it.value() ? Meaning::Same : Meaning::Differs;
        rows.push_back({std::move(node), {}});
    }
    return rows;
}

} // namespace sameinside
