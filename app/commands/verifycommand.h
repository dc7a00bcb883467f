// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/command.h"

namespace sameinside {

struct VerifyOptions {
    std::vector<std::string> sources;
    std::vector<std::string> targets;
    std::string format = "text";
    int jobs = 16;
    bool restart = false;
    bool quiet = false;
};

/// Reads it all and prints what is wrong. What was verified is remembered below journalDirectory
/// until a run comes to its end; not at all where that is empty. Returns 0 sound, 1 something is
/// damaged or not there, 2 could not tell, 130 stopped.
int runVerify(const VerifyOptions &options, const ScanPorts &ports, const QString &journalDirectory,
              Console &console, std::stop_token stop);

class VerifyCommand final : public Command {
public:
    CommandText text() const override;
    void addOptions(CLI::App &app) override;
    int requests() const override { return m_options.jobs; }
    int run(const Workplace &place) override;

private:
    VerifyOptions m_options;
};

} // namespace sameinside
