// SPDX-License-Identifier: MIT
#include "registry/stored/filepiece.h"

#include "model/text/words/registry/storedwords.h"

#include <unistd.h>

#include <cerrno>

namespace sameinside {

FilePiece::FilePiece(int file, qint64 offset, qint64 size) :
    m_file(file), m_offset(offset), m_size(size)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 FilePiece::readData(char *data, qint64 length)
{
    const qint64 wanted = qMin(length, m_size - pos());
    if (wanted <= 0)
        return 0;
    const ssize_t count = ::pread(m_file, data, std::size_t(wanted), m_offset + pos());
    if (count > 0)
        return count;
    setErrorString(count < 0 ? qt_error_string(errno) : words::stored::cutOff());
    return -1;
}

} // namespace sameinside
