// SPDX-License-Identifier: MIT
#include "ui/scanpage/listintake.h"

#include "ui/widgets/pathedit.h"

namespace sameinside {

ListIntake::ListIntake(QSettings *settings, std::function<ListReading(const QString &)> reader,
                       QObject *parent) :
    QObject(parent),
    m_reader(reader ? std::move(reader) : loadListFile),
    m_recent(settings, QStringLiteral("scan/recentLists")),
    m_reading([this](ListReading reading) { finish(std::move(reading)); }, {}, m_pool.threads()),
    m_lines([this](const QByteArray &text) { Q_EMIT linesRead(QString::fromUtf8(text)); }, {},
            m_pool.threads())
{
}

void ListIntake::openFile(const QString &path)
{
    read(path, [path, reader = m_reader](const auto &, std::stop_token) { return reader(path); });
}

void ListIntake::useLines(const QByteArray &text, const QString &title)
{
    read({}, [text, title](const auto &, std::stop_token) {
        return ListReading{loadListText(text, title), ListReading::At::File};
    });
}

bool ListIntake::take(const QMimeData *given)
{
    if (const QString path = localFileOf(given); !path.isEmpty()) {
        openFile(path);
        return true;
    }
    const QString lines = linesOf(given);
    if (lines.trimmed().isEmpty())
        return false;
    useLines(lines.toUtf8());
    return true;
}

bool ListIntake::mayTake(const QMimeData *given)
{
    return !localFileOf(given).isEmpty() || !linesOf(given).isEmpty();
}

void ListIntake::readLines(const SharedList &list)
{
    if (!list || list->path.isEmpty()) {
        m_lines.stop();
        Q_EMIT linesRead(list ? QString::fromUtf8(list->text) : QString());
        return;
    }
    m_lines.start(
        [path = list->path](const auto &, std::stop_token) { return editableLines(path); });
}

void ListIntake::read(const QString &path, Job<ListReading>::Work work)
{
    m_path = path;
    m_lines.stop(); // they would be those of the list before
    m_reading.start(std::move(work));
    Q_EMIT begun();
}

void ListIntake::finish(ListReading reading)
{
    if (!m_path.isEmpty() && (reading.list || reading.at == ListReading::At::Directory))
        m_beginning = {m_path, reading.at == ListReading::At::Directory};
    if (!reading.list) {
        Q_EMIT failed(m_path, reading);
        return;
    }
    if (!m_path.isEmpty())
        m_recent.add(m_path);
    Q_EMIT loaded(*std::move(reading.list));
}

} // namespace sameinside
