// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/command.h"

namespace sameinside {

struct InspectOptions {
    std::string source;
    std::string platform = "all";
    std::string format = "tree";
    bool raw = false; ///< the bytes of the manifest as they are
};

/// Prints an image. Returns 0, 2 where it could not be read, 130 stopped.
int runInspect(const InspectOptions &options, const SourceFactory &open, Console &console,
               std::stop_token stop);

class InspectCommand final : public Command {
public:
    CommandText text() const override;
    void addOptions(CLI::App &app) override;
    int run(const Workplace &place) override;

private:
    InspectOptions m_options;
};

} // namespace sameinside
