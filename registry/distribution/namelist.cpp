// SPDX-License-Identifier: MIT
#include "registry/distribution/namelist.h"

#include "model/image/json.h"
#include "model/text/words/registry/distributionwords.h"
#include "registry/distribution/answererror.h"
#include "registry/distribution/linkheader.h"

#include <QJsonArray>
#include <QSet>

namespace sameinside {

namespace {

constexpr int mostPages = 5'000;
constexpr qsizetype mostNames = 1'000'000;
constexpr int mostIdlePages = 2;

// The largest page that every registry takes; more is an error at some.
constexpr QStringView pageSize = u"n=1000";

class Walk {
public:
    Walk(const NameList &list, RegistrySession &session, const std::stop_token &stop) :
        m_list(list), m_session(session), m_stop(stop)
    {
    }

    Result<std::vector<QString>> run()
    {
        auto page = firstPage();
        for (int pages = 1;; ++pages) {
            if (!page)
                return tl::unexpected(page.error());
            auto read = take(*page);
            if (!read && mayBeCut(*page, read.error())) {
                page = ask(page->url);
                if (!page)
                    return tl::unexpected(page.error());
                read = take(*page);
            }
            if (!read)
                return tl::unexpected(read.error());
            const auto next = nextLink(page->header("Link"));
            if (!next)
                return std::move(m_names);
            if (pages == mostPages || m_names.size() > std::size_t(mostNames)) {
                return failure(ErrorKind::TooLarge,
                               words::distribution::listWithoutEnd(m_list.what, pages,
                                                                   qint64(m_names.size())));
            }
            const auto url = target(*page, *next);
            if (!url)
                return tl::unexpected(url.error());
            page = ask(*url);
        }
    }

private:
    static tl::unexpected<Error> broken(const QString &detail)
    {
        return failure(ErrorKind::ServerFault, detail);
    }

    // A chunked body that ends early does not show before it is parsed.
    static bool mayBeCut(const Response &page, const Error &error)
    {
        return error.kind == ErrorKind::InvalidDocument
            && page.header("Transfer-Encoding").contains("chunked");
    }

    Result<Response> ask(const QUrl &url)
    {
        const Request request{.url = url, .kind = AnswerKind::Page, .findScheme = true};
        auto response = m_session.send(m_list.access, request, m_stop);
        if (!response)
            return tl::unexpected(about(m_list.what, response.error()));
        m_asked.insert(response->url);
        return response;
    }

    Result<Response> firstPage()
    {
        QUrl url = m_list.url;
        url.setQuery(pageSize.toString());
        auto page = ask(url);
        // Some do not like to be told a size.
        if (page && (page->status == 400 || page->status == 405))
            page = ask(m_list.url);
        return page;
    }

    Result<void> take(const Response &page)
    {
        if (!page.isSuccess())
            return tl::unexpected(answerError(page, m_list.what, m_list.access));
        if (isWebPage(page))
            return tl::unexpected(webPageError(page, m_list.what));
        const auto object = parseJsonObject(page.body, m_list.what);
        if (!object)
            return tl::unexpected(object.error());
        const QJsonValue list = object->value(m_list.member);
        // Null is none, and so is a list that some leave out beside the name of its repository.
        const bool isNone = list.isNull() || (list.isUndefined() && object->contains(u"name"));
        if (!list.isArray() && !isNone) {
            return tl::unexpected(Error{ErrorKind::InvalidDocument,
                                        words::distribution::noList(m_list.what, m_list.member)});
        }
        const QJsonArray names = list.toArray();
        bool isIdle = true;
        for (const auto &value : names) {
            const QString name = value.toString();
            if (name.isEmpty() || m_known.contains(name))
                continue;
            m_known.insert(name);
            m_names.push_back(name);
            isIdle = false;
        }
        m_idlePages = isIdle ? m_idlePages + 1 : 0;
        if (m_idlePages < mostIdlePages || !nextLink(page.header("Link")))
            return {};
        return broken(words::distribution::nothingNew(m_list.what));
    }

    Result<QUrl> target(const Response &page, const QByteArray &link) const
    {
        QUrl url = page.url.resolved(QUrl::fromEncoded(link));
        url.setFragment({});
        if (!url.isValid())
            return broken(words::distribution::nextPageIsNoAddress(m_list.what));
        if (Origin::of(url) != Origin::of(page.url) || page.elsewhere) {
            return broken(
                words::distribution::nextPageElsewhere(m_list.what, Origin::of(url).hostAndPort()));
        }
        if (m_asked.contains(url))
            return broken(words::distribution::pagesInACircle(m_list.what));
        return url;
    }

    const NameList &m_list;
    RegistrySession &m_session;
    const std::stop_token &m_stop;
    std::vector<QString> m_names;
    QSet<QString> m_known;
    QSet<QUrl> m_asked;
    int m_idlePages = 0;
};

} // namespace

Result<std::vector<QString>> NameList::read(RegistrySession &session,
                                            const std::stop_token &stop) const
{
    return Walk(*this, session, stop).run();
}

} // namespace sameinside
