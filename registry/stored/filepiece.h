// SPDX-License-Identifier: MIT
#pragma once

#include <QIODevice>

namespace sameinside {

/// A piece of an open file, of a file descriptor that must outlive it. Several may read at once.
class FilePiece final : public QIODevice {
public:
    /// offset and size in bytes.
    FilePiece(int file, qint64 offset, qint64 size);

    qint64 size() const override { return m_size; }

protected:
    qint64 readData(char *data, qint64 length) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    int m_file;
    qint64 m_offset;
    qint64 m_size;
};

} // namespace sameinside
