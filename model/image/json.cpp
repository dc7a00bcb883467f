// SPDX-License-Identifier: MIT
#include "model/image/json.h"

#include "model/text/words/model/documentwords.h"
#include "model/text/words/speech.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace sameinside {

namespace {

namespace documents = words::documents;

constexpr std::size_t maximumDepth = 64;

// Reads a document only to find what QJsonDocument lets pass.
class Checker final : public nlohmann::json_sax<nlohmann::json> {
public:
    QString broken; // the rule, empty when none

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t &name) override
    {
        auto &keys = m_open.back();
        const auto size = keys.size();
        keys.insert(QByteArray(name.data(), qsizetype(name.size())));
        if (keys.size() != size)
            return true;
        broken = documents::keyOccursTwice(
            QString::fromUtf8(name.data(), qsizetype(name.size())).left(80));
        return false;
    }

    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::json::exception &) override
    {
        if (broken.isEmpty())
            broken = documents::notJson(qint64(position));
        return false;
    }

private:
    bool open(bool)
    {
        m_open.emplace_back();
        if (m_open.size() <= maximumDepth)
            return true;
        broken = documents::nestedDeeper(maximumDepth);
        return false;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }
    std::vector<QSet<QByteArray>> m_open;
};

// RFC 8259 section 8.1: no byte order mark is written; parsers would pass over it in silence.
bool isMarked(QByteArrayView bytes)
{
    return bytes.startsWith("\xef\xbb\xbf");
}

Result<QJsonDocument> parseStrict(QByteArrayView bytes, const QString &what)
{
    Checker checker;
    const bool marked = isMarked(bytes);
    const bool valid = !marked && nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &checker);
    QString broken = marked ? documents::beginsWithByteOrderMark() : checker.broken;
    QJsonDocument document;
    const QByteArrayView text = bytes.trimmed();
    if (valid && !text.startsWith('{') && !text.startsWith('['))
        return QJsonDocument(); // a value alone, as callers say
    if (valid) {
        QJsonParseError error;
        document = QJsonDocument::fromJson(bytes.toByteArray(), &error);
        if (error.error != QJsonParseError::NoError)
            broken = error.errorString();
        else
            return document;
    }
    return failure(ErrorKind::InvalidDocument, said(QStringLiteral("%1: %2"), what, broken));
}

// Valid, and not so deep that who walks it by recursion runs out of stack.
bool isJson(QByteArrayView bytes)
{
    Checker checker;
    return nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &checker);
}

// Nearly all say what they mean: a parser for each of a million takes seconds.
QString decoded(const QByteArray &string)
{
    return string.contains('\\')
        ? QJsonDocument::fromJson('[' + string + ']').array().first().toString()
        : QString::fromUtf8(string.mid(1, string.size() - 2));
}

// Walks valid JSON text and copies it, masking what is asked.
class Masker {
public:
    Masker(QByteArrayView text, const std::function<bool(JsonPath)> &isMasked) :
        m_text(text), m_isMasked(isMasked)
    {
    }

    QByteArray run()
    {
        value();
        space();
        return m_out;
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void space()
    {
        while (QByteArrayView(" \t\r\n").contains(peek()) && m_at < m_text.size())
            m_out += m_text[m_at++];
    }
    QByteArray stringToken()
    {
        const qsizetype start = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
        return m_text.sliced(start, m_at - start).toByteArray();
    }
    void value()
    {
        space();
        const qsizetype before = m_out.size();
        switch (peek()) {
        case '{':
            container('}');
            break;
        case '[':
            container(']');
            break;
        case '"':
            m_out += stringToken();
            break;
        default:
            while (m_at < m_text.size() && !QByteArrayView(",]} \t\r\n").contains(peek()))
                m_out += m_text[m_at++];
        }
        if (m_isMasked(m_path)) {
            m_out.truncate(before);
            m_out += '*';
        }
    }
    void container(char end)
    {
        m_out += m_text[m_at++];
        m_path.emplace_back();
        for (int position = 0; m_at < m_text.size(); ++position) {
            space();
            if (peek() == end) {
                m_out += m_text[m_at++];
                break;
            }
            if (peek() == ',') {
                m_out += m_text[m_at++];
                --position;
                continue;
            }
            if (end == '}') {
                const QByteArray token = stringToken();
                m_out += token;
                m_path.back() = JsonStep{decoded(token), -1};
                space();
                if (peek() == ':')
                    m_out += m_text[m_at++];
            } else {
                m_path.back() = JsonStep{{}, position};
            }
            value();
        }
        m_path.pop_back();
    }
    QByteArrayView m_text;
    const std::function<bool(JsonPath)> &m_isMasked;
    qsizetype m_at = 0;
    std::vector<JsonStep> m_path;
    QByteArray m_out;
};

// The parts of a JSON text that carry its form.
struct Form {
    qsizetype spaces = 0;
    QByteArrayList strings; // as written, in order
};

Form formOf(QByteArrayView text)
{
    Form form;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (QByteArrayView(" \t\r\n").contains(text[i]))
            ++form.spaces;
        if (text[i] != '"')
            continue;
        const qsizetype start = i++;
        while (i < text.size() && text[i] != '"')
            i += text[i] == '\\' ? 2 : 1;
        form.strings.append(text.sliced(start, std::min(i + 1, text.size()) - start).toByteArray());
    }
    return form;
}

QStringList decoded(const QByteArrayList &strings)
{
    QStringList texts;
    for (const QByteArray &string : strings)
        texts << decoded(string);
    return texts;
}

} // namespace

QStringList serializationDifferences(QByteArrayView left, QByteArrayView right)
{
    const Form a = formOf(left);
    const Form b = formOf(right);
    QStringList ways;
    if (a.spaces != b.spaces)
        ways << QStringLiteral("spaces");
    if (decoded(a.strings) != decoded(b.strings))
        ways << QStringLiteral("key order");
    QByteArrayList sortedA = a.strings;
    QByteArrayList sortedB = b.strings;
    std::ranges::sort(sortedA);
    std::ranges::sort(sortedB);
    if (sortedA != sortedB)
        ways << QStringLiteral("escapes");
    if (ways.isEmpty() && left != right)
        ways << QStringLiteral("other bytes");
    return ways;
}

Result<QJsonObject> parseJsonObject(QByteArrayView bytes, const QString &what)
{
    auto document = parseStrict(bytes, what);
    if (!document)
        return tl::unexpected(document.error());
    if (!document->isObject())
        return failure(ErrorKind::InvalidDocument, documents::objectExpected(what));
    return document->object();
}

Result<QJsonArray> parseJsonArray(QByteArrayView bytes, const QString &what)
{
    auto document = parseStrict(bytes, what);
    if (!document)
        return tl::unexpected(document.error());
    if (!document->isArray())
        return failure(ErrorKind::InvalidDocument, documents::arrayExpected(what));
    return document->array();
}

QByteArray maskedJson(QByteArrayView bytes, const std::function<bool(JsonPath)> &isMasked)
{
    return isJson(bytes) && !isMarked(bytes) ? Masker(bytes, isMasked).run() : bytes.toByteArray();
}

QByteArray prettyJson(QByteArrayView bytes)
{
    using Ordered = nlohmann::ordered_json;
    if (!isJson(bytes))
        return bytes.toByteArray();
    const Ordered document = Ordered::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (document.is_discarded())
        return bytes.toByteArray();
    const std::string text = document.dump(2, ' ', false, Ordered::error_handler_t::replace);
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace sameinside
