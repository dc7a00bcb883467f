// SPDX-License-Identifier: MIT
#include "registry/stored/tararchive.h"

#include "model/layer/tarwalk.h"
#include "model/text/words/registry/storedwords.h"
#include "registry/stored/decompressedfile.h"
#include "registry/stored/filepiece.h"

#include <QFile>

#include <unistd.h>

namespace sameinside {

namespace {

using Type = TarEntry::Type;

constexpr int mostLinks = 16; // from a name to its file

// Without "." and "..", as Go's path.Clean does it. Nothing where it leads out of the archive.
std::optional<QByteArray> resolvedPath(const QByteArray &path)
{
    QByteArrayList parts;
    for (const QByteArray &part : cleanPath(path).split('/')) {
        if (part != "..")
            parts << part;
        else if (parts.isEmpty())
            return std::nullopt;
        else
            parts.removeLast();
    }
    return parts.join('/');
}

// The name that a link stands for: a symlink starts from its directory, a hard link from the top.
// Nothing where it leads out of the archive.
std::optional<QByteArray> linkedName(const QByteArray &name, Type type, const QByteArray &target)
{
    QByteArray path = target;
    if (type == Type::Symlink && !target.startsWith('/'))
        path.prepend(name.first(name.lastIndexOf('/') + 1));
    return resolvedPath(path);
}

} // namespace

TarArchive::TarArchive(QString path, std::unique_ptr<QFile> file) :
    m_path(std::move(path)), m_file(std::move(file))
{
}

TarArchive::~TarArchive() = default;

Result<std::unique_ptr<TarArchive>> TarArchive::open(const QString &path, const Limits &limits,
                                                     const std::stop_token &stop)
{
    auto file = std::make_unique<QFile>(path);
    if (auto opened = openFile(*file); !opened)
        return tl::unexpected(opened.error());
    using enum LayerEncoding::Format;
    const auto format = LayerEncoding::sniff(file->read(tarBlock)).format;
    file->seek(0);
    if (format != None && format != Empty) {
        auto contents = decompressedFile(*file, limits.decompression, stop);
        if (!contents)
            return tl::unexpected(contents.error());
        file = *std::move(contents);
    }
    std::unique_ptr<TarArchive> archive(new TarArchive(path, std::move(file)));
    if (auto read = archive->readHeaders(limits, stop); !read)
        return tl::unexpected(read.error());
    return archive;
}

Result<void> TarArchive::readHeaders(const Limits &limits, const std::stop_token &stop)
{
    const TarWalk::Limits archive{.entries = limits.entries, .metadata = limits.metadata};
    TarWalk walk(
        m_path,
        [&](const TarEntry &entry) -> Result<void> {
            keep(entry, walk.contentOffset());
            return {};
        },
        archive, stop);
    walk.listOnly();
    const qint64 size = m_file->size();
    QByteArray block(tarBlock, '\0');
    Result<void> walked;
    for (qint64 at = 0; at < size && walked;) {
        if (stop.stop_requested())
            return stopped();
        qint64 count = qMin(walk.skippable(), size - at);
        if (count > 0) {
            walked = walk.skip(count);
        } else {
            count = ::pread(m_file->handle(), block.data(), tarBlock, at);
            if (count == 0)
                break; // shorter than it was
            if (count < 0)
                return failure(ErrorKind::Io,
                               QStringLiteral("%1: %2").arg(m_path, qt_error_string(errno)));
            walked = walk.add(QByteArrayView(block).first(count));
        }
        at += count;
    }
    if (walked)
        walked = walk.finish();
    if (!walked && walked.error().kind == ErrorKind::InvalidDocument) {
        return failure(ErrorKind::InvalidDocument,
                       walk.entries() == 0 ? words::stored::notATarArchive(m_path)
                                           : words::stored::saveAgain(walked.error().detail));
    }
    return walked;
}

void TarArchive::keep(const TarEntry &entry, const std::optional<qint64> &offset)
{
    Member member{.type = entry.type, .offset = offset.value_or(-1), .size = entry.size};
    if (entry.type == Type::Symlink || entry.type == Type::HardLink)
        member.target = entry.target;
    const auto name = resolvedPath(entry.path);
    if (!name) // it is of no use to anyone, and hides nothing
        return;
    member.count += m_members.value(*name, {.count = 0}).count;
    m_members.insert(*name, std::move(member));
}

QString TarArchive::pathOf(const QString &name) const
{
    return m_path + QStringLiteral(": ") + name;
}

// The name that one in a linked directory stands for; nothing where no directory of it is a link.
std::optional<QByteArray> TarArchive::behindLink(const QByteArray &name) const
{
    for (qsizetype end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
        const QByteArray directory = name.first(end);
        const auto member = m_members.constFind(directory);
        if (member != m_members.constEnd() && member->type == Type::Symlink) {
            const auto target = linkedName(directory, member->type, member->target);
            return target ? std::optional(cleanPath(*target + name.sliced(end))) : std::nullopt;
        }
    }
    return std::nullopt;
}

Result<const TarArchive::Member *> TarArchive::find(const QString &name, bool isOnly) const
{
    const auto broken
        = [](const QString &detail) { return failure(ErrorKind::InvalidDocument, detail); };
    const QString path = pathOf(name);
    QByteArray wanted = resolvedPath(name.toUtf8()).value_or(name.toUtf8());
    for (int links = 0; links <= mostLinks; ++links) {
        const auto member = m_members.constFind(wanted);
        if (const auto behind
            = member == m_members.constEnd() ? behindLink(wanted) : std::nullopt) {
            wanted = *behind;
            continue;
        }
        if (member == m_members.constEnd()) {
            if (links > 0)
                return broken(
                    words::stored::linkToNothing(path, QString::fromUtf8(wanted.left(160))));
            return failure(ErrorKind::NotFound, words::stored::notInArchive(pathOf(name)));
        }
        if (isOnly && member->count > 1) {
            // Programs disagree about which counts, so one would be shown another image.
            return broken(words::stored::thereTwice(path, member->count));
        }
        if (member->type != Type::Symlink && member->type != Type::HardLink)
            return &*member;
        const auto next = linkedName(wanted, member->type, member->target);
        if (!next)
            return broken(words::stored::linkOut(path));
        wanted = *next;
    }
    return broken(words::stored::linksInACircle(path, mostLinks));
}

Result<std::unique_ptr<QIODevice>> TarArchive::openMember(const QString &name, bool isOnly) const
{
    const auto member = find(name, isOnly);
    if (!member)
        return tl::unexpected(member.error());
    if ((*member)->type != Type::File)
        return failure(ErrorKind::Io, words::stored::notAFile(pathOf(name)));
    if ((*member)->offset < 0) {
        return failure(ErrorKind::Unsupported, words::stored::sparseFile(pathOf(name)));
    }
    return std::make_unique<FilePiece>(m_file->handle(), (*member)->offset, (*member)->size);
}

Result<std::unique_ptr<QIODevice>> TarArchive::open(const QString &name) const
{
    return openMember(name, false);
}

Result<QByteArray> TarArchive::read(const QString &name, qint64 limit) const
{
    const auto file = openMember(name, true);
    if (!file)
        return tl::unexpected(file.error());
    return readFile(**file, pathOf(name), limit);
}

} // namespace sameinside
