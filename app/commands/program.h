// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/command.h"

#include <memory>
#include <optional>
#include <vector>

namespace sameinside {

/// The program of the command line: its commands, and the one that was called. CLI::App and the
/// texts of the commands are all that help says, and all that a manual would.
class Program {
public:
    Program();
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    /// An exit code where there is nothing to run: help was asked for and is printed, or the
    /// command line is wrong.
    std::optional<int> parse(int argc, char **argv);
    /// Runs the command that was parsed. Returns its exit code.
    int run(std::istream &in, Console &console, std::stop_token stop);

private:
    void add(std::unique_ptr<Command> command);
    int runCommand(std::istream &in, Console &console, std::stop_token stop);

    std::unique_ptr<CLI::App> m_app;
    CommonOptions m_common;
    std::vector<std::unique_ptr<Command>> m_commands;
    Command *m_called = nullptr;
};

} // namespace sameinside
