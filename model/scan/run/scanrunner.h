// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/run/scanports.h"
#include "model/scan/scan.h"

#include <mutex>

namespace sameinside {

class WorkCrew;

/// Runs a scan: reads sources and targets with a crew of threads, and judges what was read.
class ScanRunner final : public Scan {
public:
    explicit ScanRunner(ScanPorts ports) : m_ports(std::move(ports)) {}

    Result<ScanResult> run(const ScanRequest &request, const ScanEvents &events,
                           std::stop_token stop) override;
    Result<DuplicatesResult> findDuplicates(const ScanRequest &request, const ScanEvents &events,
                                            std::stop_token stop) override;
    void setPaused(bool paused) override;

private:
    friend class ScanRun;
    bool isPaused() const;

    ScanPorts m_ports;
    mutable std::mutex m_mutex;
    WorkCrew *m_crew = nullptr; ///< of the run that is under way
    bool m_isPaused = false;
};

} // namespace sameinside
