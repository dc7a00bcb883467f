// SPDX-License-Identifier: MIT
#include "tests/support/images/blobencoding.h"

#include <QtEndian>

#include <zlib.h>
#include <zstd.h>

#include <memory>

namespace sameinside {

namespace {

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray deflated(const QByteArray &content, int level)
{
    z_stream stream{};
    deflateInit2(&stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(content.size()))), '\0');
    QByteArray in = content;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const int state = deflate(&stream, Z_FINISH);
    Q_ASSERT(state == Z_STREAM_END);
    Q_UNUSED(state)
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

// RFC 1952 section 2.3.
QByteArray gzipMember(const QByteArray &content, const BlobEncoding &encoding)
{
    constexpr char nameFlag = 0x08;
    QByteArray member("\x1f\x8b\x08", 3);
    member += encoding.fileName.isEmpty() ? '\0' : nameFlag;
    member += littleEndian(encoding.mtime);
    member += encoding.level == 9 ? '\x02' : encoding.level == 1 ? '\x04' : '\0';
    member += char(encoding.os);
    if (!encoding.fileName.isEmpty())
        member += encoding.fileName + '\0';
    member += deflated(content, encoding.level);
    const uLong sum
        = crc32(0, reinterpret_cast<const Bytef *>(content.constData()), uInt(content.size()));
    return member + littleEndian(quint32(sum)) + littleEndian(quint32(content.size()));
}

QByteArray zstdFrame(const QByteArray &content, const BlobEncoding &encoding)
{
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                       &ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, encoding.level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, encoding.checksum ? 1 : 0);
    QByteArray out(qsizetype(ZSTD_compressBound(std::size_t(content.size()))), '\0');
    const std::size_t size = ZSTD_compress2(context.get(), out.data(), std::size_t(out.size()),
                                            content.constData(), std::size_t(content.size()));
    Q_ASSERT(!ZSTD_isError(size));
    out.truncate(qsizetype(size));
    return out;
}

} // namespace

BlobEncoding BlobEncoding::goGzip(int level)
{
    return {.level = level};
}

BlobEncoding BlobEncoding::gnuGzip(int level, const QByteArray &fileName, quint32 mtime)
{
    return {.level = level, .mtime = mtime, .fileName = fileName, .os = 3};
}

BlobEncoding BlobEncoding::containersGzip()
{
    return {.mtime = 0x886e0900};
}

BlobEncoding BlobEncoding::zstd(int level)
{
    return {.kind = Kind::Zstd, .level = level};
}

BlobEncoding BlobEncoding::none()
{
    return {.kind = Kind::None};
}

QByteArray BlobEncoding::encode(const QByteArray &tar) const
{
    if (kind == Kind::None)
        return tar;
    QByteArray blob;
    const qsizetype part = (tar.size() + members - 1) / members;
    for (int i = 0; i < members; ++i) {
        const QByteArray content = tar.mid(i * part, part);
        blob += kind == Kind::Zstd ? zstdFrame(content, *this) : gzipMember(content, *this);
    }
    return blob;
}

} // namespace sameinside
