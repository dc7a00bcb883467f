// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"
#include "registry/http/loggedrequest.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

namespace sameinside {

/// In the order of the wire. Qt joins repeated fields of an answer with ", ".
using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

/// What an answer is for: it decides how large it may be.
enum class AnswerKind { Manifest, Config, Token, Page, Blob };

/// The largest answer of a kind, in bytes (facts section 2.6); no limit for a streamed blob.
qint64 largestAnswer(AnswerKind kind);

/// The most that is read of an answer that tells an error, in bytes.
inline constexpr qint64 largestErrorBody = qint64(64) * 1024;

/// One request to a registry or to a service that it names.
struct Request {
    enum class Method { Get, Head, Post };

    Method method = Method::Get;
    QUrl url;
    /// Path and query as a GET is to send them; empty: as url spells them.
    QByteArray target = {};
    HttpHeaders headers;
    QByteArray authorization; ///< goes to the origin of url only, whatever redirects say
    QByteArray body;
    AnswerKind kind = AnswerKind::Manifest;
    qint64 largest = 0;            ///< bytes; 0: what the kind allows
    bool cutAtLargest = false;     ///< a longer answer is cut, not refused
    bool findScheme = false;       ///< plain HTTP will do, where the host may be asked so
    bool repeatable = false;       ///< a POST that may be sent again
    RequestListener listener = {}; ///< beside the one of the transport; may be absent

    QByteArray methodName() const;
};

/// An answer, whatever its status. Nothing of it is trusted.
struct Response {
    int status = 0;
    HttpHeaders headers;
    QByteArray body;        ///< empty where the body was streamed
    QUrl url;               ///< where it came from, after redirects
    bool elsewhere = false; ///< from another origin than was asked

    /// The value of a field, its repetitions joined with ", "; empty where there is none.
    QByteArray header(QByteArrayView name) const;
    bool isSuccess() const { return status >= 200 && status < 300; }
};

} // namespace sameinside
