// SPDX-License-Identifier: MIT
#include "ui/comparepage/imagefile.h"

#include "model/layer/decompressor.h"
#include "model/layer/tarwalk.h"
#include "model/text/words/ui/comparepagewords.h"

#include <QFile>
#include <QFileInfo>

namespace sameinside {

namespace {

constexpr qint64 pieceSize = qint64(64) * 1024; // bytes of a compressed archive
constexpr qint64 mostEntries = 1'000'000;
constexpr qint64 mostContents = qint64(32) << 30; // bytes of a decompressed archive

/// Looks for the mark of an OCI layout in a tar; it may come behind the blobs.
class MarkSearch {
public:
    MarkSearch(QFile &file, const std::stop_token &stop) :
        m_file(file), m_stop(stop),
        m_walk(
            file.fileName(), [this](const TarEntry &entry) { return see(entry); },
            {.entries = mostEntries}, stop)
    {
        m_walk.listOnly();
    }
    MarkSearch(const MarkSearch &) = delete;
    MarkSearch &operator=(const MarkSearch &) = delete;

    /// Up to the mark, the end, or the first thing that is wrong.
    void run()
    {
        using enum LayerEncoding::Format;
        const auto format = LayerEncoding::sniff(m_file.peek(tarBlock)).format;
        if (format == Gzip || format == Zstd)
            runDecompressed();
        else
            runPlain();
    }
    bool isFound() const { return m_isFound; }

private:
    Result<void> see(const TarEntry &entry)
    {
        m_isFound = m_isFound || cleanPath(entry.path) == "oci-layout";
        return {};
    }

    bool goesOn() const { return !m_isFound && !m_stop.stop_requested(); }

    void runPlain()
    {
        const qint64 size = m_file.size();
        while (goesOn() && m_file.pos() < size) {
            const qint64 count = std::min(m_walk.skippable(), size - m_file.pos());
            if (count > 0) {
                if (!m_walk.skip(count) || !m_file.seek(m_file.pos() + count))
                    return;
                continue;
            }
            const QByteArray block = m_file.read(tarBlock);
            if (block.isEmpty() || !m_walk.add(block))
                return;
        }
    }

    void runDecompressed()
    {
        Decompressor decompressor(m_file.fileName(),
                                  [this](QByteArrayView bytes) { return m_walk.add(bytes); },
                                  {.contents = mostContents});
        while (goesOn()) {
            const QByteArray piece = m_file.read(pieceSize);
            if (!(piece.isEmpty() ? decompressor.finish() : decompressor.add(piece)))
                return;
            if (piece.isEmpty())
                return;
        }
    }

    QFile &m_file;
    std::stop_token m_stop;
    TarWalk m_walk;
    bool m_isFound = false;
};

Result<QString> nameOfDirectory(const QString &path)
{
    for (const QString &mark : {QStringLiteral("/index.json"), QStringLiteral("/oci-layout")}) {
        if (QFileInfo::exists(path + mark))
            return QStringLiteral("oci:") + path;
    }
    return failure(ErrorKind::InvalidDocument, words::comparepage::noLayout(path));
}

} // namespace

Result<QString> imageNameOfPath(const QString &path, const std::stop_token &stop)
{
    const QFileInfo info(path);
    if (info.isDir())
        return nameOfDirectory(path);
    // A pipe would let open() wait for ever, and a device has no end.
    if (info.exists() && !info.isFile()) {
        return failure(ErrorKind::Io, words::comparepage::neitherFile(path));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(info.exists() ? ErrorKind::Io : ErrorKind::NotFound,
                       QStringLiteral("%1: %2").arg(path, file.errorString()));
    }
    MarkSearch search(file, stop);
    search.run();
    if (stop.stop_requested())
        return stopped();
    return (search.isFound() ? QStringLiteral("oci-archive:") : QStringLiteral("docker-archive:"))
        + path;
}

} // namespace sameinside
