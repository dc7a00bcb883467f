// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/command.h"

namespace sameinside {

struct DuplicatesOptions {
    std::vector<std::string> targets;
    std::string format = "text";
    std::string output; ///< empty: the console
    int jobs = 24;
    bool quiet = false;
};

/// Writes the clusters of equal images inside the targets, largest saving first. Returns as
/// runScan() does.
int runDuplicates(const DuplicatesOptions &options, Scan &scan, Console &console,
                  std::stop_token stop);

class DuplicatesCommand final : public Command {
public:
    CommandText text() const override;
    void addOptions(CLI::App &app) override;
    int requests() const override { return m_options.jobs; }
    int run(const Workplace &place) override;

private:
    DuplicatesOptions m_options;
};

} // namespace sameinside
