// SPDX-License-Identifier: MIT
#include "model/scan/listfile.h"

#include "model/text/plaintext.h"

#include <QFile>
#include <QStringDecoder>

namespace sameinside {

namespace {

constexpr qsizetype longestLine = 4 * 1024;
constexpr qsizetype longestShown = 160;

std::optional<QString> decoded(QByteArrayView line)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(line);
    if (decoder.hasError())
        return std::nullopt;
    return text;
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
        return broken(
            line, bytes,
            QStringLiteral("the line has %1 bytes, more than the 4 KiB that a name may have")
                .arg(bytes.size()));
    }
    const auto text = decoded(bytes);
    if (!text)
        return broken(line, bytes, QStringLiteral("the line is not UTF-8; save the list as UTF-8"));
    const QString name = text->trimmed();
    auto parsed = ImageName::parse(name);
    return {.line = line, .text = parsed ? name : withoutPassword(name), .name = std::move(parsed)};
}

} // namespace

Result<std::vector<ListEntry>> parseList(QByteArrayView bytes)
{
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        return failure(ErrorKind::InvalidDocument,
                       QStringLiteral("the list is UTF-16; save it as UTF-8"));
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

Result<std::vector<ListEntry>> readList(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
    const QByteArray bytes = file.read(largestList + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
    if (bytes.size() > largestList) {
        return failure(ErrorKind::TooLarge,
                       QStringLiteral("%1: more than the 64 MiB that a list may have").arg(path));
    }
    auto entries = parseList(bytes);
    if (!entries) {
        return failure(entries.error().kind,
                       QStringLiteral("%1: %2").arg(path, entries.error().detail));
    }
    return entries;
}

} // namespace sameinside
