// SPDX-License-Identifier: MIT
#include "model/image/jsonwriting.h"

#include <QJsonArray>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sameinside {

namespace {

// What is longer is made to keep a reader busy; nobody needs more to tell tools apart.
constexpr qsizetype mostKeys = 64;
constexpr std::size_t longestKey = 128;

// Collects the keys of the document, and of the first descriptor: its config, or the first entry
// of one of its lists.
class KeyReader final : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit KeyReader(JsonWriting &writing) : m_writing(writing) {}

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }

    bool start_object(std::size_t) override
    {
        ++m_depth;
        return true;
    }
    bool start_array(std::size_t) override
    {
        ++m_depth;
        return true;
    }
    bool end_array() override { return close(); }
    bool end_object() override { return close(); }

    bool key(string_t &name) override
    {
        if (m_depth == 1) {
            m_isConfig = name == "config";
            m_isList = name == "manifests" || name == "layers";
            add(m_writing.keys, name);
        } else if (!m_isDone && ((m_isConfig && m_depth == 2) || (m_isList && m_depth == 3))) {
            add(m_writing.descriptorKeys, name);
        }
        return true;
    }

    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override
    {
        return false;
    }

private:
    bool close()
    {
        const int inside = m_isConfig ? 2 : 3;
        if ((m_isConfig || m_isList) && m_depth == inside && !m_writing.descriptorKeys.isEmpty())
            m_isDone = true;
        --m_depth;
        return true;
    }
    static void add(QStringList &keys, const std::string &name)
    {
        if (keys.size() < mostKeys)
            keys << QString::fromStdString(name.substr(0, longestKey));
    }

    JsonWriting &m_writing;
    int m_depth = 0;
    bool m_isConfig = false;
    bool m_isList = false;
    bool m_isDone = false;
};

// Between the first bracket and the first key.
int indentOf(QByteArrayView text)
{
    qsizetype at = text.indexOf('{') + 1;
    const qsizetype start = at;
    while (at < text.size() && QByteArrayView(" \t\r\n").contains(text[at]))
        ++at;
    const QByteArrayView gap = text.sliced(start, at - start);
    if (gap.isEmpty()) {
        // The way of Python: one line, with spaces in it.
        const qsizetype colon = text.indexOf("\":", at);
        const bool isSpaced = colon >= 0 && colon + 2 < text.size() && text[colon + 2] == ' ';
        return isSpaced ? -1 : 0;
    }
    const bool isPlain = gap[0] == '\n' && gap.sliced(1).count(' ') == gap.size() - 1;
    return isPlain && gap.size() > 1 ? int(std::min<qsizetype>(gap.size() - 1, 100)) : -1;
}

} // namespace

JsonWriting JsonWriting::of(QByteArrayView bytes)
{
    JsonWriting writing{.indent = indentOf(bytes), .endsLine = bytes.endsWith('\n')};
    KeyReader reader(writing);
    nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &reader);
    return writing;
}

bool JsonWriting::hasOrder(std::span<const QStringView> order) const
{
    qsizetype last = -1;
    for (const QStringView key : order) {
        const qsizetype at = keys.indexOf(key);
        if (at < 0)
            continue;
        if (at < last)
            return false;
        last = at;
    }
    return true;
}

bool JsonWriting::namesSizeFirst() const
{
    const qsizetype size = descriptorKeys.indexOf(u"size");
    return size >= 0 && descriptorKeys.indexOf(u"mediaType") == 0
        && descriptorKeys.indexOf(u"digest") > size;
}

QJsonObject JsonWriting::toJson() const
{
    QJsonObject json{{QStringLiteral("indent"), indent},
                     {QStringLiteral("final_newline"), endsLine},
                     {QStringLiteral("key_order"), QJsonArray::fromStringList(keys)}};
    if (!descriptorKeys.isEmpty())
        json.insert(QStringLiteral("descriptor_order"), descriptorKeys.join(u','));
    return json;
}

} // namespace sameinside
