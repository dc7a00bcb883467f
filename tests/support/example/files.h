// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/images/tarwriter.h"

#include <QByteArrayList>

namespace sameinside::example {

/// What a base layer is made from.
struct Base {
    QByteArray architecture; ///< Go's name
    qint64 time;             ///< seconds since 1970
    QByteArray version;      ///< of the distribution: "12.5", "3.20.1"
};

/// Bytes with an ELF header of architecture; the rest is noise that follows from name alone.
QByteArray executable(const QByteArray &architecture, const QByteArray &name, qsizetype size);
/// Lines of words, the same for the same name.
QByteArray prose(const QByteArray &name, int lines);
/// What dpkg or apk keeps about packages, given as "name version".
QByteArray packageRecords(const QByteArray &architecture, const QByteArrayList &packages);

/// A small root file system in the shape of Debian's.
QByteArray debianBase(const Base &base);
/// The same for Alpine.
QByteArray alpineBase(const Base &base);

} // namespace sameinside::example
