// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"
#include "ui/job.h"

#include <QWidget>

#include <vector>

namespace sameinside {

/// A kind of file that something can be saved as.
struct FileKind {
    QString ending; ///< "png"
    QString filter; ///< for a file dialog: "PNG picture (*.png)"
};

/// The position of the kind that the path ends in; -1 for none.
int kindOfPath(const QString &path, const std::vector<FileKind> &kinds);

/// Where to write what was asked for as path, of which kind. A name without an ending gets that of
/// usual. Errors: InvalidName for an ending of none of the kinds; Io where adding an ending would
/// name a file that is there.
struct ExportTarget {
    QString path;
    int kind = 0;
};
Result<ExportTarget> exportTarget(const QString &path, const std::vector<FileKind> &kinds,
                                  int usual);

/// Writes a file that is there whole or not at all. Errors: Io.
Result<void> saveFile(const QString &path, const QByteArray &bytes);

/// Asks for a file and writes to it in the background.
class FileExport final : public QObject {
    Q_OBJECT

public:
    /// Runs on a worker thread, and owns what it uses.
    using Content = std::function<QByteArray()>;
    /// Called once a file is chosen, with the position of its kind.
    using Make = std::function<Content(int kind)>;

    /// title is the dialog's; the first of kinds is the usual one.
    FileExport(QWidget *window, QString title, std::vector<FileKind> kinds);

    /// name is proposed, without an ending.
    void ask(const QString &name, Make make);
    void write(const QString &path, Content content);

private:
    void save(const QString &path, int usual, const Make &make);

Q_SIGNALS:
    void written(const QString &path);
    void failed(const sameinside::Error &error);

private:
    QWidget *m_window;
    QString m_title;
    std::vector<FileKind> m_kinds;
    QString m_directory; ///< where the last file went
    QString m_path;
    Job<Result<void>> m_job;
};

} // namespace sameinside
