// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>

namespace sameinside {

/// Keeps help within 80 columns.
class HelpFormatter : public CLI::Formatter {
public:
    std::string make_description(const CLI::App *app) const override;
    std::string make_subcommand(const CLI::App *command) const override;
    std::string make_option_desc(const CLI::Option *option) const override;
};

/// What is wrong with the command line, and where help is: one line.
std::string usageError(const CLI::App *app, const CLI::Error &error,
                       const std::vector<std::string> &arguments);

} // namespace sameinside
