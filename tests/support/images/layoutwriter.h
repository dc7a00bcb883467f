// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/images/documentbuilder.h"

#include <QString>

namespace sameinside {

/// Writes an OCI image layout, and the damage that tests want in it (image-spec image-layout.md).
class LayoutWriter {
public:
    /// Lists document under name (none: an unnamed entry) and stores what was built with it.
    LayoutWriter &add(const BuiltDocument &document, const QString &name = {});
    /// As containerd names images: the whole reference, and the tag as name.
    LayoutWriter &addForContainerd(const BuiltDocument &document, const QString &reference,
                                   const QString &tag);
    LayoutWriter &addEntry(const Descriptor &entry);
    LayoutWriter &addBlob(const QByteArray &bytes);
    /// The blob is named, but not stored.
    LayoutWriter &without(const Digest &digest);
    /// One bit of the stored blob is turned.
    LayoutWriter &damage(const Digest &digest, qsizetype offset = 0);

    /// The files of the layout by name.
    std::map<QString, QByteArray> files() const;
    /// Writes into directory, which is made where it is missing. Errors: Io.
    Result<void> write(const QString &directory) const;

private:
    std::vector<Descriptor> m_entries;
    Blobs m_blobs;
};

/// Writes a whole file, and the directories above it. Errors: Io.
Result<void> writeFile(const QString &path, const QByteArray &bytes);

} // namespace sameinside
