// SPDX-License-Identifier: MIT
#pragma once

#include "registry/distribution/registrysession.h"

namespace sameinside {

/// A paged list of names: the tags of a repository, or the repositories of a catalog (facts
/// section 8.1). Pages are followed by Link; a page that is full and has none, by the question
/// behind its last name.
struct NameList {
    Access access;
    QUrl url;       ///< of the first page, without a query
    QString member; ///< of the JSON object: "tags", "repositories"
    QString what;   ///< for messages

    /// Names as they come, each once. Errors, of the first page: those of the session; NotFound;
    /// Denied; ServerFault. What is wrong with the pages after it is the gap: the same, and
    /// ServerFault for pages that lead elsewhere, in circles or nowhere, TooLarge for a list
    /// without end.
    Result<Listing<QString>> read(RegistrySession &session, const std::stop_token &stop) const;
};

} // namespace sameinside
