// SPDX-License-Identifier: MIT
#include "model/scan/run/scanrunner.h"

#include "model/scan/run/scanrun.h"

#include <algorithm>

namespace sameinside {

namespace {

constexpr int mostJobs = 512;

int workersFor(const ScanRequest &request)
{
    return std::clamp(request.jobs, 1, mostJobs);
}

// Announces the crew of a run to setPaused(), for as long as the run lasts.
class Announcement {
public:
    Announcement(WorkCrew *&place, std::mutex &mutex, WorkCrew &crew, const bool &isPaused) :
        m_place(place), m_mutex(mutex)
    {
        const std::scoped_lock lock(m_mutex);
        m_place = &crew;
        crew.setPaused(isPaused);
    }
    ~Announcement()
    {
        const std::scoped_lock lock(m_mutex);
        m_place = nullptr;
    }
    Q_DISABLE_COPY_MOVE(Announcement)

private:
    WorkCrew *&m_place;
    std::mutex &m_mutex;
};

} // namespace

Result<ScanResult> ScanRunner::run(const ScanRequest &request, const ScanEvents &events,
                                   std::stop_token stop)
{
    if (const auto checked = checkWanted(request.wanted); !checked)
        return tl::unexpected(checked.error());
    WorkCrew crew(workersFor(request));
    const Announcement announcement(m_crew, m_mutex, crew, m_isPaused);
    ScanRun run(
        m_ports, request, events, crew, [this] { return isPaused(); }, stop);
    return run.run();
}

Result<DuplicatesResult> ScanRunner::findDuplicates(const ScanRequest &request,
                                                    const ScanEvents &events, std::stop_token stop)
{
    ScanRequest targets = request;
    targets.list.clear();
    WorkCrew crew(workersFor(request));
    const Announcement announcement(m_crew, m_mutex, crew, m_isPaused);
    ScanRun run(
        m_ports, targets, events, crew, [this] { return isPaused(); }, stop);
    return run.findDuplicates();
}

void ScanRunner::setPaused(bool paused)
{
    const std::scoped_lock lock(m_mutex);
    m_isPaused = paused;
    if (m_crew)
        m_crew->setPaused(paused);
}

bool ScanRunner::isPaused() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isPaused;
}

} // namespace sameinside
