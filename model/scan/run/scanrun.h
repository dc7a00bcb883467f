// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/matching.h"
#include "model/scan/run/scanreader.h"

namespace sameinside {

/// One run of a scan, phase by phase, in the thread that asked for it.
class ScanRun {
public:
    ScanRun(const ScanPorts &ports, const ScanRequest &request, const ScanEvents &events,
            WorkCrew &crew, std::function<bool()> isPaused, std::stop_token stop);

    Result<ScanResult> run();
    Result<DuplicatesResult> findDuplicates();

private:
    /// Reads manifests and the children of indexes. Errors: that of the first target, where none
    /// can be opened.
    Result<void> readManifests();
    void readConfigs();
    void readSourcePlatforms();
    /// Waits until the crew is idle, or stop is requested; tells what happens meanwhile.
    void wait(ScanPhase phase);
    void tell(ScanPhase phase);
    void tellFound();
    bool isStopped() const { return m_stop.stop_requested(); }

    void judge(ScanResult &result);
    SourceResult judge(const ListEntry &entry, int origin);
    void judgeOrigin(const ScanReader::Origin &origin, SourceResult &result);
    QString doubt() const;
    std::vector<Id> roots() const;

    const ScanRequest &m_request;
    const ScanEvents &m_events;
    WorkCrew &m_crew;
    std::function<bool()> m_isPaused;
    std::stop_token m_stop;
    ScanReader m_reader;
    Matcher m_matcher;
    ProgressMeter m_meter;
    std::vector<std::vector<std::size_t>> m_entriesOf; ///< positions in the list, by origin
    std::vector<int> m_foundPlaces;                    ///< by origin, as last told
    std::size_t m_nextToTell = 0;
    qint64 m_found = 0;
};

} // namespace sameinside
