// SPDX-License-Identifier: MIT
#pragma once

#include "ui/filepool.h"
#include "ui/job.h"
#include "ui/scanpage/fields/loadedlist.h"
#include "ui/scanpage/fields/recentnames.h"

class QMimeData;

namespace sameinside {

/// The ways to a list: a file that is named, chosen or dropped, and lines that are typed, pasted or
/// dropped. All of it is read in the background, and the latest wins.
class ListIntake final : public QObject {
    Q_OBJECT

public:
    /// settings keep the names of lists that were used, or are absent. reader takes the place of
    /// loadListFile().
    explicit ListIntake(QSettings *settings,
                        std::function<ListReading(const QString &)> reader = {},
                        QObject *parent = nullptr);

    void openFile(const QString &path);
    /// title is of lines that come with the program.
    void useLines(const QByteArray &text, const QString &title = {});
    /// What was dropped or pasted. False where no list can be in it.
    bool take(const QMimeData *given);
    static bool mayTake(const QMimeData *given);
    /// The lines of list as text to be edited, by linesRead().
    void readLines(const SharedList &list);

    bool isReading() const { return m_reading.isRunning(); }
    const QStringList &recent() const { return m_recent.names(); }
    /// Where a dialog for another list begins: the directory that was named, or the file; empty
    /// for none.
    struct Beginning {
        QString path;
        bool isDirectory = false;
    };
    const Beginning &beginning() const { return m_beginning; }

Q_SIGNALS:
    /// loaded() or failed() follows, unless another list is asked for.
    void begun();
    void loaded(sameinside::SharedList list);
    /// path is empty for lines.
    void failed(const QString &path, const sameinside::ListReading &reading);
    void linesRead(const QString &text);

private:
    void read(const QString &path, Job<ListReading>::Work work);
    void finish(ListReading reading);

    FilePool m_pool;
    std::function<ListReading(const QString &)> m_reader;
    RecentNames m_recent;
    QString m_path; ///< of the list that is read, or was read last; empty for lines
    Beginning m_beginning;
    Job<ListReading> m_reading;
    Job<QByteArray> m_lines;
};

} // namespace sameinside
