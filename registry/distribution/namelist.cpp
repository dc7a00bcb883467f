// SPDX-License-Identifier: MIT
#include "registry/distribution/namelist.h"

#include "model/image/json.h"
#include "model/text/words/registry/distributionwords.h"
#include "registry/distribution/answererror.h"
#include "registry/distribution/linkheader.h"
#include "registry/http/requesttarget.h"
#include "registry/http/servertext.h"

#include <QJsonArray>
#include <QSet>
#include <QUrlQuery>

namespace sameinside {

namespace {

constexpr int mostPages = 5'000;
constexpr qsizetype mostNames = 1'000'000;
constexpr int mostIdlePages = 2;

// The largest page that every registry takes; more is an error at some.
constexpr int pageSize = 1'000;
// Where a registry is not told a size (facts section 8.1).
constexpr int usualPageSize = 100;

class Walk {
public:
    Walk(const NameList &list, RegistrySession &session, const std::stop_token &stop) :
        m_list(list), m_session(session), m_stop(stop)
    {
    }

    Result<Listing<QString>> run()
    {
        if (const auto first = readFirst(); !first)
            return tl::unexpected(first.error());
        Result<bool> isMore = true;
        for (int pages = 1; isMore && *isMore; ++pages)
            isMore = turn(pages);
        if (!isMore && isStop(isMore.error()))
            return tl::unexpected(isMore.error());
        if (!isMore)
            m_names.gap = isMore.error();
        return std::move(m_names);
    }

private:
    static tl::unexpected<Error> broken(const QString &detail)
    {
        return failure(ErrorKind::ServerFault, detail);
    }
    static bool isStop(const Error &error) { return error.kind == ErrorKind::Cancelled; }

    // A chunked body that ends early does not show before it is parsed.
    static bool mayBeCut(const Response &page, const Error &error)
    {
        return error.kind == ErrorKind::InvalidDocument
            && page.header("Transfer-Encoding").contains("chunked");
    }

    Result<Response> ask(const QUrl &url, const QByteArray &target = {})
    {
        m_asked.insert(url);
        const Request request{
            .url = url, .target = target, .kind = AnswerKind::Page, .findScheme = true};
        auto response = m_session.send(m_list.access, request, m_stop);
        if (!response)
            return tl::unexpected(about(m_list.what, response.error()));
        return response;
    }

    // Every page but the first may be refused: what came before it is not lost.
    Result<void> read(const QUrl &url, const QByteArray &target = {})
    {
        m_refused = {};
        if (m_asked.contains(url))
            return broken(words::distribution::pagesInACircle(m_list.what));
        return keep(url, ask(url, target));
    }

    Result<void> readFirst()
    {
        const QUrl url = question({{QStringLiteral("n"), QString::number(pageSize)}});
        auto page = ask(url);
        // Some do not like to be told a size.
        m_isSized = !page || (page->status != 400 && page->status != 405);
        return m_isSized ? keep(url, std::move(page)) : keep(m_list.url, ask(m_list.url));
    }

    Result<void> keep(const QUrl &url, Result<Response> page)
    {
        auto taken = page ? take(*page) : tl::unexpected(page.error());
        if (!taken && page && mayBeCut(*page, taken.error())) {
            page = ask(url);
            taken = page ? take(*page) : tl::unexpected(page.error());
        }
        if (page)
            (taken ? m_page : m_refused) = *std::move(page);
        if (taken)
            m_url = url;
        return taken;
    }

    Result<void> take(const Response &page)
    {
        if (!page.isSuccess())
            return tl::unexpected(answerError(page, m_list.what, m_list.access, notFound(page)));
        if (isWebPage(page))
            return tl::unexpected(webPageError(page, m_list.what));
        const auto object = parseJsonObject(page.body, m_list.what);
        if (!object)
            return tl::unexpected(object.error());
        const QJsonValue list = object->value(m_list.member);
        // Null is none, and so is a list that some leave out beside the name of its repository.
        const bool isNone = list.isNull() || (list.isUndefined() && object->contains(u"name"));
        if (!list.isArray() && !isNone) {
            return failure(ErrorKind::InvalidDocument,
                           words::distribution::noList(m_list.what, m_list.member));
        }
        const QJsonArray names = list.toArray();
        m_count = names.size();
        m_isNew = false;
        for (const auto &value : names) {
            const QString name = value.toString();
            if (name.isEmpty())
                continue;
            m_last = name;
            if (m_known.contains(name))
                continue;
            m_known.insert(name);
            m_names.push_back(name);
            m_isNew = true;
        }
        m_idlePages = m_isNew ? 0 : m_idlePages + 1;
        return {};
    }

    // Only a registry knows that a repository is not there; what else is in the way does not.
    ErrorKind notFound(const Response &page) const
    {
        const bool isKnown
            = m_list.access.repository.isEmpty() || Refusal::of(page).isRegistryError;
        return isKnown ? ErrorKind::NotFound : ErrorKind::ServerFault;
    }

    // Whether there was another page.
    Result<bool> turn(int pages)
    {
        const auto link = nextLink(m_page.header("Link"));
        if (!link && !isFull())
            return false;
        if (pages == mostPages || m_names.size() > std::size_t(mostNames)) {
            return failure(
                ErrorKind::TooLarge,
                words::distribution::listWithoutEnd(m_list.what, pages, qint64(m_names.size())));
        }
        if (!link || link->isEmpty())
            return askBehind();
        if (m_idlePages >= mostIdlePages)
            return broken(words::distribution::nothingNew(m_list.what));
        m_linkedCounts.insert(m_count);
        if (const auto followed = follow(*link); !followed)
            return tl::unexpected(followed.error());
        return true;
    }

    // A page of as many names as may come at once, or as came with a link before.
    bool isFull() const
    {
        if (m_count == 0)
            return false;
        const qsizetype asked = QUrlQuery(m_url).queryItemValue(QStringLiteral("n")).toInt();
        return m_count == asked || m_linkedCounts.contains(m_count)
            || (!m_isSized && (m_count == usualPageSize || m_count == pageSize));
    }

    Result<void> follow(const QByteArray &link)
    {
        const auto url = target(link);
        if (!url)
            return tl::unexpected(url.error());
        // Its query is opaque: as it is spelled, where it leads to the path that it says.
        const bool isItsPath = QUrl::fromEncoded(link).path() == url->path();
        auto followed = read(*url, isItsPath ? spelledTarget(link, *url) : QByteArray());
        QUrl here = m_list.url;
        here.setQuery(url->query(QUrl::FullyEncoded));
        if (followed || isStop(followed.error()) || here == *url || m_asked.contains(here))
            return followed;
        // Proxies in front of a registry lose a part of its path, or tell one of their own.
        if (const auto again = read(here); again || isStop(again.error()))
            return again;
        return followed;
    }

    // Path and query of the link, at the host that was asked: logins go nowhere else, and behind
    // something that ends TLS a registry knows neither its scheme nor its port.
    Result<QUrl> target(const QByteArray &link) const
    {
        const QUrl named = m_page.url.resolved(QUrl::fromEncoded(link));
        const bool isHttp = named.scheme() == u"http" || named.scheme() == u"https";
        if (!named.isValid() || !isHttp || named.host().isEmpty())
            return broken(words::distribution::nextPageIsNoAddress(m_list.what));
        QUrl url = m_list.url;
        if (isHere(named))
            url.setPath(named.path(QUrl::FullyEncoded), QUrl::TolerantMode);
        else if (!named.path().endsWith(m_list.url.path()))
            return broken(words::distribution::nextPageElsewhere(m_list.what,
                                                                 Origin::of(named).hostAndPort()));
        url.setQuery(named.query(QUrl::FullyEncoded));
        return url;
    }

    bool isHere(const QUrl &named) const
    {
        const Origin there = Origin::of(named);
        const Origin here = Origin::of(m_page.url);
        return there.host == Origin::of(m_list.url).host
            && (there.scheme != here.scheme || there.port == here.port || named.port() < 0);
    }

    QUrl question(const QList<std::pair<QString, QString>> &items) const
    {
        QStringList pairs;
        for (const auto &[name, value] : items)
            pairs += name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
        QUrl url = m_list.url;
        url.setQuery(pairs.join(u'&'));
        return url;
    }

    // Whether a full page without a link was not the last.
    Result<bool> askBehind()
    {
        const qsizetype before = m_count;
        QList<std::pair<QString, QString>> items{{QStringLiteral("last"), m_last}};
        if (m_isSized)
            items.prepend({QStringLiteral("n"), QString::number(pageSize)});
        const auto asked = read(question(items));
        if (!asked && isLinksOnly())
            return false;
        if (!asked)
            return tl::unexpected(asked.error());
        // None, or only the name that was asked behind.
        if (m_isNew || m_count < before)
            return m_isNew;
        // It takes no names to go on from: its links, or that it knows no pages, tell the end.
        if (!m_linkedCounts.isEmpty())
            return false;
        const auto one = read(question({{QStringLiteral("n"), QStringLiteral("1")}}));
        if (one && m_count > 1)
            return false;
        if (!one && isStop(one.error()))
            return tl::unexpected(one.error());
        return broken(words::distribution::repeatsItself(m_list.what, before));
    }

    // It pages by tokens of its own, and gave none (facts section 8.1: ECR).
    bool isLinksOnly() const
    {
        const int status = m_refused.status;
        return (status == 400 || status == 404 || status == 405 || status == 501)
            && (!m_linkedCounts.isEmpty() || m_refused.body.contains("NextToken"));
    }

    const NameList &m_list;
    RegistrySession &m_session;
    const std::stop_token &m_stop;
    Listing<QString> m_names;
    QSet<QString> m_known;
    QSet<QUrl> m_asked;
    Response m_page;    ///< the last that was read
    Response m_refused; ///< what came instead of the page that was asked for last
    QUrl m_url;         ///< of m_page, as it was asked for
    QString m_last;
    qsizetype m_count = 0;          ///< of names on m_page
    QSet<qsizetype> m_linkedCounts; ///< the same, of pages that had a link
    bool m_isNew = false;           ///< some of them
    bool m_isSized = true;          ///< the registry lets itself be told how many to send
    int m_idlePages = 0;
};

} // namespace

Result<Listing<QString>> NameList::read(RegistrySession &session, const std::stop_token &stop) const
{
    return Walk(*this, session, stop).run();
}

} // namespace sameinside
