// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/console.h"
#include "model/image/imagename.h"
#include "model/scan/scanresult.h"

namespace sameinside {

/// Complaints of one kind: the first few are told, the rest counted, since the report names all.
class Notes {
public:
    explicit Notes(Console &console) : m_console(console) {}
    ~Notes();
    Notes(const Notes &) = delete;
    Notes &operator=(const Notes &) = delete;

    void add(const QString &text);

private:
    Console &m_console;
    qint64 m_count = 0;
};

/// What could not be read in the targets: each reason once.
void noteUnread(const std::vector<UnreadTarget> &unread, Console &console);

/// The values of --in. Errors: InvalidName, for the first that is no target.
Result<std::vector<TargetName>> parseTargets(const std::vector<std::string> &texts);

} // namespace sameinside
