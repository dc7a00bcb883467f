// SPDX-License-Identifier: MIT
#pragma once

#include "model/report/report.h"
#include "ui/job.h"

class QWidget;

namespace sameinside {

/// Asks for a file and writes a result to it in the background. The file is there whole or not at
/// all.
class ScanExport final : public QObject
{
    Q_OBJECT

public:
    explicit ScanExport(QWidget *window);

    /// name is proposed, without an ending. result is called once a file is chosen.
    void ask(const QString &name, std::function<ScanResult()> result);
    void write(const QString &path, ReportFormat format, ScanResult result);

Q_SIGNALS:
    void written(const QString &path);
    void failed(const sameinside::Error &error);

private:
    QWidget *m_window;
    QString m_directory;
    QString m_path;
    Job<Result<void>> m_job;
};

/// By the ending of the path; nothing for another.
std::optional<ReportFormat> formatOfPath(const QString &path);

} // namespace sameinside
