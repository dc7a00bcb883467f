// SPDX-License-Identifier: MIT
#include "app/commands/reportfile.h"

#include "model/text/words/ui/commandlinewords.h"

#include <QFileInfo>

namespace sameinside {

namespace {

tl::unexpected<Error> notWritten(const QFileDevice &file)
{
    return failure(ErrorKind::Io,
                   words::commandline::outputNotWritten(file.fileName(), file.errorString()));
}

} // namespace

Result<ReportFile> ReportFile::open(const QString &path, Console &console)
{
    ReportFile report(console);
    if (path.isEmpty() || path == u"-")
        return report;
    // A pipe or device cannot be replaced by a file.
    const QFileInfo info(path);
    if (info.exists() && !info.isFile() && !info.isDir()) {
        report.m_file = std::make_unique<QFile>(path);
    } else {
        auto saved = std::make_unique<QSaveFile>(path);
        report.m_saved = saved.get();
        report.m_file = std::move(saved);
    }
    if (!report.m_file->open(QIODevice::WriteOnly))
        return notWritten(*report.m_file);
    return report;
}

Result<void> ReportFile::write(const QByteArray &bytes)
{
    if (!m_file) {
        m_console->out.write(bytes.constData(), bytes.size());
        m_console->out.flush();
        if (!m_console->out)
            return failure(ErrorKind::Io, words::commandline::standardOutputNotWritten());
        return {};
    }
    const bool isWritten
        = m_file->write(bytes) == bytes.size() && (m_saved ? m_saved->commit() : m_file->flush());
    if (!isWritten)
        return notWritten(*m_file);
    return {};
}

} // namespace sameinside
