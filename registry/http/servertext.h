// SPDX-License-Identifier: MIT
#pragma once

#include "registry/http/httpmessage.h"

#include <QString>

namespace sameinside {

/// What an answer tells about its refusal, made fit for one line: "CODE: message". Hidden
/// characters are gone, 200 characters at most; a web page is never shown.
struct Refusal {
    QString code;    ///< of the distribution API (facts section 8.2), where there is one
    QString message; ///< plain text of the server
    bool isRegistryError = false; ///< the answer has the shape of the distribution API

    static Refusal of(const Response &response);

    /// " (CODE: message)", or nothing.
    QString inBrackets() const;
};

/// Text of a server as plain text in one line.
QString plainText(QByteArrayView utf8);

} // namespace sameinside
