// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/command.h"

namespace sameinside {

struct ScanOptions {
    std::string list; ///< "-": input
    std::vector<std::string> targets;
    std::string platform = "all";
    std::string match = "same-config";
    std::string format = "csv";
    std::string output; ///< empty: the console
    int jobs = 24;
    bool quiet = false;
};

/// Looks for every image of the list in the targets, and writes the report. Returns 0 complete,
/// 3 complete but some lines or images could not be read, 2 could not run, 130 stopped: then what
/// was found is written, marked incomplete.
int runScan(const ScanOptions &options, Scan &scan, std::istream &input, Console &console,
            std::stop_token stop);

class ScanCommand final : public Command {
public:
    CommandText text() const override;
    void addOptions(CLI::App &app) override;
    int requests() const override { return m_options.jobs; }
    int run(const Workplace &place) override;

private:
    ScanOptions m_options;
};

} // namespace sameinside
