// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/console.h"

#include <QFile>
#include <QSaveFile>

#include <memory>

namespace sameinside {

/// Where a report goes: a file that is written beside its place and renamed when it is whole, or
/// the command's output.
class ReportFile {
public:
    /// Opens path now, so that a place that cannot be written is known before hours of work; an
    /// empty path or "-" means the console. Errors: Io, naming the path.
    static Result<ReportFile> open(const QString &path, Console &console);

    /// Errors: Io; what was at the path before stays.
    Result<void> write(const QByteArray &bytes);

private:
    explicit ReportFile(Console &console) : m_console(&console) {}

    Console *m_console;
    std::unique_ptr<QFileDevice> m_file; ///< none: the console
    QSaveFile *m_saved = nullptr;        ///< m_file, where it is to be renamed
};

} // namespace sameinside
