// SPDX-License-Identifier: MIT
#include "registry/auth/challenge.h"

#include "model/text/words/registry/authwords.h"

namespace sameinside {

namespace {

constexpr qsizetype longestHeader = qsizetype(16) * 1024;

bool isAlnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isTokenChar(char c)
{
    return isAlnum(c) || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken68Char(char c)
{
    return isAlnum(c) || (c != '\0' && QByteArrayView("-._~+/").contains(c));
}

// A token followed by "=" is a parameter, any other starts a challenge.
class Parser {
public:
    explicit Parser(QByteArrayView text) : m_text(text) {}

    Result<std::vector<Challenge>> run()
    {
        while (skipSeparators()) {
            const QByteArray name = read(isTokenChar);
            if (name.isEmpty())
                return malformed(words::auth::unexpectedCharacter());
            skipSpaces();
            const bool broken = peek() == '=' ? !parameter(name) : !challenge(name);
            if (broken)
                return malformed(m_broken);
        }
        return std::move(m_challenges);
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

    template <class Accepts>
    QByteArray read(Accepts accepts)
    {
        const qsizetype start = m_at;
        while (!atEnd() && accepts(m_text[m_at]))
            ++m_at;
        return m_text.sliced(start, m_at - start).toByteArray();
    }

    void skipSpaces()
    {
        read([](char c) { return c == ' ' || c == '\t'; });
    }

    bool skipSeparators()
    {
        read([](char c) { return c == ' ' || c == '\t' || c == ','; });
        return !atEnd();
    }

    bool challenge(const QByteArray &scheme)
    {
        m_challenges.push_back({.scheme = scheme.toLower()});
        // token68 stands alone, up to the next comma.
        const qsizetype before = m_at;
        QByteArray token = read(isToken68Char);
        token += read([](char c) { return c == '='; });
        skipSpaces();
        if (!token.isEmpty() && !token.startsWith('=') && (atEnd() || peek() == ','))
            m_challenges.back().token68 = token;
        else
            m_at = before;
        return true;
    }

    bool parameter(const QByteArray &name)
    {
        if (m_challenges.empty()) {
            m_broken = words::auth::parameterWithoutScheme();
            return false;
        }
        ++m_at; // "="
        skipSpaces();
        QByteArray value;
        if (peek() == '"') {
            if (!quoted(value))
                return false;
        } else {
            // Wider than the grammar: URLs are seen without quotes.
            value = read([](char c) { return c != ',' && c != ' ' && c != '\t' && c != '"'; });
        }
        auto &parameters = m_challenges.back().parameters;
        if (const QByteArray key = name.toLower(); !parameters.contains(key))
            parameters.insert(key, value);
        return true;
    }

    bool quoted(QByteArray &value)
    {
        for (++m_at; !atEnd() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && ++m_at >= m_text.size())
                break;
            value += m_text[m_at];
        }
        if (atEnd()) {
            m_broken = words::auth::openQuote();
            return false;
        }
        ++m_at;
        return true;
    }

    static tl::unexpected<Error> malformed(const QString &why)
    {
        return failure(ErrorKind::InvalidDocument, why);
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::vector<Challenge> m_challenges;
    QString m_broken;
};

} // namespace

Result<std::vector<Challenge>> Challenge::parseAll(QByteArrayView header)
{
    if (header.size() > longestHeader)
        return failure(ErrorKind::InvalidDocument, words::auth::challengeTooLong());
    return Parser(header).run();
}

} // namespace sameinside
