// SPDX-License-Identifier: MIT
#include "model/scan/listfile.h"

#include "model/text/plaintext.h"
#include "model/text/words/model/scanwords.h"

#include <QFile>
#include <QStringDecoder>

#include <sys/stat.h>

namespace sameinside {

namespace {

constexpr qsizetype longestLine = qsizetype(4) * 1024;
constexpr qsizetype longestShown = 160;

std::optional<QString> decoded(QByteArrayView line)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(line);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

/// What is no file and no directory, in a word; empty for those.
QString kindOfSpecial(const QString &path)
{
    struct stat facts {};
    if (::stat(QFile::encodeName(path).constData(), &facts) != 0)
        return {};
    switch (facts.st_mode & S_IFMT) {
    case S_IFIFO:
        return words::scan::aPipe();
    case S_IFSOCK:
        return words::scan::aSocket();
    case S_IFCHR:
    case S_IFBLK:
        return words::scan::aDevice();
    default:
        return {};
    }
}

bool isOpenStream(const QString &path)
{
    return path == QStringLiteral("/dev/stdin") || path.startsWith(QStringLiteral("/dev/fd/"))
        || path.startsWith(QStringLiteral("/proc/self/fd/"));
}

ListEntry broken(int line, QByteArrayView bytes, const QString &why)
{
    QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), longestShown)));
    return {
        .line = line, .text = withoutPassword(text), .name = failure(ErrorKind::InvalidName, why)};
}

ListEntry parseLine(int line, QByteArrayView bytes)
{
    if (bytes.size() > longestLine) {
        return broken(line, bytes, words::scan::lineTooLong(bytes.size()));
    }
    const auto text = decoded(bytes);
    if (!text)
        return broken(line, bytes, words::scan::lineNotUtf8());
    const QString name = text->trimmed();
    auto parsed = ImageName::parse(name);
    return {.line = line, .text = parsed ? name : withoutPassword(name), .name = std::move(parsed)};
}

} // namespace

Result<std::vector<ListEntry>> parseList(QByteArrayView bytes)
{
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        return failure(ErrorKind::InvalidDocument, words::scan::listIsUtf16());
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes = bytes.sliced(3);

    std::vector<ListEntry> entries;
    int number = 0;
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView line = (end < 0 ? bytes : bytes.first(end)).trimmed();
        bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + 1);
        ++number;
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        entries.push_back(parseLine(number, line));
    }
    return entries;
}

Result<QByteArray> readListBytes(const QString &path, qint64 most, OpenStreams streams)
{
    if (const QString kind = kindOfSpecial(path);
        !kind.isEmpty() && !(streams == OpenStreams::Read && isOpenStream(path)))
        return failure(ErrorKind::Io, words::scan::noFile(path, kind));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, words::scan::withReason(path, file.errorString()));
    QByteArray bytes = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Io, words::scan::withReason(path, file.errorString()));
    if (bytes.size() > most)
        return failure(ErrorKind::TooLarge, words::scan::listTooLarge(path));
    return bytes;
}

Result<std::vector<ListEntry>> readList(const QString &path, OpenStreams streams)
{
    const auto bytes = readListBytes(path, largestList, streams);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto entries = parseList(*bytes);
    if (!entries)
        return failure(entries.error().kind, words::scan::withReason(path, entries.error().detail));
    return entries;
}

} // namespace sameinside
