// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/registries/scriptedserver.h"
#include "tests/support/registries/sketch.h"

namespace sameinside {

/// The distribution API over images in memory, as a handler of the scripted server. Fill it before
/// it is asked.
class ScriptedRegistry {
public:
    void push(const QString &repository, const QString &tag, const Sketched &image);
    /// Answers everything that a client reads; pages of listings have pageSize names.
    ScriptedReply answer(const ServedRequest &request) const;
    void setPageSize(int size) { m_pageSize = size; }

private:
    struct Document {
        QByteArray bytes;
        QByteArray mediaType;
    };
    ScriptedReply names(const ServedRequest &request, const QByteArray &member,
                        const QStringList &names) const;
    ScriptedReply manifest(const ServedRequest &request, const QString &repository,
                           const QString &selector) const;

    std::map<QString, std::map<QString, Digest>> m_repositories;
    std::map<Digest, Document> m_documents;
    int m_pageSize = 100;
};

} // namespace sameinside
