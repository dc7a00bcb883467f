// SPDX-License-Identifier: MIT
#include "registry/stored/dockerarchive.h"
#include "registry/stored/tararchive.h"
#include "tests/fuzz/checksums.h"
#include "tests/fuzz/fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

using namespace sameinside;

namespace {

// A file that has no name on any disk.
class MemoryFile {
public:
    explicit MemoryFile(const QByteArray &bytes) : m_file(::memfd_create("archive", MFD_CLOEXEC))
    {
        expect(m_file >= 0 && ::write(m_file, bytes.data(), size_t(bytes.size())) == bytes.size());
    }
    ~MemoryFile() { ::close(m_file); }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;

    QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(m_file); }

private:
    int m_file;
};

void readAll(ImageSource &source, const Descriptor &blob, qint64 most)
{
    qint64 count = 0;
    const auto read = source.readBlob(blob,
                                      [&](QByteArrayView bytes) -> Result<void> {
                                          count += bytes.size();
                                          return {};
                                      },
                                      {});
    expect(count <= most);
    expect(!read || count == blob.size);
}

void readImages(ImageSource &source, qint64 most)
{
    const auto listed = source.list({});
    const auto count = listed ? qMin(listed->size(), std::size_t(4)) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Selector selector{.name = u'@' + QString::number(i), .digest = {}};
        const auto document = source.resolve(selector, {});
        if (!document)
            continue;
        expect(document->schema1() || document->digest().matches(document->bytes()));
        if (!document->manifest() || !document->manifest()->config)
            continue;
        readAll(source, *document->manifest()->config, most);
        for (const Descriptor &layer : document->manifest()->layers)
            readAll(source, layer, most);
        (void)source.resolve({.name = {}, .digest = document->digest()}, {});
    }
}

} // namespace

// Nothing is read that the archive does not hold, and what is read whole is as long as was said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = withChecksums(bytesOf(data, size));
    const MemoryFile file(bytes);
    constexpr qint64 mostContents = 1 << 22;
    const TarArchive::Limits limits{
        .entries = 1'000, .metadata = 1 << 20, .decompression = {.contents = mostContents}};
    auto opened = TarArchive::open(file.path(), limits, {});
    if (!opened)
        return 0;
    const std::shared_ptr<const FileStore> files = *std::move(opened);
    const qint64 most = qMax(qint64(bytes.size()), mostContents);
    if (const auto archive = DockerArchive::open(files))
        readImages(**archive, most);
    if (const auto layout = OciLayout::open(files, QStringLiteral("oci-archive:")))
        readImages(**layout, most);
    return 0;
}
