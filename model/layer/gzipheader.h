// SPDX-License-Identifier: MIT
#pragma once

#include "model/layer/gzipfault.h"

#include <QByteArrayView>

namespace sameinside {

/// The header of a gzip member (RFC 1952, 2.3), read past as its bytes arrive and held to what zlib
/// holds it to. Nothing of it is kept, however long its name is.
class GzipHeader {
public:
    /// Takes the header's bytes off the front. Says what is wrong with it so far.
    GzipFault add(QByteArrayView &bytes);
    bool isWhole() const { return m_part == Part::Whole; }

private:
    enum class Part { Fixed, ExtraLength, Extra, Name, Comment, Checksum, Whole };

    GzipFault add(quint8 byte);
    void goOn(Part part);

    Part m_part = Part::Fixed;
    int m_count = 0;      ///< bytes of this part
    quint32 m_number = 0; ///< of ExtraLength, Extra (what is still to come) and Checksum
    quint8 m_flags = 0;
    quint32 m_checksum = 0;
};

} // namespace sameinside
