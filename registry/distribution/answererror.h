// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/verification.h"
#include "registry/auth/authenticator.h"

namespace sameinside {

/// The error for an answer that is no success, by status and code (facts section 8.2). what names
/// the thing that was asked for: "host/repo:tag". notFound is the kind for a 404; where a web page
/// says so and not the registry, it is a ServerFault.
Error answerError(const Response &response, const QString &what, const Access &access,
                  ErrorKind notFound = ErrorKind::NotFound);

/// error with what in front.
Error about(const QString &what, Error error);

/// The error for bytes that are not those of descriptor.
Error mismatchError(const Mismatch &mismatch, const Descriptor &descriptor, const QString &what);

/// A success that is a web page: a login page of the network, or no registry at all.
bool isWebPage(const Response &response);
Error webPageError(const Response &response, const QString &what);

} // namespace sameinside
