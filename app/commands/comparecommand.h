// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/command.h"

namespace sameinside {

struct CompareOptions {
    std::string left;
    std::string right;
    std::string platform = "all";
    std::string match = "same-config";
    std::string format = "text";
    bool deep = false;
    bool verify = false;
    bool quiet = false;
};

/// Prints the comparison. Returns 0 related at least as strongly as match, 1 not, 2 could not
/// tell or found an image damaged, 130 stopped.
int runCompare(const CompareOptions &options, const SourceFactory &open, Console &console,
               std::stop_token stop);

class CompareCommand final : public Command {
public:
    CommandText text() const override;
    void addOptions(CLI::App &app) override;
    int run(const Workplace &place) override;

private:
    CompareOptions m_options;
};

} // namespace sameinside
